//! Words for a time that the story does not say: "now", "recently", "in recent years", "the coming weeks".

use super::{Form, Found};
use crate::atoms::Sentence;
use crate::times::length::Unit;
use crate::times::words::opens_sentence;

const PAST: &str = "PAST_REF";
const PRESENT: &str = "PRESENT_REF";
const FUTURE: &str = "FUTURE_REF";

pub(super) fn find(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if s.capitalized(at) && (!opens_sentence(s, at) || s.capitalized(at + 1)) {
        return None; // "Right Now Technologies"
    }
    let (reference, end) = reference(s, at)?;
    Some(Found::new(at, end, Form::Vague(reference), &[]))
}

fn reference(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    let next = s.lower(at + 1);
    let units =
        |at: usize| s.lower(at).ends_with('s') && Unit::read(s.lower(at)).is_some_and(|it| it.0 >= Unit::Day);
    Some(match s.lower(at) {
        "now" if !matches!(next, "famous" | "defunct" | "-") => (PRESENT, at + 1),
        "currently" | "nowadays" | "presently" => (PRESENT, at + 1),
        "right" if next == "now" => (PRESENT, at + 2),
        "at" if next == "present" => (PRESENT, at + 2),
        "these" if next == "days" => (PRESENT, at + 2),
        "recently" | "lately" => (PAST, at + 1),
        "more" if next == "recently" => (PAST, at + 2),
        "recent" if units(at + 1) || next == "times" => (PAST, at + 2),
        "the" if next == "past" && past(s, at + 2) => (PAST, at + 2),
        "soon" | "shortly" if !matches!(next, "after" | "before" | "as") && s.before(at, 1) != "as" => {
            (FUTURE, at + 1)
        }
        "coming" if units(at + 1) => (FUTURE, at + 2),
        "the" if next == "coming" && units(at + 2) => (FUTURE, at + 3),
        "the" if next == "future" && ends_phrase(s, at + 2) => (FUTURE, at + 2),
        "the" if matches!(next, "near" | "foreseeable" | "distant") && s.lower(at + 2) == "future" => {
            (FUTURE, at + 3)
        }
        _ => return None,
    })
}

/// Whether "the past" is all: no noun follows that it belongs to.
fn past(s: &Sentence<'_>, at: usize) -> bool {
    ends_phrase(s, at)
}

/// Whether no lower-case noun goes on at `at`.
fn ends_phrase(s: &Sentence<'_>, at: usize) -> bool {
    s.sign(at).is_some()
        || at >= s.end
        || matches!(
            s.lower(at),
            "and" | "or" | "but" | "to" | "as" | "when" | "he" | "she" | "it" | "they" | "we" | "for" | "is"
        )
}
