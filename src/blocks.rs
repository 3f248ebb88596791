//! Text to blocks: headline, subheads, timestamp line, byline, dateline, paragraphs, list items, boilerplate.

use crate::analysis::BlockKind;
use crate::options::Settings;
use crate::published::Published;
use crate::span::ByteSpan;

/// One block of the story, without surrounding white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) span: ByteSpan,
}

/// The story's parts, as read from the text or told by the caller.
pub(crate) struct Blocks {
    /// In text order, not overlapping.
    pub(crate) list: Vec<Block>,
    pub(crate) headline: Option<ByteSpan>,
    pub(crate) byline: Option<ByteSpan>,
    pub(crate) dateline: Option<Dateline>,
    /// From a line of the text.
    pub(crate) published: Option<Published>,
    /// How many of the caller's blocks did not fit the text.
    pub(crate) ignored: usize,
}

/// Place and agency before the first sentence; `span` reaches to the end of the dash or colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    pub(crate) span: ByteSpan,
    pub(crate) place: Option<ByteSpan>,
    pub(crate) agency: Option<ByteSpan>,
}

/// Splits `text` into blocks.
pub(crate) fn split(text: &str, _settings: &Settings<'_>) -> Blocks {
    let mut list = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            list.push(Block { kind: BlockKind::Paragraph, span: ByteSpan::new(from, from + words.len()) });
        }
        start += line.len();
    }
    Blocks { list, headline: None, byline: None, dateline: None, published: None, ignored: 0 }
}
