//! The weights of the signs for pronouns of people, "it" and "they": made by `train/`, not by hand.

use super::signs::SIGNS;

/// Sixteenths of a unit of log-odds, in the order of the signs.
pub(crate) type Weights = [[i8; SIGNS]; 3];

#[rustfmt::skip]
pub(super) const WEIGHTS: Weights = [[0; SIGNS]; 3];
