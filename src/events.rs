//! Entities, times and syntax to events: who did what to whom, where and when.

use crate::analysis::{EventKind, Modality, ParticipantRole, Polarity};
use crate::coreference::Chains;
use crate::places::Place;
use crate::span::TokenRange;
use crate::story::Story;
use crate::times::Time;

/// Something that happened, or is planned to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) kind: EventKind,
    /// The word or words that say it.
    pub(crate) trigger: TokenRange,
    /// Index of the sentence.
    pub(crate) sentence: usize,
    pub(crate) participants: Vec<Participant>,
    /// Index of the entity.
    pub(crate) place: Option<usize>,
    /// Index of the time expression.
    pub(crate) time: Option<usize>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    /// The clause, verbatim.
    pub(crate) clause: TokenRange,
    pub(crate) confidence: f32,
}

/// Who or what took part in an event.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Participant {
    pub(crate) role: ParticipantRole,
    /// Index of the entity.
    pub(crate) entity: Option<usize>,
    pub(crate) words: TokenRange,
}

/// Finds the events of the story, in text order of their triggers.
pub(crate) fn read(
    _story: &Story<'_>,
    _times: &[Time],
    _chains: &Chains,
    _places: &[Option<Place>],
) -> Vec<Event> {
    Vec::new()
}
