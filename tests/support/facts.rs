//! Reader of `tests/stories/<slug>/facts.txt`: what a person says that a story states, each fact tied to the story's words.
//!
//! The format is described in `tests/stories/README.md`. Spans are in bytes of the story.
#![allow(dead_code, reason = "each test that includes this file reads only some of the sections")]

#[path = "facts/checks.rs"]
mod checks;
#[path = "facts/lines.rs"]
mod lines;
#[path = "facts/words.rs"]
mod words;

use std::ops::Range;
use std::path::PathBuf;

/// One story with its gold reading.
pub struct Story {
    pub slug: String,
    pub text: String,
    pub facts: Facts,
}

/// The gold reading.
#[derive(Debug, Default)]
pub struct Facts {
    /// The publication date that is passed as an option.
    pub given: Option<String>,
    pub headline: Option<Range<usize>>,
    pub published: Option<String>,
    pub published_words: Option<Range<usize>>,
    pub dateline: Option<Dateline>,
    pub blocks: Vec<Block>,
    pub entities: Vec<Entity>,
    pub names: Vec<Name>,
    pub dates: Vec<Date>,
    pub quantities: Vec<Quantity>,
    pub roles: Vec<Role>,
    pub quotes: Vec<Quote>,
    pub events: Vec<Event>,
}

#[derive(Debug)]
pub struct Dateline {
    pub place: Option<Range<usize>>,
    pub agency: Option<Range<usize>>,
}

/// A block, from its first word to the last one before the next block.
#[derive(Debug)]
pub struct Block {
    pub kind: String,
    pub span: Range<usize>,
    /// For paragraphs, list items and captions.
    pub sentences: Option<usize>,
}

impl Block {
    /// Whether names and figures are listed for it.
    pub fn is_read(&self) -> bool {
        !matches!(self.kind.as_str(), "byline" | "timestamp" | "boilerplate")
    }
}

#[derive(Debug)]
pub struct Entity {
    pub id: String,
    pub label: String,
    pub name: String,
    pub country: Option<String>,
}

#[derive(Debug)]
pub struct Name {
    pub span: Range<usize>,
    /// The right labels, ours first.
    pub labels: Vec<String>,
    pub entity: String,
    pub optional: bool,
}

#[derive(Debug)]
pub struct Date {
    pub span: Range<usize>,
    pub kind: String,
    pub value: String,
    /// `explicit`, `published`, `context` or `none`.
    pub anchor: String,
    pub optional: bool,
}

#[derive(Debug)]
pub struct Quantity {
    pub span: Range<usize>,
    pub kind: String,
    /// None for a vague one (`dozens`).
    pub value: Option<f64>,
    /// ISO 4217, UCUM, `%` or `pp`.
    pub unit: Option<String>,
    pub high: Option<f64>,
    /// `min` or `max`.
    pub bound: Option<String>,
    pub approximate: bool,
    pub of: Option<String>,
    pub optional: bool,
}

#[derive(Debug)]
pub struct Role {
    pub entity: String,
    pub title: String,
    pub status: String,
    pub of: Option<String>,
    pub country: Option<String>,
    pub evidence: Range<usize>,
}

#[derive(Debug)]
pub struct Quote {
    pub parts: Vec<Range<usize>>,
    pub kind: String,
    pub act: String,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub speaker: Option<String>,
}

#[derive(Debug)]
pub struct Event {
    pub trigger: Range<usize>,
    pub kind: String,
    /// Role (`agent`, `counterpart`, `target`, `topic`) and entity.
    pub participants: Vec<(String, String)>,
    pub place: Option<String>,
    pub date: Option<String>,
    pub planned: bool,
}

/// Every story of `tests/stories`, by slug.
///
/// # Panics
/// Where a file cannot be read, or facts are not those of their story: all of the complaints are in the message.
pub fn stories() -> Vec<Story> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories"));
    let mut slugs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("tests/stories")
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.is_dir())
        .collect();
    slugs.sort();
    let mut complaints = Vec::new();
    let mut stories = Vec::new();
    for path in slugs {
        let slug = path.file_name().expect("a slug").to_string_lossy().into_owned();
        let read = |name: &str| {
            std::fs::read_to_string(path.join(name)).unwrap_or_else(|error| panic!("{slug}/{name}: {error}"))
        };
        let text = read("story.txt");
        match parse(&text, &read("facts.txt")) {
            Ok(facts) => stories.push(Story { slug, text, facts }),
            Err(found) => complaints.extend(found.into_iter().map(|it| format!("{slug}/facts.txt: {it}"))),
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    stories
}

/// Reads the facts of one story.
///
/// # Errors
/// A sentence for each line that is not well formed, whose words are not in the story, or that does not agree with the others.
pub fn parse(story: &str, facts: &str) -> Result<Facts, Vec<String>> {
    let mut complaints = Vec::new();
    let facts = lines::read(story, facts, &mut complaints);
    if complaints.is_empty() {
        checks::agree(story, &facts, &mut complaints);
    }
    if complaints.is_empty() { Ok(facts) } else { Err(complaints) }
}
