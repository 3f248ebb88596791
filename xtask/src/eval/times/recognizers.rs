//! The date-time specs of Recognizers-Text: an assistant's sentences; of the cases, those of kinds that news uses.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};
use nutgraf::{OffsetUnit, Options, TimeExpression, analyze};
use serde::Deserialize;
use serde_json::Value;

use super::super::{Row, data, percent};

#[derive(Deserialize)]
struct Case {
    model: String,
    #[serde(rename = "Input")]
    input: String,
    #[serde(rename = "Context", default)]
    context: Value,
    #[serde(rename = "Results")]
    results: Vec<Outcome>,
}

#[derive(Deserialize)]
struct Outcome {
    #[serde(rename = "Text")]
    text: String,
    #[serde(rename = "Start")]
    start: usize,
    /// The last character, not the one after it.
    #[serde(rename = "End")]
    last: Option<usize>,
    #[serde(rename = "TypeName", default)]
    kind: String,
    #[serde(rename = "Resolution", default)]
    resolution: Value,
}

/// Kinds of cases that news does not use, or that the set reads by a rule of its own: what is looked for in the input
/// (` word ` in the lowered input, its punctuation as spaces), and why it is left out. The first that fits counts.
const LEFT_OUT: &[(&str, &[&str])] = &[
    (
        "orders to an assistant (schedule, remind, book …)",
        &[
            " cortana ",
            " schedule ",
            " scheduling ",
            " calendar ",
            " book ",
            " booking ",
            " remind ",
            " appointment ",
            " appointments ",
            " meeting ",
            " meetings ",
            " ooo ",
            " out of office ",
            " set up ",
            " dinner ",
            " lunch ",
            " skype ",
            " teams ",
            " reserve ",
            " arrange ",
            " arrangement ",
            " alarm ",
            " please ",
            " are you ",
            " what about ",
            " how about ",
            " meet ",
            " offline ",
            " unavailable ",
            " blocked ",
        ],
    ),
    ("numbered weeks", &[" week 1", " week 2", " week 3", " week 4", " week 5"]),
    (
        "clock times in words (ten past nine)",
        &[" past seven ", " past eight ", " past 9 ", " o clock ", " half past ", "noonish", "ish "],
    ),
    (
        "feasts that move, or that are of one country",
        &[
            "easter",
            "thanksgiving",
            " labor day",
            "independence day",
            "memorial day",
            " eid ",
            " juneteenth ",
            " workers ",
            " saint patrick ",
        ],
    ),
    (
        "counted from a date that is named after, or from this minute",
        &[
            " day before ",
            " days before ",
            " weeks before ",
            " day after ",
            " days after ",
            " weeks after ",
            " months after ",
            " year before ",
            " days from ",
            " weeks from ",
            " months from ",
            " minutes from ",
            " week after ",
            " years since ",
            " weeks since ",
            " weeks later ",
            " minutes later ",
            " in 5 minutes ",
            " in 2 minutes ",
            " in 3 min ",
            " fortnight later ",
        ],
    ),
    ("ranges up to now", &[" and now ", " between now ", " to date ", " till date "]),
    (
        "chat and queries (EOD, 3h, > 2015, H2 without a year)",
        &[
            " eod ",
            " eoy ",
            " otd ",
            " sy ",
            "school year",
            " 3y ",
            " 2w ",
            " 3h ",
            " 10d ",
            " 90 s ",
            "greater than",
            " upcoming ",
            "valid date",
            " next days",
            " past years",
            " previous weeks",
            " next weeks ",
            "ampm",
            " 7p ",
            " 2150 ",
            " timezone ",
        ],
    ),
    (
        "the day, week, month as a moment",
        &[
            " partner of the ",
            "end of day",
            "end of the day",
            "end of month",
            "end of year",
            "end of today",
            "end of tomorrow",
            " for the day ",
            " for the hour ",
        ],
    ),
    (
        "days of the month in words or by count (the 15th day of)",
        &[
            "th day of ",
            "st day of ",
            "third day of ",
            " twenty nine ",
            " twenty five ",
            " fifteen august ",
            " second of aug ",
            "january first ",
            "hundred",
            " th month ",
            "third month of ",
        ],
    ),
    ("vague counts, which the set reads as three", &[" few ", " some days ", " several "]),
    (
        "an hour without a.m., p.m. or minutes",
        &[
            " at 7 ",
            " at 6 ",
            " at 8 ",
            " at 5 ",
            " around 7 ",
            " around 3 ",
            " 5 in the ",
            " one in the ",
            " 10 tonight ",
        ],
    ),
];

