//! All layers to what the card tells first.

mod features;
mod five;
mod keys;
mod nutgraf;
mod reasons;
mod timeline;
mod tree;

use crate::coreference::Chains;
use crate::events::Event;
use crate::places::Place;
use crate::span::TokenRange;
use crate::story::Story;
use crate::times::Time;

pub(crate) use timeline::Entry;

/// The layers that the digest is drawn from.
pub(crate) struct Facts<'f> {
    pub(crate) times: &'f [Time],
    pub(crate) chains: &'f Chains,
    pub(crate) places: &'f [Option<Place>],
    pub(crate) events: &'f [Event],
}

/// What the story comes down to.
pub(crate) struct Digest {
    /// Ascending by date.
    pub(crate) timeline: Vec<Entry>,
    pub(crate) five_w: FiveW,
    /// Index of the sentence that says what the story is about and why it matters.
    pub(crate) nutgraf: Option<usize>,
    /// In text order.
    pub(crate) key_sentences: Vec<KeySentence>,
}

/// Who, what, when, where, why and how, as far as the text says.
#[derive(Default)]
pub(crate) struct FiveW {
    pub(crate) who: Option<Answer>,
    pub(crate) what: Option<Answer>,
    pub(crate) when: Option<Answer>,
    pub(crate) where_: Option<Answer>,
    pub(crate) why: Option<Answer>,
    pub(crate) how: Option<Answer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) words: TokenRange,
    /// Index of the entity.
    pub(crate) entity: Option<usize>,
    /// Index of the time expression.
    pub(crate) time: Option<usize>,
    /// Index of the event.
    pub(crate) event: Option<usize>,
    pub(crate) confidence: f32,
}

/// A sentence of the summary.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct KeySentence {
    /// Index of the sentence.
    pub(crate) sentence: usize,
    /// In [0, 1].
    pub(crate) score: f32,
    /// Indices of the entities that it covers.
    pub(crate) entities: Vec<usize>,
    /// Indices of the events that it covers.
    pub(crate) events: Vec<usize>,
}

/// Draws the timeline, answers the five questions and chooses the sentences.
pub(crate) fn compose(story: &Story<'_>, facts: &Facts<'_>) -> Digest {
    let rated = features::rate(story, facts);
    let nutgraf = nutgraf::find(story, &rated);
    Digest {
        timeline: timeline::draw(story, facts),
        five_w: five::answer(story, facts, nutgraf),
        nutgraf,
        key_sentences: keys::choose(&rated, facts),
    }
}

/// The features of the sentences from which the key sentences are chosen: their index and numbers. For training.
pub(crate) fn sentence_features(story: &Story<'_>, facts: &Facts<'_>) -> Vec<(usize, Vec<f32>)> {
    features::rate(story, facts).iter().map(|it| (it.sentence, it.features.to_vec())).collect()
}

#[cfg(test)]
mod tests;
