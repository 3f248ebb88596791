//! What happens again and again: "every Friday", "each winter", "daily", "twice a week", "$3 million a year".

use super::{Form, Found, seasons};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::quantities::{self, closes_noun};
use crate::times::length::{Length, Unit};
use crate::times::timex3::Timex;
use crate::times::words::{self, is_dash, opens_sentence};

pub(super) fn find(s: &Sentence<'_>, at: usize) -> Option<Found> {
    every(s, at).or_else(|| adverb(s, at)).or_else(|| rate(s, at)).or_else(|| plural(s, at))
}

/// "every Friday", "each July", "every two years", "every other day", "each morning".
fn every(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if !matches!(s.lower(at), "every" | "each") {
        return None;
    }
    let word = at + 1;
    let set = |end, timex, given: &[Given]| Some(Found::new(at, end, Form::Set(timex), given));
    let other = word + usize::from(s.lower(word) == "other");
    if let Some(weekday) = words::weekday(s.lower(other)).filter(|_| s.capitalized(other)) {
        return set(other + 1, Timex::Weekday(weekday), &[Given::Weekday]);
    }
    if let Some((month, end)) = words::month(s, word, true) {
        return set(end, Timex::Month { year: None, month }, &[Given::Month]);
    }
    if let Some(season) = seasons::name(s.lower(word)) {
        return set(word + 1, Timex::Season { year: None, season }, &[]);
    }
    match s.lower(word) {
        "weekend" => return set(word + 1, Timex::Open("XXXX-WXX-WE"), &[]),
        "weekday" => return set(word + 1, Timex::Open("XXXX-WXX"), &[]),
        "morning" => return set(word + 1, Timex::Open("TMO"), &[]),
        "afternoon" => return set(word + 1, Timex::Open("TAF"), &[]),
        "evening" => return set(word + 1, Timex::Open("TEV"), &[]),
        "night" => return set(word + 1, Timex::Open("TNI"), &[]),
        _ => {}
    }
    let (value, end) = match s.lower(word) {
        "other" => (Some(2.0), word + 1),
        "few" | "several" => (None, word + 1),
        _ => quantities::number(s, word).unwrap_or((Some(1.0), word)),
    };
    let unit = Unit::read(s.lower(end))?;
    // "every second counts", "each quarter of an apple"
    let length = Length::of(value, unit).filter(|_| s.lower(end) != "second" && s.lower(end + 1) != "of")?;
    set(end + 1, Timex::Length(length), &[])
}

/// "daily", "weekly": not in a name.
fn adverb(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let unit = match s.lower(at) {
        "hourly" => Unit::Hour,
        "daily" => Unit::Day,
        "weekly" => Unit::Week,
        "monthly" => Unit::Month,
        "quarterly" => Unit::Quarter,
        "annually" | "yearly" => Unit::Year,
        "weekdays" | "weekends" if matches!(s.before(at, 1), "on" | "at") => {
            let value = if s.lower(at) == "weekdays" { "XXXX-WXX" } else { "XXXX-WXX-WE" };
            return Some(Found::new(at, at + 1, Form::Set(Timex::Open(value)), &[]));
        }
        "around" if s.lower(at + 1) == "the" && s.lower(at + 2) == "clock" => {
            let day = Timex::Length(Length::whole(1, Unit::Day));
            return Some(Found::new(at, at + 3, Form::Set(day), &[]));
        }
        _ => return None,
    };
    let named = s.capitalized(at) && (!opens_sentence(s, at) || s.capitalized(at + 1));
    let joined = is_dash(s.sign(at + 1)) && s.glued(at + 1);
    // "a weekly newspaper", "the daily flights": of what kind, not how often.
    let adjective = s.lowercase_word(at + 1) && !closes_noun(s.lower(at + 1));
    let adjective = adjective || matches!(s.before(at, 1), "the" | "a" | "its" | "their" | "his" | "her");
    (!named && !joined && !adjective && !s.glued(at))
        .then(|| Found::new(at, at + 1, Form::Set(Timex::Length(Length::whole(1, unit))), &[]))
}

/// "a year" after an amount, "per day", "twice a week"; not behind a measure, whose rate it is: "40,000 barrels a day".
fn rate(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if matches!(s.lower(at), "once" | "twice") && matches!(s.lower(at + 1), "a" | "each" | "every") {
        let unit = Unit::read(s.lower(at + 2)).filter(|it| it.0 > Unit::Second)?;
        let length = Length::of(Some(1.0), unit)?;
        return Some(Found::new(at, at + 3, Form::Set(Timex::Length(length)), &[]));
    }
    if !matches!(s.lower(at), "a" | "an" | "per") {
        return None;
    }
    let unit = Unit::read(s.lower(at + 1)).filter(|it| it.0 > Unit::Second && it.0 < Unit::Decade)?;
    if s.lower(at + 1).ends_with('s') || matches!(s.lower(at + 2), "ago" | "earlier" | "later" | "before") {
        return None;
    }
    let before = s.before(at, 1);
    if quantities::is_measure(before) {
        return None;
    }
    let amount = at > s.start
        && (s.is(at - 1, AtomKind::Number)
            || matches!(before, "%" | "times" | "cent")
            || quantities::follows_number(before)
            || (s.lower(at) == "per" && s.is(at - 1, AtomKind::Word)));
    let counted = matches!(before, "people" | "tourists" | "passengers" | "visitors" | "cars" | "cases");
    // "400,000 electric vehicles a year"
    let counted = counted
        || (before.len() > 3
            && before.ends_with('s')
            && (2..6).any(|back| at >= s.start + back && s.is(at - back, AtomKind::Number)));
    let length = Length::of(Some(1.0), unit)?;
    (amount || counted).then(|| Found::new(at, at + 2, Form::Set(Timex::Length(length)), &[]))
}

/// "Tuesday nights".
fn plural(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let weekday = words::weekday(s.lower(at)).filter(|_| s.capitalized(at))?;
    let part = match s.lower(at + 1) {
        "nights" => "NI",
        "mornings" => "MO",
        "evenings" => "EV",
        "afternoons" => "AF",
        _ => return None,
    };
    let day = Box::new(Timex::Weekday(weekday));
    let timex = Timex::Clock { day: Some(day), clock: crate::times::timex3::Clock::Part(part) };
    Some(Found::new(at, at + 2, Form::Set(timex), &[Given::Weekday, Given::Time]))
}
