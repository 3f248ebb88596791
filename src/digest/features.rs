//! What is counted of every sentence before the key sentences are chosen: numbers between 0 and 1.

use super::Facts;
use super::tree::{Tree, mention_at};
use crate::analysis::{BlockKind, Given};
use crate::lexicon;
use crate::order;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;
use crate::tokens::TokenKind;

/// Features of a sentence.
pub(crate) const FEATURES: usize = 18;
/// Letters of a word that count: "elected" and "elections" are about one thing.
const STEM: usize = 6;
/// Tokens beyond which a sentence gets no longer.
const LONG: f32 = 40.0;
/// Tokens of a sentence that are read.
const READ: usize = 400;

/// A sentence of a paragraph or a list.
pub(super) struct Rated {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Stems of its words of content, ascending.
    pub(super) stems: Vec<u32>,
    /// Indices of the entities that it mentions, ascending.
    pub(super) entities: Vec<usize>,
    pub(super) features: [f32; FEATURES],
    /// A whole statement of its own: no question, not all of it in quotation marks, no scrap.
    pub(super) tells: bool,
    /// It begins with a word that leans on the sentence before: "He", "But", "This".
    pub(super) leans: bool,
}

/// Rates the sentences of paragraphs and list items, in text order.
pub(super) fn rate(story: &Story<'_>, facts: &Facts<'_>) -> Vec<Rated> {
    let told = |at: &usize| {
        let block = story.blocks.list.get(story.sentences[*at].block);
        block.is_some_and(|it| matches!(it.kind, BlockKind::Paragraph | BlockKind::ListItem))
    };
    let body: Vec<usize> = (0..story.sentences.len()).filter(told).collect();
    let stems: Vec<Vec<u32>> = body.iter().map(|&at| stems(story, read(story, at))).collect();
    let shared = Shared::count(&stems);
    let headline = headline(story);
    let mut rated = Vec::with_capacity(body.len());
    for (place, (&sentence, stems)) in body.iter().zip(stems).enumerate() {
        let opens = place == 0 || story.sentences[body[place - 1]].block != story.sentences[sentence].block;
        let entities = entities(story, facts, sentence);
        let quoted = quoted(story, read(story, sentence));
        let length = Tree::of(story, sentence).range.len();
        let asks = last_words(story, sentence).any(|it| it == "?");
        let leans = leans(story, sentence);
        let titled = stems.iter().filter(|it| headline.binary_search(it).is_ok()).count() as f32;
        let frequency: f32 = stems.iter().map(|it| shared.of(*it)).sum();
        let salience: f32 = entities.iter().map(|&it| facts.chains.entities[it].salience).sum();
        let features = [
            f32::from(u8::from(place == 0)),
            1.0 / (1.0 + place as f32),
            place as f32 / body.len() as f32,
            f32::from(u8::from(opens)),
            titled / headline.len().max(1) as f32,
            titled / stems.len().max(3) as f32,
            frequency / stems.len().max(3) as f32,
            (frequency / 4.0).min(1.0),
            (salience / 3.0).min(1.0),
            subject(story, facts, sentence),
            (length as f32 / LONG).min(1.0),
            f32::from(u8::from(length < 9)),
            quoted,
            f32::from(u8::from(asks)),
            (figures(story, read(story, sentence)) / 3.0).min(1.0),
            f32::from(u8::from(leans)),
            f32::from(u8::from(dated(story, facts, sentence))),
            events(facts, sentence).len().min(3) as f32 / 3.0,
        ];
        let tells = !asks && quoted < 0.8 && length >= 5;
        rated.push(Rated { sentence, stems, entities, features, tells, leans });
    }
    rated
}

fn read(story: &Story<'_>, sentence: usize) -> TokenRange {
    let range = story.tokens.sentences.get(sentence).copied().unwrap_or(TokenRange::new(0, 0));
    TokenRange::new(range.start, range.end.min(range.start + READ))
}

/// The distinct stems of the words of content, ascending.
fn stems(story: &Story<'_>, range: TokenRange) -> Vec<u32> {
    let content = |at: &usize| {
        matches!(
            story.part_of_speech(*at),
            Some(
                PartOfSpeech::Noun
                    | PartOfSpeech::ProperNoun
                    | PartOfSpeech::Verb
                    | PartOfSpeech::Adjective
                    | PartOfSpeech::Numeral
            )
        )
    };
    let stem = |at: usize| {
        let key = story.key(at);
        let end = key.char_indices().nth(STEM).map_or(key.len(), |(end, _)| end);
        let stem = &key[..end];
        let stem = if stem.len() > 3 { stem.strip_suffix('s').unwrap_or(stem) } else { stem };
        lexicon::hashed::hash(stem)
    };
    let mut stems: Vec<u32> = range.indices().filter(content).map(stem).collect();
    order::sort_by_key(&mut stems, |it| *it);
    stems.dedup();
    stems
}

