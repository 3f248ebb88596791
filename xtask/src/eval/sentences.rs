//! Sentences against the GUM treebank.

use std::collections::BTreeSet;

use anyhow::Result;
use nutgraf::{OffsetUnit, Options, analyze};

use super::treebank::{self, Document};
use super::{Row, Score};

/// F1 of sentence ends on the news documents, from raw text. `NUTGRAF_EVAL_VERBOSE=1` prints what is wrong, here and for tokens.
pub(super) fn measure() -> Result<Vec<Row>> {
    let documents = treebank::news()?;
    let mut rows = Vec::new();
    for (what, only_held, bar) in
        [("GUM news, all 20", false, "≥ 97"), ("GUM news of the dev fold", true, "")]
    {
        let mut score = Score::default();
        let mut count = 0;
        for document in documents.iter().filter(|it| it.held || !only_held) {
            count += 1;
            add(&mut score, document)?;
        }
        let (precision, recall) = (score.precision(), score.recall());
        rows.push(Row {
            stage: "sentences",
            what: format!("{what}: sentence ends"),
            measured: format!("F1 {:.2}", score.f1()),
            bar,
            note: format!("P {precision:.2}, R {recall:.2}; {} gold in {count} documents", score.gold),
        });
    }
    Ok(rows)
}

fn add(score: &mut Score, document: &Document) -> Result<()> {
    let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
    let found: BTreeSet<usize> =
        analyze(&document.text, &options)?.article.sentences.iter().map(|it| it.end).collect();
    let gold: BTreeSet<usize> = document.sentences.iter().map(|it| it.1).collect();
    if std::env::var_os("NUTGRAF_EVAL_VERBOSE").is_some() {
        for end in found.symmetric_difference(&gold) {
            println!("{} {} …{}", document.id, sign(&gold, end), around(&document.text, *end));
        }
    }
    score.right += found.intersection(&gold).count();
    score.found += found.len();
    score.gold += gold.len();
    Ok(())
}

/// `-` for a gold position that was missed, `+` for one that is not gold.
pub(super) fn sign<T: Ord>(gold: &BTreeSet<T>, it: &T) -> char {
    if gold.contains(it) { '-' } else { '+' }
}

/// The text around byte `at`, which is shown as `¦`.
pub(super) fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().rev().take(40).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[at..].chars().take(30).collect();
    format!("{before}¦{after}").replace('\n', "⏎")
}
