//! Tokens to names, by lexicons, capitalisation and in-story evidence: the first recogniser, until a learned tagger does it.
//!
//! Runs of capitals become candidates; each is labelled by the sum of what speaks for and against every class.

pub(crate) mod candidates;
pub(crate) mod evidence;
mod table;
mod weights;
mod words;

use crate::analysis::{Label, MentionKind};
use crate::lexicon::{Entry, Kind, Lexicon};
use crate::quantities::Quantity;
use crate::span::TokenRange;
use crate::times::Time;
use crate::tokens::Tokens;
use candidates::Candidate;
use evidence::Evidence;
use weights::Class;
use words::{Shape, Words};

/// One name of the story.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    pub(crate) tokens: TokenRange,
    pub(crate) label: Label,
    /// `Name`, or `Adjective` for "Iraqi".
    pub(crate) kind: MentionKind,
    pub(crate) confidence: f32,
    /// The run of title words directly before the name.
    pub(crate) title: Option<TokenRange>,
    /// ISO 3166-1 alpha-2 of a country or nationality.
    pub(crate) country: Option<[u8; 2]>,
}

/// Finds the story's names, in text order, not overlapping each other, time expressions or money.
pub(crate) fn recognize(
    text: &str,
    tokens: &Tokens,
    times: &[Time],
    quantities: &[Quantity],
    lexicon: &Lexicon,
) -> Vec<Name> {
    let words = read(text, tokens, times, quantities, lexicon);
    let candidates = candidates::find(&words);
    let evidence = evidence::gather(&words, &candidates);
    candidates
        .iter()
        .zip(evidence)
        .filter_map(|(&candidate, evidence)| name(&words, candidate, evidence))
        .collect()
}

/// The candidates of the story with their evidence: what the weights are fitted to.
#[cfg(feature = "cli")]
pub(crate) fn observe(
    text: &str,
    tokens: &Tokens,
    times: &[Time],
    quantities: &[Quantity],
    lexicon: &Lexicon,
) -> Vec<(TokenRange, Evidence)> {
    let words = read(text, tokens, times, quantities, lexicon);
    let candidates = candidates::find(&words);
    let evidence = evidence::gather(&words, &candidates);
    candidates.iter().map(|it| it.tokens).zip(evidence).collect()
}

fn read<'t>(
    text: &'t str,
    tokens: &'t Tokens,
    times: &[Time],
    quantities: &[Quantity],
    lexicon: &'t Lexicon,
) -> Words<'t> {
    let mut words = Words::read(text, tokens, lexicon);
    let amounts =
        quantities.iter().filter(|it| it.kind == crate::analysis::QuantityKind::Money).map(|it| it.tokens);
    for range in times.iter().map(|it| it.tokens).chain(amounts) {
        for at in range.indices() {
            if let Some(word) = words.list.get_mut(at) {
                word.claimed = true;
            }
        }
    }
    words
}

/// The candidate as a name, where one class outweighs that it is none.
fn name(words: &Words<'_>, candidate: Candidate, evidence: Evidence) -> Option<Name> {
    let (class, confidence) = weights::decide(evidence);
    let entry = evidence::entry(words, candidate);
    let last = candidate.tokens.end.checked_sub(1).and_then(|at| words.get(at))?;
    let label = label(class, entry, last.entry)?;
    let adjective = label == Label::Norp && !plural(words, candidate);
    Some(Name {
        tokens: candidate.tokens,
        label,
        kind: if adjective { MentionKind::Adjective } else { MentionKind::Name },
        confidence,
        title: candidate.title.filter(|_| label == Label::Person),
        country: country(label, entry),
    })
}

/// The label of a class, finer where the lists or the head say so.
fn label(class: Class, entry: Entry, last: Entry) -> Option<Label> {
    Some(match class {
        Class::None => return None,
        Class::Person => Label::Person,
        Class::Organisation => Label::Org,
        Class::Group => Label::Norp,
        Class::Facility => Label::Fac,
        Class::Place => {
            let natural = entry.is(Kind::Area) && !entry.any(&[Kind::Country, Kind::Region]);
            let governed = entry.any(&[Kind::Country, Kind::City, Kind::Region]);
            if natural || (!governed && last.is(Kind::LocationHead) && !last.is(Kind::PlaceNoun)) {
                Label::Loc
            } else {
                Label::Gpe
            }
        }
        Class::Other => {
            let kinds = [
                (Kind::Event, Label::Event),
                (Kind::Law, Label::Law),
                (Kind::Product, Label::Product),
                (Kind::Work, Label::Work),
                (Kind::EventHead, Label::Event),
                (Kind::LawHead, Label::Law),
            ];
            let known = kinds.iter().take(4).find(|(kind, _)| entry.is(*kind));
            known
                .or_else(|| kinds.iter().skip(4).find(|(kind, _)| last.is(*kind)))
                .map_or(Label::Misc, |it| it.1)
        }
    })
}

/// Whether a nationality is the noun ("Iraqis") and not the adjective.
fn plural(words: &Words<'_>, candidate: Candidate) -> bool {
    words.letters(candidate.tokens.end - 1).ends_with('s')
        && !words.letters(candidate.tokens.end - 1).ends_with("ss")
        && words.get(candidate.tokens.end - 1).is_some_and(|it| it.shape == Shape::Capital)
}

fn country(label: Label, entry: Entry) -> Option<[u8; 2]> {
    let named = matches!(label, Label::Gpe | Label::Norp) && entry.any(&[Kind::Country, Kind::Demonym]);
    entry.country().filter(|_| named).and_then(|code| code.as_bytes().try_into().ok())
}
