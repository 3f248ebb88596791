//! What frames do not tell: statements that are news of a day, duties with a last day, one event under another.

use crate::analysis::{EventKind, Given, Modality, ParticipantRole, Polarity};
use crate::span::TokenRange;

use super::Event;
use super::arguments;
use super::frames::{Frame, Part, Slot, Use, Who};
use super::modality;
use super::reading::{Reader, calibrated};

impl Reader<'_> {
    /// "Plans to visit Iraq", "promised to invest": one event; what is only planned gives way, a promise stays.
    pub(super) fn drop_outer(&self, events: &mut Vec<Event>) {
        let told: Vec<(EventKind, usize)> = events.iter().map(|it| (it.kind, it.trigger.start)).collect();
        let inner = |at: usize| {
            let open = self.tree.children(at).any(|it| &*self.tree.story.key(it) == "to");
            open.then(|| self.tree.head(at)).flatten().filter(|_| self.tree.relation(at) == "xcomp")
        };
        let gives_way = |at: usize| {
            matches!(
                &*self.tree.story.key(at),
                "plan" | "plans" | "planned" | "offered" | "offer" | "offers" | "wants" | "want"
            )
        };
        let speaks =
            |kind: EventKind| matches!(kind, EventKind::Pledge | EventKind::Agreement | EventKind::Demand);
        events.retain(|event| {
            let at = event.trigger.start;
            if speaks(event.kind) && gives_way(at) && told.iter().any(|it| inner(it.1) == Some(at)) {
                return false;
            }
            let duty = |kind: EventKind| speaks(kind) || kind == EventKind::Legal;
            let promised =
                |above: usize| told.iter().any(|it| it.1 == above && duty(it.0)) && !gives_way(above);
            !inner(at).is_some_and(promised)
        });
    }

    /// "Hussein said on September 23": what was said on a day that the words give is news of that day.
    pub(super) fn statement(&self, at: usize) -> Option<Event> {
        let key = self.tree.story.key(at);
        if !matches!(&*key, "said" | "announced" | "told" | "declared" | "stated" | "confirmed") {
            return None;
        }
        let arguments = arguments::of_verb(self.tree, at);
        let time = self.places.date(at, &arguments)?;
        if !self.places.times[time].given.contains(&Given::Month) {
            return None;
        }
        let slot = Slot {
            at: "subj",
            role: Use::Participant(ParticipantRole::Agent),
            who: Who::Actor,
            needed: true,
        };
        let frame = Frame { kind: EventKind::Statement, part: Part::Verb, unsure: false, slots: vec![slot] };
        let filled = self.fill(&frame, &arguments)?;
        filled.participants.iter().any(|it| it.entity.is_some()).then_some(())?;
        self.compose(&frame, TokenRange::new(at, at + 1), &arguments, filled)
    }

    /// "promised to disarm them by September 19": a duty with a last day.
    pub(super) fn deadlines(&self) -> Vec<Event> {
        let mut found = Vec::new();
        for index in self.places.dates.clone() {
            let time = &self.places.times[index];
            if time.range.is_none() || &*self.places.led_by(time.tokens) != "by" {
                continue;
            }
            let head = self.places.head(time.tokens);
            let verb =
                self.tree.heads(head).find(|&it| self.tree.is_verb(it) && modality::is_duty(self.tree, it));
            let Some(verb) = verb else { continue };
            let arguments = arguments::of_verb(self.tree, verb);
            let slot = Slot {
                at: "subj",
                role: Use::Participant(ParticipantRole::Agent),
                who: Who::Actor,
                needed: true,
            };
            let frame =
                Frame { kind: EventKind::Deadline, part: Part::Verb, unsure: false, slots: vec![slot] };
            let Some(filled) = self.fill(&frame, &arguments) else { continue };
            found.push(Event {
                kind: EventKind::Deadline,
                trigger: TokenRange::new(time.tokens.start - 1, time.tokens.end),
                sentence: self.sentence,
                participants: filled.participants,
                place: None,
                time: Some(index),
                polarity: Polarity::Positive,
                modality: Modality::Planned,
                clause: self.clause(verb),
                confidence: calibrated(filled.confidence.min(0.85)),
            });
        }
        found
    }
}
