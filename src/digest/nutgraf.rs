//! The sentence that says what the story is about and why it matters.

use super::features::Rated;
use super::keys;
use crate::story::Story;

/// Paragraphs in which it is looked for.
const PARAGRAPHS: usize = 5;
/// What holding all of the headline's words counts for beside a sentence's worth. Raising it leaves an anecdotal lead sooner.
const HEADLINE: f32 = 0.5;
/// What a later sentence needs more than the one before it: a hard lead is its own nut graf.
const LATER: f32 = 0.03;
/// Place of the share of the headline's words among the features.
const TITLED: usize = 4;
/// Place of what says that it is a short one: "The gulls had the first word."
const SHORT: usize = 11;

/// Index of the sentence.
pub(super) fn find(story: &Story<'_>, rated: &[Rated]) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    let mut paragraphs = 0;
    let mut block = None;
    for (place, it) in rated.iter().enumerate() {
        let here = story.sentences.get(it.sentence).map(|it| it.block);
        paragraphs += usize::from(here != block);
        block = here;
        if paragraphs > PARAGRAPHS || place >= 3 * PARAGRAPHS {
            break;
        }
        let score = keys::worth(it) + HEADLINE * it.features[TITLED] - LATER * place as f32;
        if it.tells && it.features[SHORT] == 0.0 && best.is_none_or(|best| score > best.0) {
            best = Some((score, it.sentence));
        }
    }
    best.map(|it| it.1).or_else(|| rated.iter().find(|it| it.tells).map(|it| it.sentence))
}
