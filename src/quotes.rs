//! Words to statements: what is said, thought or intended, the cue, and the words that name who does.

use crate::analysis::{Act, QuoteKind};
use crate::span::TokenRange;
use crate::story::Story;

/// One statement, by the conventions of the contract.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) kind: QuoteKind,
    pub(crate) act: Act,
    /// Its content, one part or, interrupted, several; ascending, never empty.
    pub(crate) parts: Vec<TokenRange>,
    /// The words that report.
    pub(crate) cue: Option<TokenRange>,
    /// The words that name the source.
    pub(crate) source: Option<TokenRange>,
    /// Of content and cue.
    pub(crate) confidence: f32,
}

/// Finds the statements of the story, in text order of their content.
pub(crate) fn find(_story: &Story<'_>) -> Vec<Statement> {
    Vec::new()
}