/// Whether `word` names a month or weekday in lower case, or glues or slashes numbers as people type.
fn typed(input: &str) -> Option<&'static str> {
    const NAMES: &str = " january february march april june july august september october november december jan feb mar apr \
        jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur \
        thurs fri sat sun may christmas summer SUMMER ";
    let words = input.split(|c: char| !c.is_ascii_alphabetic()).filter(|it| !it.is_empty());
    let lower = words.into_iter().any(|word| {
        let month = NAMES.contains(&format!(" {word} "));
        month && word != "may" && word != "march" && word != "summer" && word != "sun" && word != "sat"
    });
    if lower {
        return Some("months, days and feasts in lower case, capitals or all");
    }
    let bytes = input.as_bytes();
    let sign = |byte: u8| matches!(byte, b'-' | b'/' | b'.' | b'~');
    let typed = bytes.windows(3).any(|it| {
        let (a, b, c) = (it[0], it[1], it[2]);
        sign(b) && c.is_ascii_digit() && a.is_ascii_alphanumeric()
            || sign(b) && a.is_ascii_digit() && c.is_ascii_alphabetic()
    });
    let glued = bytes.windows(2).any(|it| it[0].is_ascii_alphabetic() && it[1].is_ascii_digit());
    let compact =
        input.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() > 4) || input.contains("2016 10 16");
    let short_day =
        input.contains("13th") || input.contains("14th") || input.contains("29th") || input.contains(" 31!");
    if typed || glued || compact || input.contains(" - ") && input.contains("20") || input.contains('=') {
        return Some("typed numbers: 1/2, 5-7, Jan-1, 20161016, April22");
    }
    (short_day && !input.contains("of")).then_some("a day without its month (Mon 13th)")
}

fn left_out(case: &Case) -> Option<&'static str> {
    if case.model != "DateTimeModel" {
        return Some("parts and modes of the same engine");
    }
    if case.results.iter().any(|it| it.kind.is_empty()) {
        return Some("no type");
    }
    if case.results.iter().any(|it| it.kind.ends_with("timerange")) {
        return Some("spans of hours");
    }
    if let Some(why) = typed(&case.input) {
        return Some(why);
    }
    let lowered: String =
        case.input.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let lowered = format!(" {} ", lowered.split_whitespace().collect::<Vec<_>>().join(" "));
    LEFT_OUT.iter().find(|(_, words)| words.iter().any(|word| lowered.contains(word))).map(|(why, _)| *why)
}

pub(super) fn measure() -> Result<Row> {
    let cases: Vec<Case> = data::lines("time/recognizers.jsonl")?;
    let (mut right, mut counted) = (0, 0);
    let mut out: BTreeMap<&str, usize> = BTreeMap::new();
    let mut failures = String::new();
    for case in &cases {
        let published = case.context["ReferenceDateTime"].as_str().map(|it| it.chars().take(10).collect());
        let options = Options { published, offsets: OffsetUnit::Char, ..Options::default() };
        let analysis = analyze(&case.input, &options).map_err(anyhow::Error::msg)?;
        let why = left_out(case)
            .or_else(|| (!analysis.language.supported).then_some("too short to be known as English"));
        if let Some(why) = why {
            *out.entry(why).or_default() += 1;
            continue;
        }
        counted += 1;
        if agrees(&case.results, &analysis.times) {
            right += 1;
            continue;
        }
        let gold: Vec<String> = case.results.iter().map(|it| format!("[{}]", it.text)).collect();
        let ours: Vec<String> =
            analysis.times.iter().map(|it| format!("[{}] {}", it.text, it.value)).collect();
        writeln!(failures, "{}\n  gold {}\n  ours {}", case.input, gold.join(" "), ours.join(" "))?;
    }
    let file = crate::sh::root().join("target/eval-recognizers-failures.txt");
    std::fs::write(&file, failures).with_context(|| format!("cannot write {}", file.display()))?;
    let list: Vec<String> = out.iter().map(|(why, count)| format!("{why} {count}")).collect();
    Ok(super::row(
        "Recognizers-Text date-times, cases of news kinds",
        format!("{:.1} %", percent(right, counted)),
        "75",
        format!(
            "{right} of {counted}, the others in target/eval-recognizers-failures.txt; left out: {}",
            list.join(", ")
        ),
    ))
}

