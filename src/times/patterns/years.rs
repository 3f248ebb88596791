//! Years, and parts of a year that is said beside them: "2015", "2001–2005", "fiscal 2023/24", "January this year".

use super::{Form, Found, Marker, Opening, ends};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::length::Unit;
use crate::times::timex3::Timex;
use crate::times::words::{self, digits, is_dash, year};

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if s.is(at, AtomKind::Number) {
        return years(s, at, opening);
    }
    fiscal(s, at).or_else(|| year_end(s, at)).or_else(|| spoken(s, at))
}

/// Takes in the year or week that follows: "January this year", "Friday last week", "the third quarter last year".
pub(super) fn attach(s: &Sentence<'_>, found: Found) -> Found {
    if let (Form::Period(Unit::Week, offset), Some(weekday)) =
        (&found.form, words::weekday(s.lower(found.end)))
    {
        let form = Form::InWeek(weekday, *offset);
        return Found { end: found.end + 1, form, given: vec![Given::Weekday], ..found };
    }
    let of = found.end + usize::from(s.lower(found.end) == "of");
    let offset = match s.lower(of) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return found,
    };
    let end = of + 2;
    let plain = found.marker.is_none() && ends(s, end);
    let form = match (&found.form, s.lower(of + 1)) {
        (
            Form::MonthDay { .. } | Form::Month(_) | Form::Quarter(_) | Form::Half(_) | Form::Season(_),
            "year",
        ) => Form::InYear(Box::new(found.form.clone()), offset),
        (Form::Weekday(weekday), "week") => Form::InWeek(*weekday, offset),
        _ => return found,
    };
    if plain { Found { end, form, ..found } } else { found }
}

/// "this year's", "last year's": which year, and where it ends.
pub(super) fn possessive(s: &Sentence<'_>, at: usize, marker: Option<Marker>) -> Option<(i8, usize)> {
    let offset = match marker? {
        Marker::Last => -1,
        Marker::This => 0,
        Marker::Next => 1,
        _ => return None,
    };
    let owns = s.lower(at) == "year" && matches!(s.sign(at + 1), Some('\'' | '’')) && s.lower(at + 2) == "s";
    owns.then_some((offset, at + 3))
}

/// "(in) nineteen ninety-six", "the year two thousand".
fn spoken(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let named = usize::from(s.lower(at) == "year");
    let led = named > 0
        || matches!(s.before(at, 1), "in" | "since" | "by" | "until" | "from" | "of" | "before" | "after");
    let (year, end) = year(s, at + named).filter(|_| led && s.is(at + named, AtomKind::Word))?;
    Some(Found::new(at, end, Form::Fixed(Timex::Year(year)), &[Given::Year]))
}

/// "year-end", "year's end" is rare: December 31.
fn year_end(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let dash = usize::from(is_dash(s.sign(at + 1)) && s.glued(at + 1));
    let whole = s.lower(at) == "year" && s.lower(at + 1 + dash) == "end" && !s.glued(at);
    let form = Form::MonthDay { month: 12, day: 31, weekday: None };
    whole.then(|| Found::new(at, at + 2 + dash, form, &[]))
}

/// "fiscal 2023", "financial year 2023/24", "FY2023".
fn fiscal(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let word = match s.lower(at) {
        "fiscal" | "financial" => at + 1 + usize::from(s.lower(at + 1) == "year"),
        "fy" => at + 1,
        _ => return None,
    };
    let found = year_pair(s, word).or_else(|| {
        let (year, end) = year(s, word).filter(|&(_, end)| ends(s, end))?;
        Some(Found::new(word, end, Form::Fixed(Timex::FiscalYear(year)), &[Given::Year]))
    })?;
    Some(Found { start: at, ..found })
}

/// "2015", "2001–2005", "2022/23".
fn years(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if let Some(found) = year_pair(s, at) {
        return Some(found);
    }
    let (year, end) = year(s, at).filter(|&(year, end)| ends(s, end) && in_context(s, at, year, opening))?;
    Some(Found::new(at, end, Form::Fixed(Timex::Year(year)), &[Given::Year]))
}

