//! Key sentences against the extractive summaries of 500 BBC stories, beside the sentences that the story begins with.

use std::collections::BTreeMap;

use anyhow::Result;
use nutgraf::{Analysis, BlockKind, OffsetUnit, Options, analyze};
use serde::Deserialize;

use super::{Row, data, percent};

/// Sentences of a story that are compared.
const BEST: usize = 3;

#[derive(Deserialize)]
struct Story {
    text: String,
    summary: String,
}

/// What a choice of sentences reaches, summed over stories.
#[derive(Default)]
struct Sums {
    /// Sentences chosen, and those of them that lie in the summary.
    chosen: usize,
    inside: usize,
    /// F1 of words, of pairs of words, and of the longest common subsequence.
    rouge: [f64; 3],
    stories: usize,
}

/// The share of sentences that lie in the summary, and ROUGE F1; weights were fitted on the stories at even places, so that
/// the others count.
pub(super) fn measure() -> Result<Vec<Row>> {
    let stories: Vec<Story> = data::lines("digest/bbc.jsonl.gz")?;
    let mut rows = Vec::new();
    for (half, parity) in [("held-out half", 1), ("half of the weights", 0)] {
        let mut sums: [Sums; 2] = Default::default();
        for story in stories.iter().skip(parity).step_by(2) {
            let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
            let analysis = analyze(&story.text, &options)?;
            for (sums, chosen) in sums.iter_mut().zip([best(&analysis), lead(&analysis)]) {
                sums.add(story, &analysis, &chosen);
            }
        }
        rows.extend(report(half, &sums));
    }
    Ok(rows)
}

fn report(half: &str, [ours, lead]: &[Sums; 2]) -> Vec<Row> {
    let held = half.starts_with("held");
    let share = |it: &Sums| percent(it.inside, it.chosen);
    let rouge =
        |it: &Sums| it.rouge.map(|sum| format!("{:.1}", 100.0 * sum / it.stories.max(1) as f64)).join(" / ");
    let row = |what: &str, measured, bar, note| Row {
        stage: "digest",
        what: format!("BBC, {half}: {what}"),
        measured,
        bar,
        note,
    };
    vec![
        row(
            "best three in the summary",
            format!("{:.1} %", share(ours)),
            if held { "≥ the lead" } else { "" },
            format!("lead three {:.1} %; {} sentences of {} stories", share(lead), ours.chosen, ours.stories),
        ),
        row(
            "ROUGE-1 / 2 / L, F1",
            rouge(ours),
            if held { "≥ the lead" } else { "" },
            format!("lead three {}", rouge(lead)),
        ),
    ]
}

/// The key sentences with the highest scores, in text order.
fn best(analysis: &Analysis) -> Vec<usize> {
    let mut keys: Vec<_> = analysis.summary.key_sentences.iter().collect();
    keys.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut best: Vec<usize> = keys.into_iter().take(BEST).map(|it| it.sentence).collect();
    best.sort_unstable();
    best
}

fn lead(analysis: &Analysis) -> Vec<usize> {
    let article = &analysis.article;
    let told = |at: &usize| {
        let block = &article.blocks[article.sentences[*at].block];
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
    };
    (0..article.sentences.len()).filter(told).take(BEST).collect()
}

impl Sums {
    fn add(&mut self, story: &Story, analysis: &Analysis, chosen: &[usize]) {
        let sentence = |at: usize| {
            let it = &analysis.article.sentences[at];
            &story.text[it.start..it.end]
        };
        // White space differs between text and summary.
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let summary = plain(&story.summary);
        self.chosen += chosen.len();
        self.inside += chosen.iter().filter(|&&at| summary.contains(&plain(sentence(at)))).count();
        let ours: Vec<String> = chosen.iter().flat_map(|&at| words(sentence(at))).collect();
        let gold = words(&story.summary);
        let rouge = [overlap(&ours, &gold, 1), overlap(&ours, &gold, 2), subsequence(&ours, &gold)];
        for (sum, value) in self.rouge.iter_mut().zip(rouge) {
            *sum += value;
        }
        self.stories += 1;
    }
}

fn words(text: &str) -> Vec<String> {
    let word = |it: &str| it.to_lowercase();
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(word).collect()
}

/// ROUGE-N (Lin 2004), F1, of runs of `length` words.
fn overlap(ours: &[String], gold: &[String], length: usize) -> f64 {
    let mut counts: BTreeMap<&[String], usize> = BTreeMap::new();
    for run in gold.windows(length) {
        *counts.entry(run).or_default() += 1;
    }
    let mut common = 0;
    for run in ours.windows(length) {
        if let Some(count) = counts.get_mut(run).filter(|it| **it > 0) {
            *count -= 1;
            common += 1;
        }
    }
    f1(common, ours.len() + 1 - length.min(ours.len() + 1), gold.len() + 1 - length.min(gold.len() + 1))
}

/// ROUGE-L (Lin 2004), F1, of the longest common subsequence of the whole texts.
fn subsequence(ours: &[String], gold: &[String]) -> f64 {
    let mut row = vec![0_usize; gold.len() + 1];
    for word in ours {
        let mut diagonal = 0;
        for (at, other) in gold.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    f1(row.last().copied().unwrap_or(0), ours.len(), gold.len())
}

fn f1(common: usize, ours: usize, gold: usize) -> f64 {
    if ours + gold == 0 { 0.0 } else { 2.0 * common as f64 / (ours + gold) as f64 }
}
