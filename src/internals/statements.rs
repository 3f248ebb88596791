//! What training and evaluation read of statements.

use super::segmented;
use crate::lexicon::Lexicon;
use crate::quotes;

#[cfg(feature = "cli")]
use super::{FeatureDump, dump};
#[cfg(feature = "cli")]
use crate::{analysis::BlockKind, span, story::Story, tagger};

/// What stands inside quotation marks, in code points; every line is a paragraph.
#[must_use]
pub fn quotations_of_lines(text: &str) -> Vec<(usize, usize)> {
    let (_, sentences, tokens) = segmented(text, true, &Lexicon::open());
    let blocks: Vec<_> = quotes::features::by_block(&sentences, &tokens).into_iter().map(|it| it.1).collect();
    let offsets = crate::offsets::OffsetIndex::new(text, crate::OffsetUnit::Char);
    let marks = quotes::marks::read(text, &tokens, &blocks);
    let inner = marks.quotations.iter().map(|it| tokens.span(it.inner())).filter(|it| !it.is_empty());
    inner.map(|it| (offsets.of_byte(it.start), offsets.of_byte(it.end))).collect()
}

/// Whether a cue with this word reports speech.
#[must_use]
pub fn is_word_of_speech(word: &str) -> bool {
    quotes::cues::acts(word) & quotes::cues::SPEECH != 0
}

/// What the network of statements reads of a story beside [`FeatureDump`].
#[cfg(feature = "cli")]
#[derive(serde::Serialize)]
pub struct StatementDump {
    /// What all networks read.
    #[serde(flatten)]
    pub features: FeatureDump,
    /// For each token its set of signs, lower and upper half.
    pub signs: Vec<(u64, u64)>,
    /// For each token its quotation, or 0, and how many marks of its block are before it.
    pub quoted: Vec<(usize, usize)>,
    /// For each token its block.
    pub blocks: Vec<usize>,
    /// For each token the token that it depends on, or -1, and the number of its relation.
    pub tree: Vec<(isize, usize)>,
    /// The statements that the core itself finds.
    pub statements: Vec<FoundStatement>,
}

/// A statement in tokens.
#[cfg(feature = "cli")]
#[derive(serde::Serialize)]
pub struct FoundStatement {
    /// Its content.
    pub parts: Vec<(usize, usize)>,
    /// The words that report.
    pub cue: Option<(usize, usize)>,
    /// The words that name who does.
    pub source: Option<(usize, usize)>,
    /// Of content and cue.
    pub confidence: f32,
}

/// Dumps what the network of statements reads of `text`, read as [`features`](super::features) reads it; `titled`: the first line is a headline.
#[cfg(feature = "cli")]
#[must_use]
pub fn statement_features(text: &str, by_lines: bool, titled: bool) -> StatementDump {
    let lexicon = Lexicon::open();
    let (mut blocks, sentences, tokens) = segmented(text, by_lines, &lexicon);
    if let Some(first) = blocks.list.first_mut().filter(|_| titled) {
        first.kind = BlockKind::Headline;
    }
    let features = tagger::features(text, &blocks, &sentences, &tokens, &lexicon);
    let tags = tagger::tag_features(features, &tokens, true);
    let ranges: Vec<_> = quotes::features::by_block(&sentences, &tokens).into_iter().map(|it| it.1).collect();
    let marks = quotes::marks::read(text, &tokens, &ranges);
    let signs = quotes::features::read(text, &tokens, &ranges, &tags, &marks);
    let tree = |it: &tagger::syntax::Parsed| (it.head.map_or(-1, usize::cast_signed), it.relation);
    let story = Story {
        text,
        blocks: &blocks,
        sentences: &sentences,
        tokens: &tokens,
        tags: &tags,
        lexicon: &lexicon,
    };
    let pair = |it: span::TokenRange| (it.start, it.end);
    let found = |it: quotes::Statement| FoundStatement {
        parts: it.parts.into_iter().map(pair).collect(),
        cue: it.cue.map(pair),
        source: it.source.map(pair),
        confidence: it.confidence,
    };
    let statements = quotes::find(&story).into_iter().map(found).collect();
    StatementDump {
        statements,
        features: dump(text, &tokens, tags.features),
        signs: signs.bits.iter().map(|&it| halves(it)).collect(),
        quoted: marks.tokens.iter().map(|it| (it.quotation, it.marks)).collect(),
        blocks: signs.blocks,
        tree: tags.syntax.iter().map(tree).collect(),
    }
}

/// The lower and the upper half of a set.
#[cfg(feature = "cli")]
fn halves(bits: u128) -> (u64, u64) {
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
    (half(bits), half(bits >> 64))
}
