//! The publication date: as precise as it is known, and the calendar day that "Sunday" is counted from.

use jiff::civil::Date;

use crate::calendar;

/// When the story was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// ISO 8601: `2023-12-03` or `2023-12-03T15:13:00Z`; upper-case `T` and `Z`, no zone name, seconds always there.
    pub(crate) iso: String,
    /// The day in the zone that the source names.
    pub(crate) date: Date,
}

impl Published {
    /// Reads an ISO 8601 date, or date and time with or without zone; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // A zone name says nothing that the offset does not: `+01:00[Europe/Paris]`.
        let (text, name) = text.trim().split_once('[').unwrap_or((text.trim(), "]"));
        let mut reader = Reader { rest: text.as_bytes() };
        let date = reader.date()?;
        let mut iso = calendar::iso(date);
        if reader.eat(b"Tt ").is_some() {
            let (hour, minute, second) = reader.clock()?;
            iso.push_str(&format!("T{hour:02}:{minute:02}:{second:02}{}", reader.zone()?));
        }
        (reader.rest.is_empty() && name.ends_with(']')).then_some(Self { iso, date })
    }
}

/// Reads from left to right. By hand, because jiff's parser with its messages takes a tenth of the WebAssembly's code.
struct Reader<'t> {
    rest: &'t [u8],
}

impl Reader<'_> {
    /// `2023-12-03`, `20231203`.
    fn date(&mut self) -> Option<Date> {
        let year = i16::from(self.digits(2)?) * 100 + i16::from(self.digits(2)?);
        let dashed = self.eat(b"-").is_some();
        let month = self.digits(2)?;
        if dashed {
            self.eat(b"-")?;
        }
        Date::new(year, month, self.digits(2)?).ok()
    }

    /// `15`, `15:13`, `15:13:09.250`, `151309`, as hour, minute and second; a leap second is the one before it.
    fn clock(&mut self) -> Option<(i8, i8, i8)> {
        let (hour, minute, second) = self.sexagesimal()?;
        if self.eat(b".,").is_some() {
            self.digits(1)?;
            while self.digits(1).is_some() {}
        }
        (hour < 24 && minute < 60 && second <= 60).then_some((hour, minute, second.min(59)))
    }

    /// `Z`, `+03:00`, `-0330`, `+03`, or nothing.
    fn zone(&mut self) -> Option<String> {
        if self.eat(b"Zz").is_some() {
            return Some("Z".to_owned());
        }
        let Some(sign) = self.eat(b"+-") else { return Some(String::new()) };
        let (hours, minutes, _) =
            self.sexagesimal().filter(|&(hours, minutes, _)| hours < 26 && minutes < 60)?;
        Some(format!("{}{hours:02}:{minutes:02}", char::from(sign)))
    }

    /// Two digits, and two more for minutes and for seconds where they are said, with or without colons.
    fn sexagesimal(&mut self) -> Option<(i8, i8, i8)> {
        let hours = self.digits(2)?;
        let colon = self.eat(b":").is_some();
        let Some(minutes) = self.digits(2) else { return (!colon).then_some((hours, 0, 0)) };
        let more = !colon || self.eat(b":").is_some();
        let seconds = if more { self.digits(2) } else { None };
        (seconds.is_some() || !colon || !more).then_some((hours, minutes, seconds.unwrap_or(0)))
    }

    /// The number in the next `count` bytes, all of them digits; at most two.
    fn digits(&mut self, count: usize) -> Option<i8> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        let number: i8 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let plain = digits.iter().all(u8::is_ascii_digit);
        self.rest = if plain { rest } else { self.rest };
        plain.then_some(number)
    }

    /// The next byte where it is one of `wanted`.
    fn eat(&mut self, wanted: &[u8]) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        let found = wanted.contains(&byte);
        self.rest = if found { rest } else { self.rest };
        found.then_some(byte)
    }
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
    fn agrees_with_the_parser_of_jiff() {
        let parser = jiff::fmt::temporal::DateTimeParser::new();
        for text in [
            "20231203",
            "20231203T151309Z",
            "2023-12-03t15",
            "2023-12-03T15:13:09,5+03",
            "2023-12-03T15:13:60Z",
            "2023-12-03T15:13:09+05:30[Asia/Kolkata]",
            "2023-12-03T15:13:09+053015",
            "2024-02-29",
            "2023-1203",
            "202312-03",
            "2023-12-03T",
            "2023-12-03T24:00",
            "2023-12-03T15:",
            "2023-12-03T15:60",
            "2023-12-03T15:13:",
            "2023-12-03T15:13:61",
            "2023-12-03T15:13:09.",
            "2023-12-03T15:13 +0300",
            "2023-12-03T15:13+03:",
            "2023-12-03T15:13Zulu",
            "2023-12-03T15:13Z[Etc/UTC",
            "2023-12-+3",
            "２０２３-12-03",
        ] {
            let theirs = parser.parse_pieces(text).ok().map(|pieces| pieces.date());
            assert_eq!(Published::parse(text).map(|it| it.date), theirs, "{text}");
        }
    }

    #[test]
    fn counts_from_the_day_where_it_was_published() {
        let late = Published::parse("2023-12-03T23:30:00-08:00").expect("valid");
        assert_eq!(late.date.to_string(), "2023-12-03");
    }
}
