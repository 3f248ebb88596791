//! TIMEX3 values (TimeML 1.2.1): type, printing, the days that they cover.

use std::fmt;

use jiff::civil::{Date, Weekday};

use super::length::{Length, Unit};
use crate::calendar;

/// The value of a time expression; a part that is not known is `None` and printed as `X`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Timex {
    /// `2023-03-19`, `XXXX-03-19`
    Day { year: Option<i16>, month: i8, day: i8 },
    /// `XXXX-WXX-7`
    Weekday(Weekday),
    /// `2023-W49`
    Week(Date),
    /// `2023-03`, `XXXX-03`
    Month { year: Option<i16>, month: i8 },
    /// `2023-W48-WE`
    Weekend(Date),
    /// `2023-SU`, `XXXX-WI`: which months a season has depends on the hemisphere, so that it covers no known days.
    Season { year: Option<i16>, season: &'static str },
    /// `2022-Q2`, `XXXX-Q2`
    Quarter { year: Option<i16>, quarter: i8 },
    /// `2022-H1`
    Half { year: Option<i16>, half: i8 },
    /// `2022`
    Year(i16),
    /// `199`: the 1990s. Holds 199.
    Decade(i16),
    /// `18`: the 19th century. Holds 18.
    Century(i16),
    /// `2001/2005`, `2023-03-03/2023-03-05`: from the first to the last, both included (ISO 8601).
    Interval(Box<Timex>, Box<Timex>),
    /// `2023-12-03T15:30`, `T15:30`, `2023-12-03TEV`
    Clock { day: Option<Box<Timex>>, clock: Clock },
    /// `2023` of "fiscal 2023": it begins when the company or the state says.
    FiscalYear(i16),
    /// `P3D`, `PXY`
    Length(Length),
    /// `PRESENT_REF`, and what is counted from a publication date that is not known: `XXXX-XX-XX`.
    Open(&'static str),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// 24-hour clock; minutes where the words give them; minutes from UTC where they say GMT, UTC or `GMT+3`.
    Exact { hour: i8, minute: Option<i8>, offset: Option<i16> },
    /// `MO`, `AF`, `EV`, `NI`.
    Part(&'static str),
}

impl Timex {
    /// First and last day covered; `None` where the year or the day is not known.
    pub(crate) fn range(&self) -> Option<(Date, Date)> {
        match *self {
            Self::Day { year, month, day } => {
                let day = Date::new(year?, month, day).ok()?;
                Some((day, day))
            }
            Self::Week(monday) => Some((monday, calendar::after(monday, 6)?)),
            Self::Weekend(monday) => Some((calendar::after(monday, 5)?, calendar::after(monday, 6)?)),
            Self::Month { year, month } => months(year?, month, 1),
            Self::Quarter { year, quarter } => months(year?, quarter * 3 - 2, 3),
            Self::Half { year, half } => months(year?, half * 6 - 5, 6),
            Self::Year(year) => years(year, 1),
            Self::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Self::Century(century) => years(century.checked_mul(100)?, 100),
            Self::Interval(ref first, ref last) => Some((first.range()?.0, last.range()?.1)),
            Self::Clock { ref day, .. } => day.as_ref()?.range(),
            Self::Weekday(_)
            | Self::Season { .. }
            | Self::FiscalYear(_)
            | Self::Length(_)
            | Self::Open(_) => None,
        }
    }

    /// The same part of the year `years` later: "a year earlier" than a quarter is a quarter.
    pub(super) fn years_later(&self, years: i16) -> Option<Self> {
        let later = |year: Option<i16>| year.and_then(|year| year.checked_add(years)).map(Some);
        Some(match *self {
            Self::Month { year, month } => Self::Month { year: later(year)?, month },
            Self::Quarter { year, quarter } => Self::Quarter { year: later(year)?, quarter },
            Self::Half { year, half } => Self::Half { year: later(year)?, half },
            Self::Season { year, season } => Self::Season { year: later(year)?, season },
            Self::Year(year) => Self::Year(year.checked_add(years)?),
            Self::FiscalYear(year) => Self::FiscalYear(year.checked_add(years)?),
            Self::Decade(decade) if years % 10 == 0 => Self::Decade(decade.checked_add(years / 10)?),
            _ => return None,
        })
    }

    /// The day of one day: the day itself, or that of a clock time.
    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Self::Day { .. } => Some(self.range()?.0),
            Self::Clock { day, .. } => day.as_ref()?.day(),
            _ => None,
        }
    }

    /// The period of this unit that holds `date`.
    pub(super) fn holding(date: Date, unit: Unit) -> Option<Self> {
        let (year, month) = (date.year(), date.month());
        Some(match unit {
            Unit::Day => Self::Day { year: Some(year), month, day: date.day() },
            Unit::Week => Self::Week(monday(date)?),
            Unit::Month => Self::Month { year: Some(year), month },
            Unit::Quarter => Self::Quarter { year: Some(year), quarter: (month - 1) / 3 + 1 },
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
            Unit::Second | Unit::Minute | Unit::Hour => return None,
        })
    }
}

