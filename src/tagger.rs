//! Tokens to names, parts of speech and syntax: the one learned part.

pub(crate) mod features;
mod words;

use crate::blocks::Blocks;
use crate::lexicon::Lexicon;
use crate::sentences::Sentence;
use crate::tokens::Tokens;
use features::{Features, Gazetteer};

/// The rarer words, compiled by `cargo xtask lexicon`.
static GAZETTEER: &[u8] = include_bytes!("../model/gazetteer.bin");

/// What the network reads of the story.
pub(crate) fn features(
    text: &str,
    blocks: &Blocks,
    sentences: &[Sentence],
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> Features {
    let gazetteer = Gazetteer::read(GAZETTEER).unwrap_or_default();
    features::read(text, blocks, sentences, tokens, lexicon, &gazetteer)
}
