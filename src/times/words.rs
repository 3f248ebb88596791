//! The closed word classes of dates: months, weekdays, ordinals, and the words that decide about an ambiguous neighbour.

use jiff::civil::Weekday;

use crate::atoms::{AtomKind, Sentence};

/// Month by its full English name, lowered.
#[inline(never)]
fn full_month(word: &str) -> Option<i8> {
    Some(match word {
        "january" => 1,
        "february" => 2,
        "march" => 3,
        "april" => 4,
        "may" => 5,
        "june" => 6,
        "july" => 7,
        "august" => 8,
        "september" => 9,
        "october" => 10,
        "november" => 11,
        "december" => 12,
        _ => return None,
    })
}

#[inline(never)]
fn short_month(word: &str) -> Option<i8> {
    Some(match word {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" | "sept" => 9,
        "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    })
}

/// Month at `at`, and where it ends; `short` lets abbreviations in, whose stop belongs to them.
#[inline(never)]
pub(super) fn month(s: &Sentence<'_>, at: usize, short: bool) -> Option<(i8, usize)> {
    if !s.capitalized(at) {
        return None;
    }
    if let Some(month) = full_month(s.lower(at)) {
        return Some((month, at + 1));
    }
    let month = short_month(s.lower(at)).filter(|_| short)?;
    Some((month, after_stop(s, at)))
}

/// Where the abbreviation at `at` ends: behind its stop where it has one.
fn after_stop(s: &Sentence<'_>, at: usize) -> usize {
    let stop = s.sign(at + 1) == Some('.') && s.glued(at + 1);
    if stop && (!s.opens_token(at + 1) || s.is(at + 2, AtomKind::Number) || s.sign(at + 2) == Some(',')) {
        at + 2
    } else {
        at + 1
    }
}

/// Weekday by its full English name, lowered.
#[inline(never)]
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Abbreviated weekday at `at`, and where it ends; a date only together with a month and a day.
#[inline(never)]
pub(super) fn short_weekday(s: &Sentence<'_>, at: usize) -> Option<(Weekday, usize)> {
    let weekday = match s.lower(at) {
        "mon" => Weekday::Monday,
        "tue" | "tues" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    };
    let stop = s.sign(at + 1) == Some('.') && s.glued(at + 1);
    s.capitalized(at).then_some((weekday, at + 1 + usize::from(stop)))
}

/// `first` to `fourth`.
#[inline(never)]
pub(super) fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => return None,
    })
}

/// A number of digits only, with as many digits as `digits` says.
#[inline(never)]
pub(super) fn digits(s: &Sentence<'_>, at: usize, digits: &[usize]) -> Option<i16> {
    let word = s.word(at);
    let plain = s.is(at, AtomKind::Number) && digits.contains(&word.len());
    plain.then(|| word.parse().ok()).flatten()
}

/// A day of the month at `at`, with its `th` where it has one; and where it ends.
#[inline(never)]
pub(super) fn day_of_month(s: &Sentence<'_>, at: usize) -> Option<(i8, usize)> {
    let day = digits(s, at, &[1, 2]).and_then(|day| i8::try_from(day).ok())?;
    if !(1..=31).contains(&day) {
        return None;
    }
    let suffixed = s.glued(at + 1) && matches!(s.lower(at + 1), "st" | "nd" | "rd" | "th");
    let end = at + 1 + usize::from(suffixed);
    // 30C, 15:13, 19%, 3-day
    let goes_on = s.glued(end)
        && (s.is(end, AtomKind::Word)
            || (s.sign(end) == Some(':') && s.is(end + 1, AtomKind::Number))
            || (is_dash(s.sign(end)) && s.glued(end + 1) && s.lowercase_word(end + 1)));
    (!goes_on && s.sign(end) != Some('%')).then_some((day, end))
}

/// Four digits that can be a year of the news, and where they end; or the same in words, as broadcasts write it.
#[inline(never)]
pub(super) fn year(s: &Sentence<'_>, at: usize) -> Option<(i16, usize)> {
    if s.is(at, AtomKind::Word) {
        return year_in_words(s, at);
    }
    let year = digits(s, at, &[4]).filter(|year| (1000..2200).contains(year))?;
    (!counts(s, at + 1)).then_some((year, at + 1))
}

