//! The program's reading of a story against the gold reading: who is who, who said what, what happened and when.
//!
//! What is right is said in `tests/stories/README.md`. Spans are in bytes of the story.
#![allow(dead_code, reason = "each program that includes this file reads only some of the tallies")]

#[path = "score/chains.rs"]
pub(crate) mod chains;
#[path = "score/digest.rs"]
mod digest;
#[path = "score/events.rs"]
mod events;
#[path = "score/places.rs"]
mod places;
#[path = "score/quotes.rs"]
mod quotes;
#[path = "score/roles.rs"]
mod roles;

use std::collections::BTreeMap;
use std::ops::Range;

use nutgraf::{Analysis, OffsetUnit, Options, Span, analyze};

use super::facts::Story;
use chains::{Chains, Mention};

/// What was found of one thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
    /// Each thing found: its confidence, and whether it is right.
    pub(crate) judged: Vec<(f64, bool)>,
    /// A line for each thing missed or wrong.
    pub(crate) notes: Vec<String>,
}

impl Tally {
    /// A thing found, right or not.
    pub(crate) fn judge(&mut self, confidence: f64, right: bool) {
        self.found += 1;
        self.right += usize::from(right);
        self.judged.push((confidence, right));
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
        self.judged.extend_from_slice(&other.judged);
        self.notes.extend_from_slice(&other.notes);
    }

    /// In per cent; 0 where nothing was found.
    pub(crate) fn precision(&self) -> f64 {
        percent(self.right, self.found)
    }

    /// In per cent.
    pub(crate) fn recall(&self) -> f64 {
        percent(self.right, self.gold)
    }

    /// In per cent.
    pub(crate) fn f1(&self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }
}

pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { 100.0 * count(part) / count(whole) }
}

/// The tallies of one story or of many, by what they count.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tallies(BTreeMap<String, Tally>);

impl Tallies {
    pub(crate) fn of(&mut self, what: &str) -> &mut Tally {
        self.0.entry(what.to_owned()).or_default()
    }

    pub(crate) fn get(&self, what: &str) -> Tally {
        self.0.get(what).cloned().unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &Tally)> {
        self.0.iter()
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (what, tally) in &other.0 {
            self.of(what).add(tally);
        }
    }
}

/// A story read by both.
pub(crate) struct Reading<'a> {
    pub(crate) story: &'a Story,
    pub(crate) analysis: &'a Analysis,
    pub(crate) chains: Chains<'a>,
}

impl Reading<'_> {
    /// The gold entity of an entity of ours.
    fn gold_of(&self, entity: Option<&String>) -> Option<&String> {
        self.chains.entities.get(entity?)
    }

    /// Whether a place of the story lies in a block that is read for facts.
    fn is_read(&self, at: usize) -> bool {
        self.story.facts.blocks.iter().any(|it| it.is_read() && it.span.contains(&at))
    }

    /// The words of a span and what is to be told of them, after the story's name.
    fn note(&self, what: &str, span: &Range<usize>, rest: &str) -> String {
        let words: String = self.story.text[span.clone()].chars().take(70).collect();
        format!("{}: {what}: {words:?} {rest}", self.story.slug)
    }
}

/// Reads a story and scores the reading.
pub(crate) fn score(story: &Story) -> Tallies {
    let options =
        Options { published: story.facts.given.clone(), offsets: OffsetUnit::Utf8, ..Options::default() };
    analyze(&story.text, &options).map_or_else(|_| Tallies::default(), |it| judge(story, &it))
}

/// Scores a reading.
pub(crate) fn judge(story: &Story, analysis: &Analysis) -> Tallies {
    let gold = mentions(story);
    let chains = Chains::new(&gold, analysis, |span| {
        story.facts.blocks.iter().any(|it| it.is_read() && it.span.contains(&span.start))
    });
    let reading = Reading { story, analysis, chains };
    let mut tallies = Tallies::default();
    *tallies.of("chains") = reading.chains.pairs(false);
    *tallies.of("chains of names") = reading.chains.pairs(true);
    reading.chains.links(&mut tallies, |what, span, rest| reading.note(what, span, rest));
    roles::score(&reading, &mut tallies);
    places::score(&reading, &mut tallies);
    quotes::score(&reading, &mut tallies);
    events::score(&reading, &mut tallies);
    digest::score(&reading, &mut tallies);
    tallies
}

/// Every mention of the gold reading.
fn mentions(story: &Story) -> Vec<Mention> {
    let names = story.facts.names.iter().map(|it| Mention {
        span: it.span.clone(),
        form: chains::Form::Name,
        entities: vec![it.entity.clone()],
        optional: it.optional,
    });
    let links = story.facts.links.iter().map(|it| Mention {
        span: it.span.clone(),
        form: if it.pronoun { chains::Form::Pronoun } else { chains::Form::Nominal },
        entities: it.entities.clone(),
        optional: it.optional,
    });
    names.chain(links).collect()
}

fn range(span: &Span) -> Range<usize> {
    span.start..span.end
}

/// Indices of gold facts, the optional ones last: what is found once is the fact that is needed.
fn needed_first(count: usize, optional: impl Fn(usize) -> bool) -> Vec<usize> {
    let (optional, needed): (Vec<usize>, Vec<usize>) = (0..count).partition(|it| optional(*it));
    [needed, optional].concat()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The word that the contract has for a variant.
fn word(variant: &impl serde::Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}
