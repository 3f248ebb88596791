//! Days: "March 19, 2023", "3 December", "Sunday", "2023-12-03", "Christmas Eve", "yesterday".

use super::{Form, Found, Opening, ends};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::length::Unit;
use crate::times::timex3::Timex;
use crate::times::words::{self, day_of_month, digits, is_dash, month, year};

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if s.is(at, AtomKind::Number) {
        return iso(s, at).or_else(|| numeric(s, at)).or_else(|| day_month(s, at));
    }
    month_day(s, at)
        .or_else(|| weekday(s, at, opening))
        .or_else(|| super::holidays::find(s, at, opening))
        .or_else(|| relative(s, at, opening))
}

/// "March 19", "Mar. 19th, 2023", "March 3-5".
fn month_day(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (month, after) = month(s, at, true)?;
    let (day, end) = day_of_month(s, after)?;
    if let Some((last, end)) = last_day(s, end).filter(|&(last, _)| last > day) {
        return Some(with_year(s, at, end, DayRange { month, first: day, last }));
    }
    if words::counts(s, end) {
        return None;
    }
    Some(with_year(s, at, end, DayRange { month, first: day, last: day }))
}

/// "19 March", "19th of March, 2023", "3-5 March".
fn day_month(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let glued_sign =
        s.glued(at) && !matches!(s.before(at, 1), "(" | "[" | "\"" | "“" | "‘" | "—" | "–" | "'");
    if glued_sign {
        return None;
    }
    let (first, end) = day_of_month(s, at)?;
    let (last, end) = last_day(s, end).filter(|&(last, _)| last > first).unwrap_or((first, end));
    let end = end + usize::from(s.lower(end) == "of" && (last > first || !s.is(end - 1, AtomKind::Number)));
    let (month, end) = month(s, end, true)?;
    // "12 May": never the verb, which is not capitalised; "4 August Wilson plays" is given up.
    let named = s.capitalized(end) && !s.glued(end) && words::weekday(s.lower(end)).is_none();
    if named && matches!(s.lower(end - 1), "april" | "may" | "june" | "august" | "jan") {
        return None;
    }
    Some(with_year(s, at, end, DayRange { month, first, last }))
}

/// The second day of "3-5", "3 to 5", "3 and 4".
fn last_day(s: &Sentence<'_>, at: usize) -> Option<(i8, usize)> {
    let joined =
        is_dash(s.sign(at)) || s.sign(at) == Some('/') || matches!(s.lower(at), "to" | "through" | "till");
    let pair = matches!(s.lower(at), "and" | "&" | "or");
    let (day, end) = day_of_month(s, at + 1).filter(|_| joined || pair)?;
    // "March 3 and 4", but not "on March 3 and 40 people died"
    let free =
        s.is(end, AtomKind::Word) && !matches!(s.lower(end), "at" | "in" | "by" | "of" | "for" | "with");
    let month_next = month(s, end + usize::from(s.lower(end) == "of"), true).is_some();
    ((joined && !words::counts(s, end)) || !free || month_next).then_some((day, end))
}

/// Days of one month, from the first to the last.
#[derive(Clone, Copy)]
struct DayRange {
    month: i8,
    first: i8,
    last: i8,
}

/// Adds the year where one follows.
fn with_year(s: &Sentence<'_>, at: usize, end: usize, days: DayRange) -> Found {
    let DayRange { month, first, last } = days;
    let comma = usize::from(s.sign(end) == Some(','));
    let Some((year, end)) = year(s, end + comma).filter(|&(_, end)| ends(s, end)) else {
        // "from June 2 to June 30, 2022": the year of both.
        if let Some(year) = year_of_range(s, at, end).filter(|_| first == last) {
            let form = Form::Fixed(Timex::Day { year: Some(year), month, day: first });
            return Found::new(at, end, form, &[Given::Month, Given::Day]);
        }
        let form = if first == last {
            Form::MonthDay { month, day: first, weekday: None }
        } else {
            Form::Days { month, first, last }
        };
        return Found::new(at, end, form, &[Given::Month, Given::Day]);
    };
    let day = |day| Timex::Day { year: Some(year), month, day };
    let timex =
        if first == last { day(first) } else { Timex::Interval(Box::new(day(first)), Box::new(day(last))) };
    Found::new(at, end, Form::Fixed(timex), &[Given::Year, Given::Month, Given::Day])
}

