//! Quantities: money against the Worldwide development stories; money and percentages against Recognizers-Text.

use anyhow::Result;
use nutgraf::{Bound, OffsetUnit, Options, Quantity, QuantityKind, analyze};
use serde::Deserialize;
use serde_json::Value;

use super::worldwide::{Story, stories};
use super::{Row, Score, cases as marked, data, percent};

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
        own()?,
        cases("currency", &units, "CurrencyModel", QuantityKind::Money)?,
        cases("percentages", &numbers, "PercentModel", QuantityKind::Percent)?,
        cases("dimensions", &units, "DimensionModel", QuantityKind::Quantity)?,
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

/// Inputs that news does not have: a task for a calculator ("percent of 10"), a unit in brackets as in a form.
fn is_left_out(input: &str) -> bool {
    ["percent of ", "percents of ", "per cent of ", "(kg)", "[kg]", "{kg}", "<kg>"]
        .iter()
        .any(|it| input.contains(it))
}

/// The sentences of our own: the marks whose kind, value, currency, unit and bound are right.
fn own() -> Result<Row> {
    let (mut right, mut marks, mut beside) = (0, 0, 0);
    let cases = marked::read(include_str!("../../../tests/cases/news-quantities.md"));
    for case in &cases {
        let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
        let ours = analyze(&case.text, &options).map_err(anyhow::Error::msg)?.quantities;
        let meets = |mark: &(usize, usize, String), it: &Quantity| mark.0 < it.end && it.start < mark.1;
        marks += case.marks.len();
        right += case
            .marks
            .iter()
            .filter(|mark| ours.iter().any(|it| meets(mark, it) && describe(it) == mark.2))
            .count();
        beside += ours.iter().filter(|it| !case.marks.iter().any(|mark| meets(mark, it))).count();
    }
    let note = format!(
        "{right} of {marks} marks in {} sentences; {beside} found beside them, each counted as wrong",
        cases.len()
    );
    let measured = format!("{:.1} %", percent(right, marks + beside));
    Ok(Row { stage: "quantities", what: "own news sentences, value right".into(), measured, bar: "92", note })
}

/// In the words of the cases: `MONEY 3..5 USD`, `CARDINAL 12 min`.
fn describe(quantity: &Quantity) -> String {
    let value = quantity.value.map_or("?".to_owned(), |value| value.to_string());
    let high = quantity.high.map(|high| format!("..{high}")).unwrap_or_default();
    let mut words = vec![format!("{:?}", quantity.kind).to_uppercase(), format!("{value}{high}")];
    words.extend(quantity.currency.clone());
    words.extend(quantity.unit.clone());
    words.extend(quantity.bound.map(|bound| if bound == Bound::Min { "min" } else { "max" }.to_owned()));
    words.extend(quantity.approximate.filter(|it| *it).map(|_| "about".to_owned()));
    words.join(" ")
}

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
        let Some(gold) = gold.filter(|_| !is_left_out(&case.input)) else {
            left_out += 1;
            continue;
        };
        counted += 1;
        let ours: Vec<f64> =
            found(&case.input)?.iter().filter(|it| it.kind == kind).filter_map(|it| it.value).collect();
        right += usize::from(ours == gold);
    }
    let note = format!(
        "{right} of {counted}; {left_out} left out: no value, cents and coins that are no currency, sums for a calculator, \
         units in brackets"
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
