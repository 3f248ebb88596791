//! Tokens to names, parts of speech and syntax: the one learned part.

pub(crate) mod decode;
mod embeddings;
pub(crate) mod encoder;
pub(crate) mod features;
mod fingerprint;
pub(crate) mod kernel;
mod lanes;
pub(crate) mod linear;
pub(crate) mod math;
pub(crate) mod model;
pub(crate) mod reader;
pub(crate) mod syntax;
#[cfg(test)]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "small numbers"
)]
mod testing;
#[cfg(test)]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "small numbers"
)]
mod tests;
mod tree;
mod words;
mod work;

use std::sync::LazyLock;

use crate::blocks::Blocks;
use crate::lexicon::Lexicon;
use crate::sentences::Sentence;
use crate::span::TokenRange;
use crate::tokens::Tokens;
use decode::TAGS;
pub(crate) use decode::{Class, Found};
use features::{Features, Gazetteer};
pub(crate) use fingerprint::fingerprint;
use model::Model;
pub(crate) use reader::Fault;
use syntax::{Parsed, Syntax};
pub(crate) use work::Exercise;

/// The rarer words, compiled by `cargo xtask lexicon`.
static GAZETTEER: LazyLock<Gazetteer<'static>> =
    LazyLock::new(|| Gazetteer::read(include_bytes!("../model/gazetteer.bin")).unwrap_or_default());
/// The networks, made by `train/`: read once, since unpacking them takes longer than running them. A test rules out that the
/// file is malformed; nothing would be tagged then.
static MODEL: LazyLock<Option<Model<'static>>> = LazyLock::new(|| Model::embedded(FILE).ok());
static FILE: &[u8] = include_bytes!("../model/tagger.bin");

/// The name of the model.
pub(crate) fn model_id() -> &'static str {
    MODEL.as_ref().map_or("none", |model| model.id)
}

/// The name of a relation of [`Parsed`]: "nsubj:pass".
pub(crate) fn relation(number: usize) -> &'static str {
    let syntax = MODEL.as_ref().and_then(|model| model.syntax.as_ref());
    syntax.and_then(|it| it.relations.get(number)).copied().unwrap_or("dep")
}

/// What the network reads of the story.
pub(crate) fn features(
    text: &str,
    blocks: &Blocks,
    sentences: &[Sentence],
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> Features {
    features::read(text, blocks, sentences, tokens, lexicon, &GAZETTEER)
}

/// What the networks say of the story.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Tags {
    /// In text order, not overlapping.
    pub(crate) names: Vec<Found>,
    /// For each token the logarithms of the probabilities of its tags: outside, then for each class first and other token.
    pub(crate) log_probabilities: Vec<[f32; TAGS]>,
    /// One for each token; empty where the model has no network of syntax.
    pub(crate) syntax: Vec<Parsed>,
    /// What the networks read.
    pub(crate) features: Features,
}

/// Finds the names and the syntax of the story.
pub(crate) fn tag(
    text: &str,
    blocks: &Blocks,
    sentences: &[Sentence],
    tokens: &Tokens,
    lexicon: &Lexicon,
) -> Tags {
    let features = features(text, blocks, sentences, tokens, lexicon);
    tag_features(features, tokens, true)
}

/// Runs the networks, that of syntax where it is wanted.
pub(crate) fn tag_features(features: Features, tokens: &Tokens, with_syntax: bool) -> Tags {
    tag_by_parts(features, tokens, with_syntax, |_| {})
}

/// Runs the networks likewise, and calls `after` with the name of each as it ends.
pub(crate) fn tag_by_parts(
    features: Features,
    tokens: &Tokens,
    with_syntax: bool,
    after: impl FnMut(&'static str),
) -> Tags {
    let syntax = |model: &'static Model<'static>| model.syntax.as_ref().filter(|_| with_syntax);
    let tags = MODEL.as_ref().map(|model| run(&features, tokens, model, syntax(model), after));
    Tags { features, ..tags.unwrap_or_default() }
}

/// The numbers of the story's distinct words, word after word.
pub(crate) fn embedded(features: &Features) -> Vec<f32> {
    MODEL.as_ref().map_or_else(Vec::new, |model| model.embeddings.embed(&features.words))
}

/// How many numbers a word has.
pub(crate) fn embedded_width() -> usize {
    MODEL.as_ref().map_or(0, |model| model.embeddings.width())
}

fn run(
    features: &Features,
    tokens: &Tokens,
    model: &Model<'_>,
    syntax: Option<&Syntax<'_>>,
    mut after: impl FnMut(&'static str),
) -> Tags {
    let sentences = &tokens.sentences;
    let embedded = model.embeddings.embed(&features.words);
    let story = TokenRange::new(0, features.tokens.len());
    let encoded = model.names.encoder.encode(features, &[], &embedded, &[story]);
    let mut scores = model.names.output.apply(&encoded);
    scores.chunks_exact_mut(TAGS).for_each(math::log_softmax);
    let log_probabilities = scores.as_chunks().0.to_vec();
    let mut names = model.names.decoder.spans(&log_probabilities, sentences);
    names.retain(|it| it.tokens.len() > 1 || !features.tokens[it.tokens.start].is_ordinary());
    after("names, network");
    let syntax = syntax.map_or(vec![], |it| it.parse(features, &embedded, sentences));
    after("syntax, network");
    Tags { names, log_probabilities, syntax, features: Features::default() }
}

/// Products that the kernel adds up for the names of a story, and for its syntax.
pub(crate) fn products(features: &Features) -> [usize; 2] {
    MODEL.as_ref().map_or([0; 2], |model| model.products(features))
}

/// Where the part of syntax begins in the model's file, whose checksum is held to it.
pub(crate) fn syntax_begins() -> Result<usize, Fault> {
    Model::read(FILE).and_then(|_| model::syntax_begins(FILE))
}
