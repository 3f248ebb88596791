//! Clock times and parts of the day, alone or with their day: "3:30 p.m. on Tuesday", "1400 GMT", "Sunday evening".

use super::{Form, Found, Opening, days};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::length::Unit;
use crate::times::timex3::{Clock, Timex};
use crate::times::words::digits;

/// The clock time that begins at `at`, with the day that follows it.
pub(super) fn find(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if let Some(found) = part_of_today(s, at) {
        return Some(at_the_hour(s, found));
    }
    let (clock, end) = clock(s, at, cued(s, at))?;
    let joined = end + usize::from(s.lower(end) == "on" || s.sign(end) == Some(','));
    let (core, modifiers) = Opening::read(s, joined);
    let day = days::find(s, core, &modifiers).filter(|day| is_day(&day.form) && !modifiers.the);
    Some(match day {
        Some(day) => joined_with(at, day.end, &day, clock),
        None => Found::new(at, end, Form::Clock { day: None, clock }, &[Given::Time]),
    })
}

/// Adds the clock time or part of the day that follows a day.
pub(super) fn attach(s: &Sentence<'_>, found: Found) -> Found {
    if !is_day(&found.form) {
        return found;
    }
    if let Some(part) = part_of_day(s.lower(found.end)) {
        let end = found.end + 1;
        return joined_with(found.start, end, &found, Clock::Part(part));
    }
    let joined = found.end + usize::from(matches!(s.lower(found.end), "at" | ","));
    let dated = matches!(found.form, Form::Fixed(_));
    match clock(s, joined, joined > found.end || dated) {
        Some((clock, end)) => joined_with(found.start, end, &found, clock),
        None => found,
    }
}

fn joined_with(start: usize, end: usize, day: &Found, clock: Clock) -> Found {
    let mut given = day.given.clone();
    given.push(Given::Time);
    let form = Form::Clock { day: Some(Box::new(day.form.clone())), clock };
    Found { start, end, form, given, marker: day.marker }
}

/// Whether the form names one day, which a clock time can be added to.
fn is_day(form: &Form) -> bool {
    matches!(
        form,
        Form::Fixed(Timex::Day { .. })
            | Form::MonthDay { .. }
            | Form::Weekday(_)
            | Form::InWeek(..)
            | Form::Day(_)
            | Form::Near(Unit::Day, _)
    )
}

fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        "night" => "NI",
        _ => return None,
    })
}

/// "tonight", "this morning", "last night", "overnight", "later this afternoon", "that evening", "in the morning".
fn part_of_today(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let modified = usize::from(matches!(s.lower(at), "early" | "earlier" | "late" | "later"));
    let word = at + modified;
    let named = s.capitalized(word) && s.capitalized(word + 1);
    let (day, part, end) = match (s.lower(word), s.lower(word + 1)) {
        ("tonight" | "overnight", _) if !named => (Some(Form::Day(0)), "NI", word + 1),
        ("this", part) => (Some(Form::Day(0)), part_of_day(part).filter(|part| *part != "NI")?, word + 2),
        ("last", "night") => (Some(Form::Day(-1)), "NI", word + 2),
        ("that", part) => (Some(Form::Near(Unit::Day, 0)), part_of_day(part)?, word + 2),
        ("the", order) => {
            let offset = match order {
                "same" => 0,
                "previous" => -1,
                "following" | "next" => 1,
                _ => return in_the_morning(s, at),
            };
            (Some(Form::Near(Unit::Day, offset)), part_of_day(s.lower(word + 2))?, word + 3)
        }
        _ => return None,
    };
    let form = Form::Clock { day: day.map(Box::new), clock: Clock::Part(part) };
    Some(Found::new(at, end, form, &[Given::Time]))
}

/// "tonight at 8 p.m.", "last night at 9:30": the clock says it more precisely.
fn at_the_hour(s: &Sentence<'_>, found: Found) -> Found {
    let (Form::Clock { day: Some(day), .. }, "at" | "around") = (&found.form, s.lower(found.end)) else {
        return found;
    };
    match clock(s, found.end + 1, true) {
        Some((clock, end)) => Found { end, form: Form::Clock { day: Some(day.clone()), clock }, ..found },
        None => found,
    }
}

/// "(in) the morning", "(during) the night".
fn in_the_morning(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let part = part_of_day(s.lower(at + 1)).filter(|_| matches!(s.before(at, 1), "in" | "during"))?;
    let plain = s.lower(at + 2) != "of";
    plain.then(|| Found::new(at, at + 2, Form::Clock { day: None, clock: Clock::Part(part) }, &[Given::Time]))
}

/// Whether the word before makes "14:00" a clock time.
fn cued(s: &Sentence<'_>, at: usize) -> bool {
    matches!(
        s.before(at, 1),
        "at" | "by"
            | "until"
            | "till"
            | "around"
            | "about"
            | "from"
            | "before"
            | "after"
            | "between"
            | "since"
    )
}

