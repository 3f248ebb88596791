//! The dates mentioned so far, which "the following day", "that year" and "a year earlier" are counted from.

use crate::analysis::TimeType;

use super::{Time, Timex};

/// What was mentioned last, and how many sentences ago.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    date: Option<(Timex, usize)>,
    period: Option<(Timex, usize)>,
    sentence: usize,
}

/// Sentences after which a date is no longer what "that day" goes back to: a paragraph of news or two.
const DATE_REACH: usize = 6;
/// The same for a quarter or month that figures are compared with.
const PERIOD_REACH: usize = 4;

impl Context {
    pub(super) fn next_sentence(&mut self) {
        self.sentence += 1;
    }

    /// Takes note of a date whose year is known.
    pub(super) fn mention(&mut self, time: &Time) {
        let dated = matches!(time.kind, TimeType::Date | TimeType::Time);
        if !dated || time.value.range().is_none() {
            return;
        }
        if matches!(time.value, Timex::Quarter { .. } | Timex::Half { .. } | Timex::Month { .. }) {
            self.period = Some((time.value.clone(), self.sentence));
        }
        self.date = Some((time.value.clone(), self.sentence));
    }

    /// The date mentioned last, and whether it was in this sentence or the one before.
    pub(super) fn date(&self) -> Option<(&Timex, bool)> {
        let (date, sentence) = self.date.as_ref()?;
        let ago = self.sentence - sentence;
        (ago <= DATE_REACH).then_some((date, ago <= 1))
    }

    /// The quarter, half or month mentioned last.
    pub(super) fn period(&self) -> Option<&Timex> {
        let (period, sentence) = self.period.as_ref()?;
        (self.sentence - sentence <= PERIOD_REACH).then_some(period)
    }
}
