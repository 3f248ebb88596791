//! The contract: what [`analyze`](crate::analyze) returns, one type for each interface of `analysis.d.ts`.
//!
//! Offsets are half-open, into the analysed text, in the unit that [`Analysis::offset_unit`] names. Scores and
//! confidences are rounded to four decimals. Optional fields are left out where absent; nullable ones are null.

use serde::{Deserialize, Serialize};

mod assemble;
mod facts;

pub(crate) use assemble::{Layers, assemble, unread};
pub use facts::*;

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

/// The class of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "OntoNotes' names")]
pub enum Label {
    Person,
    Org,
    Gpe,
    Loc,
    Fac,
    Norp,
    Event,
    Law,
    Product,
    Work,
    Misc,
}

/// How an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MentionKind {
    /// By its name.
    Name,
    /// "the minister".
    Nominal,
    /// "she".
    Pronoun,
    /// "Iraqi", which leads to Iraq.
    Adjective,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// Its class.
    pub label: Label,
    /// Name, nominal, pronoun or adjective.
    pub kind: MentionKind,
    /// Id of the entity.
    pub entity: String,
    /// Of span and label; for nominal and pronoun, of the link.
    pub confidence: f64,
    /// The run of title words directly before the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Span>,
}

/// Someone or something that the story names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// `e1`, `e2`, …
    pub id: String,
    /// Its class, by all its mentions.
    pub label: Label,
    /// The fullest form that the text gives, without title.
    pub name: String,
    /// The other forms.
    pub aliases: Vec<String>,
    /// In [0, 1].
    pub salience: f64,
    /// The highest of its name mentions.
    pub confidence: f64,
    /// Indices into [`Analysis::mentions`].
    pub mentions: Vec<usize>,
    /// Offices, ranks, occupations of a person.
    pub roles: Vec<Role>,
    /// Where it lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// ISO 3166-1 alpha-2, of a person, organisation or group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum PlaceKind {
    Country,
    Region,
    City,
    Water,
    Landform,
    Area,
}

/// A place on the globe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Latitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// An area, or a point that stands for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximate: Option<bool>,
    /// Inhabitants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
    /// GeoNames id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<u64>,
    /// That it is this place and no namesake.
    pub confidence: f64,
}

/// Whether a role is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum RoleStatus {
    Current,
    Former,
    Acting,
    Designate,
    Deputy,
}

/// An office, rank or occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Without country adjective and organisation in front.
    pub title: String,
    /// Entity id of the organisation or place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether it is held.
    pub status: RoleStatus,
    /// The words, whole.
    pub evidence: Span,
    /// That the person has it.
    pub confidence: f64,
}

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "TimeML's names")]
pub enum TimeType {
    Date,
    Time,
    Duration,
    Set,
}

/// A part of a date that the words themselves state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Given {
    Year,
    Month,
    Day,
    Weekday,
    Time,
}

/// What a time expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TimeAnchor {
    /// Nothing: the words say it all.
    Explicit,
    /// The publication date.
    Published,
    /// A date named before.
    Context,
}

/// The dates that a time expression covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRange {
    /// First day, ISO 8601.
    pub from: Option<String>,
    /// Last day, ISO 8601.
    pub to: Option<String>,
}

/// A time expression (TIMEX3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: String,
    /// The dates it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<TimeRange>,
    /// What the words themselves state.
    pub given: Vec<Given>,
    /// What it was resolved against.
    pub anchor: Option<TimeAnchor>,
    /// Of span and value.
    pub confidence: f64,
}

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "OntoNotes' names")]
pub enum QuantityKind {
    Money,
    Percent,
    Quantity,
    Cardinal,
    Ordinal,
}

/// "at least" or "up to".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Bound {
    Min,
    Max,
}

/// A number with what it measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// MONEY, PERCENT, QUANTITY, CARDINAL or ORDINAL.
    pub kind: QuantityKind,
    /// Its value; for a range, the lower end.
    pub value: Option<f64>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// "at least", "up to".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// "about", "nearly".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximate: Option<bool>,
    /// UCUM code, or `%` and `pp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What is counted or measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Span>,
    /// The clause it stands in.
    pub clause: Span,
    /// Of span and value.
    pub confidence: f64,
}
