//! How much each evidence weighs for each class, and how sure the outcome is.

use super::evidence::Evidence;
use super::table::{BIAS, STEP, SURE, WEIGHTS};

/// What a candidate can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    None,
    Person,
    Place,
    Organisation,
    Group,
    Facility,
    Other,
}

const CLASSES: [Class; 7] = [
    Class::None,
    Class::Person,
    Class::Place,
    Class::Organisation,
    Class::Group,
    Class::Facility,
    Class::Other,
];

/// The class with the greatest weight, and the probability that it is right.
pub(super) fn decide(evidence: Evidence) -> (Class, f32) {
    let mut sums = BIAS;
    for (bit, row) in WEIGHTS.iter().enumerate() {
        if evidence >> bit & 1 == 1 {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
    }
    let best = (0..CLASSES.len()).max_by_key(|&class| (sums[class], std::cmp::Reverse(class))).unwrap_or(0);
    let next = (0..CLASSES.len()).filter(|&class| class != best).map(|class| sums[class]).max().unwrap_or(0);
    let step = usize::try_from((sums[best] - next) / STEP).unwrap_or(0).min(SURE[best].len() - 1);
    (CLASSES[best], SURE[best][step])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_evidence() {
        assert_eq!(WEIGHTS.len(), super::super::evidence::COUNT, "help: run `cargo xtask fit-names`");
        assert_eq!(SURE.len(), CLASSES.len());
    }

    #[test]
    fn confidence_grows_with_the_lead() {
        assert!(SURE.iter().all(|row| row.is_sorted()));
    }
}
