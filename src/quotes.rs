//! Words to statements: what is said, thought or intended, the cue, and the words that name who does.
//!
//! Cues first; then for each its content and source, by the network; whole quotations that are left over take the nearest cue.

mod content;
pub(crate) mod cues;
mod decode;
pub(crate) mod features;
pub(crate) mod marks;
mod network;
#[cfg(test)]
mod tests;
mod window;

use crate::analysis::{Act, BlockKind, QuoteKind};
use crate::order;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::math::{logit, sigmoid};

use content::{Content, Words};
use decode::Reading;
use marks::Quotation;
use network::{Encoded, Network};
use window::Layers;

/// Confidence from which on a statement is one. Set on PolNeAR's development part, where F1 is flat around it.
const LEAST: f32 = 0.35;
/// The same where the content has no verb or the cue is no word of saying, thinking or planning.
const LEAST_DOUBTFUL: f32 = 0.6;
/// Mean probability from which on a whole quotation that no cue claims is one.
const LEAST_QUOTATION: f32 = 0.6;
/// Words that such a quotation has at least: fewer are a name, a title or a word held up with tongs.
const QUOTATION: usize = 5;

/// The same for a block that is nothing but a quotation.
const LEAST_BLOCK: f32 = 0.5;
/// Tokens behind a quotation that name who is quoted: "― Ana Ruiz, Quito".
const SIGNATURE: usize = 12;

/// One statement, by the conventions of the contract.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) kind: QuoteKind,
    pub(crate) act: Act,
    /// Its content, one part or, interrupted, several; ascending, never empty.
    pub(crate) parts: Vec<TokenRange>,
    /// The words that report.
    pub(crate) cue: Option<TokenRange>,
    /// The words that name the source.
    pub(crate) source: Option<TokenRange>,
    /// Of content and cue.
    pub(crate) confidence: f32,
}

/// Finds the statements of the story, in text order of their content.
pub(crate) fn find(story: &Story<'_>) -> Vec<Statement> {
    let Some(network) = Network::open() else { return Vec::new() };
    let blocks = features::by_block(story.sentences, story.tokens);
    let ranges: Vec<TokenRange> = blocks.iter().map(|it| it.1).collect();
    let marks = marks::read(story.text, story.tokens, &ranges);
    let signs = features::read(story.text, story.tokens, &ranges, story.tags, &marks);
    let layers = Layers { signs: &signs, marks: &marks, syntax: &story.tags.syntax };
    let encoded = network.encode(story, &signs.bits);
    let words = Words { story, marks: &marks };
    let mut statements: Vec<Statement> = Vec::new();
    let mut before = Block::default();
    for &(block, range) in &blocks {
        let kind = story.blocks.list.get(block).map_or(BlockKind::Paragraph, |it| it.kind);
        if !matches!(kind, BlockKind::Headline | BlockKind::Subhead) {
            let mut read = Block::read(network, &encoded, &layers, &words, range);
            read.add_quotations(&encoded, &words, range, &before);
            read.drafts = distinct(read.drafts);
            statements.extend(read.drafts.iter().map(|it| words.statement(it)));
            before = read;
        }
    }
    order::sort_by_key(&mut statements, |it| (it.parts[0], it.cue));
    let mut statements = content::join_speeches(statements);
    content::join_paragraphs(&mut statements, &marks, &words);
    statements
}

/// A statement before its conventions.
#[derive(Clone, Debug)]
struct Draft {
    content: Content,
    cue: Option<TokenRange>,
    source: Option<TokenRange>,
    confidence: f32,
}

/// A block that was read.
#[derive(Default)]
struct Block {
    /// Whether its last token is a colon.
    announces: bool,
    /// All cues, those of no statement too.
    readings: Vec<(TokenRange, Reading)>,
    drafts: Vec<Draft>,
}

