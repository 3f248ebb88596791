//! Longer than a day: "December 2023", "in March", "the 1990s", "the 19th century", "last year", "the following month".

use super::{Form, Found, Marker, Opening, Reach, ends};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::quantities::closes_noun;
use crate::times::length::{Length, Unit};
use crate::times::timex3::Timex;
use crate::times::words::{digits, is_dash, month, ordinal, year};

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if s.is(at, AtomKind::Number) {
        return decade(s, at).or_else(|| century(s, at));
    }
    months(s, at, opening)
        .or_else(|| century(s, at))
        .or_else(|| short_decade(s, at))
        .or_else(|| decade_word(s, at, opening))
        .or_else(|| counted_from_now(s, at, opening))
        .or_else(|| near(s, at, opening))
        .or_else(|| nth_week(s, at, opening))
}

/// "December 2023", "March of 2020", "March–May 2022", "in March".
fn months(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let (first, end) = month(s, at, true)?;
    if let Some(found) = month_year(s, at, end, first) {
        return Some(found);
    }
    if let Some((last, end)) = second_month(s, end) {
        let between = Timex::Interval;
        if let Some((year, end)) = year(s, end) {
            // "Nov-Feb 2017" begins the year before.
            let from = if first > last { year - 1 } else { year };
            let month = |year, month| Box::new(Timex::Month { year: Some(year), month });
            let timex = between(month(from, first), month(year, last));
            return Some(Found::new(at, end, Form::Fixed(timex), &[Given::Year, Given::Month]));
        }
    }
    let whole = month(s, at, false).is_some();
    // "in Sept.", "from Nov to March", but neither a name ("Jan") nor a word ("Mar") without its preposition.
    let short = !whole
        && matches!(s.before(at, 1), "in" | "since" | "until" | "from" | "to" | "after" | "before" | "by");
    ((whole && stands_alone(s, at, opening)) || (short && !s.capitalized(end)))
        .then(|| Found::new(at, end, Form::Month(first), &[Given::Month]))
}

fn month_year(s: &Sentence<'_>, at: usize, end: usize, month: i8) -> Option<Found> {
    let joined = end + usize::from(matches!(s.lower(end), "of" | "," | "-"));
    let (year, end) = year(s, joined).filter(|&(_, end)| ends(s, end))?;
    let form = Form::Fixed(Timex::Month { year: Some(year), month });
    Some(Found::new(at, end, form, &[Given::Year, Given::Month]))
}

/// The second month of "March–May", "March to May".
fn second_month(s: &Sentence<'_>, at: usize) -> Option<(i8, usize)> {
    let joined = is_dash(s.sign(at)) || matches!(s.lower(at), "to" | "through");
    month(s, at + 1, true).filter(|_| joined)
}

/// Whether a month without day and year is one: "in May", but not "May said", "the March on Washington", "April Jones".
fn stands_alone(s: &Sentence<'_>, at: usize, opening: &Opening) -> bool {
    if opening.marker.is_some() || opening.modified {
        return true;
    }
    if s.word(at).len() > 1 && s.word(at).chars().all(char::is_uppercase) && s.lower(at) == "may" {
        return false;
    }
    let previous = s.before(at, 1);
    let certain =
        matches!(previous, "in" | "since" | "until" | "till" | "during" | "throughout" | "each" | "every");
    // "the three months to May"
    let certain = certain
        || (previous == "to"
            && matches!(s.before(at, 2), "months" | "weeks" | "year" | "quarter" | "half" | "period"));
    let likely = matches!(
        previous,
        "by" | "from" | "to" | "of" | "for" | "before" | "after" | "between" | "and" | "through" | "or"
    );
    let named = s.capitalized(at + 1) && !s.glued(at + 1);
    // "the April survey", "its May elections": no person or verb has an article and a noun.
    let described = matches!(previous, "the" | "its" | "their" | "s" | "a" | "an" | "last" | "this" | "next")
        && s.lowercase_word(at + 1)
        && !closes_noun(s.lower(at + 1));
    if described {
        return true;
    }
    match s.lower(at) {
        "may" => {
            certain
                || (previous == "of"
                    && matches!(s.before(at, 2), "end" | "start" | "beginning" | "middle" | "month"))
                || near_month(s, at)
        }
        "march" => (certain || likely) && !matches!(s.lower(at + 1), "on" | "for" | "of"),
        "april" | "june" | "august" => (certain || likely) && !named,
        _ => !named || certain || likely,
    }
}

/// Whether another month stands in "from March to May", "between April and May".
fn near_month(s: &Sentence<'_>, at: usize) -> bool {
    let joins = |word: &str| matches!(word, "to" | "and" | "or" | "-" | "–");
    let before = joins(s.before(at, 1)) && at.checked_sub(2).is_some_and(|at| month(s, at, true).is_some());
    let after = joins(s.lower(at + 1)) && month(s, at + 2, true).is_some();
    before || after
}

/// "1990s", "1990's".
fn decade(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let year = digits(s, at, &[4]).filter(|year| (1000..2100).contains(year) && year % 10 == 0)?;
    let apostrophe = usize::from(matches!(s.sign(at + 1), Some('\'' | '’')) && s.glued(at + 1));
    let end = at + 2 + apostrophe;
    (s.lower(end - 1) == "s" && s.glued(end - 1))
        .then(|| Found::new(at, end, Form::Fixed(Timex::Decade(year / 10)), &[Given::Year]))
}

