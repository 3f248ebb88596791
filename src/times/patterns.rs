//! What counts as a time expression, and its unresolved form.
//!
//! Every rule is a pure function of a sentence and a position that gives the form and where it ends. A rule refuses
//! whatever could be something else: a weekday in a newspaper's name, a month that is a person, a number that counts.

mod clocks;
mod days;
mod periods;

use jiff::civil::Weekday;

use super::timex3::{Clock, Timex};
use super::words;
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};

/// What the words say, before the publication date fills in the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The words say it all.
    Fixed(Timex),
    /// "March 19", "Sunday, March 19".
    MonthDay { month: i8, day: i8, weekday: Option<Weekday> },
    /// "March 3-5".
    Days { month: i8, first: i8, last: i8 },
    /// "in March".
    Month(i8),
    /// "on Sunday".
    Weekday(Weekday),
    /// "every Sunday", "on Sundays".
    Weekly(Weekday),
    /// "the third quarter".
    Quarter(i8),
    /// "yesterday": days from the publication date.
    Day(i8),
    /// "last year": units from the publication date.
    Period(Unit, i8),
    /// "3:30 p.m.", "3:30 p.m. on Tuesday".
    Clock { day: Option<Box<Form>>, clock: Clock },
}

/// The unit of a period counted from the publication date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Week,
    Month,
    Quarter,
    Year,
}

/// The word before the date that says which one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Last,
    This,
    Next,
}

/// One time expression, unresolved: atoms from `start` to before `end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Form,
    pub(super) given: Vec<Given>,
    pub(super) marker: Option<Marker>,
}

impl Found {
    fn new(start: usize, end: usize, form: Form, given: &[Given]) -> Self {
        Self { start, end, form, given: given.to_vec(), marker: None }
    }
}

/// The time expression that begins at `at`, if one does.
pub(super) fn find(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if let Some(found) = clocks::find(s, at) {
        return Some(found);
    }
    let (core, opening) = opening(s, at);
    let found = days::find(s, core, &opening).or_else(|| periods::find(s, core, &opening))?;
    if found.start == core && core > at && !opening.kept(&found.form) {
        return None; // the modifier is not part of it; the position of the date itself comes next
    }
    let found = Found { start: at, marker: opening.marker, ..found };
    Some(clocks::attach(s, found))
}

/// The modifiers before a date: "last", "early", "mid-", "the late".
#[derive(Clone, Copy, Debug, Default)]
struct Opening {
    the: bool,
    /// "early", "late", "mid", "fiscal".
    modified: bool,
    marker: Option<Marker>,
}

impl Opening {
    /// Whether the article and the modifiers belong to a date of this form: "the third quarter", but not "the 2015 (deal)".
    fn kept(self, form: &Form) -> bool {
        let whole = matches!(
            form,
            Form::Quarter(_)
                | Form::Fixed(
                    Timex::Quarter { .. } | Timex::Half { .. } | Timex::Decade(_) | Timex::Century(_)
                )
        );
        let weekly = matches!(form, Form::Weekly(_));
        !weekly && (whole || !self.the)
    }
}

fn opening(s: &Sentence<'_>, at: usize) -> (usize, Opening) {
    let mut opening = Opening::default();
    let mut core = at;
    if s.lower(core) == "the" {
        opening.the = true;
        core += 1;
    }
    match s.lower(core) {
        "last" => opening.marker = Some(Marker::Last),
        "next" | "coming" => opening.marker = Some(Marker::Next),
        "this" => opening.marker = Some(Marker::This),
        _ => {}
    }
    core += usize::from(opening.marker.is_some());
    if matches!(s.lower(core), "early" | "late" | "mid") {
        opening.modified = true;
        core += 1;
        core += usize::from(words::is_dash(s.sign(core)) && s.glued(core));
    }
    (core, opening)
}

/// Whether `at` is the end of what could be a date: no letter or digit is glued to it.
fn ends(s: &Sentence<'_>, at: usize) -> bool {
    !s.glued(at) || s.is(at, AtomKind::Sign) || s.lower(at) == "s"
}
