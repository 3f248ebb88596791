//! Percentages and measures: "12.5 %", "two percentage points", "1,500 kilometers", "30C", "40,000 barrels per day".

use super::Found;
use super::amounts::{self, Amount};
use super::context::{noun_after_of, noun_beside};
use super::units::{self, Kind};
use crate::analysis::QuantityKind;
use crate::atoms::Sentence;
use crate::times::is_dash;

/// That a percentage is right.
const PERCENT: f32 = 0.98;
/// That a measure is right.
const MEASURE: f32 = 0.95;

/// "12 %", "12 percent", "5 to 10 per cent", "50 basis points".
pub(super) fn percent(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let amount = amounts::read(s, at)?;
    let (unit, end, share) = percent_word(s, amount.end)?;
    let mut amount = Amount { end, ..amount };
    if let Some((high, end)) = second_percent(s, &amount, unit) {
        (amount.high, amount.end) = (Some(high), end);
    }
    let of = noun_after_of(s, amount.end);
    let scaled = |value: Option<f64>| value.map(|value| value * share);
    let amount = Amount { low: scaled(amount.low), high: scaled(amount.high), ..amount };
    Some(found(QuantityKind::Percent, amount, Some(unit.to_owned()), of, PERCENT))
}

/// The unit at `at`, where it ends, and what one of it is in percent.
fn percent_word(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize, f64)> {
    let word = at + hyphen(s, at);
    Some(match (s.lower(word), s.lower(word + 1)) {
        ("%" | "percent" | "percents" | "pct" | "％", _) => ("%", word + 1, 1.0),
        ("per", "cent") => ("%", word + 2, 1.0),
        ("percentage", "point" | "points") => ("pp", word + 2, 1.0),
        ("percentage", "-") if matches!(s.lower(word + 2), "point" | "points") => ("pp", word + 3, 1.0),
        ("pp" | "ppts", _) => ("pp", word + 1, 1.0),
        ("basis", "point" | "points") => ("pp", word + 2, 0.01),
        _ => return None,
    })
}

/// The upper end of "5%-10%" and "5% to 10%"; "from 5% to 10%" is a change and stays two.
fn second_percent(s: &Sentence<'_>, amount: &Amount, unit: &str) -> Option<(f64, usize)> {
    let led = s.before(amount.start, 1);
    let joined = match s.lower(amount.end) {
        "to" => led != "from",
        "and" => led == "between",
        _ => is_dash(s.sign(amount.end)) && s.glued(amount.end),
    };
    let second =
        super::numerals::read(s, amount.end + 1, super::numerals::Short::Plain).filter(|_| joined)?;
    let (again, end, _) = percent_word(s, second.end)?;
    let high = second.value.filter(|high| amount.high.is_none() && Some(*high) > amount.low)?;
    (again == unit).then_some((high, end))
}

fn hyphen(s: &Sentence<'_>, at: usize) -> usize {
    usize::from(is_dash(s.sign(at)) && s.glued(at) && s.glued(at + 1))
}

fn found(
    kind: QuantityKind,
    amount: Amount,
    unit: Option<String>,
    of: Option<(usize, usize)>,
    confidence: f32,
) -> Found {
    let Amount { start, end, low, high, .. } = amount;
    Found { start, end, kind, value: low, high, unit, currency: None, of, confidence }
}

/// "1,500 kilometers", "3,000 square metres", "30C", "7.8-magnitude".
pub(super) fn measure(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let amount = amounts::read(s, at)?;
    if let Some(found) = magnitude(s, &amount) {
        return Some(found);
    }
    let vague = usize::from(amount.low.is_none() && s.lower(amount.end) == "of");
    let word = amount.end + hyphen(s, amount.end).max(vague);
    let (unit, mut end) = temperature(s, word).or_else(|| powered(s, word, &amount))?;
    let mut amount = amount;
    if let Some((inches, after)) =
        inches(s, end).filter(|_| unit.as_deref() == Some("[ft_i]") && amount.high.is_none())
    {
        amount.low = amount.low.map(|feet| feet + inches / 12.0);
        end = after;
    }
    let of = noun_after_of(s, end).or_else(|| noun_beside(s, end));
    Some(found(QuantityKind::Quantity, Amount { end, ..amount }, unit, of, MEASURE))
}

