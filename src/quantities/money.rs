//! Money: "$1.2 billion", "Rs 5.39 crore", "€40m", "USD 300", "1.5 trillion rupiah", "half a million US dollars".

use super::Found;
use super::amounts::{self, Amount};
use super::units::{self, Kind};
use crate::analysis::QuantityKind;
use crate::atoms::{AtomKind, Sentence};
use crate::times::is_dash;

/// That an amount with its currency is right. Worldwide train: spans agree in about 19 of 20 of these.
const CERTAIN: f32 = 0.97;
/// The same for words that are also something else: pounds, won.
const DOUBTFUL: f32 = 0.8;

/// Money whose sign or code stands before the number.
pub(super) fn before(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (code, number) = sign(s, at)?;
    let again =
        |at: usize| Some(sign(s, at).filter(|&(again, _)| again == code).map_or(at, |(_, number)| number));
    let mut amount = amounts::read_money(s, number, again)?;
    let glued =
        s.sign(number.checked_sub(1)?).is_none() && units::find(Kind::GluedSign, s.word(at)).is_some();
    let small = amount.scale == 0 && amount.low.is_none_or(|low| low < 1000.0);
    if glued && small && units::find(Kind::Sign, s.word(at)).is_none() {
        return None; // N95, R2: a model, not a price
    }
    let mut currency = code;
    if let Some((after, end)) = trailing(s, amount.end) {
        currency = after.or(code);
        amount.end = end;
    }
    Some(found(at, amount, currency, CERTAIN))
}

/// Money whose currency stands after the number.
pub(super) fn after(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let amount = amounts::read(s, at)?;
    let hyphen = usize::from(is_dash(s.sign(amount.end)) && s.glued(amount.end) && s.glued(amount.end + 1));
    let of = usize::from(amount.low.is_none() && s.lower(amount.end) == "of");
    let word = amount.end + hyphen.max(of);
    if let Some((code, end)) = hundredth(s, word) {
        let hundredth = |value: Option<f64>| value.map(|value| value / 100.0);
        let amount = Amount { end, low: hundredth(amount.low), high: hundredth(amount.high), ..amount };
        return Some(found(at, amount, code, CERTAIN));
    }
    let (code, end, confidence) = currency_word(s, word, &amount)?;
    let mut amount = Amount { end, ..amount };
    if let Some((cents, end)) = and_cents(s, end).filter(|_| amount.high.is_none() && amount.scale == 0) {
        amount.low = amount.low.map(|whole| whole + cents);
        amount.end = end;
    }
    if let Some((code, end)) = million_code(s, word) {
        let scaled = |value: Option<f64>| value.map(|value| super::numerals::shifted(value, 6));
        let amount = Amount { end, low: scaled(amount.low), high: scaled(amount.high), scale: 6, ..amount };
        return Some(found(at, amount, code, CERTAIN));
    }
    Some(found(at, amount, code, confidence))
}

/// "50 cents" of "3 dollars 50 cents", as a part of one.
fn and_cents(s: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    let at = at + usize::from(s.lower(at) == "and");
    let (cents, end) = super::number(s, at)?;
    let cents = cents.filter(|cents| (0.0..100.0).contains(cents))?;
    matches!(s.lower(end), "cent" | "cents" | "pence" | "paise" | "kobo").then_some((cents / 100.0, end + 1))
}

/// "MEUR", "MUSD": millions, as Nordic companies write them.
fn million_code(s: &Sentence<'_>, at: usize) -> Option<(Option<&'static str>, usize)> {
    let code = s.word(at).strip_prefix('M').filter(|code| code.len() == 3)?;
    Some((units::find(Kind::Code, code)?, at + 1))
}

/// Cents, of a currency that the word does not say, and pence.
fn hundredth(s: &Sentence<'_>, at: usize) -> Option<(Option<&'static str>, usize)> {
    match s.lower(at) {
        "cent" | "cents" | "penny" | "pennies" => Some((None, at + 1)),
        "pence" => Some((Some("GBP"), at + 1)),
        _ => None,
    }
}

fn found(start: usize, amount: Amount, currency: Option<&'static str>, confidence: f32) -> Found {
    Found {
        start,
        end: amount.end,
        kind: QuantityKind::Money,
        value: amount.low,
        high: amount.high,
        unit: None,
        currency,
        of: None,
        confidence,
    }
}

/// The currency sign or code at `at`, and where its number begins.
fn sign(s: &Sentence<'_>, at: usize) -> Option<(Option<&'static str>, usize)> {
    if s.glued(at) && at.checked_sub(1).is_some_and(|before| s.is(before, AtomKind::Word)) {
        return None;
    }
    // The longest sign is "U.S.$" cut in three.
    for length in (1..=3).rev() {
        let number = at + length;
        if !s.is(number, AtomKind::Number) {
            continue;
        }
        let form = s.text(at, number);
        let glued = || units::find(Kind::GluedSign, form).filter(|_| s.glued(number));
        let code = || units::find(Kind::Code, form);
        if let Some(code) = units::find(Kind::Sign, form).or_else(code).or_else(glued) {
            return Some((code, number));
        }
    }
    None
}

/// What repeats or narrows the sign after the number: "$5 million dollars", "$40 CAD".
fn trailing(s: &Sentence<'_>, at: usize) -> Option<(Option<&'static str>, usize)> {
    if let Some(code) = units::find(Kind::Code, s.word(at)) {
        return Some((code, at + 1));
    }
    country_money(s, at).or_else(|| (s.lower(at) == "dollars").then_some((None, at + 1)))
}

/// The currency after an amount: its code, where it ends, and how sure that is.
fn currency_word(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Option<&'static str>, usize, f32)> {
    if let Some((code, end)) = country_money(s, at) {
        return Some((code, end, CERTAIN));
    }
    if let Some(code) = units::find(Kind::Money, s.lower(at)) {
        return Some((code, at + 1, CERTAIN));
    }
    if let Some((code, end)) = million_code(s, at) {
        return Some((code, end, CERTAIN));
    }
    let code = units::find(Kind::Code, s.word(at)).or_else(|| {
        let sign = s.sign(at).filter(|sign| !sign.is_ascii())?;
        units::find(Kind::Sign, s.word(at)).filter(|_| sign != '﷼' && !s.is(at + 1, AtomKind::Number))
    });
    if let Some(code) = code {
        return Some((code, at + 1, CERTAIN));
    }
    // A million pounds is money, ten pounds may be a weight.
    let code = units::find(Kind::DoubtfulMoney, s.lower(at)).filter(|_| amount.scale >= 3)?;
    Some((code, at + 1, DOUBTFUL))
}

/// "Kenyan shillings", "Hong Kong dollars", in the plural or the singular.
fn country_money(s: &Sentence<'_>, at: usize) -> Option<(Option<&'static str>, usize)> {
    // The longest form has four words: "central african cfa francs".
    (2..=4).rev().find_map(|length| {
        let form = s.lowered(at, at + length);
        let code = units::find(Kind::CountryMoney, form)
            .or_else(|| units::find(Kind::CountryMoney, &format!("{form}s")))?;
        Some((code, at + length))
    })
}
