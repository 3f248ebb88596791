//! Names, from raw text, against the Worldwide development stories: exact spans and classes, in other cases too, and how
//! far confidence can be trusted.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use nutgraf::{Label, MentionKind, OffsetUnit, Options, analyze};

use super::worldwide::{Story, stories};
use super::{Row, Score, quantities, times};

/// The classes of the second bar: what most recognisers of names know.
const CORE: [&str; 3] = ["Person", "Location", "Organization"];
/// Dates and money are other stages.
const OTHER_STAGES: [&str; 2] = ["Date", "Money"];
/// Bins of the expected calibration error.
const BINS: usize = 10;

/// First and one after the last code point, and class.
type Span = (usize, usize, String);

pub(super) fn measure() -> Result<Vec<Row>> {
    let stories = stories("dev")?;
    let plain = Measured::of(&stories, str::to_owned)?;
    let mut whole = plain.all();
    for story in &stories {
        for (class, score) in [("Date", times::compare(story)?), ("Money", quantities::compare(story)?)] {
            whole.right += score.right;
            whole.found += score.found;
            whole.gold += story.names.iter().filter(|it| it.2 == class).count();
        }
    }
    let mut rows = vec![
        row("all classes; dates and money by their stages".into(), whole, "79.5"),
        row("person, place, organisation".into(), plain.of_classes(&CORE), "81"),
        row("all classes but dates and money".into(), plain.all(), ""),
    ];
    rows.extend(plain.classes.iter().map(|(class, score)| row(class.clone(), *score, "")));
    rows.extend(
        plain.regions.iter().map(|(region, score)| row(format!("all but dates, {region}"), *score, "")),
    );
    rows.extend(other_cases(&stories, plain.all().f1())?);
    rows.extend(plain.calibration());
    Ok(rows)
}

/// How the tagger does where capitals say little; `plain` is its F1 on the same stories as they are.
fn other_cases(stories: &[Story], plain: f64) -> Result<Vec<Row>> {
    type Change = fn(&str) -> String;
    let two = |change: Change| move |text: &str| recased(text, change, 2);
    let all = |change: Change| move |text: &str| recased(text, change, usize::MAX);
    let measured = [
        ("two paragraphs in Title Case", "within 3", Measured::of(stories, two(title_case))?),
        ("two paragraphs in CAPITALS", "within 3", Measured::of(stories, two(upper))?),
        ("all in Title Case", "58", Measured::of(stories, all(title_case))?),
        ("all in CAPITALS", "68", Measured::of(stories, all(upper))?),
    ];
    let rows = measured.into_iter().map(|(what, bar, it)| {
        let mut row = row(format!("all but dates, {what}"), it.all(), bar);
        row.measured = format!("{} ({:+.1})", row.measured, it.all().f1() - plain);
        row
    });
    Ok(rows.collect())
}

/// What was found in the stories, against what is marked in them.
#[derive(Default)]
struct Measured {
    classes: BTreeMap<String, Score>,
    regions: BTreeMap<String, Score>,
    /// Confidence, and whether the name is right.
    judged: Vec<(f64, bool)>,
}

impl Measured {
    fn of(stories: &[Story], change: impl Fn(&str) -> String) -> Result<Self> {
        let mut measured = Self::default();
        for story in stories {
            let gold: BTreeSet<Span> =
                story.names.iter().filter(|it| !OTHER_STAGES.contains(&it.2.as_str())).cloned().collect();
            let region = measured.regions.entry(story.region.clone()).or_default();
            region.gold += gold.len();
            for name in &gold {
                measured.classes.entry(name.2.clone()).or_default().gold += 1;
            }
            for (name, confidence) in found(&change(&story.text))? {
                let right = gold.contains(&name);
                for score in [&mut *region, measured.classes.entry(name.2.clone()).or_default()] {
                    score.found += 1;
                    score.right += usize::from(right);
                }
                measured.judged.push((confidence, right));
            }
        }
        Ok(measured)
    }

    fn all(&self) -> Score {
        sum(self.classes.values())
    }

    fn of_classes(&self, classes: &[&str]) -> Score {
        sum(self.classes.iter().filter(|(class, _)| classes.contains(&class.as_str())).map(|it| it.1))
    }

    fn calibration(&self) -> Vec<Row> {
        let mut bins = [(0.0, 0usize, 0usize); BINS];
        for &(confidence, right) in &self.judged {
            let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            *bin = (bin.0 + confidence, bin.1 + usize::from(right), bin.2 + 1);
        }
        let count = self.judged.len();
        let error: f64 = bins.iter().map(|bin| (bin.0 - bin.1 as f64).abs() / count.max(1) as f64).sum();
        let sure: Vec<bool> = self.judged.iter().filter(|it| it.0 >= 0.9).map(|it| it.1).collect();
        let right = sure.iter().filter(|it| **it).count();
        let line = |what: &str, measured: String, bar: &'static str, note: String| Row {
            stage: "names",
            what: what.into(),
            measured,
            bar,
            note,
        };
        vec![
            line(
                "expected calibration error",
                format!("{error:.3}"),
                "0.03",
                format!(
                    "{count} names of the stories that the map was fitted on; model/README.md has it cross-fitted"
                ),
            ),
            line(
                "right at confidence 0.9 or more",
                format!("{:.1} %", super::percent(right, sure.len())),
                "96 %",
                format!("{} names, {:.0} % of all (bar 50 %)", sure.len(), super::percent(sure.len(), count)),
            ),
        ]
    }
}

fn sum<'s>(scores: impl Iterator<Item = &'s Score>) -> Score {
    scores.fold(Score::default(), |sum, it| Score {
        right: sum.right + it.right,
        found: sum.found + it.found,
        gold: sum.gold + it.gold,
    })
}

/// The names that the core finds, in code points, in the classes of the data; confidence.
fn found(text: &str) -> Result<Vec<(Span, f64)>> {
    let options = Options { offsets: OffsetUnit::Char, ..Options::default() };
    let analysis = analyze(text, &options)?;
    let named =
        analysis.mentions.iter().filter(|it| matches!(it.kind, MentionKind::Name | MentionKind::Adjective));
    Ok(named.map(|it| ((it.start, it.end, class(it.label).to_owned()), it.confidence)).collect())
}

fn class(label: Label) -> &'static str {
    match label {
        Label::Person => "Person",
        Label::Gpe | Label::Loc => "Location",
        Label::Org => "Organization",
        Label::Norp => "NORP",
        Label::Fac => "Facility",
        Label::Product => "Product",
        Label::Event | Label::Law | Label::Work | Label::Misc => "Misc",
    }
}

/// The first paragraphs changed, after the address that opens each text; a change of length is none.
fn recased(text: &str, change: impl Fn(&str) -> String, most: usize) -> String {
    let mut seen = 0;
    let line = |line: &str| {
        if line.trim().is_empty() || line.starts_with("http") || seen >= most {
            return line.to_owned();
        }
        seen += 1;
        let changed = change(line);
        if changed.chars().count() == line.chars().count() { changed } else { line.to_owned() }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn upper(line: &str) -> String {
    line.to_uppercase()
}

/// Words of four letters and more with a capital, as headlines have them.
fn title_case(line: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if word.chars().count() > 3 => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    };
    line.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

fn row(what: String, score: Score, bar: &'static str) -> Row {
    let measured = format!("F1 {:.1}", score.f1());
    let note = format!("P {:.1} R {:.1}, {} in the data", score.precision(), score.recall(), score.gold);
    Row { stage: "names", what, measured, bar, note }
}
