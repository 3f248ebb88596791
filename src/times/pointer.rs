//! Which day, year or week a date without it is: the last one, or the coming one where the words look ahead.

use jiff::civil::{Date, Weekday};

use super::direction::Direction;
use super::length::{Length, Unit};
use super::patterns::{Form, Marker};
use super::resolve::{COUNTED, EXPLICIT};
use super::timex3::{Timex, monday};
use crate::calendar;

/// How a date without year or week is looked for.
pub(super) struct Pointer {
    pub(super) marker: Option<Marker>,
    pub(super) direction: Direction,
    pub(super) published: Date,
    pub(super) joined: Option<Date>,
}

impl Pointer {
    pub(super) fn resolve(&self, form: &Form) -> Option<(Timex, f32)> {
        match *form {
            Form::MonthDay { month, day, weekday } => {
                let (year, confidence) = self.year_of(month, day, weekday)?;
                Some((Timex::Day { year: Some(year), month, day }, confidence))
            }
            Form::Days { month, first, last } => {
                let (year, confidence) = self.year_of(month, first, None)?;
                let day = |day| Box::new(Timex::Day { year: Some(year), month, day });
                Some((Timex::Interval(day(first), day(last)), confidence))
            }
            Form::Month(month) => {
                let (year, confidence) = self.year_of_month(month);
                Some((Timex::Month { year: Some(year), month }, confidence))
            }
            Form::Weekday(weekday) => self.weekday(weekday),
            Form::Weekend => Some((self.weekend()?, 0.85)),
            Form::Season(season) => Some(self.season(season)),
            Form::Quarter(quarter) => Some((self.quarter(quarter), 0.75)),
            Form::Half(half) => {
                let year = self.published.year() - i16::from(half == 2 && self.published.month() < 7);
                Some((Timex::Half { year: Some(year), half }, 0.7))
            }
            Form::InYear(ref part, offset) => {
                Some((in_year(part, self.published.year() + i16::from(offset))?, COUNTED))
            }
            Form::InWeek(weekday, offset) => {
                let first = monday(self.published)?;
                let days = i32::from(offset) * 7 + i32::from(weekday.to_monday_zero_offset());
                Some((timex(calendar::after(first, days)?), COUNTED))
            }
            Form::Day(days) => Some((timex(self.days(i32::from(days))?), COUNTED)),
            Form::Period(unit, offset) => Some((self.period(unit, offset)?, COUNTED)),
            _ => None,
        }
    }

    fn days(&self, days: i32) -> Option<Date> {
        calendar::after(self.published, days)
    }

    fn ahead(&self) -> bool {
        match self.marker {
            Some(Marker::Next | Marker::This | Marker::Following) => true,
            Some(Marker::Last | Marker::Previous | Marker::That) => false,
            None => self.direction == Direction::Ahead,
        }
    }

    /// The last such day up to and including the day of publication; ahead, the first from that day on.
    fn weekday(&self, weekday: Weekday) -> Option<(Timex, f32)> {
        let today = self.published.weekday();
        let (since, until) = (i32::from(today.since(weekday)), i32::from(today.until(weekday)));
        let strictly = |days: i32| if days == 0 { 7 } else { days };
        let (days, confidence) = match self.marker {
            Some(Marker::Last | Marker::Previous) => (-strictly(since), 0.85),
            Some(Marker::Next | Marker::Following) => (strictly(until), 0.75),
            Some(Marker::That) => (-since, 0.8),
            Some(Marker::This) => (until, 0.8),
            None => match self.direction {
                Direction::Ahead => (until, 0.85),
                Direction::Back { cued } => (-since, if cued { 0.95 } else { 0.88 }),
            },
        };
        Some((timex(self.days(days)?), confidence))
    }

    /// The year of a month and day: the one whose weekday fits, else by [`Self::nearest`].
    fn year_of(&self, month: i8, day: i8, weekday: Option<Weekday>) -> Option<(i16, f32)> {
        if let Some(first) = self.joined {
            return Some((self.after_joined(first, month, day), JOINED));
        }
        let year = self.published.year();
        let candidates = [year - 1, year, year + 1].map(|year| Date::new(year, month, day).ok());
        if let Some(weekday) = weekday {
            let fits = |date: &&Date| date.weekday() == weekday;
            let mut fitting = candidates.iter().flatten().filter(fits);
            if let (Some(date), None) = (fitting.next(), fitting.next()) {
                return Some((date.year(), EXPLICIT));
            }
        }
        self.nearest(candidates, SOON)
    }

    /// The year of a month: this year's where it is this month, else by [`Self::nearest`].
    fn year_of_month(&self, month: i8) -> (i16, f32) {
        if let Some(first) = self.joined {
            return (self.after_joined(first, month, 31), JOINED);
        }
        let year = self.published.year();
        if month == self.published.month() && self.marker.is_none() {
            return (year, 0.9);
        }
        if self.marker == Some(Marker::This) {
            return (year, 0.85);
        }
        let date = |year| Date::new(year, month, 1).ok().map(Date::first_of_month);
        // A month is strictly past only where it is not the month of publication.
        let past = month < self.published.month();
        match self.marker {
            Some(Marker::Last | Marker::Previous) => (if past { year } else { year - 1 }, 0.85),
            Some(Marker::Next | Marker::Following) => {
                (if month > self.published.month() { year } else { year + 1 }, 0.8)
            }
            _ => {
                let candidates = [year - 1, year, year + 1].map(date);
                self.nearest(candidates, SOON_MONTH).unwrap_or((year, 0.5))
            }
        }
    }

