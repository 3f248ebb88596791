//! Reader of `tests/stories/<slug>/facts.txt`: what a person says that a story states, each fact tied to the story's words.
//!
//! The format is described in `tests/stories/README.md`. Spans are in bytes of the story.
#![allow(dead_code, reason = "each test that includes this file reads only some of the sections")]
#![allow(clippy::disallowed_methods, reason = "tests read their stories from files")]

#[path = "facts/checks.rs"]
mod checks;
#[path = "facts/happenings.rs"]
mod happenings;
#[path = "facts/lines.rs"]
mod lines;
#[path = "facts/links.rs"]
mod links;
#[path = "facts/words.rs"]
mod words;

use std::ops::Range;
use std::path::PathBuf;

pub(crate) use happenings::{Answer, Dated, Event};
pub(crate) use links::Link;

/// One story with its gold reading.
pub(crate) struct Story {
    pub(crate) slug: String,
    pub(crate) text: String,
    pub(crate) facts: Facts,
}

/// The gold reading.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The publication date that is passed as an option.
    pub(crate) given: Option<String>,
    pub(crate) headline: Option<Range<usize>>,
    pub(crate) published: Option<String>,
    pub(crate) published_words: Option<Range<usize>>,
    pub(crate) dateline: Option<Dateline>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) names: Vec<Name>,
    pub(crate) dates: Vec<Date>,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) roles: Vec<Role>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) links: Vec<Link>,
    pub(crate) events: Vec<Event>,
    pub(crate) timeline: Vec<Dated>,
    /// The question (`who`, `what`, `when`, `where`, `why`, `how`) and its right answers, ours first.
    pub(crate) five: Vec<(String, Vec<Answer>)>,
}

#[derive(Debug)]
pub(crate) struct Dateline {
    pub(crate) place: Option<Range<usize>>,
    pub(crate) agency: Option<Range<usize>>,
}

/// A block, from its first word to the last one before the next block.
#[derive(Debug)]
pub(crate) struct Block {
    /// The right kinds, ours first.
    pub(crate) kinds: Vec<String>,
    pub(crate) span: Range<usize>,
    /// For paragraphs, list items and captions.
    pub(crate) sentences: Option<usize>,
}

impl Block {
    /// Whether names and figures are listed for it.
    pub(crate) fn is_read(&self) -> bool {
        !matches!(self.kinds[0].as_str(), "byline" | "timestamp" | "boilerplate")
    }
}

#[derive(Debug)]
pub(crate) struct Entity {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) name: String,
    pub(crate) country: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) span: Range<usize>,
    /// The right labels, ours first.
    pub(crate) labels: Vec<String>,
    pub(crate) entity: String,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct Date {
    pub(crate) span: Range<usize>,
    pub(crate) kind: String,
    pub(crate) value: String,
    /// `explicit`, `published`, `context` or `none`.
    pub(crate) anchor: String,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct Quantity {
    pub(crate) span: Range<usize>,
    pub(crate) kind: String,
    /// None for a vague one (`dozens`).
    pub(crate) value: Option<f64>,
    /// ISO 4217, UCUM, `%` or `pp`.
    pub(crate) unit: Option<String>,
    pub(crate) high: Option<f64>,
    /// `min` or `max`.
    pub(crate) bound: Option<String>,
    pub(crate) approximate: bool,
    pub(crate) of: Option<String>,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct Role {
    pub(crate) entity: String,
    /// The right titles, ours first.
    pub(crate) titles: Vec<String>,
    /// The right ones, ours first.
    pub(crate) statuses: Vec<String>,
    pub(crate) of: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) evidence: Range<usize>,
    /// Right if found, not missed if not.
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) parts: Vec<Range<usize>>,
    pub(crate) kind: String,
    pub(crate) act: String,
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) source: Option<Range<usize>>,
    pub(crate) speaker: Option<String>,
}

/// Every story of `tests/stories`, by slug.
///
/// # Panics
/// Where a file cannot be read, or facts are not those of their story: all of the complaints are in the message.
pub(crate) fn stories() -> Vec<Story> {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = [package.join("tests/stories"), package.join("../tests/stories")];
    let folder = folders.into_iter().find(|it| it.is_dir()).expect("the folder of the stories");
    let mut slugs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder that can be read")
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
pub(crate) fn parse(story: &str, facts: &str) -> Result<Facts, Vec<String>> {
    let mut complaints = Vec::new();
    let facts = lines::read(story, facts, &mut complaints);
    if complaints.is_empty() {
        checks::agree(story, &facts, &mut complaints);
    }
    if complaints.is_empty() { Ok(facts) } else { Err(complaints) }
}
