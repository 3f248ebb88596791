//! The publication date, the dates mentioned before, and which way the words point make a value of what was found.

use jiff::civil::Date;

use super::context::Context;
use super::direction::Direction;
use super::length::{Length, Unit};
use super::patterns::{Form, Marker, Origin, Reach};
use super::pointer::Pointer;
use super::timex3::{Clock, Timex};
use crate::analysis::TimeAnchor;
use crate::calendar;

/// A value, what it was resolved against, and how sure that is.
pub(super) struct Resolved {
    pub(super) value: Timex,
    /// Where the value does not say which days it covers: "the past two weeks".
    pub(super) range: Option<(Date, Date)>,
    pub(super) anchor: Option<TimeAnchor>,
    pub(super) confidence: f32,
}

impl Resolved {
    fn new(value: Timex, anchor: Option<TimeAnchor>, confidence: f32) -> Self {
        Self { value, range: None, anchor, confidence }
    }
}

/// That a date whose words say everything is right: what is left is a misread span.
pub(super) const EXPLICIT: f32 = 0.97;
/// That a day counted from the publication date by its words ("yesterday", "next year") is right.
pub(super) const COUNTED: f32 = 0.9;
/// That a value for which there is no publication date is right as far as it goes.
const OPEN: f32 = 0.9;
/// That a date counted from one in the same sentence or the one before is right, and from one further back.
const NEAR: f32 = 0.8;
const FAR: f32 = 0.6;
/// That a clock time is of the day mentioned before it.
const CLOCK: f32 = 0.7;

/// What a form is resolved against.
pub(super) struct Reader<'c> {
    pub(super) marker: Option<Marker>,
    pub(super) direction: Direction,
    pub(super) published: Option<Date>,
    pub(super) context: &'c Context,
    /// The first day of the date that this one is joined to: "from May to (September)".
    pub(super) joined: Option<Date>,
}

