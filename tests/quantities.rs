//! The cases of `tests/cases/quantities.md`.

#[path = "support/cases.rs"]
mod cases;

use nutgraf::{Bound, OffsetUnit, Options, Quantity, analyze};

#[test]
fn finds_the_quantities_of_the_cases() {
    cases::check(include_str!("cases/quantities.md"), 60, |analysis| {
        analysis.quantities.iter().map(|it| (it.start, it.end, describe(it))).collect()
    });
}

/// Percent of the marks of `tests/cases/news-quantities.md` that must be right, but for what is counted.
const NEWS_FLOOR: usize = 92;

#[test]
fn figures_in_the_news_are_right() {
    let (mut right, mut marks) = (0, 0);
    for case in cases::read(include_str!("cases/news-quantities.md")) {
        let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
        let quantities = analyze(&case.text, &options).expect("valid options").quantities;
        let said = |it: &Quantity| describe(it).split(" of ").next().map(str::to_owned);
        for (start, end, gold) in &case.marks {
            marks += 1;
            let agrees =
                |it: &Quantity| it.start < *end && *start < it.end && said(it).as_ref() == Some(gold);
            right += usize::from(quantities.iter().any(agrees));
        }
    }
    assert!(marks >= 70 && right * 100 >= marks * NEWS_FLOOR, "{right} of {marks}");
}

fn describe(quantity: &Quantity) -> String {
    let value = quantity.value.map_or("?".to_owned(), |value| value.to_string());
    let high = quantity.high.map(|high| format!("..{high}")).unwrap_or_default();
    let mut words = vec![format!("{:?}", quantity.kind).to_uppercase(), format!("{value}{high}")];
    words.extend(quantity.currency.clone());
    words.extend(quantity.unit.clone());
    words.extend(quantity.bound.map(|bound| if bound == Bound::Min { "min" } else { "max" }.to_owned()));
    words.extend(quantity.approximate.filter(|it| *it).map(|_| "about".to_owned()));
    words.extend(quantity.of.as_ref().map(|of| format!("of {}", of.text)));
    words.join(" ")
}

#[test]
fn a_quantity_stands_in_its_clause() {
    let clause = |text: &str| {
        let analysis = analyze(text, &Options::default()).expect("valid options");
        analysis.quantities.iter().map(|it| it.clause.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        clause(
            "The dam failed, and at least 12 people were killed when the wall broke; $3 million was lost."
        ),
        ["at least 12 people were killed when the wall broke", "$3 million was lost"]
    );
    assert_eq!(
        clause("\"We need 500 tents,\" said the mayor, who has 40 volunteers."),
        ["We need 500 tents", "who has 40 volunteers"]
    );
}

#[test]
fn absurd_numbers_are_read_without_harm() {
    let long = "9".repeat(5_000);
    for number in [long.as_str(), "1,1,1,1", "0.0.0", "1e400", "١٢٣", "½½½", "00000000001", "1,23,45,6"]
    {
        let text = format!("${number} trillion crore and {number} people and {number}% of {number} km");
        let analysis = analyze(&text, &Options::default()).expect("valid options");
        for quantity in &analysis.quantities {
            assert!(quantity.value.is_none_or(f64::is_finite), "{number:.20}");
        }
    }
}

#[test]
fn quantities_and_times_keep_apart() {
    let text = "In March 2023 about 2,000 people met; on 4 May 500 stayed. By 2011 it had 2011 members and 30 March flats.";
    let analysis = analyze(text, &Options::default()).expect("valid options");
    for quantity in &analysis.quantities {
        assert!(
            analysis.times.iter().all(|time| time.end <= quantity.start || quantity.end <= time.start),
            "{} overlaps a time",
            quantity.text
        );
    }
}