/// "2001-2005", "2001–05", "2022/23": no month after the hyphen.
fn year_pair(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (first, end) = year(s, at).filter(|(year, _)| (1500..2100).contains(year))?;
    let joined = is_dash(s.sign(end)) || s.sign(end) == Some('/');
    let second = digits(s, end + 1, &[2, 4]).filter(|_| joined)?;
    let short = second < 100;
    let last = if short { first / 100 * 100 + second } else { second };
    let next_year = last == first + 1;
    let tight = s.glued(end) && s.glued(end + 1);
    let plausible = last > first
        && last < 2100
        && if short { tight && (next_year || second > 12) } else { last - first <= 300 };
    let goes_on = !ends(s, end + 2) || (s.glued(end + 2) && is_dash(s.sign(end + 2)));
    let free = !goes_on && !s.glued_sign_before(at) && !words::counts(s, end + 2);
    let timex = Timex::Interval(Box::new(Timex::Year(first)), Box::new(Timex::Year(last)));
    (plausible && free).then(|| Found::new(at, end + 2, Form::Fixed(timex), &[Given::Year]))
}

/// Whether four digits are a year here and not a count, a price, a model or a number in a name.
fn in_context(s: &Sentence<'_>, at: usize, year: i16, opening: &Opening) -> bool {
    let mid = opening.modified && is_dash(s.sign(at.saturating_sub(1))); // "mid-2022"
    if opening.marker.is_some()
        || (s.glued_sign_before(at) && !mid)
        || (s.glued(at) && s.is(at - 1, AtomKind::Word))
    {
        return false;
    }
    if (s.glued(at + 1) && is_dash(s.sign(at + 1)) && s.is(at + 2, AtomKind::Number) && s.glued(at + 2))
        || s.lower(at + 1) == "hours"
    {
        return false;
    }
    let previous = s.before(at, 1);
    if matches!(
        previous,
        "least"
            | "most"
            | "over"
            | "nearly"
            | "some"
            | "almost"
            | "exactly"
            | "roughly"
            | "approximately"
            | "no"
            | "number"
    ) {
        return false;
    }
    let compared = previous == "than"
        && matches!(s.before(at, 2), "more" | "less" | "fewer" | "greater" | "higher" | "larger" | "lower");
    if compared || (previous == "to" && s.before(at, 2) == "up") {
        return false;
    }
    let led = matches!(
        previous,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "before"
            | "after"
            | "during"
            | "circa"
            | "between"
            | "of"
            | "early"
            | "late"
            | "year"
    );
    if !(1900..2060).contains(&year) {
        // Further back or ahead only where a preposition of time leads and nothing is counted.
        let plural = s.lowercase_word(at + 1) && s.lower(at + 1).len() > 3 && s.lower(at + 1).ends_with('s');
        let paired = matches!(previous, "to" | "and")
            && at.checked_sub(2).is_some_and(|at| digits(s, at, &[4]).is_some());
        return (1000..2101).contains(&year) && (led || paired || opening.modified) && !plural;
    }
    if led || opening.modified {
        return true;
    }
    // "ordered 2000 pieces": a plural that no article makes those of the year ("the 2015 elections").
    let next = s.lower(at + 1);
    let plural = s.lowercase_word(at + 1) && next.len() > 4 && next.ends_with('s') && !next.ends_with("ss");
    let described =
        matches!(previous, "the" | "a" | "its" | "his" | "her" | "their" | "s" | "this" | "that" | "and")
            || s.is(at.saturating_sub(1), AtomKind::Sign);
    if plural && !described {
        return false;
    }
    // "Tokyo 2020", "Vision 2030", "Peugeot 2008": part of a name.
    let before = at.saturating_sub(1);
    let named = at > s.start
        && s.capitalized(before)
        && s.is(before, AtomKind::Word)
        && !words::opens_sentence(s, before);
    !named
}
