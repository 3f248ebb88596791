//! Calendar days: printing and counting, by the functions of jiff that need no span of mixed units.

use jiff::SignedDuration;
use jiff::civil::Date;

const HOURS_PER_DAY: i64 = 24;

/// `2023-12-03`.
pub(crate) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The day `days` after `date`, before it where negative; `None` beyond the years that are counted.
pub(crate) fn after(date: Date, days: i32) -> Option<Date> {
    date.checked_add(SignedDuration::from_hours(HOURS_PER_DAY * i64::from(days))).ok()
}

/// Days between two dates, whichever is first.
pub(crate) fn distance(one: Date, other: Date) -> i64 {
    (one.duration_until(other).as_hours() / HOURS_PER_DAY).abs()
}

/// Year and month (1 to 12) of the month `months` after that of `date`, before it where negative.
pub(crate) fn month_after(date: Date, months: i16) -> (i16, i8) {
    // Years have four digits, so that months since the year 0 need 17 bits and more.
    let total = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + i32::from(months);
    let year = i16::try_from(total.div_euclid(12)).unwrap_or(i16::MAX);
    let month = i8::try_from(total.rem_euclid(12) + 1).unwrap_or(1);
    (year, month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn counts_days_and_months() {
        assert_eq!(after(date(2024, 2, 28), 2), Some(date(2024, 3, 1)));
        assert_eq!(after(date(2024, 1, 1), -1), Some(date(2023, 12, 31)));
        assert_eq!(after(Date::MAX, 1), None);
        assert_eq!(distance(date(2024, 3, 1), date(2023, 3, 1)), 366);
        assert_eq!(month_after(date(2024, 1, 31), -1), (2023, 12));
        assert_eq!(month_after(date(2023, 11, 5), 3), (2024, 2));
        assert_eq!(iso(date(987, 6, 5)), "0987-06-05");
    }
}
