//! Lengths of time: "three days", "2½ years", "several weeks": their units, printing, and counting from a day.

use std::fmt;

use jiff::civil::Date;

use crate::calendar;

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit that `word` names, in lower case, and how many of it: a fortnight is two weeks.
    #[inline(never)]
    pub(super) fn read(word: &str) -> Option<(Self, u32)> {
        Some(match word {
            "second" | "seconds" => (Self::Second, 1),
            "minute" | "minutes" => (Self::Minute, 1),
            "hour" | "hours" | "hr" | "hrs" => (Self::Hour, 1),
            "day" | "days" => (Self::Day, 1),
            "week" | "weeks" => (Self::Week, 1),
            "fortnight" | "fortnights" => (Self::Week, 2),
            "month" | "months" => (Self::Month, 1),
            "quarter" | "quarters" => (Self::Quarter, 1),
            "year" | "years" => (Self::Year, 1),
            "decade" | "decades" => (Self::Decade, 1),
            "century" | "centuries" => (Self::Century, 1),
            _ => return None,
        })
    }

    /// The ISO 8601 unit that it is printed in, and how many of that it has.
    fn printed(self) -> (Self, u32) {
        match self {
            Self::Quarter => (Self::Month, 3),
            Self::Decade => (Self::Year, 10),
            Self::Century => (Self::Year, 100),
            unit => (unit, 1),
        }
    }

    /// The next smaller unit, and how many of it make one.
    fn smaller(self) -> Option<(Self, u32)> {
        Some(match self {
            Self::Year => (Self::Month, 12),
            Self::Day => (Self::Hour, 24),
            Self::Hour => (Self::Minute, 60),
            Self::Minute => (Self::Second, 60),
            _ => return None,
        })
    }

    fn letter(self) -> char {
        match self {
            Self::Second => 'S',
            Self::Minute | Self::Month | Self::Quarter => 'M',
            Self::Hour => 'H',
            Self::Day => 'D',
            Self::Week => 'W',
            Self::Year | Self::Decade | Self::Century => 'Y',
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// In tenths of the unit, so that two and a half are counted; `None` for "several".
    pub(super) tenths: Option<u32>,
    pub(super) unit: Unit,
    /// "three minutes 54 seconds": the second part.
    pub(super) more: Option<(u32, Unit)>,
}

/// Beyond this a number in front of a unit counts the age of the world, not the time of the news.
const MOST: u32 = 100_000;

impl Length {
    pub(super) fn whole(count: u32, unit: Unit) -> Self {
        Self { tenths: Some(count.saturating_mul(10)), unit, more: None }
    }

    /// From a number that was read; `None` where it is too large or negative.
    pub(super) fn of(value: Option<f64>, unit: (Unit, u32)) -> Option<Self> {
        let (unit, times) = unit;
        let Some(value) = value else { return Some(Self { tenths: None, unit, more: None }) };
        let scaled = value * f64::from(times);
        if !(0.0..f64::from(MOST)).contains(&scaled) {
            return None;
        }
        // In range by the line before.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most a million tenths"
        )]
        let tenths = (scaled * 10.0).round() as u32;
        Some(Self { tenths: Some(tenths), unit, more: None })
    }

    /// How many whole units, where it is a whole number of them and nothing more.
    pub(super) fn count(&self) -> Option<i16> {
        let tenths = self.tenths.filter(|tenths| tenths % 10 == 0 && self.more.is_none())?;
        i16::try_from(tenths / 10).ok()
    }

    /// The day that lies this length after `date`, before it where `back`; `None` for vague lengths.
    pub(super) fn from(&self, date: Date, back: bool) -> Option<Date> {
        let (unit, each) = self.unit.printed();
        let tenths = self.tenths?.checked_mul(each)?;
        let sign = if back { -1 } else { 1 };
        let whole = i32::try_from(tenths / 10).ok()?.checked_mul(sign)?;
        match unit {
            Unit::Day => calendar::after(date, whole),
            Unit::Week => calendar::after(date, i32::try_from(tenths * 7 / 10).ok()?.checked_mul(sign)?),
            Unit::Month => months_from(date, whole),
            Unit::Year => months_from(date, i32::try_from(tenths * 12 / 10).ok()?.checked_mul(sign)?),
            _ => None,
        }
    }
}

/// The same day `months` later, or the last of its month where that is shorter.
fn months_from(date: Date, months: i32) -> Option<Date> {
    let (year, month) = calendar::month_after(date, i16::try_from(months).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, date.day().min(first.days_in_month())).ok()
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, each) = self.unit.printed();
        let clock = unit <= Unit::Hour;
        f.write_str(if clock { "PT" } else { "P" })?;
        let Some(tenths) = self.tenths else { return write!(f, "X{}", unit.letter()) };
        let tenths = u64::from(tenths) * u64::from(each);
        let (whole, rest) = (tenths / 10, tenths % 10);
        let smaller = unit.smaller().map(|(smaller, many)| (smaller, rest * u64::from(many)));
        match smaller {
            Some((smaller, part)) if rest > 0 && part % 10 == 0 => {
                if whole > 0 {
                    write!(f, "{whole}{}", unit.letter())?;
                }
                let mark = if smaller <= Unit::Hour && !clock { "T" } else { "" };
                write!(f, "{mark}{}{}", part / 10, smaller.letter())?;
            }
            _ if rest > 0 => write!(f, "{whole}.{rest}{}", unit.letter())?,
            _ => write!(f, "{whole}{}", unit.letter())?,
        }
        match self.more {
            Some((count, unit)) => {
                let mark = if unit <= Unit::Hour && !clock { "T" } else { "" };
                write!(f, "{mark}{count}{}", unit.letter())
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn prints_iso_durations() {
        let print = |tenths, unit| Length { tenths, unit, more: None }.to_string();
        assert_eq!(print(Some(30), Unit::Day), "P3D");
        assert_eq!(print(Some(25), Unit::Year), "P2Y6M");
        assert_eq!(print(Some(5), Unit::Hour), "PT30M");
        assert_eq!(print(Some(15), Unit::Minute), "PT1M30S");
        assert_eq!(print(Some(15), Unit::Day), "P1DT12H");
        assert_eq!(print(Some(25), Unit::Week), "P2.5W");
        assert_eq!(print(Some(5), Unit::Century), "P50Y");
        assert_eq!(print(None, Unit::Decade), "PXY");
        assert_eq!(print(Some(20), Unit::Quarter), "P6M");
        let more = Length { tenths: Some(30), unit: Unit::Minute, more: Some((54, Unit::Second)) };
        assert_eq!(more.to_string(), "PT3M54S");
    }

    #[test]
    fn counts_from_a_day() {
        let from = |count, unit, back| Length::whole(count, unit).from(date(2024, 3, 31), back);
        assert_eq!(from(1, Unit::Month, true), Some(date(2024, 2, 29)));
        assert_eq!(from(2, Unit::Week, false), Some(date(2024, 4, 14)));
        assert_eq!(from(1, Unit::Decade, true), Some(date(2014, 3, 31)));
        assert_eq!(from(90_000, Unit::Year, true), None);
        assert_eq!(from(3, Unit::Hour, true), None);
    }
}
