//! One number or a range of two: "5", "-3.5", "5-10 million", "between 5 and 10", "10 to 15".

use super::numerals::{self, Numeral, Short};
use crate::atoms::{AtomKind, Sentence};
use crate::times::is_dash;

/// A number, or the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) scale: u8,
    pub(super) digits: bool,
}

impl Amount {
    fn single(start: usize, numeral: Numeral) -> Self {
        let Numeral { value, end, scale, digits } = numeral;
        Self { start, end, low: value, high: None, scale, digits }
    }
}

/// The amount that begins at `at`, where a number may stand there.
pub(super) fn read(s: &Sentence<'_>, at: usize) -> Option<Amount> {
    let sign = matches!(s.sign(at), Some('-' | '−')) && !s.glued(at) && s.glued(at + 1);
    // "plus or minus 3 points" is a margin.
    let minus = sign || (s.lower(at) == "minus" && s.before(at, 1) != "or");
    let first = at + usize::from(minus);
    if s.is(first, AtomKind::Number) && !minus && is_joined(s, first) {
        return None;
    }
    let mut amount = Amount { start: at, ..with_range(s, first, Short::Plain, Some)? };
    if minus {
        amount.low = amount.low.map(|value| -value);
        amount.high = None;
    }
    Some(amount)
}

/// The amount after a currency sign; `sign` gives where the number after a second sign begins, or the place itself.
pub(super) fn read_money(
    s: &Sentence<'_>,
    at: usize,
    sign: impl Fn(usize) -> Option<usize>,
) -> Option<Amount> {
    if !s.is(at, AtomKind::Number) {
        return None;
    }
    with_range(s, at, Short::Money, sign)
}

/// Whether something is glued to the front of the number that makes it part of something else.
fn is_joined(s: &Sentence<'_>, at: usize) -> bool {
    s.glued_sign_before(at)
        || (s.glued(at) && at.checked_sub(1).is_some_and(|before| !s.is(before, AtomKind::Sign)))
}

fn with_range(
    s: &Sentence<'_>,
    at: usize,
    short: Short,
    sign: impl Fn(usize) -> Option<usize>,
) -> Option<Amount> {
    let first = numerals::read(s, at, short)?;
    let single = Amount::single(at, first);
    let Some(joined) = range_word(s, at, first.end) else { return Some(single) };
    let second = sign(joined).and_then(|at| numerals::read(s, at, short));
    let Some(second) = second.filter(|second| second.digits == first.digits || second.scale > 0) else {
        return Some(single);
    };
    let (Some(low), Some(high)) = (first.value, second.value) else { return Some(single) };
    let low = if first.scale == 0 && second.scale > 0 {
        let shared = numerals::shifted(low, second.scale);
        if shared < high { shared } else { low }
    } else {
        low
    };
    if low >= high {
        return Some(single);
    }
    Some(Amount { end: second.end, low: Some(low), high: Some(high), scale: second.scale, ..single })
}

/// Where the second number of a range begins: after a dash, "to", or "and" where "between" led.
fn range_word(s: &Sentence<'_>, at: usize, end: usize) -> Option<usize> {
    let tight = s.glued(end) == s.glued(end + 1);
    let led = |word: &str| s.before(at, 1) == word || s.before(at, 2) == word;
    let joins = match s.lower(end) {
        "to" => !s.glued(end),
        "and" => led("between"),
        _ => is_dash(s.sign(end)) && tight,
    };
    joins.then_some(end + 1)
}

/// The atom after whatever number stands at `at` that is no quantity: scores, telephone numbers, model numbers.
pub(super) fn skip(s: &Sentence<'_>, at: usize) -> usize {
    if !s.is(at, AtomKind::Number) {
        return at + 1;
    }
    let mut end = at + 1;
    while (s.glued(end) && !matches!(s.sign(end), Some('(' | '[' | '"' | '“'))) || s.is(end, AtomKind::Number)
    {
        end += 1;
    }
    end
}
