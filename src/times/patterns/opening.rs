//! The words before a date that say which one, or which part of it: "last", "early", "the end of", "mid-", "the late".

use super::{Form, Marker};
use crate::atoms::Sentence;
use crate::times::length::Unit;
use crate::times::timex3::Timex;
use crate::times::words;

/// What stands before a date.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opening {
    pub(super) the: bool,
    /// "early", "late", "mid", "earlier".
    pub(super) modified: bool,
    /// "the end of" stands before it, outside the span: it cuts off a piece.
    pub(super) edge: bool,
    pub(super) marker: Option<Marker>,
}

impl Opening {
    /// Reads the opening at `at`, and gives where the date itself begins.
    pub(super) fn read(s: &Sentence<'_>, at: usize) -> (usize, Self) {
        let mut opening = Self { edge: edge(s, at), ..Self::default() };
        let mut core = at;
        // "the", one of each kind, in any order: "early last week", "the late 1980s", "this past spring".
        for _ in 0..3 {
            let word = s.lower(core);
            if word == "the" && !opening.the && opening.marker.is_none() && !opening.modified {
                opening.the = true;
                core += 1;
            } else if let Some(after) = modifier(s, core).filter(|_| !opening.modified) {
                opening.modified = true;
                core = after;
            } else if let Some(marker) = marker(s, core, &opening)
                .filter(|_| opening.marker.is_none() || word == "past" || word == "coming")
            {
                opening.marker = match (opening.marker, word) {
                    (Some(Marker::This), "past") => Some(Marker::Last),
                    (Some(Marker::This), "coming") => Some(Marker::This),
                    (Some(_), _) => break,
                    (None, _) => Some(marker),
                };
                core += 1;
            } else {
                break;
            }
        }
        (core, opening)
    }

    /// Whether the article and the modifiers belong to a date of this form: "the third quarter", but not "the 2015 (deal)".
    pub(super) fn kept(&self, form: &Form) -> bool {
        let day = matches!(
            form,
            Form::Weekday(_) | Form::Day(_) | Form::MonthDay { .. } | Form::Fixed(Timex::Day { .. })
        );
        if matches!(form, Form::Set(_)) || (day && self.modified) {
            return false; // "late (Monday)"
        }
        let whole = matches!(
            form,
            Form::Quarter(_)
                | Form::Half(_)
                | Form::Season(_)
                | Form::Weekend
                | Form::Near(..)
                | Form::LastPeriod
                | Form::PeriodOf { .. }
                | Form::NthWeek(..)
                | Form::Length(..)
                | Form::InYear(..)
                | Form::Shift { .. }
                | Form::Period(..)
                | Form::Fixed(
                    Timex::Quarter { .. }
                        | Timex::Half { .. }
                        | Timex::Decade(_)
                        | Timex::Century(_)
                        | Timex::Season { .. }
                )
        );
        let context = matches!(self.marker, Some(Marker::Previous | Marker::Following | Marker::That));
        whole || !self.the || context
    }
}

/// Whether "the end of", "early in" stands before `at`.
fn edge(s: &Sentence<'_>, at: usize) -> bool {
    match s.before(at, 1) {
        "of" => matches!(
            s.before(at, 2),
            "end" | "beginning" | "start" | "middle" | "close" | "rest" | "remainder" | "part" | "half"
        ),
        "in" => matches!(s.before(at, 2), "early" | "late" | "earlier" | "later"),
        _ => false,
    }
}

/// "early", "late", "mid-": where it ends; "earlier" and "later" stay outside.
fn modifier(s: &Sentence<'_>, at: usize) -> Option<usize> {
    match s.lower(at) {
        "early" | "late" | "mid" => {
            Some(at + 1 + usize::from(words::is_dash(s.sign(at + 1)) && s.glued(at + 1)))
        }
        _ => None,
    }
}

fn marker(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Marker> {
    let next = s.lower(at + 1);
    Some(match s.lower(at) {
        "last" => Marker::Last,
        "past" if opening.the || opening.marker.is_some() => Marker::Last,
        "next" | "coming" => Marker::Next,
        "this" => Marker::This,
        "previous" | "preceding" if opening.the => Marker::Previous,
        "following" if opening.the => Marker::Following,
        // Without an article they are counted from now: "from previous quarter".
        "previous" if opening.marker.is_none() => Marker::Last,
        "same" if opening.the => Marker::That,
        // "that year", but "that third-quarter profit fell"
        "that" if Unit::read(next).is_some() || words::weekday(next).is_some() || next == "weekend" => {
            Marker::That
        }
        _ => return None,
    })
}