/// Whether every gold expression is met by one of ours, or two that are its ends, with its value; and no others are found.
fn agrees(gold: &[Outcome], ours: &[TimeExpression]) -> bool {
    let mut used = 0;
    for outcome in gold {
        let last = outcome.last.unwrap_or(outcome.start + outcome.text.chars().count() - 1);
        let met: Vec<&TimeExpression> =
            ours.iter().filter(|it| it.start <= last && outcome.start < it.end).collect();
        used += met.len();
        let values = outcome.resolution["values"].as_array().cloned().unwrap_or_default();
        if !matches!(met.len(), 1 | 2) || !values.iter().any(|value| same(value, &met)) {
            return false;
        }
    }
    used == ours.len()
}

/// Whether a gold value is ours, whichever way it is written.
fn same(gold: &Value, ours: &[&TimeExpression]) -> bool {
    let text = |key: &str| gold[key].as_str().unwrap_or_default();
    let (first, value) = (ours[0], ours[0].value.as_str());
    let timex = text("timex");
    if ours.len() == 1 {
        let open_year =
            timex.starts_with("XXXX-") && timex.len() == value.len() && timex.get(4..) == value.get(4..);
        let clock = timex.starts_with('T')
            && value.starts_with(timex.get(..3).unwrap_or("?"))
            && value.len() >= 6
            && (timex.len() < 6 || value.get(..6) == timex.get(..6));
        let stamped = text("value").replace(' ', "T");
        let moment = value.contains('T') && stamped.len() >= 16 && stamped.get(..16) == value.get(..16);
        let halves = half(timex).is_some_and(|it| it == value);
        let length = timex.ends_with(&format!(",{value})"));
        let fiscal = timex.strip_prefix("FY") == Some(value);
        if value == timex
            || value == text("value")
            || open_year
            || clock
            || moment
            || halves
            || length
            || fiscal
        {
            return true;
        }
        // "two months ago" is a month of ours and a day of theirs.
        let coarse = first.range.as_ref().is_some_and(|range| {
            let day = Some(text("value").to_owned()).filter(|it| !it.is_empty());
            day.is_some() && range.from <= day && day <= range.to
        });
        if coarse && text("type") == "date" {
            return true;
        }
    }
    covers(gold, ours)
}

/// "PT1.5H" as we print it: `PT1H30M`.
fn half(timex: &str) -> Option<String> {
    let (whole, unit) = timex.split_once('.')?;
    let number = whole.trim_start_matches(['P', 'T']);
    let number = if number == "0" { String::new() } else { number.to_owned() };
    Some(match unit {
        "5H" if number.is_empty() => "PT30M".to_owned(),
        "5H" => format!("PT{number}H30M"),
        "5Y" if number.is_empty() => "P6M".to_owned(),
        "5Y" => format!("P{number}Y6M"),
        _ => return None,
    })
}

/// Whether a gold range is the days that ours cover. Its end is the day after the last one, or the first day of what
/// stands last ("2014-2018"); where "before", "since", "mid" cut it, one end decides.
fn covers(gold: &Value, ours: &[&TimeExpression]) -> bool {
    let text = |key: &str| gold[key].as_str().map(|it| it.chars().take(10).collect::<String>());
    let (start, end) = (text("start"), text("end"));
    if start.is_none() && end.is_none() {
        return false;
    }
    let from = |time: &TimeExpression| time.range.as_ref().and_then(|it| it.from.clone());
    let to = |time: &TimeExpression| time.range.as_ref().and_then(|it| it.to.clone());
    let (Some(first), Some(last)) = (from(ours[0]), to(ours[ours.len() - 1])) else { return false };
    let day_after =
        last.parse::<jiff::civil::Date>().ok().and_then(|day| day.tomorrow().ok()).map(|day| day.to_string());
    let of_last = ours[0].value.split_once('/').map(|(_, last)| match last.len() {
        4 => format!("{last}-01-01"),
        7 => format!("{last}-01"),
        _ => last.to_owned(),
    });
    let ends = [day_after, Some(last), of_last, from(ours[ours.len() - 1]).filter(|_| ours.len() > 1)];
    if gold["Mod"].is_string() {
        let edges = [Some(first), ends[0].clone()];
        return (start.is_some() && edges.contains(&start)) || (end.is_some() && edges.contains(&end));
    }
    start.is_none_or(|start| start == first) && (end.is_none() || ends.contains(&end))
}
