//! Time expressions: spans against the Worldwide development stories, spans and values against TimeBank, values against
//! our own sentences and Recognizers-Text.

mod recognizers;

use std::collections::BTreeMap;

use anyhow::Result;
use nutgraf::{Given, OffsetUnit, Options, TimeAnchor, TimeExpression, analyze};
use serde::Deserialize;

use super::worldwide::{Story, stories};
use super::{Row, Score, cases, data, percent};

/// One TimeBank document.
#[derive(Deserialize)]
struct Document {
    text: String,
    /// When it was published.
    dct: String,
    timex: Vec<Timex>,
}

#[derive(Deserialize)]
struct Timex {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let mut rows = vec![worldwide()?];
    rows.extend(timebank()?);
    rows.push(own()?);
    rows.push(recognizers::measure()?);
    Ok(rows)
}

fn found(text: &str, published: Option<&str>) -> Result<Vec<TimeExpression>> {
    let published = published.map(str::to_owned);
    let options = Options { published, offsets: OffsetUnit::Char, ..Options::default() };
    Ok(analyze(text, &options).map_err(anyhow::Error::msg)?.times)
}

fn row(what: &str, measured: String, bar: &'static str, note: String) -> Row {
    Row { stage: "times", what: what.to_owned(), measured, bar, note }
}

/// Words that Worldwide leaves out of a date and our spans hold: modifiers, quarters, parts of the day, clock times.
const BESIDE: &[&str] = &[
    "a",
    "afternoon",
    "am",
    "at",
    "coming",
    "early",
    "evening",
    "every",
    "financial",
    "first",
    "fiscal",
    "fourth",
    "fy",
    "gmt",
    "half",
    "in",
    "last",
    "late",
    "local",
    "m",
    "mid",
    "morning",
    "next",
    "night",
    "of",
    "on",
    "p",
    "past",
    "pm",
    "q",
    "quarter",
    "s",
    "second",
    "the",
    "third",
    "this",
    "time",
    "utc",
    "year",
];

fn worldwide() -> Result<Row> {
    let mut score = Score::default();
    for story in stories("dev")? {
        let add = compare(&story)?;
        score.right += add.right;
        score.found += add.found;
        score.gold += add.gold;
    }
    let note = format!(
        "precision {:.1}, recall {:.1}, {} dates; left out: dates without month, weekday or year (eras, feasts), \
         our relative days, clock times and centuries; \"early\", \"the … quarter of\" and \"evening\" beside a date, and two \
         dates joined by \"to\" or \"and\", agree with the date and with the one span of the set",
        score.precision(),
        score.recall(),
        score.gold
    );
    Ok(row("explicit dates, Worldwide dev, exact F1", format!("{:.1}", score.f1()), "90", note))
}

pub(super) fn compare(story: &Story) -> Result<Score> {
    let letters: Vec<char> = story.text.chars().collect();
    let words = |span: (usize, usize)| -> String { letters[span.0..span.1].iter().collect() };
    let dates = story.names.iter().filter(|it| it.2 == "Date").map(|it| (it.0, it.1));
    let (mut gold, ignored): (Vec<_>, Vec<_>) = dates.partition(|&span| is_explicit(&words(span)));
    let mut ours: Vec<(usize, usize)> = found(&story.text, None)?
        .iter()
        .filter(|it| it.given.iter().any(|part| *part != Given::Time) && it.value.len() != 2)
        .map(|it| (it.start, it.end))
        .filter(|ours| !ignored.iter().any(|it| it.0 < ours.1 && ours.0 < it.1))
        .collect();
    let joined = absorb(&mut gold, &mut ours, &letters) + absorb(&mut ours, &mut gold, &letters);
    let mut right = joined;
    let (found, wanted) = (ours.len() + joined, gold.len() + joined);
    for span in ours {
        let agrees = |it: &(usize, usize)| {
            let outside = || format!("{} {}", words((span.0, it.0)), words((it.1, span.1)));
            *it == span || (span.0 <= it.0 && it.1 <= span.1 && is_beside(&outside()))
        };
        if let Some(at) = gold.iter().position(agrees) {
            gold.swap_remove(at);
            right += 1;
        }
    }
    Ok(Score { right, found, gold: wanted })
}

/// Takes out every span of `whole` that is two spans of `parts` and what joins them; gives how many there were.
fn absorb(whole: &mut Vec<(usize, usize)>, parts: &mut Vec<(usize, usize)>, letters: &[char]) -> usize {
    let before = whole.len();
    whole.retain(|span| {
        let inside: Vec<_> = parts.iter().copied().filter(|it| span.0 <= it.0 && it.1 <= span.1).collect();
        let [first, second] = inside[..] else { return true };
        let joint: String = letters[first.1..second.0].iter().collect();
        let joins = matches!(joint.trim(), "to" | "and" | "or" | "through" | "&" | "-" | "–" | "");
        let is_pair = joins && first.0 == span.0 && second.1 == span.1;
        if is_pair {
            parts.retain(|it| *it != first && *it != second);
        }
        !is_pair
    });
    before - whole.len()
}