/// "2 inches" of "5 feet 2 inches", "2 in" of "5 ft 2 in".
fn inches(s: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    let at = at + usize::from(s.lower(at) == "and");
    let (inches, end) = super::number(s, at)?;
    let inches = inches.filter(|inches| (0.0..12.0).contains(inches))?;
    matches!(s.lower(end), "inch" | "inches" | "in").then_some((inches, end + 1))
}

/// "magnitude 7.8", "7.8-magnitude": a number without unit, of a magnitude.
fn magnitude(s: &Sentence<'_>, amount: &Amount) -> Option<Found> {
    let after = amount.end + hyphen(s, amount.end);
    let before = |back: usize| s.before(amount.start, back) == "magnitude";
    let (word, end) = if s.lower(after) == "magnitude" {
        (after, after + 1)
    } else if before(1) {
        (amount.start - 1, amount.end)
    } else if before(2) && matches!(s.before(amount.start, 1), "of" | "-") {
        (amount.start - 2, amount.end)
    } else {
        return None;
    };
    Some(found(QuantityKind::Quantity, Amount { end, ..*amount }, None, Some((word, word + 1)), MEASURE))
}

/// "30C", "30°C", "30 degrees Celsius"; degrees alone have no unit: of heat or of an angle.
fn temperature(s: &Sentence<'_>, at: usize) -> Option<(Option<String>, usize)> {
    let scale = |word: &str| match word {
        "c" | "celsius" | "centigrade" => Some("Cel"),
        "f" | "fahrenheit" => Some("[degF]"),
        _ => None,
    };
    let degrees =
        matches!(s.sign(at), Some('°' | 'º')) || matches!(s.lower(at), "degree" | "degrees" | "deg");
    if !degrees {
        return None;
    }
    let named = scale(s.lower(at + 1)).filter(|_| s.capitalized(at + 1) || s.lower(at + 1).len() > 1);
    Some(match named {
        Some(unit) => (Some(unit.to_owned()), at + 2),
        None => (None, at + 1),
    })
}

/// A unit with its power before and its rate after.
fn powered(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Option<String>, usize)> {
    let power = match s.lower(at) {
        "square" | "sq" => "2",
        "cubic" => "3",
        _ => "",
    };
    let stop = usize::from(s.lower(at) == "sq" && s.sign(at + 1) == Some('.') && s.glued(at + 1));
    let word = if power.is_empty() { at } else { at + 1 + stop };
    let (unit, end) = unit(s, word, amount)?;
    let (rate, end) = rate(s, end).unwrap_or(("", end));
    Some((Some(format!("{unit}{power}{rate}")), end))
}

/// The UCUM code of the unit at `at`, and where it ends.
fn unit(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(&'static str, usize)> {
    // "nautical miles", "kilowatt-hours": two words, and a hyphen.
    for length in (1..=3).rev() {
        if let Some(code) = units::find(Kind::Measure, s.lowered(at, at + length)).flatten() {
            return Some((code, at + length));
        }
    }
    let ends = |at: usize| !s.glued(at) || s.sign(at).is_some();
    let squared = s.glued(at + 1) && matches!(s.word(at + 1), "2" | "3") && ends(at + 2);
    let whole = ends(at + 1) || squared;
    if !amount.digits || !whole {
        return None;
    }
    if let Some(code) = units::find(Kind::ShortMeasure, s.word(at)).flatten().filter(|_| !squared) {
        return Some((code, at + 1));
    }
    let power = s.text(at, at + 2);
    if let Some(code) = units::find(Kind::ShortMeasure, power).flatten().filter(|_| s.glued(at + 1)) {
        return Some((code, at + 2));
    }
    let code = units::find(Kind::GluedMeasure, s.word(at)).flatten().filter(|_| s.glued(at))?;
    // "a Boeing 777F": the letter of a model.
    let named = amount.start.checked_sub(1).is_some_and(|before| before > s.start && s.capitalized(before));
    if named && code != "m" {
        return None;
    }
    // "5m people": five million
    let million = code == "m" && super::counts::is_counted(s.lower(at + 1));
    (!million).then_some((code, at + 1))
}

/// "per hour", "a day", "/h".
fn rate(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    let slash = s.sign(at) == Some('/') && s.glued(at);
    let led = matches!(s.lower(at), "per" | "an" | "a") || slash;
    let rate = match s.lower(at + 1) {
        "hour" | "h" | "hr" => "/h",
        "second" | "s" | "sec" => "/s",
        "minute" => "/min",
        "day" | "d" => "/d",
        _ => return None,
    };
    (led && (slash || s.lower(at + 1).len() > 2)).then_some((rate, at + 2))
}
