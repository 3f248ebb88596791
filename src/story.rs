//! The words of a story with what the first stages say of them: what every later stage reads.

use std::borrow::Cow;

use crate::blocks::Blocks;
use crate::lexicon::{Entry, Lexicon, Walk};
use crate::normalize;
use crate::sentences::Sentence;
use crate::span::TokenRange;
use crate::tagger::syntax::{Parsed, PartOfSpeech};
use crate::tagger::{self, Tags};
use crate::tokens::Tokens;

/// A story, read up to its names and its syntax.
#[derive(Clone, Copy)]
pub(crate) struct Story<'s> {
    pub(crate) text: &'s str,
    pub(crate) blocks: &'s Blocks,
    pub(crate) sentences: &'s [Sentence],
    pub(crate) tokens: &'s Tokens,
    pub(crate) tags: &'s Tags,
    pub(crate) lexicon: &'s Lexicon,
}

impl<'s> Story<'s> {
    /// The letters of a token; empty beyond the last one.
    pub(crate) fn word(&self, at: usize) -> &'s str {
        self.tokens.word(self.text, at)
    }

    /// The letters of a token in their plain form, as the lists have them.
    pub(crate) fn key(&self, at: usize) -> Cow<'s, str> {
        normalize::key(self.word(at))
    }

    /// The words of a range, as they stand in the text.
    pub(crate) fn words(&self, range: TokenRange) -> &'s str {
        self.tokens.span(range).of(self.text)
    }

    /// What the lists say of a range, as one word.
    pub(crate) fn entry(&self, range: TokenRange) -> Entry {
        let mut walk = Walk::new(self.lexicon);
        for at in range.indices() {
            if at > range.start && self.tokens.spaced(at) {
                walk.space();
            }
            walk.feed(self.word(at));
        }
        walk.entry()
    }

    /// The index of the sentence that holds a token.
    pub(crate) fn sentence(&self, at: usize) -> usize {
        self.tokens.sentences.partition_point(|range| range.end <= at)
    }

    /// The token that a token depends on; none for the root of its sentence.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.parsed(at)?.head
    }

    /// The relation of a token to its head, of Universal Dependencies: "nsubj:pass"; empty where nothing is known.
    pub(crate) fn relation(&self, at: usize) -> &'static str {
        self.parsed(at).map_or("", |it| tagger::relation(it.relation))
    }

    pub(crate) fn part_of_speech(&self, at: usize) -> Option<PartOfSpeech> {
        self.parsed(at).map(|it| it.part_of_speech)
    }

    fn parsed(&self, at: usize) -> Option<&'s Parsed> {
        self.tags.syntax.get(at)
    }
}
