//! What the evaluation reads and callers do not: no part of the public interface, free to change.

use crate::analysis::BlockKind;
use crate::blocks::{Block, Blocks};
use crate::span::ByteSpan;
use crate::{sentences, tokens};

/// The tokens of `text` as byte ranges, sentence by sentence; every line is a paragraph.
#[must_use]
pub fn tokens_of_lines(text: &str) -> Vec<Vec<(usize, usize)>> {
    let blocks = lines(text);
    let tokens = tokens::tokenize(text, &sentences::segment(text, &blocks));
    let span = |index: usize| (tokens.list[index].span.start, tokens.list[index].span.end);
    tokens.sentences.iter().map(|range| range.indices().map(span).collect()).collect()
}

fn lines(text: &str) -> Blocks {
    let mut list = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = ByteSpan::new(start, start + line.trim_end().len());
        if !span.is_empty() {
            list.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len();
    }
    Blocks { list, headline: None, byline: None, dateline: None, published: None, ignored: 0 }
}
