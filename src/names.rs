//! Tokens to names, by lexicons, capitalisation and in-story evidence: the first recogniser, until a learned tagger does it.

use crate::analysis::{Label, MentionKind};
use crate::quantities::Quantity;
use crate::span::TokenRange;
use crate::times::Time;
use crate::tokens::Tokens;

/// One name of the story.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    pub(crate) tokens: TokenRange,
    pub(crate) label: Label,
    /// `Name`, or `Adjective` for "Iraqi".
    pub(crate) kind: MentionKind,
    pub(crate) confidence: f32,
    /// The run of title words directly before the name.
    pub(crate) title: Option<TokenRange>,
}

/// Finds the story's names, in text order, not overlapping each other, time expressions or money.
pub(crate) fn recognize(
    _text: &str,
    _tokens: &Tokens,
    _times: &[Time],
    _quantities: &[Quantity],
) -> Vec<Name> {
    Vec::new()
}
