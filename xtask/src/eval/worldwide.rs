//! The Worldwide newswire stories: text as published, and the names that people marked in it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Deserialize;

use super::data;

/// One story with its names.
pub(crate) struct Story {
    pub(crate) region: String,
    pub(crate) text: String,
    /// First and one after the last code point, and the class.
    pub(crate) names: Vec<(usize, usize, String)>,
}

#[derive(Deserialize)]
struct Raw {
    id: String,
    region: String,
    text: String,
    offsets: Vec<Option<(usize, usize)>>,
}

#[derive(Deserialize)]
struct Gold {
    id: String,
    sentences: Vec<Sentence>,
    #[serde(default)]
    overlaps_heldout: bool,
}

#[derive(Deserialize)]
struct Sentence {
    tags: Vec<String>,
}

/// The stories of `split` ("train" or "dev"), but those that are in the test part too.
pub(crate) fn stories(split: &str) -> Result<Vec<Story>> {
    let gold: Vec<Gold> = data::lines(&format!("ner/worldwide.{split}.jsonl"))?;
    let gold: BTreeMap<_, _> =
        gold.iter().filter(|it| !it.overlaps_heldout).map(|it| (it.id.as_str(), it)).collect();
    let raw: Vec<Raw> = data::lines("ner/worldwide.raw.jsonl")?;
    let story = |raw: Raw| {
        let names = names(gold.get(raw.id.as_str())?, &raw.offsets);
        // The first line is the address of the page, no part of the story.
        Some(Story { region: raw.region, text: raw.text, names })
    };
    Ok(raw.into_iter().filter_map(story).collect())
}

fn names(gold: &Gold, offsets: &[Option<(usize, usize)>]) -> Vec<(usize, usize, String)> {
    let mut names: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 0;
    for sentence in &gold.sentences {
        let mut open = false;
        for tag in &sentence.tags {
            let offset = offsets.get(at).copied().flatten();
            at += 1;
            let (Some((position, class)), Some((start, end))) = (tag.split_once('-'), offset) else {
                open = false;
                continue;
            };
            match names.last_mut() {
                Some(last) if open && position == "I" && last.2 == class => last.1 = end,
                _ => names.push((start, end, class.to_owned())),
            }
            open = true;
        }
    }
    names
}
