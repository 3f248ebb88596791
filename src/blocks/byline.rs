//! Bylines: `By Jane Doe`, `By JANE DOE and JOHN ROE, Associated Press`, `Jane Doe in Nairobi`, `Staff Writer`.

use super::lists::{Lists, folded, is_blank};

/// Words of a byline: three authors, each with outlet and place, have about 20.
const MAX_WORDS: usize = 25;
/// Bytes of a byline, to refuse long lines before looking at their words.
const MAX_BYTES: usize = 250;
/// Words of one person's name without a `By` before it.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// How a byline is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Byline {
    /// It says so: `By …`, `…, Staff Writer`.
    Said,
    /// `Reporting by …`: a byline above the story, a credit below it.
    Credit,
    /// A name and a place: `Jane Doe in Nairobi`. A headline can look so.
    Placed,
    /// Nothing but a name: `Jane Doe`.
    Bare,
    /// Nothing but an agency: `Reuters`.
    Agency,
}

/// Reads a line, or a part of one between bars, as a byline.
pub(super) fn read(line: &str, lists: &Lists<'_>) -> Option<Byline> {
    if line.len() > MAX_BYTES {
        return None;
    }
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '\u{2014}' | '\u{2013}' | '-' | '_'));
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    if let Some(names) = introduced(line) {
        let credit = ["additional", "reporting", "compiled"].iter().any(|it| folded(line).starts_with(it));
        let kind = if credit { Byline::Credit } else { Byline::Said };
        return (signed(&names, lists) || lists.is_agency(&names)).then_some(kind);
    }
    let last = folded(words[words.len() - 1]);
    if words.len() >= 2 && lists.is_signer(last.trim_matches(['(', ')', '.'])) && roles(&words, lists) {
        return Some(Byline::Said);
    }
    if lists.is_agency(line) {
        return Some(Byline::Agency);
    }
    let placed = words.iter().position(|&word| word == "in");
    let name = &words[..placed.unwrap_or(words.len())];
    let named = NAME_WORDS.contains(&name.len()) && name.iter().all(|word| is_name(word));
    match placed {
        Some(at) => {
            let place = &words[at + 1..];
            (named && (1..=4).contains(&place.len()) && place.iter().all(|word| is_name(word)))
                .then_some(Byline::Placed)
        }
        None => named.then_some(Byline::Bare),
    }
}

/// What stands behind `By`, `Reporting by`, `Author:` and the like.
fn introduced(line: &str) -> Option<String> {
    const OPENINGS: [&str; 16] = [
        "by",
        "by:",
        "reporting by",
        "written by",
        "story by",
        "words by",
        "posted by",
        "published by",
        "report by",
        "text by",
        "author:",
        "authors:",
        "reporter:",
        "from our",
        "additional reporting by",
        "compiled by",
    ];
    let mut words = line.split_whitespace();
    let first = words.next()?;
    let two = words.next()?;
    let three = words.next().unwrap_or_default();
    let rest_from = |count: usize| line.split_whitespace().skip(count).collect::<Vec<_>>().join(" ");
    let heads = [(3, format!("{first} {two} {three}")), (2, format!("{first} {two}")), (1, first.to_owned())];
    let found = heads.into_iter().find(|(_, head)| OPENINGS.contains(&head.to_lowercase().as_str()));
    found.map(|(count, _)| rest_from(count)).filter(|rest| !rest.is_empty())
}

/// Whether words are names, places, outlets and roles only, with the small words between them, and no sentence.
fn signed(names: &str, lists: &Lists<'_>) -> bool {
    let mut capitals = 0;
    for word in names.split([' ', '\u{A0}', '/']).filter(|word| !word.is_empty()) {
        let bare = word.trim_matches([',', ';', ':', '(', ')', '&', '|']);
        let small = matches!(
            bare,
            "" | "and"
                | "in"
                | "of"
                | "for"
                | "at"
                | "with"
                | "the"
                | "y"
                | "our"
                | "a"
                | "editing"
                | "by"
                | "from"
        );
        if is_name(bare) {
            capitals += 1;
        } else if !small && !lists.is_role(&folded(bare)) && !bare.starts_with('@') && !bare.contains('@') {
            return false;
        }
    }
    let last = names
        .trim_end_matches(|c: char| is_blank(c) || c == '.')
        .rsplit([' ', '\u{A0}'])
        .next()
        .unwrap_or_default();
    capitals > 0 && !matches!(last, "and" | "in" | "of" | "for" | "the")
}

/// Whether a line is a name with a role, or a role alone: `Our Correspondent`, `Jane Doe, Political Editor`.
fn roles(words: &[&str], lists: &Lists<'_>) -> bool {
    let (mut names, mut roles) = (0, 0);
    for word in words {
        let bare = word.trim_matches([',', '(', ')', '|', '.']);
        let role = lists.is_role(&folded(bare));
        if role {
            roles += 1;
        } else if is_name(bare) {
            names += 1;
        } else if !matches!(bare, "" | "of" | "and" | "the" | "for" | "in") {
            return false;
        }
    }
    // A headline such as "UN Chief Meets World Editors" has its roles among other words; a byline has them at the end.
    let comma = words.iter().any(|word| word.ends_with(',') || word.starts_with('('));
    roles >= 1 && (names == 0 || comma)
}

/// A word of a name: a capital or initial, or a particle inside names; no digits.
pub(super) fn is_name(word: &str) -> bool {
    let bare = word.trim_matches([',', '(', ')']);
    let particle = matches!(
        bare,
        "de" | "da"
            | "do"
            | "dos"
            | "das"
            | "di"
            | "du"
            | "del"
            | "della"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "e"
            | "abu"
            | "zu"
            | "af"
            | "d'"
    );
    let prefixed = bare.starts_with("al-")
        || bare.starts_with("el-")
        || bare.starts_with("d'")
        || bare.starts_with("d\u{2019}");
    let capital = bare.chars().next().is_some_and(char::is_uppercase);
    (capital || particle || prefixed)
        && bare.chars().all(|c| {
            c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '\u{2019}' | '\u{2018}') || !c.is_ascii()
        })
}
