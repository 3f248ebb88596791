//! The contract's time expressions and quantities.

use serde::{Deserialize, Serialize};

use super::Span;

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "TimeML's names")]
pub enum TimeType {
    Date,
    Time,
    Duration,
    Set,
}

/// A part of a date that the words themselves state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Given {
    Year,
    Month,
    Day,
    Weekday,
    Time,
}

/// What a time expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TimeAnchor {
    /// Nothing: the words say it all.
    Explicit,
    /// The publication date.
    Published,
    /// A date named before.
    Context,
}

/// The dates that a time expression covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRange {
    /// First day, ISO 8601.
    pub from: Option<String>,
    /// Last day, ISO 8601.
    pub to: Option<String>,
}

/// A time expression (TIMEX3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: String,
    /// The dates it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<TimeRange>,
    /// What the words themselves state.
    pub given: Vec<Given>,
    /// What it was resolved against.
    pub anchor: Option<TimeAnchor>,
    /// Of span and value.
    pub confidence: f64,
}

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "OntoNotes' names")]
pub enum QuantityKind {
    Money,
    Percent,
    Quantity,
    Cardinal,
    Ordinal,
}

/// "at least" or "up to".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Bound {
    Min,
    Max,
}

/// A number with what it measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// MONEY, PERCENT, QUANTITY, CARDINAL or ORDINAL.
    pub kind: QuantityKind,
    /// Its value; for a range, the lower end.
    pub value: Option<f64>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// "at least", "up to".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// "about", "nearly".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximate: Option<bool>,
    /// UCUM code, or `%` and `pp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What is counted or measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Span>,
    /// The clause it stands in.
    pub clause: Span,
    /// Of span and value.
    pub confidence: f64,
}
