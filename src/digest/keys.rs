//! The sentences that tell the story: each by itself worth reading, together not saying the same twice.

use super::features::{self, FEATURES, Rated};
use super::{Facts, KeySentence};
use crate::analysis::Polarity;
use crate::order;

/// What each feature counts for: positive ones make a sentence more worth reading. Fitted by `train/` (`digest.py`) on half
/// of 500 news stories with a summary of their own sentences.
const WEIGHTS: [f32; FEATURES] = [
    0.69, 0.59, -0.25, 0.14, 1.0, 0.56, 0.97, 1.71, 0.58, 0.51, 0.77, -0.26, -0.29, -0.87, 0.06, 0.0, -0.03,
    0.2,
];
/// Added to the sum of the features.
const BIAS: f32 = -2.24;
/// How much of its worth a sentence loses whose words have all been said already, from 0 to 1. Raising it spreads the
/// sentences over the story; set by the same stories, as high as their score allowed.
const REDUNDANT: f32 = 0.5;
/// What a sentence keeps of its worth that leans on the one before ("He …"), where that one is not chosen.
const LEANING: f32 = 0.8;
/// Sentences of a story below which three are enough, and below which four.
const ENOUGH: [usize; 2] = [12, 24];
/// Entities that a sentence is said to cover, at most: the most salient ones.
const COVERED: usize = 8;

/// What a sentence is worth by itself, in [0, 1].
pub(super) fn worth(rated: &Rated) -> f32 {
    let sum = rated.features.iter().zip(WEIGHTS).map(|(it, weight)| it * weight).sum::<f32>() + BIAS;
    // Ordered as the logistic function orders, without its exponential.
    0.5 + 0.5 * sum / (1.0 + sum.abs())
}

/// Chooses three to five sentences, fewer where there are no more; in text order.
pub(super) fn choose(rated: &[Rated], facts: &Facts<'_>) -> Vec<KeySentence> {
    let wanted = 3 + ENOUGH.iter().filter(|&&it| rated.len() >= it).count();
    let mut open: Vec<(usize, f32)> =
        rated.iter().enumerate().filter(|(_, it)| it.tells).map(|(at, it)| (at, worth(it))).collect();
    let mut said: Vec<u32> = Vec::new();
    let mut chosen: Vec<(usize, f32)> = Vec::new();
    while chosen.len() < wanted && !open.is_empty() {
        let gain = |(at, worth): (usize, f32)| {
            let stems = &rated[at].stems;
            let again = stems.iter().filter(|it| said.binary_search(it).is_ok()).count();
            let leans = rated[at].leans && !chosen.iter().any(|it| it.0 + 1 == at);
            let share = again as f32 / stems.len().max(1) as f32;
            worth * (1.0 - REDUNDANT * share) * if leans { LEANING } else { 1.0 }
        };
        let first = (0, gain(open[0]));
        let best = open.iter().enumerate().skip(1).fold(first, |best, (place, &it)| {
            let gain = gain(it);
            if gain > best.1 { (place, gain) } else { best }
        });
        let (at, _) = open.remove(best.0);
        chosen.push((at, best.1));
        said.extend(&rated[at].stems);
        order::sort_by_key(&mut said, |it| *it);
    }
    order::sort_by_key(&mut chosen, |it| it.0);
    chosen.into_iter().map(|(at, score)| key(&rated[at], score, facts)).collect()
}

fn key(rated: &Rated, score: f32, facts: &Facts<'_>) -> KeySentence {
    let events = features::events(facts, rated.sentence);
    let events = events.filter(|&it| facts.events[it].polarity == Polarity::Positive).collect();
    // Entities are numbered by salience.
    let entities = rated.entities.iter().copied().take(COVERED).collect();
    KeySentence { sentence: rated.sentence, score, entities, events }
}
