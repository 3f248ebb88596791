//! The weights of the signs for pronouns of people, "it" and "they": made by `train/`, not by hand.

use super::signs::SIGNS;

/// Sixteenths of a unit of log-odds.
pub(super) const WEIGHTS: [[i8; SIGNS]; 3] = [[0; SIGNS]; 3];
