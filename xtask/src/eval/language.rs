//! English or not: Worldwide stories and paragraphs, and our own passages in other languages (`tests/language`).

use std::collections::BTreeMap;

use anyhow::Result;
use nutgraf::{Options, analyze};
use serde::Deserialize;

use super::{Row, data, percent};

/// Characters below which a text is taken as English.
const SHORTEST: usize = 200;

#[derive(Deserialize)]
struct Story {
    url: Option<String>,
    text: String,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let stories: Vec<Story> = data::lines("ner/worldwide.raw.jsonl")?;
    let texts: Vec<&str> = stories
        .iter()
        .map(|it| it.text.strip_prefix(it.url.as_deref().unwrap_or_default()).unwrap_or(&it.text))
        .collect();
    let paragraphs = texts.iter().flat_map(|text| text.lines()).filter(|it| it.chars().count() > SHORTEST);
    let mut rows = vec![
        english("Worldwide stories", texts.iter().copied(), "≥ 99.9 %"),
        english("their paragraphs over 200 characters", paragraphs, "≥ 99 %"),
    ];
    rows.extend(others()?);
    Ok(rows)
}

fn code(text: &str) -> String {
    analyze(text, &Options::default()).map_or_else(|error| error.to_string(), |it| it.language.code)
}

fn english<'t>(what: &str, texts: impl Iterator<Item = &'t str>, bar: &'static str) -> Row {
    let (mut all, mut right, mut missed) = (0, 0, BTreeMap::<String, usize>::new());
    for text in texts {
        all += 1;
        match code(text).as_str() {
            "en" => right += 1,
            other => *missed.entry(other.to_owned()).or_default() += 1,
        }
    }
    let missed: Vec<_> = missed.iter().map(|(code, count)| format!("{code} {count}")).collect();
    Row {
        stage: "language",
        what: format!("English recognised: {what}"),
        measured: format!("{:.2} %", percent(right, all)),
        bar,
        note: format!("{right} of {all}; taken for: {}", missed.join(", ")),
    }
}

/// Passages that are not English: recognised as such, and named.
fn others() -> Result<Vec<Row>> {
    let (mut all, mut refused, mut named, mut languages) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    for entry in crate::sh::root().join("tests/language").read_dir()? {
        let path = entry?.path();
        let expected = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        languages += 1;
        for passage in std::fs::read_to_string(&path)?.trim().split("\n\n") {
            let found = code(passage);
            all += 1;
            refused += usize::from(found != "en");
            named += usize::from(found == expected);
            if found != expected {
                wrong.push(format!("{expected} as {found}"));
            }
        }
    }
    wrong.sort();
    let row = |what: &str, right, bar, note| Row {
        stage: "language",
        what: what.to_owned(),
        measured: format!("{:.1} %", percent(right, all)),
        bar,
        note,
    };
    Ok(vec![
        row(
            "not English recognised",
            refused,
            "≥ 99 %",
            format!("{refused} of {all} passages, {languages} languages"),
        ),
        row("language named rightly", named, "", wrong.join(", ")),
    ])
}
