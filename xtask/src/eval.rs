//! `cargo xtask eval`: accuracy against the development data beside the checkout, in one table; one file a stage.

mod blocks;
#[allow(dead_code, reason = "the tests check the cases, the evaluation counts them")]
#[path = "../../tests/support/cases.rs"]
mod cases;
mod coreference;
pub(crate) mod data;
mod digest;
#[path = "../../tests/support/facts.rs"]
mod facts;
mod language;
mod names;
mod places;
mod quantities;
#[path = "../../tests/support/score.rs"]
mod score;
mod seed;
mod sentences;
mod statements;
mod stories;
mod syntax;
mod times;
mod tokens;
mod treebank;
pub(crate) mod worldwide;

use std::fmt::Write as _;

use anyhow::{Result, bail};

/// One line of the table.
pub(crate) struct Row {
    pub(crate) stage: &'static str,
    pub(crate) what: String,
    /// What was measured, with its unit.
    pub(crate) measured: String,
    /// The bar, or empty.
    pub(crate) bar: &'static str,
    /// Counts and remarks.
    pub(crate) note: String,
}

type Stage = (&'static str, fn() -> Result<Vec<Row>>);

/// Every stage that is measured, in the order of the pipeline.
const STAGES: &[Stage] = &[
    ("blocks", blocks::measure),
    ("language", language::measure),
    ("sentences", sentences::measure),
    ("tokens", tokens::measure),
    ("times", times::measure),
    ("quantities", quantities::measure),
    ("names", names::measure),
    ("syntax", syntax::measure),
    ("coreference", coreference::measure),
    ("places", places::measure),
    ("digest", digest::measure),
    ("statements", statements::measure),
    ("stories", stories::measure),
    ("seed", seed::measure),
];

/// Prints the table, of all stages or of those named.
pub(crate) fn run(wanted: &[String]) -> Result<()> {
    if let Some(unknown) = wanted.iter().find(|it| !STAGES.iter().any(|(name, _)| name == it)) {
        let known: Vec<_> = STAGES.iter().map(|(name, _)| *name).collect();
        bail!("no stage {unknown:?}; there are {}", known.join(", "));
    }
    if !data::directory().is_dir() {
        bail!("no data: expected the folder shared/data beside the checkout");
    }
    let mut rows = Vec::new();
    for (name, measure) in STAGES {
        if wanted.is_empty() || wanted.iter().any(|it| it == name) {
            rows.extend(measure()?);
        }
    }
    print!("{}", table(&rows));
    Ok(())
}

fn table(rows: &[Row]) -> String {
    let mut out = String::from("| stage | what | measured | bar | note |\n| --- | --- | --- | --- | --- |\n");
    for row in rows {
        let Row { stage, what, measured, bar, note } = row;
        let _ = writeln!(out, "| {stage} | {what} | {measured} | {bar} | {note} |");
    }
    out
}

/// True positives, found and gold, as precision, recall and F1 in percent.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl Score {
    pub(crate) fn precision(self) -> f64 {
        percent(self.right, self.found)
    }

    pub(crate) fn recall(self) -> f64 {
        percent(self.right, self.gold)
    }

    pub(crate) fn f1(self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }
}

pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}
