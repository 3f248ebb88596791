//! Names to roles: the offices, ranks and occupations of people, with the words that say them.

use crate::analysis::RoleStatus;
use crate::names::Name;
use crate::span::TokenRange;
use crate::story::Story;

/// One role of one person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Role {
    /// Index of the name of the person.
    pub(crate) holder: usize,
    /// Without the country's adjective and the organisation in front, with what follows: "Chief of Staff of the Iranian Armed
    /// Forces".
    pub(crate) title: TokenRange,
    /// The words, whole: "Iraqi Defense Minister".
    pub(crate) evidence: TokenRange,
    /// The token of its head: "Minister".
    pub(crate) head: usize,
    /// Index of the name of the organisation or place.
    pub(crate) of: Option<usize>,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) status: RoleStatus,
    pub(crate) confidence: f32,
}

/// Finds the roles of the people that are named, in text order of their evidence.
pub(crate) fn read(_story: &Story<'_>, _names: &[Name]) -> Vec<Role> {
    Vec::new()
}
