//! Tokens to money, percentages, measures, counts and ordinals.
//!
//! A span is the number with its sign, scale and unit ("Rs 5.39 crore", "1,500 kilometers"); "at least" and "about"
//! before it are in [`Quantity::bound`] and [`Quantity::approximate`]. "$" and "dollars" alone are US dollars; pesos,
//! rupees, shillings and the like alone have the currency that the story names elsewhere, if any. Durations and ages are not quantities, nor are numbers in
//! names ("Boeing 747"), scores, telephone numbers and list numbers.

mod amounts;
mod context;
mod counts;
mod measures;
mod money;
mod numerals;
mod ordinals;
mod shares;
mod units;

use crate::analysis::{Bound, QuantityKind};
use crate::atoms::{Atoms, Sentence};
use crate::span::TokenRange;
use crate::times::Time;

use context::Clauses;
pub(crate) use context::closes_noun;

/// One number with what it measures.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) tokens: TokenRange,
    pub(crate) kind: QuantityKind,
    pub(crate) value: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) bound: Option<Bound>,
    pub(crate) approximate: bool,
    /// UCUM code, or `%` and `pp`.
    pub(crate) unit: Option<String>,
    /// ISO 4217.
    pub(crate) currency: Option<&'static str>,
    /// What is counted or measured.
    pub(crate) of: Option<TokenRange>,
    pub(crate) clause: TokenRange,
    pub(crate) confidence: f32,
    /// The currency's word where it does not say which country's: "rupees".
    bare: Option<&'static str>,
}

/// A quantity as a rule finds it: atoms from `start` to before `end`.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    kind: QuantityKind,
    value: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
    currency: Option<&'static str>,
    /// Atoms of what is counted or measured.
    of: Option<(usize, usize)>,
    confidence: f32,
}

/// Finds the story's quantities, in text order, overlapping neither each other nor a time expression.
pub(crate) fn recognize(atoms: &Atoms<'_>, times: &[Time]) -> Vec<Quantity> {
    let mut quantities: Vec<Quantity> = Vec::new();
    let mut times = times.iter().peekable();
    for sentence in atoms.sentences() {
        let clauses = Clauses::of(&sentence);
        let mut at = sentence.start;
        while at < sentence.end {
            let token = sentence.token(at);
            while times.next_if(|time| time.tokens.end <= token).is_some() {}
            if times.peek().is_some_and(|time| time.tokens.start <= token) {
                at += 1;
                continue;
            }
            let Some(found) = find(&sentence, at) else {
                at = amounts::skip(&sentence, at);
                continue;
            };
            at = found.end.max(at + 1);
            let quantity = placed(&sentence, &clauses, found);
            let clear = times.peek().is_none_or(|time| !time.tokens.overlaps(quantity.tokens));
            if clear && quantities.last().is_none_or(|last| last.tokens.end <= quantity.tokens.start) {
                quantities.push(quantity);
            }
        }
    }
    name_currencies(&mut quantities);
    quantities
}

/// Gives bare rupees, pesos, francs their country where the story names one such currency, and no other: "Indian rupees", "₹".
fn name_currencies(quantities: &mut [Quantity]) {
    let mut codes: Vec<&'static str> = Vec::new();
    for code in quantities.iter().filter_map(|it| it.currency) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let mut known: Vec<(&str, Option<&'static str>)> = Vec::new(); // each word is looked up once
    for quantity in quantities.iter_mut().filter(|it| it.currency.is_none()) {
        let Some(bare) = quantity.bare else { continue };
        let at = known.iter().position(|it| it.0 == bare).unwrap_or_else(|| {
            let mut named = codes.iter().filter(|code| units::is_named(bare, code));
            let only = named.next().copied().filter(|_| named.next().is_none());
            known.push((bare, only));
            known.len() - 1
        });
        quantity.currency = known.get(at).and_then(|it| it.1);
    }
}

/// The quantity that begins at `at`, if one does.
fn find(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if let Some(found) = money::before(s, at) {
        return Some(found);
    }
    if amounts::read(s, at).is_none() {
        return ordinals::ordinal(s, at); // nearly all words
    }
    money::after(s, at)
        .or_else(|| measures::percent(s, at))
        .or_else(|| measures::measure(s, at))
        .or_else(|| ordinals::ordinal(s, at))
        .or_else(|| counts::cardinal(s, at))
}

fn placed(s: &Sentence<'_>, clauses: &Clauses, found: Found) -> Quantity {
    let qualified = context::qualify(s, found.start, found.end);
    Quantity {
        tokens: s.tokens(found.start, found.end),
        kind: found.kind,
        value: found.value,
        high: found.high,
        bound: qualified.bound,
        approximate: qualified.approximate || found.value.is_none(),
        bare: bare_currency(s, &found),
        unit: found.unit,
        currency: found.currency,
        of: found.of.map(|(start, end)| s.tokens(start, end)),
        clause: clauses.around(s, found.start, found.end),
        confidence: found.confidence,
    }
}

/// The bare currency word at either end of an amount of money.
fn bare_currency(s: &Sentence<'_>, found: &Found) -> Option<&'static str> {
    let open = found.kind == QuantityKind::Money && found.currency.is_none();
    let ends = [found.end.saturating_sub(1), found.start];
    ends.iter().filter(|_| open).find_map(|&at| units::bare_money(s.lower(at)))
}

/// The number that begins at `at` and where it ends, for the lengths of time; `None` as its value for "dozens of".
pub(crate) fn number(s: &Sentence<'_>, at: usize) -> Option<(Option<f64>, usize)> {
    numerals::read(s, at, numerals::Short::Plain).map(|it| (it.value, it.end))
}

/// Whether the word is a measure, whose rate "a day" after it is.
pub(crate) fn is_measure(word: &str) -> bool {
    units::find(units::Kind::Measure, word).is_some()
}

/// Whether the word makes a count of any number before it: a scale, a currency or a measure.
pub(crate) fn follows_number(word: &str) -> bool {
    use units::Kind;
    numerals::scale(word).is_some()
        || [Kind::Money, Kind::Measure, Kind::ShortMeasure]
            .iter()
            .any(|&kind| units::find(kind, word).is_some())
}