/// The Monday of the week of `date`.
pub(super) fn monday(date: Date) -> Option<Date> {
    calendar::after(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// `count` whole months from `month` on.
fn months(year: i16, month: i8, count: i8) -> Option<(Date, Date)> {
    let last = Date::new(year, month + count - 1, 1).ok()?.last_of_month();
    Some((Date::new(year, month, 1).ok()?, last))
}

/// `count` whole years from `year` on.
fn years(year: i16, count: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(count - 1)?, 12, 31).ok()?))
}

impl fmt::Display for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year_of = |year: &Option<i16>| year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        match self {
            Self::Day { year, month, day } => write!(f, "{}-{month:02}-{day:02}", year_of(year)),
            Self::Weekday(weekday) => write!(f, "XXXX-WXX-{}", weekday.to_monday_one_offset()),
            Self::Week(monday) | Self::Weekend(monday) => {
                let week = monday.iso_week_date();
                let end = if matches!(self, Self::Weekend(_)) { "-WE" } else { "" };
                write!(f, "{:04}-W{:02}{end}", week.year(), week.week())
            }
            Self::Season { year, season } => write!(f, "{}-{season}", year_of(year)),
            Self::Month { year, month } => write!(f, "{}-{month:02}", year_of(year)),
            Self::Quarter { year, quarter } => write!(f, "{}-Q{quarter}", year_of(year)),
            Self::Half { year, half } => write!(f, "{}-H{half}", year_of(year)),
            Self::Year(year) | Self::FiscalYear(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Interval(first, last) => write!(f, "{first}/{last}"),
            Self::Clock { day, clock } => {
                if let Some(day) = day {
                    write!(f, "{day}")?;
                }
                write!(f, "{clock}")
            }
            Self::Length(length) => write!(f, "{length}"),
            Self::Open(open) => f.write_str(open),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact { hour, minute, offset } => {
                write!(f, "T{hour:02}:{:02}", minute.unwrap_or(0))?;
                match *offset {
                    Some(0) => f.write_str("Z"),
                    Some(offset) => {
                        let sign = if offset < 0 { '-' } else { '+' };
                        write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
                    }
                    None => Ok(()),
                }
            }
            Self::Part(part) => write!(f, "T{part}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(timex: &Timex, value: &str, range: Option<(&str, &str)>) {
        assert_eq!(timex.to_string(), value);
        let covered = timex.range().map(|(from, to)| (from.to_string(), to.to_string()));
        assert_eq!(covered, range.map(|(from, to)| (from.to_owned(), to.to_owned())), "{value}");
    }

    #[test]
    fn prints_and_covers() {
        let day = |year| Timex::Day { year, month: 2, day: 29 };
        check(&day(Some(2024)), "2024-02-29", Some(("2024-02-29", "2024-02-29")));
        check(&day(Some(2023)), "2023-02-29", None);
        check(&day(None), "XXXX-02-29", None);
        check(&Timex::Weekday(Weekday::Sunday), "XXXX-WXX-7", None);
        let month = Timex::Month { year: Some(2023), month: 2 };
        check(&month, "2023-02", Some(("2023-02-01", "2023-02-28")));
        let quarter = Timex::Quarter { year: Some(2022), quarter: 4 };
        check(&quarter, "2022-Q4", Some(("2022-10-01", "2022-12-31")));
        check(&Timex::Half { year: None, half: 2 }, "XXXX-H2", None);
        check(&Timex::Decade(199), "199", Some(("1990-01-01", "1999-12-31")));
        check(&Timex::Century(18), "18", Some(("1800-01-01", "1899-12-31")));
        let years = Timex::Interval(Box::new(Timex::Year(2001)), Box::new(Timex::Year(2005)));
        check(&years, "2001/2005", Some(("2001-01-01", "2005-12-31")));
        let clock = Clock::Exact { hour: 15, minute: Some(5), offset: Some(0) };
        check(&Timex::Clock { day: None, clock }, "T15:05Z", None);
        let evening =
            Timex::Clock { day: Some(Box::new(Timex::Weekday(Weekday::Monday))), clock: Clock::Part("EV") };
        check(&evening, "XXXX-WXX-1TEV", None);
    }
}
