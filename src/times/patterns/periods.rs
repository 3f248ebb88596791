//! Longer than a day: "December 2023", "in March", "2001–2005", "the 1990s", "the second quarter of 2022", "last year".

use super::{Form, Found, Opening, Unit, ends};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::timex3::Timex;
use crate::times::words::{self, digits, is_dash, month, year};

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if s.is(at, AtomKind::Number) {
        return decade(s, at)
            .or_else(|| century(s, at))
            .or_else(|| quarter(s, at))
            .or_else(|| years(s, at, opening));
    }
    months(s, at, opening)
        .or_else(|| century(s, at))
        .or_else(|| quarter(s, at))
        .or_else(|| short_decade(s, at))
        .or_else(|| fiscal(s, at))
        .or_else(|| counted_from_now(s, at, opening))
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
            let month = |month| Box::new(Timex::Month { year: Some(year), month });
            let timex = between(month(first), month(last));
            return Some(Found::new(at, end, Form::Fixed(timex), &[Given::Year, Given::Month]));
        }
    }
    (month(s, at, false).is_some() && stands_alone(s, at, opening))
        .then(|| Found::new(at, at + 1, Form::Month(first), &[Given::Month]))
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
    let likely = matches!(
        previous,
        "by" | "from" | "to" | "of" | "for" | "before" | "after" | "between" | "and" | "through" | "or"
    );
    let named = s.capitalized(at + 1) && !s.glued(at + 1);
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

/// "second quarter of 2022", "third-quarter", "Q3 2022", "first half of 2022", "2022's second quarter".
fn quarter(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (number, halves, named) = part_of_year(s, at)?;
    let joined = named + usize::from(matches!(s.lower(named), "of" | "in" | ","));
    let joined = joined + usize::from(matches!(s.lower(joined), "fiscal" | "financial"));
    if let Some((year, end)) = year(s, joined).filter(|&(_, end)| ends(s, end)) {
        let year = Some(year);
        let timex = if halves {
            Timex::Half { year, half: number }
        } else {
            Timex::Quarter { year, quarter: number }
        };
        return Some(Found::new(at, end, Form::Fixed(timex), &[Given::Year]));
    }
    (!halves && of_business(s, at, named)).then(|| Found::new(at, named, Form::Quarter(number), &[]))
}

/// Which quarter or half, whether it is a half, and where its name ends.
fn part_of_year(s: &Sentence<'_>, at: usize) -> Option<(i8, bool, usize)> {
    if s.word(at) == "Q" && s.glued(at + 1) {
        let number = digits(s, at + 1, &[1]).filter(|number| (1..=4).contains(number))?;
        return Some((i8::try_from(number).ok()?, false, at + 2));
    }
    let number = words::ordinal(s.lower(at))?;
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

/// "fiscal 2023", "financial year 2023/24", "FY2023".
fn fiscal(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let word = match s.lower(at) {
        "fiscal" | "financial" => at + 1 + usize::from(s.lower(at + 1) == "year"),
        "fy" => at + 1,
        _ => return None,
    };
    let found = year_pair(s, word).or_else(|| {
        let (year, end) = year(s, word).filter(|&(_, end)| ends(s, end))?;
        Some(Found::new(word, end, Form::Fixed(Timex::Year(year)), &[Given::Year]))
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
    if opening.marker.is_some() || s.glued_sign_before(at) || (s.glued(at) && s.is(at - 1, AtomKind::Word)) {
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
    // "Tokyo 2020", "Vision 2030", "Peugeot 2008": part of a name.
    let before = at.saturating_sub(1);
    let named = at > s.start
        && s.capitalized(before)
        && s.is(before, AtomKind::Word)
        && !words::opens_sentence(s, before);
    !named
}

/// "last year", "this month", "next quarter".
fn counted_from_now(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let marker = opening.marker?;
    let unit = match s.lower(at) {
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        _ => return None,
    };
    let offset = match marker {
        super::Marker::Last => -1,
        super::Marker::This => 0,
        super::Marker::Next => 1,
    };
    // "the last year" is a duration; "this year-old": an age
    (!opening.the && ends(s, at + 1)).then(|| Found::new(at, at + 1, Form::Period(unit, offset), &[]))
}

#[cfg(test)]
mod tests {
    use super::BUSINESS;

    #[test]
    fn business_words_can_be_searched() {
        assert!(BUSINESS.is_sorted(), "help: sort BUSINESS");
    }
}
