//! Quarters and halves of a year: "the second quarter of 2022", "Q3", "last year's first half", "the latest quarter".

use super::{Form, Found, Marker, Opening, ends, years};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::length::Unit;
use crate::times::timex3::Timex;
use crate::times::words::{self, digits, is_dash, year};

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    quarter(s, at)
        .or_else(|| of_named_year(s, at))
        .or_else(|| of_relative_year(s, at, opening))
        .or_else(|| same_period(s, at, opening))
        .or_else(|| last_named(s, at, opening))
}

/// "1988 third quarter", "2021's second quarter".
fn of_named_year(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (year, end) = year(s, at)?;
    let end = end + usize::from(is_dash(s.sign(end)) && s.glued(end) && s.glued(end + 1));
    let owns = matches!(s.sign(end), Some('\'' | '’')) && s.lower(end + 1) == "s";
    let end = end + if owns { 2 } else { 0 };
    let (number, halves, end) = part_of_year(s, end)?;
    Some(Found::new(at, end, Form::Fixed(part(Some(year), number, halves)), &[Given::Year]))
}

/// "(this) year's third quarter".
fn of_relative_year(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let (offset, core) = years::possessive(s, at, opening.marker)?;
    let (number, halves, end) = part_of_year(s, core)?;
    let form = if halves { Form::Half(number) } else { Form::Quarter(number) };
    Some(Found::new(at, end, Form::InYear(Box::new(form), offset), &[]))
}

/// "(the) 1988 period", "(the same) period last year", "(the) corresponding quarter of 2021".
fn same_period(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if !opening.the {
        return None;
    }
    let named = |at: usize| matches!(s.lower(at), "period" | "quarter") && ends(s, at + 1);
    if let Some((year, end)) = year(s, at).filter(|&(_, end)| named(end)) {
        let form = Form::PeriodOf { year: Some(year), offset: 0 };
        return Some(Found::new(at, end + 1, form, &[Given::Year]));
    }
    let same = usize::from(matches!(s.lower(at), "corresponding" | "comparable"));
    if (same == 0 && opening.marker != Some(Marker::That)) || !named(at + same) {
        return None;
    }
    let of = at + same + 1;
    let of = of + usize::from(matches!(s.lower(of), "of" | "in"));
    if let Some((year, end)) = year(s, of).filter(|&(_, end)| ends(s, end)) {
        return Some(Found::new(at, end, Form::PeriodOf { year: Some(year), offset: 0 }, &[Given::Year]));
    }
    let last = s.lower(of) == "last" && s.lower(of + 1) == "year" && ends(s, of + 2);
    last.then(|| Found::new(at, of + 2, Form::PeriodOf { year: None, offset: -1 }, &[]))
}

/// "the quarter", "the latest period": the one named before.
fn last_named(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if !opening.the || opening.marker.is_some() || opening.modified {
        return None;
    }
    let latest = usize::from(s.lower(at) == "latest");
    let word = at + latest;
    let free = ends(s, word + 1) && s.lower(word + 1) != "of";
    let form = match s.lower(word) {
        "quarter" if latest > 0 || of_business(s, at, word + 1) => Form::Near(Unit::Quarter, 0),
        "period" => Form::LastPeriod,
        _ => return None,
    };
    free.then(|| Found::new(at, word + 1, form, &[]))
}

fn part(year: Option<i16>, number: i8, halves: bool) -> Timex {
    if halves { Timex::Half { year, half: number } } else { Timex::Quarter { year, quarter: number } }
}

