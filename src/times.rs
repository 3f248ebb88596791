//! Tokens to time expressions (TIMEX3).

use crate::analysis::{Given, TimeAnchor, TimeType};
use crate::published::Published;
use crate::span::TokenRange;
use crate::tokens::Tokens;

/// One time expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    pub(crate) tokens: TokenRange,
    pub(crate) kind: TimeType,
    /// TIMEX3 value.
    pub(crate) value: String,
    /// First and last day covered, ISO 8601.
    pub(crate) range: Option<(Option<String>, Option<String>)>,
    pub(crate) given: Vec<Given>,
    pub(crate) anchor: Option<TimeAnchor>,
    pub(crate) confidence: f32,
}

/// Finds the story's time expressions, in text order, not overlapping.
pub(crate) fn recognize(_text: &str, _tokens: &Tokens, _published: Option<&Published>) -> Vec<Time> {
    Vec::new()
}
