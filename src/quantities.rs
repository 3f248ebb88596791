//! Tokens to money, percentages, measures, counts and ordinals.

use crate::analysis::{Bound, QuantityKind};
use crate::span::TokenRange;
use crate::times::Time;
use crate::tokens::Tokens;

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
    pub(crate) currency: Option<String>,
    /// What is counted or measured.
    pub(crate) of: Option<TokenRange>,
    pub(crate) clause: TokenRange,
    pub(crate) confidence: f32,
}

/// Finds the story's quantities, in text order, overlapping neither each other nor a time expression.
pub(crate) fn recognize(_text: &str, _tokens: &Tokens, _times: &[Time]) -> Vec<Quantity> {
    Vec::new()
}
