//! The words of a timestamp: labels, months, weekdays, years, clock times, offsets.

use super::Event;

pub(super) fn label(folded: &str) -> Option<Event> {
    match folded {
        "published" | "publish" | "publication" | "posted" | "created" | "issued" | "released"
        | "uploaded" | "first" | "originally" => Some(Event::Published),
        "updated" | "update" | "modified" | "edited" | "revised" | "last" | "corrected" => {
            Some(Event::Updated)
        }
        _ => None,
    }
}

pub(super) fn is_filler(folded: &str) -> bool {
    matches!(
        folded,
        "on" | "at"
            | "of"
            | "the"
            | "date"
            | "time"
            | "online"
            | "and"
            | "local"
            | "hrs"
            | "hours"
            | "from"
            | "story"
            | "article"
            | "/"
            | "@"
            | "about"
            | "over"
            | "just"
            | "now"
    )
}

pub(super) fn is_unit(folded: &str) -> bool {
    let one = folded.strip_suffix('s').unwrap_or(folded);
    matches!(
        one,
        "second"
            | "sec"
            | "minute"
            | "min"
            | "minute-"
            | "hour"
            | "hr"
            | "day"
            | "week"
            | "month"
            | "year"
            | "h"
            | "m"
            | "d"
    )
}

pub(super) fn month(folded: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let bare = folded.trim_end_matches('.');
    if bare == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|name| *name == bare || (bare.len() == 3 && name.starts_with(bare)))?;
    u8::try_from(at + 1).ok()
}

pub(super) fn is_weekday(folded: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let short = matches!(folded.len(), 3..=5);
    DAYS.iter().any(|name| *name == folded || (short && name.starts_with(folded)))
}

pub(super) fn year(folded: &str) -> Option<u16> {
    let digits = folded.len() == 4 && folded.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| folded.parse().ok()).flatten().filter(|year| (1900..2100).contains(year))
}

pub(super) fn day_of_month(folded: &str) -> Option<u8> {
    let digits = folded.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = &folded[digits.len()..];
    let written = !digits.is_empty() && digits.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    written.then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// Year, and month and day where their order is certain.
pub(super) fn numeric(folded: &str) -> Option<(u16, Option<u8>, Option<u8>)> {
    let separator = folded.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = folded.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |part: &str| {
        (part.len() <= 2).then(|| part.parse::<u8>().ok()).flatten().filter(|it| (1..=31).contains(it))
    };
    if parts.next().is_some() {
        return None;
    }
    if let (Some(year), Some(month), Some(day)) = (year(first), small(second), small(third)) {
        return (month <= 12).then_some((year, Some(month), Some(day)));
    }
    let (first, second, year) = (small(first)?, small(second)?, year(third)?);
    match (first, second) {
        (day, month) if (day > 12 && month <= 12) || (day == month && day <= 12) => {
            Some((year, Some(month), Some(day)))
        }
        (month, day) if day > 12 && month <= 12 => Some((year, Some(month), Some(day))),
        (day, month) if day <= 12 && month <= 12 => Some((year, None, None)),
        _ => None,
    }
}

/// Whether `AM` or `PM` in one of its spellings: false and true.
pub(super) fn half(folded: &str) -> Option<bool> {
    match folded {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

pub(super) fn on_24_hours(hour: u8, minute: u8, afternoon: bool) -> Option<(u8, u8)> {
    match (hour, afternoon) {
        (12..=23, true) | (1..=11, false) => Some((hour, minute)),
        (12, false) => Some((0, minute)),
        (1..=11, true) => Some((hour + 12, minute)),
        _ => None,
    }
}

/// `15:13`, `16.13`, `09:12:30`, `9:12am`, `9am`, `16h13`, `15:13z`, in hours and minutes.
pub(super) fn clock(folded: &str) -> Option<(u8, u8)> {
    let bare = folded.strip_suffix('z').unwrap_or(folded);
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '.');
    let suffix = &bare[digits.len()..];
    let afternoon = if suffix.is_empty() || suffix == "hrs" { None } else { Some(half(suffix)?) };
    let mut parts = digits.splitn(3, [':', '.', 'h']);
    let hour: u8 = parts.next().filter(|it| it.len() <= 2)?.parse().ok().filter(|&it| it < 24)?;
    let minute: u8 = match parts.next() {
        Some(minutes) => Some(minutes).filter(|it| it.len() == 2)?.parse().ok().filter(|&it| it < 60)?,
        None => afternoon.map(|_| 0)?,
    };
    parts
        .next()
        .is_none_or(|seconds| seconds.len() == 2 && seconds.bytes().all(|b| b.is_ascii_digit()))
        .then_some(())?;
    match afternoon {
        Some(afternoon) => on_24_hours(hour, minute, afternoon),
        None => Some((hour, minute)),
    }
}

/// `GMT+3`, `UTC+05:30`, `+0300` as `+03:00`.
pub(super) fn offset(word: &str) -> Option<String> {
    let bare = word.strip_prefix("GMT").or_else(|| word.strip_prefix("UTC")).unwrap_or(word);
    let (sign, digits) = match bare.chars().next()? {
        '+' => ('+', &bare[1..]),
        '-' => ('-', &bare[1..]),
        '\u{2212}' => ('-', &bare['\u{2212}'.len_utf8()..]),
        _ => return None,
    };
    let plain: String = digits.chars().filter(|&c| c != ':').collect();
    let valid = plain.bytes().all(|b| b.is_ascii_digit()) && matches!(plain.len(), 1 | 2 | 4);
    let (hours, minutes) = plain.split_at_checked(if plain.len() == 4 { 2 } else { plain.len() })?;
    let hours: u8 = valid.then(|| hours.parse().ok()).flatten().filter(|&it| it <= 14)?;
    let minutes: u8 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    Some(format!("{sign}{hours:02}:{minutes:02}"))
}
