//! Time expressions: spans against the Worldwide development stories, spans and values against half of TimeBank.

use std::collections::BTreeMap;

use anyhow::Result;
use nutgraf::{Given, OffsetUnit, Options, TimeExpression, analyze};
use serde::Deserialize;

use super::worldwide::{Story, stories};
use super::{Row, Score, data, percent};

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
    text: String,
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let mut rows = vec![worldwide()?];
    rows.extend(timebank()?);
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
    // The other half is what the directions were set on.
    let documents: Vec<Document> = data::lines("time/timebank.jsonl")?;
    let half = documents.iter().skip(1).step_by(2);
    let (mut relaxed, mut strict, mut values) = (Score::default(), Score::default(), Score::default());
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut matched = 0;
    for document in half {
        let explicit = |it: &&Timex| matches!(it.kind.as_str(), "DATE" | "TIME") && is_explicit(&it.text);
        relaxed.gold += document.timex.iter().filter(explicit).count();
        for time in found(&document.text, Some(&document.dct))? {
            let gold = document.timex.iter().find(|it| it.start < time.end && time.start < it.end);
            let states_date = time.given.iter().any(|part| *part != Given::Time);
            let counted = states_date || gold.is_some_and(|it| is_explicit(&it.text));
            if !counted {
                continue;
            }
            relaxed.found += 1;
            let Some(gold) = gold else { continue };
            let right = usize::from(gold.value == time.value);
            let kind = if time.given.contains(&Given::Weekday) {
                "weekdays"
            } else if time.given.contains(&Given::Year) {
                "with year"
            } else {
                "month, or month and day"
            };
            let count = kinds.entry(kind).or_default();
            *count = (count.0 + right, count.1 + 1);
            if explicit(&gold) {
                relaxed.right += 1;
                strict.right += usize::from((gold.start, gold.end) == (time.start, time.end));
                values.right += right;
                matched += 1;
            }
        }
    }
    (strict.found, strict.gold) = (relaxed.found, relaxed.gold);
    let note = format!("every second document; {} dates with month, weekday or year", relaxed.gold);
    let f1 = |score: Score| format!("{:.1}", score.f1());
    let mut rows = vec![
        row("explicit dates, TimeBank, relaxed F1", f1(relaxed), "", note),
        row("explicit dates, TimeBank, strict F1", f1(strict), "", String::new()),
        row(
            "value right, of those found",
            format!("{:.1} %", percent(values.right, matched)),
            "",
            String::new(),
        ),
    ];
    for (kind, (right, all)) in kinds {
        let measured = format!("{:.1} %", percent(right, all));
        rows.push(row(&format!("value right, {kind}"), measured, "", format!("{right} of {all}")));
    }
    Ok(rows)
}
