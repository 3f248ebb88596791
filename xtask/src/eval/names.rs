//! Names, from raw text, against the Worldwide development stories: exact spans and classes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use nutgraf::{Label, MentionKind, OffsetUnit, Options, analyze};

use super::worldwide::{Story, stories};
use super::{Row, Score};

/// The classes of the bar: what most recognisers of names know.
const CORE: [&str; 3] = ["Person", "Location", "Organization"];
/// Dates and money are other stages.
const OTHER_STAGES: [&str; 2] = ["Date", "Money"];

pub(super) fn measure() -> Result<Vec<Row>> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut regions: BTreeMap<String, Score> = BTreeMap::new();
    let (mut core, mut all) = (Score::default(), Score::default());
    let mut sure = [(0usize, 0usize); 5];
    let stories = stories("dev")?;
    for story in &stories {
        let found = found(story)?;
        let gold: BTreeSet<_> =
            story.names.iter().filter(|it| !OTHER_STAGES.contains(&it.2.as_str())).cloned().collect();
        for name in &gold {
            scores.entry(name.2.clone()).or_default().gold += 1;
            all.gold += 1;
            if CORE.contains(&name.2.as_str()) {
                core.gold += 1;
                regions.entry(story.region.clone()).or_default().gold += 1;
            }
        }
        for (name, confidence) in found {
            let right = usize::from(gold.contains(&name));
            let add = |score: &mut Score| {
                score.found += 1;
                score.right += right;
            };
            add(scores.entry(name.2.clone()).or_default());
            add(&mut all);
            let bin = &mut sure[((confidence * 5.0) as usize).min(4)];
            *bin = (bin.0 + right, bin.1 + 1);
            if CORE.contains(&name.2.as_str()) {
                add(&mut core);
                add(regions.entry(story.region.clone()).or_default());
            }
        }
    }
    let mut rows = vec![
        row("person, place, organisation".into(), core, "55"),
        row("all classes but dates and money".into(), all, ""),
    ];
    rows.extend(scores.into_iter().map(|(class, score)| row(class, score, "")));
    rows.extend(regions.into_iter().map(|(region, score)| row(format!("the three, {region}"), score, "")));
    for (bin, (right, found)) in sure.iter().enumerate().filter(|(_, it)| it.1 > 0) {
        let (from, to) = (bin as f64 / 5.0, (bin + 1) as f64 / 5.0);
        let measured = format!("right {:.1} %", super::percent(*right, *found));
        rows.push(Row {
            stage: "names",
            what: format!("confidence {from:.1} to {to:.1}"),
            measured,
            bar: "",
            note: format!("{found} names"),
        });
    }
    Ok(rows)
}

/// First and one after the last code point, class; confidence.
type Found = ((usize, usize, String), f32);

/// The names that the core finds, in code points, in the classes of the data.
fn found(story: &Story) -> Result<Vec<Found>> {
    let options = Options { offsets: OffsetUnit::Char, ..Options::default() };
    let analysis = analyze(&story.text, &options)?;
    let named =
        analysis.mentions.iter().filter(|it| matches!(it.kind, MentionKind::Name | MentionKind::Adjective));
    Ok(named.map(|it| ((it.start, it.end, class(it.label).to_owned()), it.confidence as f32)).collect())
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

fn row(what: String, score: Score, bar: &'static str) -> Row {
    let measured = format!("F1 {:.1}", score.f1());
    let note = format!("P {:.1} R {:.1}, {} in the data", score.precision(), score.recall(), score.gold);
    Row { stage: "names", what, measured, bar, note }
}
