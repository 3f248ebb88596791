//! GAP: a pronoun and two names, of which one, or neither, is meant.

use anyhow::Result;
use nutgraf::MentionKind;
use serde::Deserialize;

use super::super::{Row, Score, data};

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    pronoun: Words,
    a: Words,
    b: Words,
}

/// Code points, half-open; of a candidate also whether it is meant.
#[derive(Deserialize)]
struct Words {
    start: usize,
    end: usize,
    text: String,
    #[serde(default)]
    coref: bool,
}

impl Words {
    fn overlaps(&self, start: usize, end: usize) -> bool {
        self.start < end && start < self.end
    }
}

/// Cases of an even number are never trained on.
pub(super) fn is_held(id: &str) -> bool {
    id.rsplit('-').next().and_then(|it| it.parse::<usize>().ok()).is_some_and(|it| it.is_multiple_of(2))
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let cases: Vec<Case> = data::lines("coref/gap.dev.jsonl")?;
    let held: Vec<&Case> = cases.iter().filter(|it| is_held(&it.id)).collect();
    let [feminine, masculine]: [Vec<&Case>; 2] = {
        let she = |it: &&&Case| matches!(it.pronoun.text.to_lowercase().as_str(), "she" | "her" | "hers");
        [held.iter().filter(she).copied().collect(), held.iter().filter(|it| !she(it)).copied().collect()]
    };
    let all = score(&held)?;
    let (she, he) = (score(&feminine)?, score(&masculine)?);
    Ok(vec![Row {
        stage: "coreference",
        what: "GAP development, even half: F1".to_owned(),
        measured: format!("{:.1}", all.f1()),
        bar: "60 (aim 70)",
        note: format!(
            "precision {:.1}, recall {:.1}; feminine {:.1}, masculine {:.1}; {} cases",
            all.precision(),
            all.recall(),
            she.f1(),
            he.f1(),
            held.len()
        ),
    }])
}

fn score(cases: &[&Case]) -> Result<Score> {
    let mut score = Score::default();
    for case in cases {
        let analysis = super::read(&case.text)?;
        let pronoun = analysis
            .mentions
            .iter()
            .find(|it| it.kind == MentionKind::Pronoun && case.pronoun.overlaps(it.start, it.end));
        for candidate in [&case.a, &case.b] {
            let joined =
                |entity: &str| super::names(&analysis, entity).any(|it| candidate.overlaps(it.start, it.end));
            let said = pronoun.is_some_and(|it| joined(&it.entity));
            score.gold += usize::from(candidate.coref);
            score.found += usize::from(said);
            score.right += usize::from(said && candidate.coref);
            if super::noted() && said != candidate.coref {
                eprintln!(
                    "{} {} {} {}: {}",
                    case.id,
                    if said { "wrong" } else { "missed" },
                    case.pronoun.text,
                    candidate.text,
                    case.text
                );
            }
        }
    }
    Ok(score)
}
