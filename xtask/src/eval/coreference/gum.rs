//! The GUM documents that nothing was trained on, from raw text through the whole pipeline.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use nutgraf::{Analysis, MentionKind};
use serde::Deserialize;

use super::super::{Row, Score, data, percent};
use super::clusters::{Clusters, Measures};

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    offsets: Vec<(usize, usize)>,
    upos: Vec<String>,
    mentions: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    /// Token.
    start: usize,
    cs: usize,
    ce: usize,
    #[serde(rename = "type")]
    class: String,
    chain: usize,
    /// Tokens of the head, counted from 1 in the mention.
    minspan: String,
    pronoun: bool,
}

/// A gold mention that is scored: its words, those of its head, and its chain.
struct Mention {
    pronoun: bool,
    head: (usize, usize),
    chain: usize,
}

#[derive(Default)]
struct Counts {
    /// Pronouns whose chain has a name: right, linked at all, all.
    pronouns: Score,
    /// Links made at any pronoun, right ones of them.
    links: (usize, usize),
    measures: Measures,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let path = data::directory().join("folds/gum.dev.txt");
    let fold = std::fs::read_to_string(&path).context("cannot read shared/data/folds/gum.dev.txt")?;
    let held: BTreeSet<&str> = fold.split_whitespace().collect();
    let documents: Vec<Document> = data::lines("coref/gum.jsonl")?;
    let (mut all, mut news) = (Counts::default(), Counts::default());
    for document in documents.iter().filter(|it| held.contains(it.id.as_str())) {
        let analysis = super::read(&document.text)?;
        count(document, &analysis, &mut all);
        if document.id.starts_with("GUM_news_") {
            count(document, &analysis, &mut news);
        }
    }
    let mut rows = rows("GUM, all 16 documents", &all, ["65 (aim 78)", "80 (aim 88)", "60 (aim 70)"]);
    rows.extend(self::rows("GUM, 5 news documents", &news, [""; 3]));
    Ok(rows)
}

fn rows(what: &str, counts: &Counts, bars: [&'static str; 3]) -> Vec<Row> {
    let row = |name: &str, measured: f64, bar: &'static str, note: String| Row {
        stage: "coreference",
        what: format!("{what}: {name}"),
        measured: format!("{measured:.1}"),
        bar,
        note,
    };
    let Score { right, found, gold } = counts.pronouns;
    let (linked, made) = counts.links;
    let Measures { muc, b_cubed, ceaf } = &counts.measures;
    vec![
        row(
            "third-person pronoun to right entity",
            counts.pronouns.recall(),
            bars[0],
            format!("{right} of {gold} whose chain has a name; {found} linked"),
        ),
        row("precision of links made", percent(linked, made), bars[1], format!("{linked} of {made}")),
        row(
            "named and pronoun mentions, mean of MUC, B³, CEAFe",
            counts.measures.mean(),
            bars[2],
            format!("{:.1}, {:.1}, {:.1}; chains with a name", muc.f1(), b_cubed.f1(), ceaf.f1()),
        ),
    ]
}

/// The named mentions, and the third-person pronouns.
fn gold(document: &Document) -> Vec<Mention> {
    let read = |it: &Gold| {
        let tokens: Vec<usize> =
            it.minspan.split(',').filter_map(|at| Some(it.start + at.parse::<usize>().ok()? - 1)).collect();
        let (first, last) = (*tokens.first()?, *tokens.last()?);
        let named = it.class != "time" && tokens.iter().any(|&at| document.upos[at] == "PROPN");
        let words: String = document.text.chars().skip(it.cs).take(it.ce - it.cs).collect();
        let pronoun = it.pronoun && super::is_third_person(&words);
        let head = (document.offsets[first].0, document.offsets[last].1);
        (named && !it.pronoun || pronoun).then_some(Mention { pronoun, head, chain: it.chain })
    };
    document.mentions.iter().filter_map(read).collect()
}

