//! The title words directly before a person's name: "Iraqi Defense Minister", "UN Secretary-General", "novelist".

use super::Words;
use crate::lexicon::Kind;
use crate::span::TokenRange;
use crate::tagger::{Class, Found};
use crate::tokens::Tokens;

/// The sentences that have spans, with their spans.
pub(super) fn by_sentence<'s>(
    tokens: &'s Tokens,
    spans: &'s [Found],
) -> impl Iterator<Item = (&'s TokenRange, &'s [Found])> {
    let mut rest = spans;
    tokens.sentences.iter().filter_map(move |sentence| {
        let count = rest.partition_point(|span| span.tokens.start < sentence.end);
        let (own, later) = rest.split_at(count);
        rest = later;
        (!own.is_empty()).then_some((sentence, own))
    })
}

/// Where the name begins whose tagged words may begin with its title ("Sheikh Khalid bin Rashid").
pub(super) fn end_inside(words: &Words<'_>, range: TokenRange) -> usize {
    let title = |&at: &usize| {
        let entry = words.word(at);
        entry.is(Kind::TitleHead) && !entry.any(&[Kind::Given, Kind::Surname])
    };
    range.start + (range.start..range.end - 1).take_while(title).count()
}

/// The run of title words that ends where the name starts; `before` are the sentence's names in front of it.
pub(super) fn before(
    words: &Words<'_>,
    start: usize,
    sentence: TokenRange,
    before: &[Found],
) -> Option<TokenRange> {
    let mut first = start;
    let mut headed = false;
    while let Some(next) = step(words, first, start, sentence, before, headed) {
        headed |= (next..first).any(|at| words.word(at).is(Kind::TitleHead));
        first = next;
    }
    headed.then(|| TokenRange::new(first, start))
}

/// Where the next part of the title begins that ends at `first`: a title word, with a hyphen or "of" after it, or a name that
/// the title belongs to.
fn step(
    words: &Words<'_>,
    first: usize,
    start: usize,
    sentence: TokenRange,
    before: &[Found],
    headed: bool,
) -> Option<usize> {
    if let Some(span) = ending_at(before, first) {
        let owner = matches!(span.class, Class::Norp | Class::Organization | Class::Location);
        // "Iraqi Defense Minister": the name belongs to the title where a word of office stands between it and the person, or
        // follows "of".
        let linked =
            first > sentence.start && matches!(words.letters(span.tokens.start.max(1) - 1), "of" | "for");
        return (owner && (headed || linked && first == start)).then_some(span.tokens.start);
    }
    let mut end = first;
    if first < start && end > sentence.start && words.letters(end - 1) == "-" && !words.tokens.spaced(end) {
        end -= 1;
    } else {
        let link = |at: usize| at > sentence.start && matches!(words.letters(at - 1), "of" | "for" | "the");
        while first < start && link(end) {
            end -= 1;
        }
        // "the minister": the article is no link.
        if end < first && words.letters(end) == "the" {
            return None;
        }
    }
    let at = end.checked_sub(1).filter(|at| *at >= sentence.start)?;
    if let Some(name) = before.get(before.partition_point(|span| span.tokens.end <= at)) {
        // Inside a name no title begins; a whole name belongs to the title behind it: "Minister of Water Resources".
        if name.tokens.start <= at {
            return ending_at(before, end).filter(|_| headed).map(|it| it.tokens.start);
        }
    }
    let part = words.word(at).any(&[Kind::TitleHead, Kind::TitleModifier, Kind::Demonym]);
    part.then_some(at)
}

/// The name that ends there; names are in order.
fn ending_at(names: &[Found], end: usize) -> Option<&Found> {
    names.get(names.partition_point(|span| span.tokens.end < end)).filter(|span| span.tokens.end == end)
}
