//! Parts of speech and trees, from raw text, against the documents of the GUM treebank that nothing was trained on.

use std::collections::BTreeMap;

use anyhow::Result;

use super::treebank::{self, Document};
use super::{Row, percent};

/// How many of the treebank's words there are, and how many have the right part of speech, head, and head and relation.
#[derive(Default)]
struct Counts {
    words: usize,
    part_of_speech: usize,
    attached: usize,
    labelled: usize,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let documents = treebank::all()?;
    let held = || documents.iter().filter(|it| it.held);
    let mut rows = rows("5 news documents", held().filter(|it| it.id.starts_with("GUM_news_")));
    rows.extend(self::rows("all 16 documents", held()));
    Ok(rows)
}

fn rows<'d>(what: &str, documents: impl Iterator<Item = &'d Document>) -> Vec<Row> {
    let mut counts = Counts::default();
    documents.for_each(|document| count(document, &mut counts));
    let bars = if what.starts_with('5') { ["95", "82 (aim)", "78 (aim)"] } else { [""; 3] };
    [("UPOS", counts.part_of_speech), ("UAS", counts.attached), ("LAS", counts.labelled)]
        .into_iter()
        .zip(bars)
        .map(|((name, right), bar)| Row {
            stage: "syntax",
            what: format!("{what}: {name}"),
            measured: format!("{:.1}", percent(right, counts.words)),
            bar,
            note: format!(
                "{} words; a word of the treebank is read off the token that its end lies in",
                counts.words
            ),
        })
        .collect()
}

fn count(document: &Document, counts: &mut Counts) {
    let found = nutgraf::internals::syntax_of_lines(&document.text);
    let by_end: BTreeMap<usize, usize> = found.iter().enumerate().map(|(at, it)| (it.span.1, at)).collect();
    let token = |word: usize| by_end.range(document.tokens[word].1..).next().map(|(_, &at)| at);
    for (word, (part_of_speech, head, relation)) in document.syntax.iter().enumerate() {
        counts.words += 1;
        let Some(own) = token(word) else { continue };
        let (above, parsed) = (head.and_then(&token), &found[own]);
        // Two words of the treebank that are one token hang together.
        let joined = above == Some(own);
        let attached = joined || (head.is_none() == above.is_none() && parsed.head == above);
        counts.part_of_speech += usize::from(parsed.part_of_speech == *part_of_speech);
        counts.attached += usize::from(attached);
        let same = parsed.relation.split(':').next() == Some(relation.as_str());
        counts.labelled += usize::from(attached && (joined || same));
    }
}
