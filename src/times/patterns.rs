//! What counts as a time expression, and its unresolved form.
//!
//! Every rule is a pure function of a sentence and a position that gives the form and where it ends. A rule refuses
//! whatever could be something else: a weekday in a newspaper's name, a month that is a person, a number that counts.

mod clocks;
mod days;
mod holidays;
mod lengths;
mod opening;
mod periods;
mod quarters;
mod seasons;
mod sets;
mod vague;
mod years;

use jiff::civil::Weekday;

use super::length::{Length, Unit};
use super::timex3::{Clock, Timex};
use super::words;
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use opening::Opening;

/// What the words say, before the publication date and the dates named before fill in the rest.
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
    /// "over the weekend".
    Weekend,
    /// "this summer".
    Season(&'static str),
    /// "every Sunday", "on Sundays", "daily".
    Set(Timex),
    /// "the third quarter".
    Quarter(i8),
    /// "the first half" of a business year.
    Half(i8),
    /// "yesterday": days from the publication date.
    Day(i8),
    /// "last year": units from the publication date.
    Period(Unit, i8),
    /// "that year", "the following day": units from the date mentioned last.
    Near(Unit, i8),
    /// "the period": the quarter, half or month mentioned last; no time where none was.
    LastPeriod,
    /// "the 1988 period", "the same period last year": the period mentioned last in that year, or counted from this one.
    PeriodOf { year: Option<i16>, offset: i8 },
    /// "three days", "the past two weeks".
    Length(Length, Reach),
    /// "two years ago", "a year earlier".
    Shift { length: Length, back: bool, from: Origin },
    /// "January this year": a part of the year that lies so many years from the one of publication.
    InYear(Box<Form>, i8),
    /// "the first week of March", the last one as -1.
    NthWeek(i8, Box<Form>),
    /// "Friday last week": the same with weeks.
    InWeek(Weekday, i8),
    /// "now", "recently".
    Vague(&'static str),
    /// "3:30 p.m.", "3:30 p.m. on Tuesday".
    Clock { day: Option<Box<Form>>, clock: Clock },
}

/// Where a length of time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Not said.
    Anywhere,
    /// "the past two weeks".
    Past,
    /// "the next two weeks".
    Coming,
    /// "in two weeks": a day to come where the clause looks ahead, else a length.
    In,
}

/// What a shifted date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Published,
    Context,
}

/// The word before the date that says which one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Last,
    This,
    Next,
    /// "the previous Friday": before the date mentioned last.
    Previous,
    /// "the following Friday": after it.
    Following,
    /// "that Friday": of it.
    That,
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
    if s.is(at, AtomKind::Sign) && !matches!(s.sign(at), Some('\'' | '’' | '‘' | '½' | '¼' | '¾')) {
        return None;
    }
    if s.lowercase_word(at) && STARTS.binary_search(&s.lower(at)).is_err() {
        return None;
    }
    clocks::find(s, at)
        .or_else(|| vague::find(s, at))
        .or_else(|| sets::find(s, at))
        .or_else(|| lengths::find(s, at))
        .or_else(|| date(s, at))
}

/// The words in lower case that an expression can begin with: nearly all others are passed over here, which is most of
/// this stage's time. Sorted.
#[rustfmt::skip]
const STARTS: &[&str] = &[
    "a", "all", "an", "annually", "another", "around", "at", "autumn", "billions", "centuries", "century",
    "coming", "comparable", "corresponding", "couple", "current", "currently", "daily", "day", "days",
    "decade", "decades", "dozens", "each", "early", "eight", "eighteen", "eighties", "eighty", "eleven",
    "every", "fall", "few", "fifteen", "fifties", "fifty", "final", "financial", "first", "fiscal", "five",
    "following", "forties", "fortnight", "fortnights", "forty", "four", "fourteen", "fourth", "full", "fy",
    "half", "hour", "hourly", "hours", "hr", "hrs", "hundreds", "last", "late", "lately", "later", "many", "mid",
    "midnight", "millions", "minute", "minutes", "month", "monthly", "months", "more", "next", "nine",
    "nineteen", "nineties", "ninety", "noon", "now", "nowadays", "once", "one", "overnight", "past", "per",
    "period", "preceding", "presently", "previous", "quarter", "quarterly", "recent", "recently", "right",
    "scores", "second", "seven", "seventeen", "seventies", "seventy", "several", "shortly", "six",
    "sixteen", "sixties", "sixty", "soon", "spring", "summer", "ten", "tens", "that", "the", "these",
    "third", "thirteen", "thirties", "thirty", "this", "those", "thousands", "three", "today", "tomorrow",
    "tonight", "trillions", "twelve", "twenties", "twenty", "twice", "two", "week", "weekdays", "weekend",
    "weekends", "weekly", "weeks", "winter", "year", "yearly", "years", "yesterday", "zero",
];

/// A date with the words before it that say which one.
fn date(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (core, opening) = Opening::read(s, at);
    let found = days::find(s, core, &opening)
        .or_else(|| quarters::find(s, core, &opening))
        .or_else(|| seasons::find(s, core, &opening))
        .or_else(|| periods::find(s, core, &opening))
        .or_else(|| years::find(s, core, &opening))?;
    // "the third-quarter loss": the article is that of the loss.
    let modifies = matches!(found.form, Form::Quarter(_) | Form::Half(_)) && words::is_dash(s.sign(core + 1));
    if found.start == core && core > at && (modifies || !opening.kept(&found.form)) {
        return None; // the modifier is not part of it; the position of the date itself comes next
    }
    let start = found.start.min(at);
    let found = Found { start, marker: found.marker.or(opening.marker), ..found };
    Some(clocks::attach(s, years::attach(s, found)))
}

/// Whether `at` is the end of what could be a date: no letter or digit is glued to it.
fn ends(s: &Sentence<'_>, at: usize) -> bool {
    !s.glued(at) || s.is(at, AtomKind::Sign) || s.lower(at) == "s"
}

#[cfg(test)]
mod tests {
    use super::STARTS;

    #[test]
    fn starts_can_be_searched() {
        assert!(STARTS.is_sorted(), "help: sort STARTS");
    }
}