/// The year of the second date of a range whose first has none.
fn year_of_range(s: &Sentence<'_>, at: usize, end: usize) -> Option<i16> {
    let led = match s.lower(end) {
        "to" | "until" | "through" | "till" => {
            matches!(s.before(at, 1), "from" | "ran" | "runs" | "lasted" | "of")
        }
        "and" => s.before(at, 1) == "between",
        _ => return None,
    };
    let (_, after) = if s.is(end + 1, AtomKind::Number) {
        let (_, after) = day_of_month(s, end + 1)?;
        month(s, after, true)?
    } else {
        let (_, after) = month(s, end + 1, true)?;
        day_of_month(s, after)?
    };
    let comma = usize::from(s.sign(after) == Some(','));
    year(s, after + comma).filter(|&(_, end)| led && ends(s, end)).map(|(year, _)| year)
}

/// "2023-12-03".
fn iso(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let year = digits(s, at, &[4]).filter(|year| (1000..2200).contains(year))?;
    let month = digits(s, at + 2, &[2])?;
    let day = digits(s, at + 4, &[2])?;
    let joined = s.sign(at + 1) == Some('-') && s.sign(at + 3) == s.sign(at + 1);
    let tight = (at + 1..at + 5).all(|at| s.glued(at)) && !s.glued(at);
    dated(s, (at, at + 5), year, month, day).filter(|_| joined && tight)
}

/// "25/12/2023", "12/25/2023", "25.12.2023": with slashes only where the order of day and month is beyond doubt.
fn numeric(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if s.glued(at) && is_dash(s.sign(at.checked_sub(1)?)) {
        return None;
    }
    if let Some((day, rest)) = s.word(at).split_once('.') {
        let (month, year) = rest.split_once('.')?;
        let number = |text: &str, lengths: &[usize]| -> Option<i16> {
            if lengths.contains(&text.len()) { text.parse().ok() } else { None }
        };
        let year = number(year, &[4]).filter(|year| (1900..2100).contains(year))?;
        return dated(s, (at, at + 1), year, number(month, &[1, 2])?, number(day, &[1, 2])?);
    }
    let separator = s.sign(at + 1).filter(|sign| matches!(sign, '/' | '-'))?;
    let tight = (at + 1..at + 5).all(|at| s.glued(at)) && s.sign(at + 3) == Some(separator);
    let (first, second) = (digits(s, at, &[1, 2])?, digits(s, at + 2, &[1, 2])?);
    let year = digits(s, at + 4, &[4]).filter(|year| tight && (1900..2100).contains(year))?;
    let (month, day) = match (first, second) {
        (13.., _) => (second, first),
        (_, 13..) => (first, second),
        _ if first == second => (first, second),
        _ => return None,
    };
    dated(s, (at, at + 5), year, month, day)
}

fn dated(s: &Sentence<'_>, (at, end): (usize, usize), year: i16, month: i16, day: i16) -> Option<Found> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok().filter(|_| ends(s, end))?;
    let form = Form::Fixed(Timex::Day { year: Some(year), month, day });
    Some(Found::new(at, end, form, &[Given::Year, Given::Month, Given::Day]))
}

/// "Sunday", "Sundays", "Sunday, March 19, 2023", "Sun. 19 March".
fn weekday(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if let Some((weekday, after)) = words::short_weekday(s, at) {
        return weekday_date(s, at, after, weekday);
    }
    if !s.capitalized(at) {
        return None;
    }
    let word = s.lower(at);
    let plural = word.strip_suffix('s').and_then(words::weekday);
    let weekday = words::weekday(word).or(plural)?;
    if let Some(found) = weekday_date(s, at, at + 1, weekday) {
        return Some(found);
    }
    // "July 18, a Thursday", "on a Friday": of any week.
    if s.before(at, 1) == "a" || part_of_name(s, at, opening) {
        return None;
    }
    let form = if plural.is_some() { Form::Set(Timex::Weekday(weekday)) } else { Form::Weekday(weekday) };
    Some(Found::new(at, at + 1, form, &[Given::Weekday]))
}