fn count(document: &Document, analysis: &Analysis, counts: &mut Counts) {
    let gold = gold(document);
    let named: BTreeSet<usize> = gold.iter().filter(|it| !it.pronoun).map(|it| it.chain).collect();
    let aligned = align(&gold, analysis);
    let chains = entity_chains(&gold, analysis, &aligned);
    for (at, mention) in analysis.mentions.iter().enumerate() {
        if mention.kind != MentionKind::Pronoun || !super::is_third_person(&mention.text) {
            continue;
        }
        let chain = aligned[at].map(|it| gold[it].chain);
        let right = chain.is_some() && chains.get(mention.entity.as_str()) == chain.as_ref();
        counts.links.1 += 1;
        counts.links.0 += usize::from(right);
        counts.pronouns.right += usize::from(right);
        counts.pronouns.found += usize::from(chain.is_some_and(|it| named.contains(&it)));
        if super::noted() && !right {
            note(document, analysis, at);
        }
    }
    counts.pronouns.gold += gold.iter().filter(|it| it.pronoun && named.contains(&it.chain)).count();
    counts.measures.add(&gold_clusters(&gold, &named), &found_clusters(&gold, analysis, &aligned));
}

fn note(document: &Document, analysis: &Analysis, at: usize) {
    let mention = &analysis.mentions[at];
    let entity = analysis.entities.iter().find(|it| it.id == mention.entity).map_or("", |it| &it.name);
    let from = mention.start.saturating_sub(150);
    let before: String = document.text.chars().skip(from).take(mention.start - from).collect();
    let after: String = document.text.chars().skip(mention.end).take(40).collect();
    let words = format!("{before}[{} = {entity} {:.2}]{after}", mention.text, mention.confidence);
    eprintln!("{} {}", document.id, words.replace('\n', " "));
}

/// For each mention that was found the gold one with the same head, the shortest; pronouns and names apart.
fn align(gold: &[Mention], analysis: &Analysis) -> Vec<Option<usize>> {
    let mut taken = vec![false; gold.len()];
    let mut aligned = Vec::new();
    for mention in &analysis.mentions {
        let pronoun = mention.kind == MentionKind::Pronoun;
        let fits =
            |it: &Mention| it.pronoun == pronoun && it.head.0 < mention.end && mention.start < it.head.1;
        let read = matches!(mention.kind, MentionKind::Pronoun | MentionKind::Name | MentionKind::Adjective);
        let best = (0..gold.len()).filter(|&at| read && !taken[at] && fits(&gold[at])).min_by_key(|&at| {
            gold[at].head.1.abs_diff(mention.end) + gold[at].head.0.abs_diff(mention.start)
        });
        if let Some(at) = best {
            taken[at] = true;
        }
        aligned.push(best);
    }
    aligned
}

/// For each entity the chain that most of its names are of, the first of several.
fn entity_chains<'a>(
    gold: &[Mention],
    analysis: &'a Analysis,
    aligned: &[Option<usize>],
) -> BTreeMap<&'a str, usize> {
    let mut votes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (mention, aligned) in analysis.mentions.iter().zip(aligned) {
        if let Some(at) = aligned.filter(|&at| !gold[at].pronoun) {
            votes.entry(&mention.entity).or_default().push(gold[at].chain);
        }
    }
    let most = |chains: Vec<usize>| {
        let count = |chain: usize| chains.iter().filter(|it| **it == chain).count();
        chains.iter().rev().copied().max_by_key(|&chain| count(chain))
    };
    votes.into_iter().filter_map(|(entity, chains)| Some((entity, most(chains)?))).collect()
}

/// Chains of two mentions or more with a name among them.
fn gold_clusters(gold: &[Mention], named: &BTreeSet<usize>) -> Clusters {
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, mention) in gold.iter().enumerate().filter(|(_, it)| named.contains(&it.chain)) {
        clusters.entry(mention.chain).or_default().push(at);
    }
    clusters.into_values().filter(|it| it.len() > 1).collect()
}

/// Likewise what was found; adjectives and pronouns of other persons count where gold has them.
fn found_clusters(gold: &[Mention], analysis: &Analysis, aligned: &[Option<usize>]) -> Clusters {
    let mut clusters: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (mention, aligned)) in analysis.mentions.iter().zip(aligned).enumerate() {
        let counts = match mention.kind {
            MentionKind::Name => true,
            MentionKind::Pronoun => super::is_third_person(&mention.text),
            MentionKind::Nominal | MentionKind::Adjective => false,
        };
        if counts || aligned.is_some() {
            clusters.entry(&mention.entity).or_default().push(aligned.unwrap_or(gold.len() + at));
        }
    }
    clusters.into_values().filter(|it| it.len() > 1).collect()
}
