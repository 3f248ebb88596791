//! The publication date, and which way the words point, make a value of what was found.

use jiff::civil::{Date, Weekday};

use super::direction::Direction;
use super::patterns::{Form, Marker, Unit};
use super::timex3::Timex;
use crate::analysis::TimeAnchor;
use crate::calendar;

/// A value, what it was resolved against, and how sure that is.
pub(super) struct Resolved {
    pub(super) value: Timex,
    pub(super) anchor: Option<TimeAnchor>,
    pub(super) confidence: f32,
}

/// That a date whose words say everything is right: what is left is a misread span.
const EXPLICIT: f32 = 0.97;
/// That a day counted from the publication date by its words ("yesterday", "next year") is right.
const COUNTED: f32 = 0.9;
/// That a value for which there is no publication date is right as far as it goes.
const OPEN: f32 = 0.9;

/// Resolves `form` against the day of publication.
pub(super) fn resolve(
    form: &Form,
    marker: Option<Marker>,
    direction: Direction,
    published: Option<Date>,
) -> Resolved {
    if let Form::Fixed(value) = form {
        return Resolved { value: value.clone(), anchor: Some(TimeAnchor::Explicit), confidence: EXPLICIT };
    }
    if let Form::Clock { day, clock } = form {
        return match day {
            Some(day) => {
                let day = resolve(day, marker, direction, published);
                let value = Timex::Clock { day: Some(Box::new(day.value)), clock: *clock };
                Resolved { value, ..day }
            }
            None => {
                Resolved { value: Timex::Clock { day: None, clock: *clock }, anchor: None, confidence: OPEN }
            }
        };
    }
    if let Form::Weekly(weekday) = form {
        return Resolved { value: Timex::Weekday(*weekday), anchor: None, confidence: OPEN };
    }
    let against = published.and_then(|published| {
        let pointer = Pointer { marker, direction, published };
        pointer.resolve(form)
    });
    match against {
        Some((value, confidence)) => Resolved { value, anchor: Some(TimeAnchor::Published), confidence },
        None => Resolved { value: open(form), anchor: None, confidence: OPEN },
    }
}

/// The value where there is no publication date: what is not known stays open.
fn open(form: &Form) -> Timex {
    match *form {
        Form::MonthDay { month, day, .. } => Timex::Day { year: None, month, day },
        Form::Days { month, first, last } => {
            let day = |day| Box::new(Timex::Day { year: None, month, day });
            Timex::Interval(day(first), day(last))
        }
        Form::Month(month) => Timex::Month { year: None, month },
        Form::Weekday(weekday) | Form::Weekly(weekday) => Timex::Weekday(weekday),
        Form::Quarter(quarter) => Timex::Quarter { year: None, quarter },
        Form::Fixed(_) | Form::Day(_) | Form::Period(..) | Form::Clock { .. } => Timex::Unknown,
    }
}

/// How a date without year or week is looked for.
struct Pointer {
    marker: Option<Marker>,
    direction: Direction,
    published: Date,
}

impl Pointer {
    fn resolve(&self, form: &Form) -> Option<(Timex, f32)> {
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
            Form::Quarter(quarter) => Some((self.quarter(quarter), 0.75)),
            Form::Day(days) => Some((timex(self.days(i32::from(days))?), COUNTED)),
            Form::Period(unit, offset) => Some((self.period(unit, offset)?, COUNTED)),
            Form::Fixed(_) | Form::Weekly(_) | Form::Clock { .. } => None,
        }
    }

    fn days(&self, days: i32) -> Option<Date> {
        calendar::after(self.published, days)
    }

    fn ahead(&self) -> bool {
        match self.marker {
            Some(Marker::Next | Marker::This) => true,
            Some(Marker::Last) => false,
            None => self.direction == Direction::Ahead,
        }
    }

    /// The last such day up to and including the day of publication; ahead, the first from that day on.
    fn weekday(&self, weekday: Weekday) -> Option<(Timex, f32)> {
        let today = self.published.weekday();
        let (since, until) = (i32::from(today.since(weekday)), i32::from(today.until(weekday)));
        let strictly = |days: i32| if days == 0 { 7 } else { days };
        let (days, confidence) = match self.marker {
            Some(Marker::Last) => (-strictly(since), 0.85),
            Some(Marker::Next) => (strictly(until), 0.75),
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
            Some(Marker::Last) => (if past { year } else { year - 1 }, 0.85),
            Some(Marker::Next) => (if month > self.published.month() { year } else { year + 1 }, 0.8),
            _ => {
                let candidates = [year - 1, year, year + 1].map(date);
                self.nearest(candidates, SOON_MONTH).unwrap_or((year, 0.5))
            }
        }
    }

    /// The year that puts the date where the cues point; without "will" and the like the last such date, unless only the
    /// coming one is within `soon` days: previews seldom say "will" in the same clause.
    fn nearest(&self, dates: [Option<Date>; 3], soon: i64) -> Option<(i16, f32)> {
        let back = dates.iter().flatten().rfind(|date| **date <= self.published);
        let coming = dates.iter().flatten().find(|date| **date > self.published);
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
        Some(match unit {
            Unit::Week => {
                let back = i32::from(self.published.weekday().to_monday_zero_offset());
                Timex::Week(self.days(i32::from(offset) * 7 - back)?)
            }
            Unit::Month => {
                let (year, month) = calendar::month_after(self.published, offset.into());
                Timex::Month { year: Some(year), month }
            }
            Unit::Quarter => {
                let (year, month) = calendar::month_after(self.published, i16::from(offset) * 3);
                Timex::Quarter { year: Some(year), quarter: (month - 1) / 3 + 1 }
            }
            Unit::Year => Timex::Year(self.published.year() + i16::from(offset)),
        })
    }
}

/// Days within which a coming day without its year is announced, and a coming month. Of what lies most of a year back,
/// news says the year; raising them turns dates of this year into dates of the next. Set on TimeBank's first half, where
/// a month two months ahead was a past one, and on stories of our own.
const SOON: i64 = 90;
const SOON_MONTH: i64 = 60;

fn timex(date: Date) -> Timex {
    Timex::Day { year: Some(date.year()), month: date.month(), day: date.day() }
}
