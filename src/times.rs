//! Tokens to time expressions (TIMEX3).
//!
//! Dates, parts of the year, clock times, lengths of time and what happens again and again, by a grammar over atoms
//! (`patterns`), resolved (`resolve`) against the publication date the way that the words before them point
//! (`direction`), or against the date mentioned last (`context`).
//!
//! A span takes in what makes the value ("early July", "the third quarter of 2022", "last Friday", "nearly two years"),
//! but not an article before a plain date nor the preposition. Two full dates are two expressions ("between 2001 and
//! 2005"); what cannot be cut is one ("March 3-5", "2001–2005"), and its value an interval.

mod context;
mod direction;
mod length;
mod patterns;
mod pointer;
mod resolve;
mod timex3;
mod words;

use jiff::civil::Date;

use crate::analysis::{Given, TimeAnchor, TimeType};
use crate::atoms::{Atoms, Sentence};
use crate::order;
use crate::published::Published;
use crate::span::TokenRange;

use context::Context;
use patterns::{Form, Found};
pub(crate) use timex3::Timex;
pub(crate) use words::{is_counted_noun, is_dash, opens_sentence};

/// One time expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    pub(crate) tokens: TokenRange,
    pub(crate) kind: TimeType,
    pub(crate) value: Timex,
    /// First and last day that it covers, where they are known.
    pub(crate) range: Option<(Date, Date)>,
    pub(crate) given: Vec<Given>,
    pub(crate) anchor: Option<TimeAnchor>,
    pub(crate) confidence: f32,
}

/// Finds the story's time expressions, in text order, not overlapping.
pub(crate) fn recognize(atoms: &Atoms<'_>, published: Option<&Published>) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    let mut context = Context::default();
    for sentence in atoms.sentences() {
        context.next_sentence();
        let mut at = sentence.start;
        let mut joined: Option<(usize, Date)> = None;
        while at < sentence.end {
            let found = patterns::find(&sentence, at);
            // "a year earlier" is what figures are compared with: the next comparison starts anew.
            let compares = found.as_ref().is_some_and(|found| {
                matches!(found.form, Form::Shift { ref length, back: true, .. } if length.unit == length::Unit::Year)
                    || matches!(found.form, Form::PeriodOf { .. })
            });
            let start = found.as_ref().map_or(at, |found| found.start);
            let first = joined.filter(|&(joint, _)| joint == at).map(|(_, first)| first);
            let resolved = found.and_then(|found| resolved(&sentence, found, (published, &context, first)));
            let Some((end, time)) = resolved else {
                at += 1;
                continue;
            };
            at = end.max(at + 1);
            joined = joint(&sentence, (start, end), &time);
            if times.last().is_none_or(|last| last.tokens.end <= time.tokens.start) {
                if !compares {
                    context.mention(&time);
                }
                times.push(time);
            }
        }
    }
    times
}

/// Where a range goes on that begins with `time`, and its first day: "from May to (September)", "to the end of (June)".
fn joint(sentence: &Sentence<'_>, (start, end): (usize, usize), time: &Time) -> Option<(usize, Date)> {
    let led = sentence.before(start, 1);
    let joined = match sentence.lower(end) {
        "to" | "until" | "till" | "through" => matches!(led, "from" | "lasted" | "ran" | "runs" | "of"),
        "and" => led == "between",
        _ => false,
    };
    let edge = sentence.lower(end + 1) == "the" && sentence.lower(end + 3) == "of";
    let next = end + if edge { 4 } else { 1 };
    let counted = joined && time.anchor == Some(TimeAnchor::Published);
    counted.then_some((next, time.range?.0))
}

/// The time and where it ends; `None` where the words need a date mentioned before and there is none.
fn resolved(
    sentence: &Sentence<'_>,
    found: Found,
    (published, context, joined): (Option<&Published>, &Context, Option<Date>),
) -> Option<(usize, Time)> {
    let Found { start, end, form, mut given, marker } = found;
    let direction = direction::of(sentence, start);
    let reader =
        resolve::Reader { marker, direction, published: published.map(|it| it.date), context, joined };
    let resolved = reader.resolve(&form)?;
    let kind = match (&form, &resolved.value) {
        (Form::Set(_), _) => TimeType::Set,
        (_, Timex::Length(_)) => TimeType::Duration,
        (_, Timex::Clock { .. }) => TimeType::Time,
        _ => TimeType::Date,
    };
    order::sort_by_key(&mut given, |part| *part as u8);
    let time = Time {
        tokens: sentence.tokens(start, end),
        kind,
        range: resolved.range.or_else(|| resolved.value.range()),
        value: resolved.value,
        given,
        anchor: resolved.anchor,
        confidence: resolved.confidence,
    };
    Some((end, time))
}
