//! Statements to speakers: which entity the words of a source name; "I" inside a quotation is its speaker.

use crate::coreference::{Chains, Mention};
use crate::quotes::Statement;
use crate::story::Story;

/// Who makes a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Speaker {
    /// Index of the entity; none where the text does not name one.
    pub(crate) entity: Option<usize>,
    /// Of the entity; 0 where there is none.
    pub(crate) confidence: f32,
}

/// The speakers, one for each statement, and the first persons inside quotations that they are meant by.
pub(crate) fn attribute(
    _story: &Story<'_>,
    statements: &[Statement],
    _chains: &Chains,
) -> (Vec<Speaker>, Vec<Mention>) {
    (vec![Speaker::default(); statements.len()], Vec::new())
}
