//! The publication date: as precise as it is known, and the calendar day that "Sunday" is counted from.

use jiff::civil::Date;

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
    ///
    /// The spelling of the result is one for all: `T`, seconds without fraction, `Z` or `+03:00`, no bracketed zone name.
    /// Read by hand, because the calendar library's parser would add ten kilobytes to what a reader downloads.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let (year, month, day) =
            (number(&mut rest, 4)?, after(&mut rest, '-', 2)?, after(&mut rest, '-', 2)?);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        let mut iso = format!("{year:04}-{month:02}-{day:02}");
        if rest.is_empty() {
            return Some(Self { iso, date });
        }
        rest = rest.strip_prefix(['T', 't', ' '])?;
        let (hour, minute) = (number(&mut rest, 2)?, after(&mut rest, ':', 2)?);
        let second = if rest.starts_with(':') { after(&mut rest, ':', 2)? } else { 0 };
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        // A leap second is the minute's last second.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let zone = zone(rest)?;
        iso.push_str(&format!("T{hour:02}:{minute:02}:{:02}{zone}", second.min(59)));
        Some(Self { iso, date })
    }
}

/// The zone at the end: `Z`, an offset as `+03:00`, or nothing; `None` for anything else.
fn zone(rest: &str) -> Option<String> {
    // A name in brackets (RFC 9557) says no more than the offset before it.
    let bare = rest.split('[').next().unwrap_or(rest).trim();
    if bare.is_empty() {
        return Some(String::new());
    }
    if bare.eq_ignore_ascii_case("z") {
        return Some("Z".to_owned());
    }
    let sign = if bare.starts_with('+') { '+' } else { '-' };
    let mut offset = bare.strip_prefix(['+', '-', '\u{2212}'])?;
    let hours = number(&mut offset, 2)?;
    offset = offset.strip_prefix(':').unwrap_or(offset);
    let minutes = if offset.is_empty() { 0 } else { number(&mut offset, 2)? };
    (offset.is_empty() && hours < 24 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// Takes exactly `digits` digits off `rest`.
fn number(rest: &mut &str, digits: usize) -> Option<i16> {
    let (number, left) = rest.split_at_checked(digits)?;
    if !number.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    *rest = left;
    number.parse().ok()
}

/// Takes a sign and the digits behind it off `rest`.
fn after(rest: &mut &str, sign: char, digits: usize) -> Option<i16> {
    *rest = rest.strip_prefix(sign)?;
    number(rest, digits)
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
        assert_eq!(
            iso("2023-12-03T15:13:00+03:00[Asia/Baghdad]").as_deref(),
            Some("2023-12-03T15:13:00+03:00")
        );
        assert_eq!(iso("2023-12-03t15:13:00z").as_deref(), Some("2023-12-03T15:13:00Z"));
        for refused in [
            "2023-12-03T",
            "2023-12-03T25:00Z",
            "2023-12-03T15:13 EST",
            "2023-1-3",
            "2023-12-031",
            "2023-12-0é",
        ] {
            assert_eq!(iso(refused), None, "{refused}");
        }
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
