//! Quantities: money against the Worldwide development stories; money and percentages against Recognizers-Text.

use anyhow::Result;
use nutgraf::{OffsetUnit, Options, Quantity, QuantityKind, analyze};
use serde::Deserialize;
use serde_json::Value;

use super::worldwide::{Story, stories};
use super::{Row, Score, data, percent};

/// One case of Recognizers-Text.
#[derive(Deserialize)]
struct Case {
    model: String,
    #[serde(rename = "Input")]
    input: String,
    #[serde(rename = "Results")]
    results: Vec<Outcome>,
}

#[derive(Deserialize)]
struct Outcome {
    #[serde(rename = "Resolution", default)]
    resolution: Value,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let units: Vec<Case> = data::lines("quantity/recognizers-units.jsonl")?;
    let numbers: Vec<Case> = data::lines("quantity/recognizers-numbers.jsonl")?;
    Ok(vec![
        worldwide()?,
        cases("currency", &units, "CurrencyModel", QuantityKind::Money)?,
        cases("percentages", &numbers, "PercentModel", QuantityKind::Percent)?,
    ])
}

fn found(text: &str) -> Result<Vec<Quantity>> {
    let options = Options { offsets: OffsetUnit::Char, ..Options::default() };
    Ok(analyze(text, &options).map_err(anyhow::Error::msg)?.quantities)
}

fn worldwide() -> Result<Row> {
    let mut score = Score::default();
    for story in stories("dev")? {
        let add = compare(&story)?;
        score.right += add.right;
        score.found += add.found;
        score.gold += add.gold;
    }
    let note = format!(
        "precision {:.1}, recall {:.1}, {} sums; left out: currencies without a number; \"US\" before \"$\" may be missing in \
         the set",
        score.precision(),
        score.recall(),
        score.gold
    );
    let measured = format!("{:.1}", score.f1());
    Ok(Row { stage: "quantities", what: "money, Worldwide dev, exact F1".into(), measured, bar: "", note })
}

pub(super) fn compare(story: &Story) -> Result<Score> {
    let letters: Vec<char> = story.text.chars().collect();
    let words = |span: (usize, usize)| -> String { letters[span.0..span.1].iter().collect() };
    let sums = story.names.iter().filter(|it| it.2 == "Money").map(|it| (it.0, it.1));
    let (mut gold, ignored): (Vec<_>, Vec<_>) = sums.partition(|&span| {
        let words = words(span);
        words.contains(|c: char| c.is_ascii_digit()) || words.contains("illion") || words.contains("thousand")
    });
    let mut score = Score { gold: gold.len(), ..Score::default() };
    for quantity in found(&story.text)?.iter().filter(|it| it.kind == QuantityKind::Money) {
        let span = (quantity.start, quantity.end);
        if ignored.iter().any(|it| it.0 < span.1 && span.0 < it.1) {
            continue;
        }
        score.found += 1;
        let agrees = |it: &(usize, usize)| {
            let prefix =
                span.0 <= it.0 && it.1 == span.1 && matches!(words((span.0, it.0)).trim(), "US" | "U.S.");
            *it == span || prefix
        };
        if let Some(at) = gold.iter().position(agrees) {
            gold.swap_remove(at);
            score.right += 1;
        }
    }
    Ok(score)
}

/// Units that are no currency of ISO 4217, or parts of one.
const NO_CURRENCY: &[&str] = &["Cent", "Pence", "Penny", "Sen", "Bitcoin", "Satoshi"];

/// The cases of one model that are right: all values of the kind, in order, and no others.
fn cases(what: &str, all: &[Case], model: &str, kind: QuantityKind) -> Result<Row> {
    let (mut right, mut counted, mut left_out) = (0, 0, 0);
    for case in all.iter().filter(|it| it.model == model) {
        let value = |outcome: &Outcome| -> Option<f64> {
            let unit = outcome.resolution["unit"].as_str().unwrap_or_default();
            let value = outcome.resolution["value"].as_str()?;
            value.trim_end_matches('%').parse().ok().filter(|_| !NO_CURRENCY.contains(&unit))
        };
        let gold: Option<Vec<f64>> = case.results.iter().map(value).collect();
        let Some(gold) = gold else {
            left_out += 1;
            continue;
        };
        counted += 1;
        let ours: Vec<f64> =
            found(&case.input)?.iter().filter(|it| it.kind == kind).filter_map(|it| it.value).collect();
        right += usize::from(ours == gold);
    }
    let note = format!(
        "{right} of {counted}; {left_out} left out: no value, or cents and coins that are no currency"
    );
    let measured = format!("{:.1} %", percent(right, counted));
    Ok(Row {
        stage: "quantities",
        what: format!("Recognizers-Text {what}, values"),
        measured,
        bar: "75",
        note,
    })
}
