//! The stories of `tests/stories` against their gold reading: roles, chains, speakers, events, timeline, questions; and how
//! far confidence can be trusted, the bars set on one half of the stories and reported on the other.
//!
//! `NUTGRAF_NOTES=1` prints what was missed or wrong; `NUTGRAF_NOTES=roles` only what concerns roles.

use anyhow::Result;

use super::score::{self, Tallies, Tally};
use super::{Row, facts, percent};

const STAGE: &str = "stories";
/// A bar of confidence is set where at least this many of the half that sets it pass.
const FEWEST: usize = 8;

pub(super) fn measure() -> Result<Vec<Row>> {
    let mut halves = [Tallies::default(), Tallies::default()];
    let stories = facts::stories();
    for (index, story) in stories.iter().enumerate() {
        halves[index % 2].add(&score::score(story));
    }
    let mut all = halves[0].clone();
    all.add(&halves[1]);
    notes(&all);
    let f1 = |what: &str, bar| whole(what, &all.get(what), bar);
    let right = |what: &str, bar| right(what, &all.get(what), bar);
    let plain = |what: &str, least, bar| plain(what, &halves[0].get(what), &halves[1].get(what), least, bar);
    let mut rows = vec![
        f1("roles", "80"),
        f1("roles as shown", ""),
        f1("roles, person and title", ""),
        f1("chains", "80"),
        f1("chains of names", ""),
        f1("nominals", ""),
        f1("pronouns", ""),
        f1("places", ""),
        right("places", ""),
        plain("roles as shown", 0.95, "≥ 95 %"),
        plain("nominals", 0.95, "≥ 95 %"),
        plain("pronouns", 0.95, "≥ 95 %"),
        f1("statements", ""),
        f1("statements, direct", ""),
        f1("statements, mixed", ""),
        f1("statements, indirect", ""),
        right("statements, kind", ""),
        right("statements, act", ""),
        right("speakers, direct", "90"),
        right("speakers, mixed", ""),
        right("speakers, indirect", "80"),
        plain("statements with speaker", 0.95, "≥ 95 %"),
        f1("events", "65"),
        f1("events, kind and agent", ""),
        f1("events, kind", ""),
        plain("events", 0.95, "≥ 95 %"),
        f1("timeline", "80"),
    ];
    rows.extend(
        [("who", "85"), ("what", "85"), ("when", "85"), ("where", "85"), ("why", ""), ("how", "")].map(
            |(what, bar)| {
                let mut row = right(what, bar);
                row.note = format!("{}, asked of {} stories", row.note, all.get(what).gold);
                row
            },
        ),
    );
    Ok(rows)
}

fn whole(what: &str, tally: &Tally, bar: &'static str) -> Row {
    let Tally { right, found, gold, .. } = tally;
    let note = format!(
        "P {:.1} R {:.1}; {right} right of {found} found, {gold} in the gold reading",
        tally.precision(),
        tally.recall()
    );
    Row { stage: STAGE, what: what.into(), measured: format!("F1 {:.1}", tally.f1()), bar, note }
}

fn right(what: &str, tally: &Tally, bar: &'static str) -> Row {
    let note = format!("{} of {}", tally.right, tally.found);
    let what = format!("{what}: right, of those found");
    Row { stage: STAGE, what, measured: format!("{:.1} %", tally.precision()), bar, note }
}

/// Precision of what the card shows plain: above the lowest bar that gives `least` on the other half.
fn plain(what: &str, one: &Tally, other: &Tally, least: f64, bar: &'static str) -> Row {
    let (forth, back) = (Shown::of(one, other, least), Shown::of(other, one, least));
    let (right, shown) = (forth.right + back.right, forth.shown + back.shown);
    let found = one.found + other.found;
    Row {
        stage: STAGE,
        what: format!(
            "{} shown plain: right, the bar set on the other half",
            what.trim_end_matches(" as shown")
        ),
        measured: format!("{:.1} %", percent(right, shown)),
        bar,
        note: format!(
            "{right} of {shown} shown, {:.0} % of those found; bar {forth}; the halves changed, bar {back}",
            percent(shown, found)
        ),
    }
}

/// What of one half is shown by the bar of the other.
struct Shown {
    bar: Option<f64>,
    right: usize,
    shown: usize,
}

impl Shown {
    fn of(sets: &Tally, reports: &Tally, least: f64) -> Self {
        let bar = lowest(&sets.judged, least);
        let shown: Vec<bool> =
            reports.judged.iter().filter(|it| bar.is_some_and(|bar| it.0 >= bar)).map(|it| it.1).collect();
        Self { bar, right: shown.iter().filter(|it| **it).count(), shown: shown.len() }
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.bar {
            Some(bar) => write!(f, "{bar:.2}: {} of {}", self.right, self.shown),
            None => write!(f, "none is high enough"),
        }
    }
}

/// The lowest confidence at and above which `least` of the judged are right.
fn lowest(judged: &[(f64, bool)], least: f64) -> Option<f64> {
    let mut sorted = judged.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut bar) = (0, None);
    for (index, (confidence, is_right)) in sorted.iter().enumerate() {
        right += usize::from(*is_right);
        let last_of_its_value = sorted.get(index + 1).is_none_or(|next| next.0 < *confidence);
        let enough = index + 1 >= FEWEST.min(sorted.len());
        if last_of_its_value && enough && percent(right, index + 1) >= 100.0 * least {
            bar = Some(*confidence);
        }
    }
    bar
}

/// What was missed or wrong, where it is asked for.
fn notes(all: &Tallies) {
    let Ok(wanted) = std::env::var("NUTGRAF_NOTES") else { return };
    for (what, tally) in all.iter() {
        if wanted == "1" || what.starts_with(&wanted) {
            for note in &tally.notes {
                eprintln!("{note}");
            }
        }
    }
}
