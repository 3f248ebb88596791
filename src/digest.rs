//! All layers to what the card tells first.

mod timeline;

use crate::blocks::Blocks;
use crate::sentences::Sentence;
use crate::times::Time;
use crate::tokens::Tokens;

pub(crate) use timeline::Entry;

/// What the story comes down to.
pub(crate) struct Digest {
    /// Ascending by date.
    pub(crate) timeline: Vec<Entry>,
}

/// Draws the timeline.
pub(crate) fn compose(blocks: &Blocks, sentences: &[Sentence], tokens: &Tokens, times: &[Time]) -> Digest {
    Digest { timeline: timeline::draw(blocks, sentences, tokens, times) }
}