/// The stems of headline and subheads.
fn headline(story: &Story<'_>) -> Vec<u32> {
    let titles = |at: &usize| {
        let block = story.blocks.list.get(story.sentences[*at].block);
        block.is_some_and(|it| it.kind == BlockKind::Headline)
    };
    let titles = (0..story.sentences.len()).filter(titles).take(3);
    let mut all: Vec<u32> = titles.flat_map(|at| stems(story, read(story, at))).collect();
    order::sort_by_key(&mut all, |it| *it);
    all.dedup();
    all
}

/// In how many sentences a stem stands.
struct Shared {
    stems: Vec<(u32, u32)>,
    sentences: f32,
}

impl Shared {
    fn count(sentences: &[Vec<u32>]) -> Self {
        let mut all: Vec<u32> = sentences.iter().flatten().copied().collect();
        order::sort_by_key(&mut all, |it| *it);
        let mut stems: Vec<(u32, u32)> = Vec::new();
        for stem in all {
            match stems.last_mut() {
                Some((last, count)) if *last == stem => *count += 1,
                _ => stems.push((stem, 1)),
            }
        }
        Self { stems, sentences: sentences.len() as f32 }
    }

    /// The share of the other sentences that have it, more than a third being as good as all.
    fn of(&self, stem: u32) -> f32 {
        let found = self.stems.binary_search_by_key(&stem, |it| it.0);
        let others = found.map_or(0, |at| self.stems[at].1.saturating_sub(1));
        (3.0 * others as f32 / self.sentences.max(6.0)).min(1.0)
    }
}

fn entities(story: &Story<'_>, facts: &Facts<'_>, sentence: usize) -> Vec<usize> {
    let range = read(story, sentence);
    let mentions = &facts.chains.mentions;
    let first = mentions.partition_point(|it| it.tokens.start < range.start);
    let inside = mentions[first..].iter().take_while(|it| it.tokens.start < range.end);
    let mut entities: Vec<usize> =
        inside.map(|it| it.entity).filter(|&it| it < facts.chains.entities.len()).collect();
    order::sort_by_key(&mut entities, |it| *it);
    entities.dedup();
    entities
}

/// The indices of the events of a sentence; they stand in text order.
pub(super) fn events(facts: &Facts<'_>, sentence: usize) -> std::ops::Range<usize> {
    let first = facts.events.partition_point(|it| it.sentence < sentence);
    first..facts.events.partition_point(|it| it.sentence <= sentence).max(first)
}

/// The salience of the entity that is the subject of the main clause, or 0.
fn subject(story: &Story<'_>, facts: &Facts<'_>, sentence: usize) -> f32 {
    let tree = Tree::of(story, sentence);
    let subject = tree.root().and_then(|root| tree.child(root, &["nsubj", "nsubj:pass"]));
    let mention = subject.and_then(|at| mention_at(facts.chains, at));
    mention.and_then(|it| facts.chains.entities.get(it.entity)).map_or(0.0, |it| it.salience)
}

/// The share of the tokens that stand in double quotation marks.
fn quoted(story: &Story<'_>, range: TokenRange) -> f32 {
    let mut inside = false;
    let mut count = 0_usize;
    for at in range.indices() {
        match story.word(at) {
            "“" | "„" | "«" => inside = true,
            "”" | "»" => inside = false,
            "\"" => inside = !inside,
            _ => count += usize::from(inside),
        }
    }
    count as f32 / range.len().max(1) as f32
}

/// How many numbers with digits stand in it.
fn figures(story: &Story<'_>, range: TokenRange) -> f32 {
    let number = |at: &usize| story.tokens.list.get(*at).is_some_and(|it| it.kind == TokenKind::Number);
    range.indices().filter(number).count() as f32
}

fn leans(story: &Story<'_>, sentence: usize) -> bool {
    let first = read(story, sentence).indices().find(|&at| story.word(at).starts_with(char::is_alphabetic));
    first.is_some_and(|at| {
        matches!(
            &*story.key(at),
            "he" | "she"
                | "it"
                | "they"
                | "his"
                | "her"
                | "its"
                | "their"
                | "this"
                | "that"
                | "these"
                | "those"
                | "but"
                | "and"
                | "so"
                | "however"
                | "yet"
                | "meanwhile"
                | "also"
                | "then"
                | "i"
                | "we"
                | "you"
        )
    })
}

fn last_words<'s>(story: &Story<'s>, sentence: usize) -> impl Iterator<Item = &'s str> {
    let story = *story;
    let range = story.tokens.sentences.get(sentence).copied().unwrap_or(TokenRange::new(0, 0));
    let start = range.end.saturating_sub(2).max(range.start);
    (start..range.end).map(move |at| story.word(at))
}

/// Whether a day is named in it.
fn dated(story: &Story<'_>, facts: &Facts<'_>, sentence: usize) -> bool {
    let range = read(story, sentence);
    let first = facts.times.partition_point(|it| it.tokens.start < range.start);
    let day = |it: &crate::times::Time| it.given.iter().any(|it| matches!(it, Given::Day | Given::Weekday));
    facts.times[first..].iter().take_while(|it| it.tokens.start < range.end).any(day)
}