    /// The year in which a range ends that began on `first`.
    fn after_joined(&self, first: Date, month: i8, day: i8) -> i16 {
        first.year() + i16::from((month, day) < (first.month(), first.day()))
    }

    /// The year that puts the date where the cues point; without "will" and the like the last such date, unless only the
    /// coming one is within `soon` days: previews seldom say "will" in the same clause.
    fn nearest(&self, dates: [Option<Date>; 3], soon: i64) -> Option<(i16, f32)> {
        let back = dates.iter().flatten().rfind(|date| **date <= self.published);
        let coming = dates.iter().flatten().find(|date| **date >= self.published);
        let near = |date: Option<&Date>| date.is_some_and(|date| self.distance(*date) <= soon);
        let ahead = match self.marker {
            None => match self.direction {
                Direction::Ahead => true,
                Direction::Back { .. } => near(coming) && !near(back),
            },
            Some(_) => self.ahead(),
        };
        let date = if ahead { coming.or(back)? } else { back.or(coming)? };
        // Near to publication there is no other reading; months away two remain.
        let confidence = if self.distance(*date) <= soon { 0.93 } else { 0.8 };
        Some((date.year(), confidence))
    }

    /// Days from publication.
    fn distance(&self, date: Date) -> i64 {
        calendar::distance(self.published, date)
    }

    /// The last such quarter that had begun: companies report on what is over, and forecasts name the year.
    fn quarter(&self, quarter: i8) -> Timex {
        let now = (self.published.month() - 1) / 3 + 1;
        let year = self.published.year() - i16::from(quarter > now);
        Timex::Quarter { year: Some(year), quarter }
    }

    fn period(&self, unit: Unit, offset: i8) -> Option<Timex> {
        let length = Length::whole(u32::from(offset.unsigned_abs()), unit);
        Timex::holding(length.from(self.published, offset < 0)?, unit)
    }

    /// The weekend of this week where it has begun or lies ahead, else the one before.
    fn weekend(&self) -> Option<Timex> {
        let first = monday(self.published)?;
        let begun = self.published.weekday().to_monday_zero_offset() >= 5;
        let weeks = match self.marker {
            Some(Marker::Next | Marker::Following) => 1,
            Some(Marker::This | Marker::That) => 0,
            Some(Marker::Last | Marker::Previous) => -1,
            None => {
                if begun || self.direction == Direction::Ahead {
                    0
                } else {
                    -1
                }
            }
        };
        Some(Timex::Weekend(calendar::after(first, weeks * 7)?))
    }

    /// The season of this year where it has begun or lies ahead, by the months that it has in the north.
    fn season(&self, season: &'static str) -> (Timex, f32) {
        let begins = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let (year, month) = (self.published.year(), self.published.month());
        let over = month > begins + 2;
        let year = match self.marker {
            Some(Marker::Last | Marker::Previous) => {
                if over {
                    year
                } else {
                    year - 1
                }
            }
            Some(Marker::Next | Marker::Following) => year + 1,
            // Until spring, this winter is the one that began in December.
            Some(Marker::This | Marker::That) => year - i16::from(begins == 12 && month < 4),
            None => match self.direction {
                Direction::Ahead => {
                    if over {
                        year + 1
                    } else {
                        year
                    }
                }
                // A season that begins within the next months is announced, as months are.
                Direction::Back { .. } => {
                    if month + 2 >= begins {
                        year
                    } else {
                        year - 1
                    }
                }
            },
        };
        (Timex::Season { year: Some(year), season }, 0.7)
    }
}

/// The part of the year `year`.
fn in_year(part: &Form, year: i16) -> Option<Timex> {
    let year = Some(year);
    Some(match *part {
        Form::MonthDay { month, day, .. } => Timex::Day { year, month, day },
        Form::Month(month) => Timex::Month { year, month },
        Form::Quarter(quarter) => Timex::Quarter { year, quarter },
        Form::Half(half) => Timex::Half { year, half },
        Form::Season(season) => Timex::Season { year, season },
        _ => return None,
    })
}

/// That the second date of a range has the year of the first, or the next one.
const JOINED: f32 = 0.85;

/// Days within which a coming day without its year is announced, and a coming month. Of what lies most of a year back,
/// news says the year; raising them turns dates of this year into dates of the next. Set on TimeBank's first half, where
/// a month two months ahead was a past one, and on stories of our own.
const SOON: i64 = 90;
const SOON_MONTH: i64 = 60;

fn timex(date: Date) -> Timex {
    Timex::Day { year: Some(date.year()), month: date.month(), day: date.day() }
}