/// "second quarter of 2022", "third-quarter", "Q3 2022", "first half of 2022", "2022's second quarter".
fn quarter(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (number, halves, named) = part_of_year(s, at)?;
    let joined = named + usize::from(matches!(s.lower(named), "of" | "in" | ","));
    let joined = joined + usize::from(matches!(s.lower(joined), "fiscal" | "financial"));
    if let Some((year, end)) = year(s, joined).filter(|&(_, end)| ends(s, end)) {
        return Some(Found::new(at, end, Form::Fixed(part(Some(year), number, halves)), &[Given::Year]));
    }
    let form = if halves { Form::Half(number) } else { Form::Quarter(number) };
    if s.word(at) == "H" {
        return None; // H1 without a year is a virus
    }
    let of_year = s.lower(named) == "of" && matches!(s.lower(named + 1), "this" | "last" | "next");
    let marked =
        of_year || (matches!(s.lower(named), "this" | "last" | "next") && s.lower(named + 1) == "year");
    (marked || (!halves && !of_sport(s, at, named))).then(|| Found::new(at, named, form, &[]))
}

/// Which quarter or half, whether it is a half, and where its name ends.
fn part_of_year(s: &Sentence<'_>, at: usize) -> Option<(i8, bool, usize)> {
    if matches!(s.word(at), "Q" | "H") && s.glued(at + 1) && ends(s, at + 2) {
        let halves = s.word(at) == "H";
        let most = if halves { 2 } else { 4 };
        let number = digits(s, at + 1, &[1]).filter(|number| (1..=most).contains(number))?;
        return Some((i8::try_from(number).ok()?, halves, at + 2));
    }
    let fiscal = usize::from(matches!(s.lower(at), "fiscal" | "financial"));
    let fiscal = fiscal + usize::from(fiscal > 0 && is_dash(s.sign(at + 1)));
    let at = at + fiscal;
    if s.is(at, AtomKind::Number) {
        let number = digits(s, at, &[1]).filter(|number| (1..=4).contains(number))?;
        let named = s.glued(at + 1)
            && matches!(s.lower(at + 1), "st" | "nd" | "rd" | "th")
            && s.lower(at + 2) == "quarter";
        return named.then_some((i8::try_from(number).ok()?, false, at + 3));
    }
    let number = match s.lower(at) {
        // "the last half of 1989"
        "last" if s.lower(at + 1) == "half" => 2,
        word => words::ordinal(word)?,
    };
    let word = at + 1 + usize::from(is_dash(s.sign(at + 1)));
    match s.lower(word) {
        "quarter" => Some((number, false, word + 1)),
        "half" if number <= 2 => Some((number, true, word + 1)),
        _ => None,
    }
}

/// Words that tell a company's quarter from one of a match.
const BUSINESS: &[&str] = &[
    "budget",
    "company",
    "deficit",
    "demand",
    "earned",
    "earnings",
    "economic",
    "economy",
    "exports",
    "fiscal",
    "forecast",
    "gdp",
    "growth",
    "imports",
    "income",
    "inflation",
    "investment",
    "loss",
    "losses",
    "net",
    "operating",
    "output",
    "period",
    "production",
    "profit",
    "profits",
    "results",
    "revenue",
    "revenues",
    "sales",
    "share",
    "shares",
    "shipments",
    "spending",
    "year",
];

/// Whether one of the 12 words on either side is of business.
fn of_business(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    (at.saturating_sub(12)..end + 12).any(|near| BUSINESS.binary_search(&s.lower(near)).is_ok())
}

/// Words that tell a quarter of a match.
const SPORT: &[&str] = &[
    "ball",
    "basket",
    "coach",
    "field",
    "foul",
    "game",
    "goal",
    "goals",
    "half",
    "hosts",
    "kick",
    "match",
    "points",
    "quarterback",
    "rebounds",
    "scored",
    "scoring",
    "tackle",
    "team",
    "touchdown",
    "visitors",
    "yard",
    "yards",
];

fn of_sport(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    (at.saturating_sub(12)..end + 12).any(|near| SPORT.binary_search(&s.lower(near)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{BUSINESS, SPORT};

    #[test]
    fn words_can_be_searched() {
        assert!(BUSINESS.is_sorted() && SPORT.is_sorted(), "help: sort BUSINESS and SPORT");
    }
}
