//! Names to entities.

use crate::analysis::Label;
use crate::names::Name;
use crate::tokens::Tokens;

/// Someone or something that the story names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entity {
    pub(crate) label: Label,
    /// The fullest form that the text gives.
    pub(crate) name: String,
    /// The other forms, in the order in which they come.
    pub(crate) aliases: Vec<String>,
    /// In [0, 1].
    pub(crate) salience: f32,
    /// Indices into the names, ascending.
    pub(crate) names: Vec<usize>,
    /// ISO 3166-1 alpha-2, of a person, organisation or group.
    pub(crate) country: Option<String>,
}

/// Groups the names into entities, most salient first; every name belongs to exactly one.
pub(crate) fn link(_text: &str, _tokens: &Tokens, _names: &[Name]) -> Vec<Entity> {
    Vec::new()
}
