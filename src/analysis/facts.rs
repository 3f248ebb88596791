//! The second half of the contract: statements, events, the digest, warnings and corrections.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{Label, Span};

/// How a statement is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum QuoteKind {
    Direct,
    Indirect,
    Mixed,
}

/// What the cue says the source did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Act {
    Speech,
    Thought,
    Intention,
}

/// One statement, however the reporter cut it up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// Speech, thought or intention.
    pub act: Act,
    /// Without outer marks and leading "that".
    pub content: Span,
    /// Where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<Span>>,
    /// The word that reports.
    pub cue: Option<Span>,
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// Entity id.
    pub speaker: Option<String>,
    /// Of content and cue.
    pub confidence: f64,
    /// Of the speaker, 0 where null.
    pub speaker_confidence: f64,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum EventKind {
    Statement,
    Meeting,
    Visit,
    Call,
    Agreement,
    Appointment,
    Resignation,
    Election,
    Vote,
    Legal,
    Arrest,
    Attack,
    Conflict,
    Death,
    Injury,
    Protest,
    Disaster,
    Accident,
    Launch,
    Deal,
    Transaction,
    Aid,
    Sanction,
    Demand,
    Pledge,
    Deadline,
    Sport,
    Report,
    Other,
}

/// What a participant does in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ParticipantRole {
    Agent,
    Counterpart,
    Target,
    Topic,
    Instrument,
}

/// Who took part in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// What they did in it.
    pub role: ParticipantRole,
    /// Entity id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The words.
    pub span: Span,
}

/// Whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Polarity {
    Positive,
    Negative,
}

/// How sure the text is of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Modality {
    Asserted,
    Planned,
    Hypothetical,
    Reported,
}

/// Something that happened, or is planned to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// `v1`, `v2`, …
    pub id: String,
    /// Its kind.
    pub kind: EventKind,
    /// The word that says it.
    pub trigger: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Entity id.
    pub place: Option<String>,
    /// Index into the time expressions.
    pub time: Option<usize>,
    /// Whether it happened.
    pub polarity: Polarity,
    /// How sure the text is of it.
    pub modality: Modality,
    /// The clause, verbatim.
    pub text: Span,
    /// That it is right as stated.
    pub confidence: f64,
}

/// How precise a date on the timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Precision {
    Day,
    Month,
    Quarter,
    Year,
    Decade,
}

/// A dated event or sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// 2023-03-19, 2023-03, 2023-Q1, 2023, 199X.
    pub date: String,
    /// Day to decade.
    pub precision: Precision,
    /// Index of the sentence.
    pub sentence: usize,
    /// Id of the event.
    pub event: Option<String>,
    /// Index of the time expression.
    pub time: usize,
    /// That the date belongs to the sentence.
    pub confidence: f64,
}

/// Who, what, when, where, why, how; null where the text does not say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FiveW {
    pub who: Option<Answer>,
    pub what: Option<Answer>,
    pub when: Option<Answer>,
    #[serde(rename = "where")]
    pub where_: Option<Answer>,
    pub why: Option<Answer>,
    pub how: Option<Answer>,
}

/// One answer, in words of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The words.
    pub span: Span,
    /// Entity id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Index of the time expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<usize>,
    /// Event id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// That it answers the question.
    pub confidence: f64,
}

/// The sentences that carry the story.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Index of the sentence that says what the story is about and why it matters.
    pub nutgraf: Option<usize>,
    /// In text order.
    pub key_sentences: Vec<KeySentence>,
}

/// A sentence of the summary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeySentence {
    /// Index of the sentence.
    pub sentence: usize,
    /// In [0, 1].
    pub score: f64,
    /// Ids of the entities and events it covers.
    pub covers: Vec<String>,
}

/// Why something was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum WarningCode {
    NoPublicationDate,
    Truncated,
    NotEnglish,
    NoText,
    BlocksIgnored,
}

/// Something that was skipped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// What.
    pub code: WarningCode,
    /// English, for developers.
    pub message: String,
    /// What a translated message needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub params: Option<BTreeMap<String, Param>>,
}

/// A value in a translated message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Param {
    Number(usize),
    Text(String),
}

/// An editor's corrections to a stored analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// To entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<EntityCorrection>>,
    /// What is not to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Hidden>,
    /// Shown with the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An editor's correction to one entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntityCorrection {
    /// Which entity.
    pub id: String,
    /// Its right name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its right class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Not to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<bool>,
    /// The entity that it really is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merge_into: Option<String>,
    /// Shown with its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Facts not to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Hidden {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<usize>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<Vec<usize>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantities: Option<Vec<usize>>,
}
