//! Tokens to time expressions (TIMEX3).
//!
//! Explicit dates, years, weekdays, parts of the year and clock times, by a grammar over atoms (`patterns`), resolved
//! against the publication date (`resolve`) the way that the words before them point (`direction`).
//!
//! A span takes in what makes the value ("early July", "the third quarter of 2022", "last Friday"), but not an article
//! before a plain date nor the preposition. Two full dates are two expressions ("between 2001 and 2005"); what cannot
//! be cut is one ("March 3-5", "2001–2005"), and its value an interval.

mod direction;
mod patterns;
mod resolve;
mod timex3;
mod words;

use crate::analysis::{Given, TimeAnchor, TimeType};
use crate::atoms::{Atoms, Sentence};
use crate::order;
use crate::published::Published;
use crate::span::TokenRange;

use patterns::{Form, Found};
pub(crate) use timex3::Timex;
pub(crate) use words::{is_counted_noun, is_dash, opens_sentence};

/// One time expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    pub(crate) tokens: TokenRange,
    pub(crate) kind: TimeType,
    pub(crate) value: Timex,
    pub(crate) given: Vec<Given>,
    pub(crate) anchor: Option<TimeAnchor>,
    pub(crate) confidence: f32,
}

/// Finds the story's time expressions, in text order, not overlapping.
pub(crate) fn recognize(atoms: &Atoms<'_>, published: Option<&Published>) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for sentence in atoms.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(found) = patterns::find(&sentence, at) else {
                at += 1;
                continue;
            };
            at = found.end.max(at + 1);
            let time = resolved(&sentence, found, published);
            if times.last().is_none_or(|last| last.tokens.end <= time.tokens.start) {
                times.push(time);
            }
        }
    }
    times
}

fn resolved(sentence: &Sentence<'_>, found: Found, published: Option<&Published>) -> Time {
    let Found { start, end, form, mut given, marker } = found;
    let direction = direction::of(sentence, start);
    let resolved = resolve::resolve(&form, marker, direction, published.map(|published| published.date));
    let kind = match form {
        Form::Clock { .. } => TimeType::Time,
        Form::Weekly(_) => TimeType::Set,
        _ => TimeType::Date,
    };
    order::sort_by_key(&mut given, |part| *part as u8);
    Time {
        tokens: sentence.tokens(start, end),
        kind,
        value: resolved.value,
        given,
        anchor: resolved.anchor,
        confidence: resolved.confidence,
    }
}
