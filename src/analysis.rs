//! The contract: what [`analyze`](crate::analyze) returns, one type for each interface of `analysis.d.ts`.
//!
//! Offsets are half-open, into the analysed text, in the unit that [`Analysis::offset_unit`] names. Scores and
//! confidences are rounded to four decimals. Optional fields are left out where absent; nullable ones are null.

use serde::{Deserialize, Serialize};

mod assemble;
mod entities;
mod facts;
mod values;

pub(crate) use assemble::{Layers, assemble, unread};
pub use entities::*;
pub use facts::*;
pub use values::*;

/// The unit of the caller's offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OffsetUnit {
    /// UTF-16 code units: indexes a JavaScript string.
    #[default]
    Utf16,
    /// Bytes of UTF-8: indexes a Rust string.
    Utf8,
    /// Unicode code points: indexes a Python string.
    Char,
}

/// Words of the article and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first unit.
    pub start: usize,
    /// Offset after the last unit.
    pub end: usize,
    /// The words themselves.
    pub text: String,
}

/// The reading of one story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The contract's version: `nutgraf/1`.
    pub schema: String,
    /// Program, version and model.
    pub generator: String,
    /// `fnv1a64:` and 16 hex digits over the UTF-8 bytes of the text.
    pub text_hash: String,
    /// The unit of every offset here.
    pub offset_unit: OffsetUnit,
    /// The language found, and whether it can be read.
    pub language: Language,
    /// The story's parts.
    pub article: Article,
    /// Most salient first.
    pub entities: Vec<Entity>,
    /// In text order; never two overlapping ones of the same kind.
    pub mentions: Vec<Mention>,
    /// In text order.
    pub times: Vec<TimeExpression>,
    /// In text order; never overlapping a time expression.
    pub quantities: Vec<Quantity>,
    /// In text order of content.
    pub quotes: Vec<Quote>,
    /// In text order of trigger.
    pub events: Vec<Event>,
    /// Ascending by date.
    pub timeline: Vec<TimelineEntry>,
    /// Who, what, when, where, why, how.
    #[serde(rename = "fiveW")]
    pub five_w: FiveW,
    /// The sentences that carry the story.
    pub summary: Summary,
    /// What was skipped, and why.
    pub warnings: Vec<Warning>,
    /// An editor's corrections, in a stored analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Corrections>,
    /// Counts.
    pub stats: Stats,
}

/// The language of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// ISO 639-1 where there is one, else 639-3.
    pub code: String,
    /// Whether the story was read; if not, the lists are empty.
    pub supported: bool,
}

/// Counts of what was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stats {
    /// Code points of the text that was read.
    pub characters: usize,
    /// Tokens read.
    pub tokens: usize,
    /// Sentences read.
    pub sentences: usize,
    /// Name of the model.
    pub model: String,
    /// Filled in by a host that has a clock, never by the core.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<f64>,
}

/// The story's parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline's words.
    pub headline: Option<Span>,
    /// ISO 8601, as precise as known.
    pub published: Option<String>,
    /// Where the publication date came from.
    pub published_from: Option<PublishedFrom>,
    /// Place and agency before the first sentence.
    pub dateline: Option<Dateline>,
    /// The line that names the author.
    pub byline: Option<Span>,
    /// In text order, not overlapping.
    pub blocks: Vec<Block>,
    /// In text order.
    pub sentences: Vec<Sentence>,
}

/// Where the publication date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PublishedFrom {
    /// The caller's option.
    Option,
    /// A line of the text.
    Text,
}

/// Place and agency before the first sentence: `BAGHDAD (AP) —`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// Where the story was filed.
    pub place: Option<Span>,
    /// The agency that filed it.
    pub agency: Option<Span>,
}

/// What a block of the story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum BlockKind {
    Headline,
    Subhead,
    Timestamp,
    Byline,
    Paragraph,
    ListItem,
    Caption,
    Boilerplate,
}

/// A headline, paragraph, list item …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Index of its block.
    pub block: usize,
}