/// "nineteen ninety-six", "two thousand and five", "twenty twenty".
fn year_in_words(s: &Sentence<'_>, at: usize) -> Option<(i16, usize)> {
    let below_hundred = |at: usize| {
        let (value, end) = crate::quantities::number(s, at)?;
        let value = (1_i16..100).find(|it| Some(f64::from(*it)) == value)?;
        s.is(at, AtomKind::Word).then_some((value, end))
    };
    let century = match s.lower(at) {
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "two" if s.lower(at + 1) == "thousand" => {
            let (value, end) = crate::quantities::number(s, at)?;
            let value = (2000_i16..2100).find(|it| Some(f64::from(*it)) == value)?;
            return (!counts(s, end)).then_some((value, end));
        }
        _ => return None,
    };
    let (rest, end) = below_hundred(at + 1).filter(|&(rest, _)| rest >= 10)?;
    (!counts(s, end) && !is_dash(s.sign(at + 1))).then_some((century * 100 + rest, end))
}

pub(crate) fn is_dash(sign: Option<char>) -> bool {
    matches!(sign, Some('-' | '–' | '—' | '‐' | '‑' | '−'))
}

/// Whether the word at `at` makes the number before it a count or a measure.
#[inline(never)]
pub(super) fn counts(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.lower(at);
    s.sign(at) == Some('%') || crate::quantities::follows_number(word) || is_counted_noun(word)
}

/// Whether the word is a plural that news counts by the hundred.
pub(crate) fn is_counted_noun(word: &str) -> bool {
    COUNTED.binary_search(&word).is_ok()
}

/// What news counts by the thousand: behind a number of four digits, it is no year. Sorted.
const COUNTED: &[&str] = &[
    "acres",
    "apartments",
    "arrests",
    "beds",
    "bodies",
    "books",
    "buildings",
    "bushels",
    "cars",
    "cases",
    "cattle",
    "children",
    "civilians",
    "companies",
    "copies",
    "deaths",
    "delegates",
    "doctors",
    "dollars",
    "doses",
    "employees",
    "families",
    "fans",
    "farmers",
    "fatalities",
    "feet",
    "fighters",
    "fires",
    "flights",
    "foreigners",
    "girls",
    "guests",
    "homes",
    "households",
    "houses",
    "infections",
    "inmates",
    "items",
    "jobs",
    "journalists",
    "larger",
    "members",
    "men",
    "migrants",
    "miles",
    "nurses",
    "officers",
    "passengers",
    "patients",
    "people",
    "percent",
    "persons",
    "pilgrims",
    "points",
    "police",
    "policemen",
    "prisoners",
    "protesters",
    "refugees",
    "residents",
    "rooms",
    "runners",
    "schools",
    "seats",
    "sheep",
    "soldiers",
    "spectators",
    "staff",
    "stores",
    "students",
    "supporters",
    "teachers",
    "tickets",
    "times",
    "tonnes",
    "tons",
    "tourists",
    "trees",
    "troops",
    "units",
    "users",
    "vehicles",
    "victims",
    "villagers",
    "visitors",
    "volunteers",
    "voters",
    "votes",
    "women",
    "words",
    "workers",
    "yards",
    "youths",
];

/// Whether the first letter of the word is the only reason for its capital: it opens the sentence.
pub(crate) fn opens_sentence(s: &Sentence<'_>, at: usize) -> bool {
    (s.start..at).all(|before| s.is(before, AtomKind::Sign)) && at < s.start + 4
}

#[cfg(test)]
mod tests {
    use super::COUNTED;

    #[test]
    fn counted_words_can_be_searched() {
        let mut sorted = COUNTED.to_vec();
        sorted.sort_unstable();
        assert!(sorted.iter().eq(COUNTED), "help: sort COUNTED: {sorted:?}");
    }
}