impl Block {
    fn read(
        network: &Network,
        encoded: &Encoded,
        layers: &Layers<'_>,
        words: &Words<'_>,
        range: TokenRange,
    ) -> Self {
        let (slope, shift) = network.calibration;
        let mut block = Self { announces: words.is(range.end - 1, ":"), ..Self::default() };
        for cue in decode::cues(&encoded.cue, range) {
            let window = layers.window(cue, range);
            let reading = decode::read(&network.read_window(encoded, cue, &window), cue, &window);
            let sure = decode::probability(&encoded.cue, cue) * reading.probability;
            let confidence = sigmoid(slope * logit(sure) + shift);
            let least = |content: &Content| {
                let doubtful = words.is_a_thing(content) || !words.is_known(cue);
                if doubtful { LEAST_DOUBTFUL } else { LEAST }
            };
            if let Some(content) = words
                .content(&reading, cue)
                .filter(|it| confidence >= least(it) && !words.is_silence(cue, it))
            {
                block.drafts.push(Draft { content, cue: Some(cue), source: reading.source, confidence });
            }
            block.readings.push((cue, reading));
        }
        block
    }

    /// Adds whole quotations of its range that no cue claims.
    fn add_quotations(&mut self, encoded: &Encoded, words: &Words<'_>, range: TokenRange, before: &Self) {
        for quotation in words.marks.within(range) {
            let inner = quotation.inner();
            let covered = |it: &Draft| it.content.parts.iter().any(|part| part.overlaps(inner));
            let whole = inner.len() >= QUOTATION && words.begins_with_capital(inner.start);
            if !whole || self.drafts.iter().any(covered) {
                continue;
            }
            let confidence = decode::probability(&encoded.content, inner);
            let part = words.stripped(inner);
            let spoken = self.speaker(words, quotation, range, before, confidence);
            let Some((cue, source)) = spoken.filter(|_| !part.is_empty()) else { continue };
            // One statement, however the reporter cut it up.
            let same = self
                .drafts
                .iter_mut()
                .find(|it| cue.is_some() && it.cue == cue && words.is_quoted(&it.content));
            if let Some(draft) = same {
                draft.content.parts.push(part);
                order::sort_by_key(&mut draft.content.parts, |it| it.start);
            } else {
                self.drafts.push(Draft { content: Content { parts: vec![part] }, cue, source, confidence });
            }
        }
    }

    /// Cue and source of a whole quotation: the nearest cue of its block; the name that signs it; for a block that is
    /// nothing else, the cue that announces it, or whoever spoke in the block before.
    fn speaker(
        &self,
        words: &Words<'_>,
        quotation: &Quotation,
        range: TokenRange,
        before: &Self,
        confidence: f32,
    ) -> Option<(Option<TokenRange>, Option<TokenRange>)> {
        let inner = quotation.inner();
        let outside = self.readings.iter().filter(|it| !it.0.overlaps(inner));
        let surely = outside.clone().filter(|it| self.drafts.iter().any(|draft| draft.cue == Some(it.0)));
        let nearest =
            surely.min_by_key(|it| away(it.0, inner)).or_else(|| outside.min_by_key(|it| away(it.0, inner)));
        if let Some((cue, reading)) = nearest.filter(|_| confidence > LEAST_QUOTATION) {
            return Some((Some(*cue), reading.source));
        }
        let rest = TokenRange::new(quotation.tokens.end, range.end);
        if quotation.tokens.start != range.start || rest.len() > SIGNATURE {
            return None;
        }
        if !rest.is_empty() {
            let signed = words.is_dash(rest.start) && rest.len() > 1;
            return signed.then(|| (None, Some(words.stripped(TokenRange::new(rest.start + 1, rest.end)))));
        }
        if confidence <= LEAST_BLOCK {
            return None;
        }
        if let Some((cue, reading)) = before.readings.last().filter(|_| before.announces) {
            return Some((Some(*cue), reading.source));
        }
        let spoke = before.drafts.iter().max_by_key(|it| it.content.parts[0].start)?;
        Some((None, spoke.source))
    }
}

/// Tokens between two ranges.
fn away(a: TokenRange, b: TokenRange) -> usize {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}

/// Of statements with nearly the same content the surest.
fn distinct(mut found: Vec<Draft>) -> Vec<Draft> {
    order::sort_by(&mut found, |a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.cue.cmp(&b.cue)));
    let mut kept: Vec<Draft> = Vec::new();
    // Contents of one block only can be the same, and a block has few.
    for draft in found {
        if !kept.iter().any(|it| it.content.is_nearly(&draft.content)) {
            kept.push(draft);
        }
    }
    kept
}