/// "3:30 p.m.", "3pm", "14:00", "1400 GMT", "noon"; a bare "14:00" only where `cued`.
fn clock(s: &Sentence<'_>, at: usize, cued: bool) -> Option<(Clock, usize)> {
    if s.glued_sign_before(at) {
        return None;
    }
    match s.lower(at) {
        "noon" if cued || s.before(at, 1) == "at" => return Some((exact(12, 0, None), at + 1)),
        "midnight" if cued => return Some((exact(24, 0, None), at + 1)),
        _ => {}
    }
    let (hour, minute, end) = hours_and_minutes(s, at)?;
    if let (Some((afternoon, end)), 1..=12) = (half_of_day(s, end), hour) {
        let (offset, end) = zone(s, end);
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        return Some((Clock::Exact { hour, minute, offset }, end));
    }
    let (offset, zoned) = zone(s, end);
    let minute = minute.filter(|_| hour < 24)?;
    let score = s.sign(end) == Some(':') && s.glued(end) && s.is(end + 1, AtomKind::Number);
    ((zoned > end || cued) && !score).then_some((exact(hour, minute, offset), zoned))
}

fn exact(hour: i8, minute: i8, offset: Option<i16>) -> Clock {
    Clock::Exact { hour, minute: Some(minute), offset }
}

/// "3", "3:30", "3.30" (British), "1400" before a zone or "hours".
fn hours_and_minutes(s: &Sentence<'_>, at: usize) -> Option<(i8, Option<i8>, usize)> {
    let number = |text: &str| text.parse::<i8>().ok();
    let word = s.word(at);
    if !s.is(at, AtomKind::Number) {
        return None;
    }
    if let Some((hour, minute)) = word.split_once('.') {
        let minute = number(minute).filter(|&it| minute.len() == 2 && it < 60)?;
        let end = at + 1;
        half_of_day(s, end)?;
        return Some((number(hour)?, Some(minute), end));
    }
    if let Some(both) = digits(s, at, &[4]) {
        let zoned = zone(s, at + 1).1 > at + 1;
        let (hour, minute) = (i8::try_from(both / 100).ok()?, i8::try_from(both % 100).ok()?);
        return (zoned && hour < 24 && minute < 60).then_some((hour, Some(minute), at + 1));
    }
    let hour = i8::try_from(digits(s, at, &[1, 2])?).ok()?;
    if s.sign(at + 1) == Some(':') && s.glued(at + 1) && s.glued(at + 2) {
        let minute = i8::try_from(digits(s, at + 2, &[2])?).ok().filter(|minute| *minute < 60)?;
        return Some((hour, Some(minute), at + 3));
    }
    Some((hour, None, at + 1))
}

/// "a.m." or "p.m.": whether it is the afternoon, and where it ends.
fn half_of_day(s: &Sentence<'_>, at: usize) -> Option<(bool, usize)> {
    let afternoon = match s.lower(at) {
        "am" | "a.m." | "a.m" => false,
        "pm" | "p.m." | "p.m" => true,
        _ => return None,
    };
    // "11 am ..." could be the verb only after "I", which no hour is.
    Some((afternoon, at + 1))
}

/// The time zone at `at`: its minutes from UTC where the words say them, and where it ends; `at` where there is none.
fn zone(s: &Sentence<'_>, at: usize) -> (Option<i16>, usize) {
    let open = usize::from(s.sign(at) == Some('(') && s.sign(at + 2) == Some(')'));
    let end = at + open + 1 + open;
    match s.word(at + open) {
        "GMT" | "UTC" => offset(s, end),
        "EST" | "EDT" | "ET" | "PST" | "PDT" | "PT" | "CST" | "CDT" | "CET" | "CEST" | "BST" | "EAT"
        | "WAT" | "CAT" | "SAST" | "IST" | "PKT" | "JST" | "KST" | "AEST" | "AEDT" | "hrs" | "hours"
        | "HRS" => (None, end),
        "local" if s.lower(at + 1) == "time" => (None, at + 2),
        _ => (None, at),
    }
}

/// The "+3", "+5:30" behind GMT or UTC at `at`, in minutes.
fn offset(s: &Sentence<'_>, at: usize) -> (Option<i16>, usize) {
    let sign = match s.sign(at) {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => return (Some(0), at),
    };
    let tight = s.glued(at) && s.glued(at + 1);
    let Some(hours) = digits(s, at + 1, &[1, 2]).filter(|hours| tight && *hours <= 14) else {
        return (Some(0), at);
    };
    let colon = s.sign(at + 2) == Some(':') && s.glued(at + 2) && s.glued(at + 3);
    match digits(s, at + 3, &[2]).filter(|minutes| colon && *minutes < 60) {
        Some(minutes) => (Some(sign * (hours * 60 + minutes)), at + 4),
        None => (Some(sign * hours * 60), at + 2),
    }
}