/// "'90s": the century is the one that makes it past; 20s and 30s are left alone.
fn short_decade(s: &Sentence<'_>, at: usize) -> Option<Found> {
    matches!(s.sign(at), Some('\'' | '’' | '‘')).then_some(())?;
    let decade = digits(s, at + 1, &[2]).filter(|year| year % 10 == 0 && *year >= 40)?;
    let whole = s.glued(at + 1) && s.lower(at + 2) == "s" && s.glued(at + 2);
    whole.then(|| Found::new(at, at + 3, Form::Fixed(Timex::Decade(190 + decade / 10)), &[]))
}

/// "19th century", "the nineteenth century" is rare in news and left out.
fn century(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let number = digits(s, at, &[1, 2]).filter(|number| (1..=21).contains(number))?;
    let suffixed = s.glued(at + 1) && matches!(s.lower(at + 1), "st" | "nd" | "rd" | "th");
    let word = at + 2 + usize::from(is_dash(s.sign(at + 2)));
    let whole = suffixed && s.lower(word) == "century" && !matches!(s.before(at, 1), "her" | "his");
    whole.then(|| Found::new(at, word + 1, Form::Fixed(Timex::Century(number - 1)), &[Given::Year]))
}

/// "last year", "this month", "next quarter".
fn counted_from_now(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let offset = match opening.marker? {
        Marker::Last => -1,
        Marker::This => 0,
        Marker::Next => 1,
        Marker::Previous | Marker::Following | Marker::That => return None,
    };
    let fiscal = usize::from(matches!(s.lower(at), "fiscal" | "financial"));
    let end = at + fiscal + 1;
    let unit = calendar_unit(s, end - 1).filter(|unit| *unit != Unit::Day && *unit < Unit::Decade)?;
    // "the last year" is a length; "the next year" follows the one just named; "last week of May" is in May.
    let plain = (!opening.the || opening.edge) && s.lower(end) != "of";
    plain.then(|| Found::new(at, end, Form::Period(unit, offset), &[]))
}

/// The singular unit of a period at `at`: no "year-old", "day-long".
fn calendar_unit(s: &Sentence<'_>, at: usize) -> Option<Unit> {
    let (unit, each) = Unit::read(s.lower(at)).filter(|it| it.0 >= Unit::Day)?;
    let hyphened = is_dash(s.sign(at + 1)) && s.glued(at + 1) && s.glued(at + 2);
    let plain =
        each == 1 && !s.lower(at).ends_with('s') && !s.capitalized(at) && ends(s, at + 1) && !hyphened;
    plain.then_some(unit)
}

/// "that year", "the following day", "the previous month", "the end of the year", "the current quarter".
fn near(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let adjective = |at: usize, words: &[&str]| usize::from(words.contains(&s.lower(at)));
    let current = adjective(at, &["current", "full"]);
    let fiscal = adjective(at + current, &["fiscal", "financial"]);
    let unit = calendar_unit(s, at + current + fiscal)?;
    let end = at + current + fiscal + 1;
    let form = match opening.marker {
        Some(Marker::Previous) => Form::Near(unit, -1),
        Some(Marker::Following) => Form::Near(unit, 1),
        Some(Marker::That) => Form::Near(unit, 0),
        Some(Marker::Next) if opening.the => Form::Near(unit, 1),
        // "for the year ended March 31": one that does not begin in January.
        None if opening.the && unit == Unit::Year && matches!(s.lower(end), "ended" | "ending") => {
            Form::Length(Length::whole(1, unit), Reach::Anywhere)
        }
        None if s.lower(at) == "current" && unit > Unit::Day => Form::Period(unit, 0),
        // "the end of the year", "in the year", but "the year that he was born", "the year 2008"
        None if opening.the
            && unit > Unit::Day
            && unit < Unit::Decade
            && (opening.edge || whole(s, at, end)) =>
        {
            Form::Period(unit, 0)
        }
        _ => return None,
    };
    Some(Found::new(at, end, form, &[]))
}

/// "in the year", "for the week,": a period that nothing after it describes.
fn whole(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let led = matches!(s.before(at, 2), "in" | "for" | "during" | "this") || s.before(at, 1) != "the";
    led && (s.sign(end).is_some()
        || end >= s.end
        || matches!(s.lower(end), "to" | "ended" | "ending" | "and"))
}

/// "the first week of March", "the last week of 2021".
fn nth_week(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let (number, week) = match opening.marker {
        Some(Marker::Last) => (-1, at),
        None if s.lower(at) == "final" => (-1, at + 1),
        None => (ordinal(s.lower(at))?, at + 1),
        Some(_) => return None,
    };
    let of = opening.the && s.lower(week) == "week" && s.lower(week + 1) == "of";
    if !of {
        return None;
    }
    // Never a week again, however often the words say it: no recursion.
    let (core, inner) = Opening::read(s, week + 2);
    let part = months(s, core, &inner)
        .or_else(|| counted_from_now(s, core, &inner))
        .or_else(|| super::years::find(s, core, &inner))?;
    let part = super::years::attach(s, part);
    let calendar = matches!(
        part.form,
        Form::Month(_)
            | Form::Period(..)
            | Form::InYear(..)
            | Form::Fixed(Timex::Month { .. } | Timex::Year(_))
    );
    calendar.then(|| Found { start: at, form: Form::NthWeek(number, Box::new(part.form.clone())), ..part })
}

/// "the nineties": of the century before this one; no age of a person ("in her thirties").
fn decade_word(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let decade = match s.lower(at) {
        "twenties" => 192,
        "thirties" => 193,
        "forties" => 194,
        "fifties" => 195,
        "sixties" => 196,
        "seventies" => 197,
        "eighties" => 198,
        "nineties" => 199,
        _ => return None,
    };
    let heat = matches!(s.before(at, 2), "temperatures" | "temperature");
    (opening.the && opening.marker.is_none() && !heat)
        .then(|| Found::new(at, at + 1, Form::Fixed(Timex::Decade(decade)), &[Given::Year]))
}
