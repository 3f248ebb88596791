//! Lines that stand above or between paragraphs: headline, section name, subhead.

use super::lists::{Lists, folded};

/// Words of a headline: all of 2,053 BBC headlines keep within it, and all but one of 924 American ones.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 2..=26;
/// Words of a subhead between paragraphs.
const SUBHEAD_WORDS: std::ops::RangeInclusive<usize> = 1..=16;
/// Words of a standfirst below the headline.
const STANDFIRST_WORDS: std::ops::RangeInclusive<usize> = 3..=45;
/// Words of a question that can be a subhead; longer ones are an interviewer's.
const QUESTION_WORDS: usize = 10;
/// Words from which a line with a final stop is a sentence of the story rather than a remark.
const SENTENCE_WORDS: usize = 6;
/// Words from which a line is a paragraph whatever it ends with.
const PARAGRAPH_WORDS: usize = 50;
/// Bytes from which a line is no heading, before its words are counted.
const HEADING_BYTES: usize = 400;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A full stop, exclamation mark or ellipsis.
    Stop,
    Question,
    /// A colon, comma, semicolon or dash: something follows.
    Open,
    None,
}

/// How `words` end, closing quotes and brackets apart.
pub(super) fn ending(words: &str) -> Ending {
    let bare = words.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | ')' | ']' | '\u{201D}' | '\u{2019}' | '\u{BB}' | '*') || c.is_whitespace()
    });
    match bare.chars().next_back() {
        Some('.') if is_abbreviation(bare) => Ending::None,
        Some('.' | '!' | '\u{2026}' | '\u{3002}' | '\u{6D4}' | '\u{964}') => Ending::Stop,
        Some('?') => Ending::Question,
        Some(':' | ',' | ';' | '-' | '\u{2013}' | '\u{2014}') => Ending::Open,
        _ => Ending::None,
    }
}

/// `U.S.`, `a.m.`: letters with a stop each.
fn is_abbreviation(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    letters.len() >= 4
        && letters.len() <= 8
        && letters.split_terminator('.').all(|part| part.chars().count() == 1)
}

/// Whether a line can be the headline.
pub(super) fn is_headline(words: &str) -> bool {
    if words.len() > HEADING_BYTES
        || !HEADLINE_WORDS.contains(&count(words))
        || !opens(words)
        || !balanced(words)
    {
        return false;
    }
    match ending(words) {
        Ending::None | Ending::Question => true,
        Ending::Open => false,
        // A sentence of the story ends with a stop, too; only a title's capitals tell it from one.
        Ending::Stop => words.ends_with(['!', '\u{2026}']) || words.ends_with("...") || is_title_case(words),
    }
}

/// Whether a line is a section name or label above the headline.
pub(super) fn is_kicker(words: &str, next: Option<&str>, lists: &Lists<'_>) -> bool {
    if words.len() > HEADING_BYTES {
        return false;
    }
    let parts = words.split(['/', '|', '>', '\u{BB}', '\u{203A}', '\u{2022}', '\u{B7}', ',']);
    let label = |part: &str| {
        let bare = folded(part);
        bare.is_empty() || lists.is_section(&bare)
    };
    let shouted =
        count(words) <= 3 && words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
    let longer =
        next.is_some_and(|next| count(next) > 3 && is_headline(next) && next.chars().any(char::is_lowercase));
    parts.into_iter().all(label) || (shouted && longer)
}

/// Whether a line between paragraphs can be a subhead.
pub(super) fn is_subhead(words: &str) -> bool {
    let short = words.len() <= HEADING_BYTES && SUBHEAD_WORDS.contains(&count(words));
    let ended = match ending(words) {
        Ending::None => true,
        Ending::Question => count(words) <= QUESTION_WORDS,
        Ending::Stop | Ending::Open => false,
    };
    short && ended && opens(words) && balanced(words) && words.chars().any(char::is_alphabetic)
}

/// Whether a line below the headline can be its standfirst.
pub(super) fn is_standfirst(words: &str) -> bool {
    let short = words.len() <= HEADING_BYTES && STANDFIRST_WORDS.contains(&count(words));
    short && matches!(ending(words), Ending::None | Ending::Question) && opens(words) && balanced(words)
}

/// Whether a line is running text: a sentence with its stop, or too long for a heading.
pub(super) fn is_prose(words: &str) -> bool {
    let count = count(words);
    match ending(words) {
        Ending::Stop => count >= SENTENCE_WORDS,
        Ending::Question | Ending::Open | Ending::None => {
            count >= PARAGRAPH_WORDS || (count >= SENTENCE_WORDS && has_inner_stop(words))
        }
    }
}

/// Words of a line, as far as any of the limits above can ask.
pub(super) fn count(words: &str) -> usize {
    words.split_whitespace().take(PARAGRAPH_WORDS + 1).count()
}

/// Whether a sentence ends inside the line: a stop behind a word of small letters, then a capital.
fn has_inner_stop(words: &str) -> bool {
    let mut before = words.split_whitespace();
    let mut last = before.next().unwrap_or_default();
    for word in before {
        let bare = last.trim_end_matches(['"', '\'', '\u{201D}', '\u{2019}', ')']);
        let stem = bare.trim_end_matches(['.', '?', '!']);
        let small =
            stem.len() < bare.len() && stem.chars().count() > 3 && stem.chars().all(char::is_lowercase);
        if small && word.trim_start_matches(['"', '\u{201C}', '\u{2018}']).starts_with(char::is_uppercase) {
            return true;
        }
        last = word;
    }
    false
}

/// Whether a line begins as a heading does: capital, digit, or quotation mark before one.
fn opens(words: &str) -> bool {
    let first = words
        .chars()
        .find(|c| c.is_alphanumeric() || matches!(c, '$' | '\u{20AC}' | '\u{A3}' | '#' | '\u{20B9}'));
    // "iPhone", "eBay": a small letter before a capital.
    let camel = words.chars().skip(1).take(2).any(char::is_uppercase);
    first.is_some_and(|c| !c.is_lowercase() || camel)
}

/// Whether every double quotation mark that opens closes.
fn balanced(words: &str) -> bool {
    let straight = words.chars().filter(|&c| c == '"').count();
    let opened = words.chars().filter(|&c| c == '\u{201C}').count();
    let closed = words.chars().filter(|&c| c == '\u{201D}').count();
    straight % 2 == 0 && opened == closed
}

/// Whether most longer words have a capital.
fn is_title_case(words: &str) -> bool {
    let longer =
        || words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let capitals = longer()
        .filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase))
        .count();
    // Two thirds: headlines in title case have nine in ten, sentences full of names one in two.
    let all = longer().count();
    all >= 3 && capitals * 3 >= all * 2
}
