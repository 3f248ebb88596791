//! Entities, times and syntax to events: who did what to whom, where and when.
//!
//! A frame of `lexicon/frames.txt` says which words can tell an event and which phrase takes which part in it; the tree
//! says which phrases stand where, in the passive, under "agreed to" and behind "held talks" too.

mod arguments;
mod circumstances;
mod dated;
mod frames;
mod merge;
mod modality;
mod reading;
mod tree;
mod who;

use crate::analysis::{BlockKind, EventKind, Modality, ParticipantRole, Polarity};
use crate::coreference::Chains;
use crate::order;
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
    story: &Story<'_>,
    times: &[Time],
    chains: &Chains,
    _places: &[Option<Place>],
) -> Vec<Event> {
    if story.tags.syntax.len() != story.tokens.list.len() {
        return Vec::new();
    }
    let tree = tree::Tree::plant(story);
    let people = who::People::index(&tree, chains);
    let mut events = Vec::new();
    for (at, (&range, sentence)) in story.tokens.sentences.iter().zip(story.sentences).enumerate() {
        // A headline tells in fewer words what the story tells.
        let kind = story.blocks.list.get(sentence.block).map(|it| it.kind);
        if matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem)) {
            let reader = reading::Reader {
                tree: &tree,
                people: &people,
                places: circumstances::Sentence::read(&tree, chains, times, range),
                sentence: at,
            };
            events.extend(reader.read(range));
        }
    }
    let words = |event: &Event| {
        let at = event.trigger.start;
        let new = (at.saturating_sub(4)..at).any(|it| matches!(&*story.key(it), "a" | "an" | "another"));
        (story.key(at).into_owned(), new)
    };
    let mut events = merge::merge(events, times, &words);
    order::sort_by_key(&mut events, |it| (it.trigger.start, it.trigger.end));
    events
}