fn is_beside(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        let lower = word.to_lowercase();
        let clock = lower.trim_end_matches(['a', 'p', 'm']);
        BESIDE.contains(&lower.as_str()) || (clock.len() <= 2 && clock.parse::<u8>().is_ok())
    })
}

/// Whether the words hold a month, a weekday or a year.
fn is_explicit(words: &str) -> bool {
    const NAMES: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
        "wed", "thu", "fri", "sat", "sun",
    ];
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric());
    !lower.contains("covid")
        && parts.any(|part| {
            let year = part.len() >= 4 && part.bytes().take(4).all(|byte| byte.is_ascii_digit());
            let named = NAMES.iter().any(|name| part.starts_with(name));
            let whole = part.len() <= 4 || part.ends_with('y') || part.ends_with("days") || is_month(part);
            year || (named && whole)
        })
}

fn is_month(word: &str) -> bool {
    matches!(word, "march" | "april" | "june" | "august" | "september" | "october" | "november" | "december")
}

fn timebank() -> Result<Vec<Row>> {
    let documents: Vec<Document> = data::lines("time/timebank.jsonl")?;
    let (mut relaxed, mut strict, mut values) = (Score::default(), Score::default(), Score::default());
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for document in &documents {
        relaxed.gold += document.timex.len();
        let mut left: Vec<&Timex> = document.timex.iter().collect();
        for time in found(&document.text, Some(&document.dct))? {
            relaxed.found += 1;
            let Some(at) = left.iter().position(|it| it.start < time.end && time.start < it.end) else {
                continue;
            };
            let gold = left.remove(at);
            relaxed.right += 1;
            strict.right += usize::from((gold.start, gold.end) == (time.start, time.end));
            let right = usize::from(gold.value == time.value);
            values.right += right;
            let count = kinds.entry(kind(gold, &time)).or_default();
            *count = (count.0 + right, count.1 + 1);
        }
    }
    for score in [&mut strict, &mut values] {
        (score.found, score.gold) = (relaxed.found, relaxed.gold);
    }
    let note = format!(
        "precision {:.1}, recall {:.1}; {} expressions in {} documents",
        relaxed.precision(),
        relaxed.recall(),
        relaxed.gold,
        documents.len()
    );
    let f1 = |score: Score| format!("{:.1}", score.f1());
    let plain = String::new;
    let mut rows = vec![
        row("TimeBank, extent, relaxed F1", f1(relaxed), "90", note),
        row("TimeBank, extent, strict F1", f1(strict), "80", plain()),
        row("TimeBank, value, F1", f1(values), "80", plain()),
    ];
    for (kind, (right, all)) in kinds {
        let measured = format!("{:.1} %", percent(right, all));
        rows.push(row(
            &format!("value right of those found, {kind}"),
            measured,
            "",
            format!("{right} of {all}"),
        ));
    }
    Ok(rows)
}

/// What kind of expression it is, for the table.
fn kind(gold: &Timex, time: &TimeExpression) -> &'static str {
    if gold.kind != "DATE" {
        return if gold.kind == "DURATION" { "lengths" } else { "clock times and sets" };
    }
    let given = |part: Given| time.given.contains(&part);
    if time.value.ends_with("_REF") {
        "now, recently"
    } else if given(Given::Year) {
        "with year"
    } else if given(Given::Weekday) {
        "weekdays"
    } else if given(Given::Month) {
        "month, or month and day"
    } else if time.anchor == Some(TimeAnchor::Context) {
        "counted from a date before"
    } else {
        "counted from publication"
    }
}

/// The sentences of our own: values right, of the marks and what is found beside them.
fn own() -> Result<Row> {
    let (mut right, mut marks, mut beside) = (0, 0, 0);
    let cases = cases::read(include_str!("../../../tests/cases/news-times.md"));
    for case in &cases {
        let options =
            Options { published: case.published.clone(), offsets: OffsetUnit::Utf8, ..Options::default() };
        let times = analyze(&case.text, &options).map_err(anyhow::Error::msg)?.times;
        let meets =
            |mark: &(usize, usize, String), time: &TimeExpression| mark.0 < time.end && time.start < mark.1;
        marks += case.marks.len();
        right += case
            .marks
            .iter()
            .filter(|it| times.iter().any(|time| meets(it, time) && time.value == it.2))
            .count();
        beside += times.iter().filter(|time| !case.marks.iter().any(|it| meets(it, time))).count();
    }
    let note = format!(
        "{right} of {marks} marks in {} sentences; {beside} found beside them, each counted as wrong",
        cases.len()
    );
    Ok(row("own news sentences, value right", format!("{:.1} %", percent(right, marks + beside)), "92", note))
}