impl Reader<'_> {
    /// The value of `form`; `None` where it is none without a date mentioned before.
    pub(super) fn resolve(&self, form: &Form) -> Option<Resolved> {
        Some(match form {
            Form::Fixed(value) => Resolved::new(value.clone(), Some(TimeAnchor::Explicit), EXPLICIT),
            Form::Set(value) => Resolved::new(value.clone(), None, OPEN),
            Form::Vague(value) => Resolved::new(Timex::Open(value), None, OPEN),
            Form::Clock { day: None, clock } => self.clock(*clock),
            Form::Clock { day: Some(day), clock } => {
                let day = self.resolve(day)?;
                let value = Timex::Clock { day: Some(Box::new(day.value)), clock: *clock };
                Resolved { value, ..day }
            }
            Form::Length(length, reach) => self.length(*length, *reach),
            Form::Shift { length, back, from } => self.shifted(length, *back, *from),
            Form::Near(unit, offset) => self.near(*unit, *offset),
            Form::PeriodOf { year, offset } => self.period_of(*year, *offset),
            Form::LastPeriod => {
                Resolved::new(self.context.period()?.clone(), Some(TimeAnchor::Context), NEAR)
            }
            Form::NthWeek(number, part) => self.nth_week(*number, part)?,
            _ => self.pointed(form),
        })
    }

    /// "the first week of March", "the last week of 2021": the one that most of those seven days are in.
    fn nth_week(&self, number: i8, part: &Form) -> Option<Resolved> {
        let part = self.resolve(part)?;
        let value = part.value.range().and_then(|(first, last)| {
            let middle = if number < 0 {
                calendar::after(last, -3)
            } else {
                calendar::after(first, i32::from(number) * 7 - 4)
            };
            Timex::holding(middle?, Unit::Week)
        });
        Some(Resolved {
            value: value.unwrap_or(open_unit(Unit::Week)),
            confidence: part.confidence.min(NEAR),
            ..part
        })
    }

    /// The period mentioned last, in the year that is said or counted from this one; the year alone where none was.
    fn period_of(&self, year: Option<i16>, offset: i8) -> Resolved {
        let stated = year.is_some();
        let this = self.published.map(|published| published.year() + i16::from(offset));
        let Some(year) = year.or(this) else { return Resolved::new(open_unit(Unit::Year), None, OPEN) };
        let same = self.context.period().and_then(|period| {
            let years = year.checked_sub(period.range()?.0.year())?;
            period.years_later(years)
        });
        match same {
            Some(value) => Resolved::new(value, Some(TimeAnchor::Context), NEAR),
            None if stated => Resolved::new(Timex::Year(year), Some(TimeAnchor::Explicit), NEAR),
            None => Resolved::new(Timex::Year(year), Some(TimeAnchor::Published), FAR),
        }
    }

    /// A clock time without its day: of the day mentioned in this sentence or the one before, else of none.
    fn clock(&self, clock: Clock) -> Resolved {
        let day = self.context.date().filter(|&(_, near)| near).and_then(|(date, _)| date.day());
        let day = day.and_then(|day| Timex::holding(day, Unit::Day));
        let (anchor, confidence) =
            if day.is_some() { (Some(TimeAnchor::Context), CLOCK) } else { (None, OPEN) };
        Resolved::new(Timex::Clock { day: day.map(Box::new), clock }, anchor, confidence)
    }

    fn pointed(&self, form: &Form) -> Resolved {
        let counted = matches!(self.marker, Some(Marker::Previous | Marker::Following | Marker::That));
        let context =
            self.context.date().and_then(|(date, near)| Some((date.range()?.0, near))).filter(|_| counted);
        let day = if counted { context.map(|it| it.0) } else { self.published };
        let pointed = day.and_then(|published| {
            let pointer =
                Pointer { marker: self.marker, direction: self.direction, published, joined: self.joined };
            pointer.resolve(form)
        });
        match (pointed, context) {
            (Some((value, _)), Some((_, near))) => {
                Resolved::new(value, Some(TimeAnchor::Context), if near { NEAR } else { FAR })
            }
            (Some((value, confidence)), None) => {
                Resolved::new(value, Some(TimeAnchor::Published), confidence)
            }
            (None, _) => Resolved::new(open(form), None, OPEN),
        }
    }

    /// A length, with the days that it covers before or after publication.
    fn length(&self, length: Length, reach: Reach) -> Resolved {
        let published = self.published;
        let ahead = self.direction == Direction::Ahead;
        if reach == Reach::In && ahead && length.unit >= Unit::Day && length.more.is_none() {
            return self.shifted(&length, false, Origin::Published);
        }
        let days = |back| {
            let (day, other) = (published?, length.from(published?, back)?);
            Some(if back { (other, day) } else { (day, other) })
        };
        let range = match reach {
            Reach::Past => days(true),
            Reach::Coming => days(false),
            Reach::In | Reach::Anywhere => None,
        };
        let anchor = range.map(|_| TimeAnchor::Published);
        Resolved { value: Timex::Length(length), range, anchor, confidence: OPEN }
    }

    /// "two years ago", "a year earlier": as precise as the unit, or as the period that is compared.
    fn shifted(&self, length: &Length, back: bool, from: Origin) -> Resolved {
        let length_only = || Resolved::new(Timex::Length(*length), None, OPEN);
        let vague = length.tenths.is_none() && from == Origin::Context;
        if length.unit < Unit::Day || vague {
            return length_only();
        }
        if length.tenths.is_none() {
            let value = if back { "PAST_REF" } else { "FUTURE_REF" };
            return Resolved::new(Timex::Open(value), None, OPEN);
        }
        let sign = if back { -1 } else { 1 };
        let years = match length.unit {
            Unit::Year => length.count(),
            Unit::Decade => length.count().and_then(|count| count.checked_mul(10)),
            _ => None,
        };
        if let (Some(years), true) = (years, length.unit == Unit::Year) {
            let compared = self.context.period().and_then(|period| period.years_later(sign * years));
            if let Some(value) = compared {
                return Resolved::new(value, Some(TimeAnchor::Context), NEAR);
            }
        }
        if from == Origin::Published {
            let Some(day) = self.published.and_then(|day| length.from(day, back)) else {
                return Resolved::new(open_unit(length.unit), None, OPEN);
            };
            return match Timex::holding(day, precision(length)) {
                Some(value) => Resolved::new(value, Some(TimeAnchor::Published), COUNTED),
                None => length_only(),
            };
        }
        let Some((date, near)) = self.context.date() else {
            // "a year earlier" in a story without any other date compares with the day of publication.
            let day =
                self.published.filter(|_| length.unit == Unit::Year).and_then(|day| length.from(day, back));
            return match day.and_then(|day| Timex::holding(day, precision(length))) {
                Some(value) => Resolved::new(value, Some(TimeAnchor::Published), FAR),
                None => length_only(),
            };
        };
        let confidence = if near { NEAR } else { FAR };
        let same = years.and_then(|years| date.years_later(sign * years));
        let counted = || {
            let day = date.range()?.0;
            let unit = match length.unit {
                // A week from a day is a day.
                Unit::Week if date.day().is_some() => Unit::Day,
                _ => precision(length),
            };
            let fine = date.day().is_some() || length.unit >= Unit::Month && !matches!(date, Timex::Year(_));
            Timex::holding(length.from(day, back)?, unit).filter(|_| fine || length.unit >= Unit::Year)
        };
        match same.or_else(counted) {
            Some(value) => Resolved::new(value, Some(TimeAnchor::Context), confidence),
            None => length_only(),
        }
    }

    /// "that year", "the following day": from the date mentioned last, or of publication where it is "the previous year".
    fn near(&self, unit: Unit, offset: i8) -> Resolved {
        let period = self.context.period().filter(|_| unit == Unit::Quarter).map(|period| (period, true));
        let context = period.or_else(|| self.context.date());
        let step = |day: Date| {
            let length = Length::whole(u32::from(offset.unsigned_abs()), unit);
            Timex::holding(length.from(day, offset < 0)?, unit)
        };
        if let Some((date, near)) = context {
            let fine = match date {
                Timex::Year(_) | Timex::Half { .. } => unit >= Unit::Year,
                Timex::Quarter { .. } => unit >= Unit::Quarter,
                Timex::Month { .. } => unit >= Unit::Month,
                Timex::Week(_) | Timex::Weekend(_) => unit >= Unit::Week,
                Timex::Decade(_) => unit >= Unit::Decade,
                Timex::Century(_) => unit >= Unit::Century,
                Timex::Interval(..) => false,
                _ => true,
            };
            let day = date.range().map(|(first, last)| if offset > 0 { last } else { first });
            if let Some(value) = day.and_then(step).filter(|_| fine && unit != Unit::Quarter) {
                return Resolved::new(value, Some(TimeAnchor::Context), if near { NEAR } else { FAR });
            }
            let quarter = matches!(date, Timex::Quarter { .. }) && unit == Unit::Quarter;
            if let Some(value) = day.filter(|_| quarter).and_then(step) {
                return Resolved::new(value, Some(TimeAnchor::Context), NEAR);
            }
        }
        let published = self.published.filter(|_| unit > Unit::Day);
        // Companies report on the quarter that is over.
        let over = if unit == Unit::Quarter && offset <= 0 { offset - 1 } else { offset };
        let counted = published.and_then(|day| {
            let length = Length::whole(u32::from(over.unsigned_abs()), unit);
            Timex::holding(length.from(day, over < 0)?, unit)
        });
        match counted {
            Some(value) => Resolved::new(value, Some(TimeAnchor::Published), FAR),
            None => Resolved::new(open_unit(unit), None, OPEN),
        }
    }
}

/// How precise what is counted in this unit is: decades ago, a year is meant.
fn precision(length: &Length) -> Unit {
    match length.unit {
        Unit::Decade | Unit::Century => Unit::Year,
        Unit::Year if length.count().is_none() => Unit::Month,
        unit => unit,
    }
}

/// A period of which nothing but the unit is known.
fn open_unit(unit: Unit) -> Timex {
    Timex::Open(match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Day | Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XX",
    })
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
        Form::Weekday(weekday) | Form::InWeek(weekday, _) => Timex::Weekday(weekday),
        Form::Quarter(quarter) => Timex::Quarter { year: None, quarter },
        Form::Half(half) => Timex::Half { year: None, half },
        Form::Season(season) => Timex::Season { year: None, season },
        Form::Weekend => Timex::Open("XXXX-WXX-WE"),
        Form::InYear(ref part, _) => open(part),
        Form::Period(unit, _) => open_unit(unit),
        _ => Timex::Open("XXXX-XX-XX"),
    }
}
