//! The blocks that the caller knows from the page, checked against the text.

use super::{Block, lines};
use crate::offsets::OffsetIndex;
use crate::options::Settings;
use crate::order;
use crate::span::ByteSpan;

/// The caller's blocks that fit the text, in text order and without surrounding white space, and how many do not fit:
/// reversed, beyond the text, inside a character, or over a block that stands before them.
pub(super) fn read(text: &str, settings: &Settings<'_>) -> (Vec<Block>, usize) {
    let Some(given) = settings.blocks.filter(|given| !given.is_empty()) else { return (Vec::new(), 0) };
    let index = OffsetIndex::new(text, settings.unit);
    let place = |block: &crate::analysis::Block| {
        let (start, end) = (index.byte_of(block.start)?, index.byte_of(block.end)?);
        (start <= end).then(|| Block { kind: block.kind, span: ByteSpan::new(start, end) })
    };
    let mut fitting: Vec<Block> = given.iter().filter_map(place).collect();
    let mut ignored = given.len() - fitting.len();
    // Of two that overlap the one that begins first is kept, and the longer of two that begin together.
    order::sort_by_key(&mut fitting, |block| (block.span.start, std::cmp::Reverse(block.span.end)));
    let mut kept: Vec<Block> = Vec::new();
    for block in fitting {
        let span = lines::trimmed(text, block.span);
        if kept.last().is_some_and(|last| last.span.overlaps(span)) {
            ignored += 1;
        } else if !span.is_empty() {
            kept.push(Block { kind: block.kind, span });
        }
    }
    (kept, ignored)
}
