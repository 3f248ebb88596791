//! Noun phrases without a name at their head: "the top Iranian general", "Iran's president", "a company".

use super::words::{self, Sort};
use crate::analysis::Label;
use crate::names::Name;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// What begins a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    The,
    This,
    /// "his"
    Own,
    /// "Iran's": the index of the name.
    Name(usize),
    /// "the club's"
    Other,
    /// "a", "another", "two"
    Indefinite,
    None,
}

/// A noun phrase up to its head.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) start: usize,
    /// Its last token.
    pub(super) head: usize,
    pub(super) determiner: Determiner,
    pub(super) sort: Sort,
    pub(super) plural: bool,
    /// A name follows at once: the phrase is its title.
    pub(super) of_name: bool,
    /// The first name inside it or behind its "of", by index.
    pub(super) names: Vec<usize>,
    /// "the man who": more is said to tell which one.
    pub(super) restricted: bool,
}

/// Tokens of a phrase before its head that are read.
const LONGEST: usize = 10;

/// The phrase whose head is token `at` of a sentence; `next` is the first name that ends behind it.
pub(super) fn ending_at(
    story: &Story<'_>,
    sentence: TokenRange,
    at: usize,
    names: &[Name],
    next: usize,
) -> Option<Phrase> {
    use PartOfSpeech::{Adjective, Noun, Numeral, ProperNoun};
    let part = story.part_of_speech(at)?;
    let key = story.key(at);
    let aged = key.ends_with("-year-old");
    if !(matches!(part, Noun | ProperNoun) || aged && matches!(part, Adjective | Numeral)) {
        return None;
    }
    // "the minister Ali", "The Speaker, Sir Alun"
    let comma = usize::from(story.word(at + 1) == ",");
    let of_name = names.get(next).is_some_and(|it| {
        it.tokens.start == at + 1
            || comma == 1
                && it.label == Label::Person
                && it.title.map_or(it.tokens.start, |title| title.start) == at + 2
                && (it.tokens.end + 1 >= sentence.end || story.word(it.tokens.end) == ",")
    });
    let goes_on = at + 1 < sentence.end
        && !of_name
        && (matches!(story.part_of_speech(at + 1), Some(Noun | ProperNoun))
            || matches!(story.word(at + 1), "-" | "\u{2013}"));
    if goes_on || !key.chars().any(char::is_alphabetic) {
        return None;
    }
    let mut inside = Vec::new();
    let (start, determiner) = begin(story, sentence, at, names, next, &mut inside);
    let after = story.key(at + 1);
    if after == "of" && at + 2 < sentence.end {
        let from = at + 2 + usize::from(story.key(at + 2) == "the");
        let name = (next..names.len()).take(2).find(|&it| names[it].tokens.start == from);
        inside.extend(name);
    }
    let restricted = matches!(
        &*after,
        "who" | "that" | "which" | "whose" | "where" | "of" | "for" | "in" | "from" | "with" | "at"
    ) && at + 1 < sentence.end;
    let sort = if aged { Sort::Person } else { words::sort(&key) };
    let plural = words::is_plural(&key);
    Some(Phrase { start, head: at, determiner, sort, plural, of_name, names: inside, restricted })
}

/// Where the phrase begins whose head is `at`, and with what.
fn begin(
    story: &Story<'_>,
    sentence: TokenRange,
    at: usize,
    names: &[Name],
    next: usize,
    inside: &mut Vec<usize>,
) -> (usize, Determiner) {
    use PartOfSpeech::{Adjective, Adverb, Noun, Numeral, ProperNoun, Verb};
    let mut start = at;
    let mut before = next;
    while start > sentence.start && at - start < LONGEST {
        let left = start - 1;
        if let Some(name) = before.checked_sub(1).filter(|&it| names[it].tokens.end == start) {
            if names[name].tokens.start < sentence.start {
                break;
            }
            inside.push(name);
            before = name;
            start = names[name].tokens.start;
            continue;
        }
        let key = story.key(left);
        match &*key {
            "the" => return (left, Determiner::The),
            "this" | "that" | "these" | "those" => return (left, Determiner::This),
            "a" | "an" | "another" | "some" | "any" | "no" | "every" | "each" | "one" | "many"
            | "several" | "other" | "such" | "two" | "both" => return (left, Determiner::Indefinite),
            "his" | "her" | "its" | "their" | "our" | "my" | "your" => return (left, Determiner::Own),
            "'s" | "'" => {
                let owner = before.checked_sub(1).filter(|&it| names[it].tokens.end == left);
                return match owner {
                    Some(name) => {
                        inside.push(name);
                        (names[name].tokens.start, Determiner::Name(name))
                    }
                    None => (start, Determiner::Other),
                };
            }
            _ => {}
        }
        let part = story.part_of_speech(left);
        let describes = matches!(part, Some(Adjective | Noun | ProperNoun | Numeral))
            || part == Some(Verb) && story.relation(left) == "amod"
            || part == Some(Adverb) && start < at
            || key == "-" && !story.tokens.spaced(left);
        if !describes
            || !story.head(left).is_none_or(|it| it >= start.min(left) && it <= at) && part != Some(Adjective)
        {
            break;
        }
        start = left;
    }
    (start, Determiner::None)
}