/// The date after a weekday.
fn weekday_date(s: &Sentence<'_>, at: usize, after: usize, weekday: jiff::civil::Weekday) -> Option<Found> {
    let core = after + usize::from(s.sign(after) == Some(','));
    let core = core + usize::from(s.lower(core) == "the");
    let mut found = if s.is(core, AtomKind::Number) {
        numeric(s, core).or_else(|| day_month(s, core))?
    } else {
        month_day(s, core)?
    };
    if let Form::MonthDay { weekday: known, .. } = &mut found.form {
        *known = Some(weekday);
    }
    found.given.push(Given::Weekday);
    Some(Found { start: at, ..found })
}

/// Words that make a name of the weekday after them: feasts, sales, clubs.
const BEFORE_WEEKDAY: &[&str] = &[
    "black",
    "bloody",
    "good",
    "palm",
    "ash",
    "super",
    "cyber",
    "holy",
    "maundy",
    "shrove",
    "giving",
    "red",
    "sheffield",
    "easter",
    "whit",
];

/// Capitalised words that make a name of the weekday before them: newspapers, broadcasts, prayers.
const AFTER_WEEKDAY: &[&str] = &[
    "times",
    "mirror",
    "telegraph",
    "mail",
    "express",
    "herald",
    "independent",
    "world",
    "post",
    "star",
    "sun",
    "school",
    "monitor",
    "vision",
    "tribune",
    "nation",
    "standard",
    "guardian",
    "observer",
    "people",
    "punch",
    "night",
    "news",
    "magazine",
    "review",
    "business",
    "today",
    "live",
    "league",
    "club",
    "morning",
];

/// Whether the weekday is part of a name: "Sunday Times", "Black Friday", "Sunday Oliseh".
fn part_of_name(s: &Sentence<'_>, at: usize, opening: &Opening) -> bool {
    let previous = s.before(at, 1);
    if BEFORE_WEEKDAY.contains(&previous) && at.checked_sub(1).is_some_and(|before| s.capitalized(before)) {
        return true;
    }
    if !s.capitalized(at + 1) || s.sign(at + 1).is_some() {
        return false;
    }
    if AFTER_WEEKDAY.contains(&s.lower(at + 1)) {
        return true;
    }
    // A word after the weekday that could be its surname, and no word before it that could only come before a day.
    let marked = opening.marker.is_some() || opening.modified;
    let led = matches!(
        previous,
        "on" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "before"
            | "after"
            | "last"
            | "next"
            | "this"
            | "every"
            | "each"
            | "late"
            | "early"
            | "through"
            | "between"
            | "past"
            | "and"
            | "for"
            | "to"
            | "ago"
            | "a.m."
            | "p.m."
            | "said"
    );
    !marked && !led
}

/// "today", "yesterday", "the day after tomorrow"; not in a name such as "USA Today".
fn relative(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if let ("day", "before", "yesterday") | ("day", "after", "tomorrow") =
        (s.lower(at), s.lower(at + 1), s.lower(at + 2))
    {
        let days = if s.lower(at + 1) == "before" { -2 } else { 2 };
        let start = at - usize::from(opening.the);
        return Some(Found { start, ..Found::new(at, at + 3, Form::Day(days), &[]) });
    }
    if s.lower(at) == "day" && opening.the && opening.marker.is_none() {
        return day_beside(s, at);
    }
    let days = match s.lower(at) {
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    let named = s.capitalized(at) && (!words::opens_sentence(s, at) || s.capitalized(at + 1));
    let plain = opening.marker.is_none() && !opening.the;
    (!named && plain).then(|| Found::new(at, at + 1, Form::Day(days), &[]))
}

/// "the day before", "the day after", where nothing follows that it is the day before of.
fn day_beside(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let offset = match s.lower(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let closed =
        s.sign(at + 2).is_some() || at + 2 >= s.end || matches!(s.lower(at + 2), "and" | "in" | "but");
    closed.then(|| Found::new(at, at + 2, Form::Near(Unit::Day, offset), &[]))
}
