//! Blocks to sentences.

use crate::analysis::BlockKind;
use crate::blocks::Blocks;
use crate::normalize::is_invisible;
use crate::span::ByteSpan;

mod abbreviations;
mod boundary;
mod starters;

pub(crate) use abbreviations::{Abbreviations, Class, is_dotted, is_initial};

/// One sentence, without surrounding white space; the dateline belongs to the first one of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: ByteSpan,
    /// Index into [`Blocks::list`].
    pub(crate) block: usize,
}

/// Segments what is told into sentences: not boilerplate, timestamps and bylines, which are about the piece and not in
/// it. Each sentence of a quotation is one; headlines and captions need no stop.
pub(crate) fn segment(text: &str, blocks: &Blocks) -> Vec<Sentence> {
    let abbreviations = Abbreviations::load();
    let mut sentences = Vec::new();
    for (index, block) in blocks.list.iter().enumerate() {
        if matches!(block.kind, BlockKind::Boilerplate | BlockKind::Timestamp | BlockKind::Byline) {
            continue;
        }
        let words = block.span.of(text);
        let mut start = 0;
        while start < words.len() {
            let end = boundary::next(words, start, &abbreviations);
            if let Some(span) = trimmed(words, start, end, block.span.start) {
                sentences.push(Sentence { span, block: index });
            }
            start = end;
        }
    }
    sentences
}

/// The span from `start` to `end` of the block that begins at byte `base`, without white space and invisible characters
/// around it; none where nothing else is there.
fn trimmed(words: &str, start: usize, end: usize, base: usize) -> Option<ByteSpan> {
    let blank = |it: char| it.is_whitespace() || is_invisible(it);
    let sentence = words.get(start..end)?.trim_end_matches(blank);
    let inner = sentence.trim_start_matches(blank);
    let from = base + start + (sentence.len() - inner.len());
    (!inner.is_empty()).then(|| ByteSpan::new(from, from + inner.len()))
}
