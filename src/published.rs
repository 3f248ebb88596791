//! The publication date: as precise as it is known, and the calendar day that "Sunday" is counted from.

use jiff::civil::Date;
use jiff::fmt::temporal::{DateTimeParser, Pieces};

/// When the story was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// ISO 8601: `2023-12-03` or `2023-12-03T15:13:00Z`.
    pub(crate) iso: String,
    /// The day in the zone that the source names.
    pub(crate) date: Date,
}

impl Published {
    /// Reads an ISO 8601 date, or date and time with or without zone; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let pieces = DateTimeParser::new().parse_pieces(text).ok()?;
        Some(Self { iso: canonical(text, &pieces), date: pieces.date() })
    }
}

/// The same instant in one spelling: upper-case `T` and `Z`, no bracketed zone name, seconds always there.
fn canonical(text: &str, pieces: &Pieces<'_>) -> String {
    let date = pieces.date();
    let Some(time) = pieces.time() else { return date.to_string() };
    let clock = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    let zone = zone_of(text);
    format!("{date}T{clock}{zone}")
}

/// The zone as written: `Z`, an offset as `+03:00`, or nothing.
fn zone_of(text: &str) -> String {
    let bare = text.split('[').next().unwrap_or(text).trim_end();
    if bare.ends_with(['Z', 'z']) {
        return "Z".to_owned();
    }
    let Some(at) = bare.rfind(['+', '-', '\u{2212}']).filter(|&at| at > "2023-12-03".len()) else {
        return String::new();
    };
    let digits: String = bare[at..].chars().filter(char::is_ascii_digit).take(4).collect();
    let sign = if bare[at..].starts_with('+') { '+' } else { '-' };
    let (hours, minutes) = digits.split_at(digits.len().min(2));
    format!("{sign}{hours:0>2}:{minutes:0>2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_and_times() {
        let iso = |text| Published::parse(text).map(|published| published.iso);
        assert_eq!(iso("2023-12-03").as_deref(), Some("2023-12-03"));
        assert_eq!(iso(" 2023-12-03T15:13Z ").as_deref(), Some("2023-12-03T15:13:00Z"));
        assert_eq!(iso("2023-12-03 15:13:09+0300").as_deref(), Some("2023-12-03T15:13:09+03:00"));
        assert_eq!(iso("2023-12-03T15:13:09.250-05:00").as_deref(), Some("2023-12-03T15:13:09-05:00"));
        assert_eq!(iso("2023-12-03T15:13").as_deref(), Some("2023-12-03T15:13:00"));
        for refused in ["", "Sunday", "2023-13-03", "2023-02-30", "03/12/2023", "15:13"] {
            assert_eq!(iso(refused), None, "{refused}");
        }
    }

    #[test]
    fn counts_from_the_day_where_it_was_published() {
        let late = Published::parse("2023-12-03T23:30:00-08:00").expect("valid");
        assert_eq!(late.date.to_string(), "2023-12-03");
    }
}
