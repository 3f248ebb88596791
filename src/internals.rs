//! What the evaluation reads and callers do not: no part of the public interface, free to change.

use crate::analysis::BlockKind;
use crate::blocks::{Block, Blocks};
use crate::lexicon::Lexicon;
use crate::span::ByteSpan;
use crate::{atoms, names, quantities, sentences, times, tokens};

/// The tokens of `text` as byte ranges, sentence by sentence; every line is a paragraph.
#[must_use]
pub fn tokens_of_lines(text: &str) -> Vec<Vec<(usize, usize)>> {
    let blocks = lines(text);
    let tokens = tokens::tokenize(text, &sentences::segment(text, &blocks));
    let span = |index: usize| (tokens.list[index].span.start, tokens.list[index].span.end);
    tokens.sentences.iter().map(|range| range.indices().map(span).collect()).collect()
}

/// The candidates of `text` for names, as byte ranges, with the set of their evidences; every line is a paragraph.
#[cfg(feature = "cli")]
#[must_use]
pub fn name_evidence(text: &str) -> Vec<(usize, usize, u128)> {
    let tokens = tokens::tokenize(text, &sentences::segment(text, &lines(text)));
    let atoms = atoms::split(text, &tokens);
    let times = times::recognize(&atoms, None);
    let quantities = quantities::recognize(&atoms, &times);
    let observed = names::observe(text, &tokens, &times, &quantities, &Lexicon::open());
    observed.iter().map(|&(range, set)| (tokens.span(range).start, tokens.span(range).end, set)).collect()
}

/// What each bit of the sets of evidences means.
#[cfg(feature = "cli")]
#[must_use]
pub fn name_evidence_names() -> Vec<String> {
    names::evidence::names()
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
