//! Feasts, from `lexicon/holidays.txt`: "Christmas Eve" has a day in every year, "Eid al-Fitr" has one that is not guessed.

use std::sync::LazyLock;

use super::{Form, Found, Opening};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::words::{is_dash, year};

#[derive(Clone)]
struct Holiday {
    words: Vec<&'static str>,
    /// Month and day; `None` where they move.
    day: Option<(i8, i8)>,
}

/// The lexicon, longest names first: it never changes, so it is parsed once.
static HOLIDAYS: LazyLock<Vec<Holiday>> = LazyLock::new(|| {
    let mut holidays: Vec<Holiday> =
        include_str!("../../../lexicon/holidays.txt").lines().filter_map(read).collect();
    crate::order::sort_by_key(&mut holidays, |it| usize::MAX - it.words.len());
    holidays
});

fn read(line: &'static str) -> Option<Holiday> {
    let (day, name) = line.split_once('\t').filter(|_| !line.starts_with('#'))?;
    let day = day.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
    Some(Holiday { words: name.split(' ').collect(), day })
}

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if !s.capitalized(at) {
        return None;
    }
    let (end, holiday) = HOLIDAYS.iter().find_map(|it| Some((spelled(s, at, &it.words)?, it)))?;
    // "Christmas tree", "Easter Island", "Eid shoppers": only a bare word is doubtful.
    let bare = holiday.words.len() == 1;
    let led = opening.marker.is_some()
        || matches!(
            s.before(at, 1),
            "on" | "before"
                | "after"
                | "by"
                | "until"
                | "since"
                | "at"
                | "around"
                | "for"
                | "during"
                | "of"
                | "over"
        );
    let followed = s.is(end, AtomKind::Word)
        && (s.capitalized(end)
            || !matches!(s.lower(end), "and" | "in" | "as" | "when" | "s" | "but" | "or" | "this" | "last"));
    if bare && (!led || followed) {
        return None;
    }
    let form = match holiday.day {
        Some((month, day)) => Form::MonthDay { month, day, weekday: None },
        None => Form::Vague("XXXX-XX-XX"),
    };
    if let (Some((month, day)), Some((year, end))) = (holiday.day, year(s, end)) {
        let day = super::Timex::Day { year: Some(year), month, day };
        return Some(Found::new(at, end, Form::Fixed(day), &[Given::Year, Given::Month, Given::Day]));
    }
    let given: &[Given] = if holiday.day.is_some() { &[Given::Month, Given::Day] } else { &[] };
    Some(Found::new(at, end, form, given))
}

/// Where the words of `name` end that begin at `at`; `'s` is three atoms or two, as the apostrophe is written, and a
/// hyphen joins words as a space does.
fn spelled(s: &Sentence<'_>, at: usize, name: &[&str]) -> Option<usize> {
    let mut end = at;
    for (index, word) in name.iter().enumerate() {
        end += usize::from(index > 0 && is_dash(s.sign(end)) && s.glued(end));
        let apostrophe = |at: usize| matches!(s.sign(at), Some('\'' | '’'));
        if let Some(stem) = word.strip_suffix("'s") {
            end = (s.lower(end) == stem && apostrophe(end + 1) && s.lower(end + 2) == "s")
                .then_some(end + 3)?;
        } else if let Some(stem) = word.strip_suffix('\'') {
            end = (s.lower(end) == stem && apostrophe(end + 1)).then_some(end + 2)?;
        } else if let Some(stem) = word.strip_suffix('.') {
            end = (s.lower(end) == stem && s.sign(end + 1) == Some('.')).then_some(end + 2)?;
        } else {
            end = (s.lower(end) == *word).then_some(end + 1)?;
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::HOLIDAYS;

    #[test]
    fn every_line_is_read() {
        let lines =
            include_str!("../../../lexicon/holidays.txt").lines().filter(|it| !it.starts_with('#')).count();
        assert_eq!(HOLIDAYS.len(), lines);
        for holiday in HOLIDAYS.iter() {
            let sound =
                holiday.day.is_none_or(|(month, day)| jiff::civil::Date::new(2024, month, day).is_ok());
            assert!(sound && !holiday.words.is_empty(), "{:?}", holiday.words);
        }
    }
}
