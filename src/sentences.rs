//! Blocks to sentences.

use crate::blocks::Blocks;
use crate::span::ByteSpan;

/// One sentence, without surrounding white space; the dateline belongs to the first one of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: ByteSpan,
    /// Index into [`Blocks::list`].
    pub(crate) block: usize,
}

/// Segments every block but boilerplate into sentences.
pub(crate) fn segment(_text: &str, blocks: &Blocks) -> Vec<Sentence> {
    blocks.list.iter().enumerate().map(|(block, it)| Sentence { span: it.span, block }).collect()
}
