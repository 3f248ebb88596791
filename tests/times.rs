//! The cases of `tests/cases/times.md`.

#[path = "support/cases.rs"]
mod cases;

use nutgraf::{Given, TimeAnchor};

#[test]
fn finds_and_resolves_the_time_expressions_of_the_cases() {
    cases::check(include_str!("cases/times.md"), 60, |analysis| {
        analysis
            .times
            .iter()
            .map(|time| {
                let given: Vec<&str> = time.given.iter().map(|part| name(*part)).collect();
                let given = if given.is_empty() { "-".to_owned() } else { given.join("+") };
                let anchor = match time.anchor {
                    Some(TimeAnchor::Explicit) => "explicit",
                    Some(TimeAnchor::Published) => "published",
                    Some(TimeAnchor::Context) => "context",
                    None => "-",
                };
                (time.start, time.end, format!("{} {given} {anchor}", time.value))
            })
            .collect()
    });
}

/// Percent of the marks of `tests/cases/news-times.md` that must have their value: the bar; `cargo xtask eval times` measures.
const NEWS_FLOOR: usize = 92;

#[test]
fn values_in_the_news_are_right() {
    let (mut right, mut marks) = (0, 0);
    for case in cases::read(include_str!("cases/news-times.md")) {
        let options = nutgraf::Options {
            published: case.published.clone(),
            offsets: nutgraf::OffsetUnit::Utf8,
            ..Default::default()
        };
        let times = nutgraf::analyze(&case.text, &options).expect("valid options").times;
        for (start, end, value) in &case.marks {
            marks += 1;
            right +=
                usize::from(times.iter().any(|it| it.start < *end && *start < it.end && it.value == *value));
        }
    }
    assert!(marks >= 150 && right * 100 >= marks * NEWS_FLOOR, "{right} of {marks}");
}

fn name(part: Given) -> &'static str {
    match part {
        Given::Year => "year",
        Given::Month => "month",
        Given::Day => "day",
        Given::Weekday => "weekday",
        Given::Time => "time",
    }
}

fn timeline(text: &str) -> Vec<(String, usize)> {
    let options = nutgraf::Options { published: Some("2023-12-03".into()), ..Default::default() };
    let analysis = nutgraf::analyze(text, &options).expect("valid options");
    analysis.timeline.iter().map(|entry| (entry.date.clone(), entry.sentence)).collect()
}

#[test]
fn the_timeline_runs_from_the_oldest_date() {
    let story = "Dam talks stall\n\nADDIS ABABA, Dec. 2 (AP) — The talks stalled on Friday. They had begun in 2011 and \
                 resumed on March 19, 2021. In the 1990s no one spoke of a dam, and by 2011 it was half built.\n\n\
                 Engineers said on Friday, and again on Friday, that the third gate opened in June 2022.";
    let dates: Vec<String> = timeline(story).into_iter().map(|(date, _)| date).collect();
    assert_eq!(
        dates,
        ["199X", "2011", "2011", "2021-03-19", "2022-06", "2023-12-01", "2023-12-01"],
        "help: one entry for a date and a sentence, none for the dateline"
    );
}

#[test]
fn absurd_dates_are_read_without_harm() {
    for text in [
        "On February 30, 2023 nothing happened. On 99/99/9999 too.",
        "In 9999, in 99999, since 0000, the 0th century, the 99th century.",
        "At 25:61 GMT on Sunday, Sunday, Sunday. 12 12 March March 2023 2023",
        "The '90s, 1990s's, 2001-2001, 2005-2001, 2023-02-31, March 0, May 32",
    ] {
        let options = nutgraf::Options { published: Some("-009999-01-01".into()), ..Default::default() };
        for options in [options, nutgraf::Options::default()] {
            if let Ok(analysis) = nutgraf::analyze(text, &options) {
                assert!(analysis.times.iter().all(|time| !time.value.is_empty()));
            }
        }
    }
}
