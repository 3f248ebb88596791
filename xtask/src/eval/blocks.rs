//! Headlines: found where the first line is one, and none found where a story begins with its first paragraph.

use anyhow::Result;
use nutgraf::{Article, OffsetUnit, Options, analyze};
use serde::Deserialize;

use super::{Row, data, percent};

#[derive(Deserialize)]
struct Report {
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    source: Option<String>,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut bbc: Vec<String> =
        data::lines::<Report>("digest/bbc.jsonl.gz")?.into_iter().map(|it| it.text).collect();
    let internal = data::lines::<Report>("raw/internal.jsonl.gz")?;
    bbc.extend(
        internal
            .into_iter()
            .filter(|it| it.source.as_deref().unwrap_or_default().starts_with("bbc"))
            .map(|it| it.text),
    );
    rows.push(found("first line found as headline, BBC", &bbc, ""));
    let mut polnear = data::lines::<Report>("quotes/polnear.train.jsonl")?;
    polnear.extend(data::lines::<Report>("quotes/polnear.dev.jsonl")?);
    // The set writes a full stop behind every headline; the title is the headline as published.
    let titled = polnear.iter().filter_map(|it| {
        it.text
            .split_once('\n')
            .map(|(_, rest)| format!("{}\n{rest}", it.title.as_deref().unwrap_or_default()))
    });
    let titled: Vec<String> = titled.collect();
    rows.push(found(
        "first line found as headline, PolNeAR",
        &titled,
        "headlines as published, without the stop that the set adds",
    ));
    let stories: Vec<Report> = data::lines("ner/worldwide.raw.jsonl")?;
    let bare = |it: &Report| {
        it.text
            .strip_prefix(it.url.as_deref().unwrap_or_default())
            .unwrap_or(&it.text)
            .trim_start()
            .to_owned()
    };
    let worldwide: Vec<String> = stories.iter().map(bare).filter(|it| begins_with_prose(it)).collect();
    rows.push(none_found("no headline where a paragraph comes first, Worldwide", &worldwide));
    let wikinews = data::lines::<Report>("raw/open.jsonl.gz")?
        .into_iter()
        .filter(|it| it.source.as_deref() == Some("wikinews"));
    let wikinews: Vec<String> = wikinews.map(|it| it.text).filter(|it| begins_with_prose(it)).collect();
    rows.push(none_found("no headline where a paragraph comes first, Wikinews", &wikinews));
    Ok(rows)
}

fn article(text: &str) -> Option<Article> {
    let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
    analyze(text, &options).ok().map(|it| it.article)
}

fn first_line(text: &str) -> &str {
    text.trim_start().lines().next().unwrap_or_default().trim()
}

/// Whether the first line is a paragraph: it ends with a stop and is longer than any headline.
fn begins_with_prose(text: &str) -> bool {
    let line = first_line(text).trim_end_matches(['"', '\u{201D}', '\'', '\u{2019}', ')']);
    line.ends_with('.') && line.split_whitespace().count() >= 12
}

fn found(what: &str, texts: &[String], note: &str) -> Row {
    let hit = |text: &&String| {
        article(text).and_then(|it| it.headline).is_some_and(|it| it.text == first_line(text))
    };
    let right = texts.iter().filter(hit).count();
    row(what, right, texts.len(), note)
}

fn none_found(what: &str, texts: &[String]) -> Row {
    let none = |text: &&String| article(text).is_some_and(|it| it.headline.is_none());
    row(
        what,
        texts.iter().filter(none).count(),
        texts.len(),
        "first lines of at least 12 words with a final stop",
    )
}

fn row(what: &str, right: usize, all: usize, note: &str) -> Row {
    let gap = if note.is_empty() { "" } else { "; " };
    Row {
        stage: "blocks",
        what: what.to_owned(),
        measured: format!("{:.1} %", percent(right, all)),
        bar: "",
        note: format!("{right} of {all}{gap}{note}"),
    }
}
