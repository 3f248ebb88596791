//! Where a word stands in its clause.

use crate::lexicon::Kind;
use crate::span::TokenRange;
use crate::story::Story;

/// What a noun phrase is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Object,
    Oblique,
    Possessive,
    /// Part of another noun phrase, or of none.
    Other,
}

/// A word in its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) place: Place,
    /// The token that the phrase depends on.
    pub(super) governor: Option<usize>,
    /// The subject of a verb of saying.
    pub(super) reports: bool,
}

/// Steps from a word to the phrase that it is a part of, and from a word to a verb above it, that are looked at.
const STEPS: usize = 4;
const DEPTH: usize = 14;

/// The token of a range whose head lies outside of it; the last one where none does.
pub(super) fn top(story: &Story<'_>, range: TokenRange) -> usize {
    let outside = |&at: &usize| story.head(at).is_none_or(|head| head < range.start || head >= range.end);
    range.indices().find(outside).unwrap_or(range.end.saturating_sub(1))
}

/// The standing of the phrase that a token heads: of a name behind its title, of an apposition and of a second member that of
/// the first.
pub(super) fn standing(story: &Story<'_>, token: usize) -> Standing {
    let mut at = token;
    for _ in 0..STEPS {
        match (story.relation(at), story.head(at)) {
            ("flat" | "appos" | "conj", Some(head)) => at = head,
            _ => break,
        }
    }
    let governor = story.head(at);
    let place = match story.relation(at) {
        "nsubj" | "nsubj:pass" | "csubj" | "nsubj:outer" => Place::Subject,
        "obj" | "iobj" => Place::Object,
        "nmod:poss" => Place::Possessive,
        it if it.starts_with("obl") => Place::Oblique,
        _ => Place::Other,
    };
    let verb = governor.filter(|_| place == Place::Subject);
    let reports = verb.is_some_and(|it| story.entry(TokenRange::new(it, it + 1)).is(Kind::Reporting));
    Standing { place, governor, reports }
}

/// Whether `above` is `token` or one of its heads.
pub(super) fn is_under(story: &Story<'_>, token: usize, above: usize) -> bool {
    let mut at = Some(token);
    for _ in 0..DEPTH {
        if at == Some(above) {
            return true;
        }
        at = at.and_then(|it| story.head(it));
    }
    false
}

/// For each token the number of the quotation that it stands in, 0 outside; a quotation ends with its paragraph.
pub(super) fn quotations(story: &Story<'_>) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(story.tokens.list.len());
    let (mut open, mut last, mut block) = (0, 0, None);
    for (sentence, tokens) in story.sentences.iter().zip(&story.tokens.sentences) {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            open = 0;
        }
        for at in tokens.indices() {
            match story.word(at) {
                "\u{201d}" => open = 0,
                "\"" | "''" | "``" if open > 0 => open = 0,
                "\u{201c}" | "\"" | "``" => (last, open) = (last + 1, last + 1),
                _ => {}
            }
            numbers.push(open);
        }
    }
    numbers
}
