//! The events of one sentence: triggers, the frames that fit them, what is told of each.

use crate::analysis::{EventKind, Label, Modality, ParticipantRole};
use crate::span::TokenRange;
use crate::tagger::syntax::PartOfSpeech;

use super::arguments::{self, Arguments};
use super::circumstances::Sentence;
use super::frames::{FRAMES, Frame, Part, Slot, Use, Who};
use super::modality;
use super::tree::Tree;
use super::who::{People, Phrase};
use super::{Event, Participant};

/// The most that is given to words that often say something else.
const UNSURE: f32 = 0.75;

/// How often an event is right whose weakest link has a probability: set by hand after some hundred events of news that is not
/// in the repository were judged, and still to be fitted.
pub(super) fn calibrated(weakest: f32) -> f32 {
    const CURVE: [(f32, f32); 5] = [(0.0, 0.2), (0.5, 0.7), (0.75, 0.88), (0.88, 0.972), (1.0, 0.99)];
    let at = CURVE.iter().position(|it| it.0 >= weakest).unwrap_or(CURVE.len() - 1).max(1);
    let (low, high) = (CURVE[at - 1], CURVE[at]);
    low.1 + (high.1 - low.1) * ((weakest - low.0) / (high.0 - low.0)).clamp(0.0, 1.0)
}

/// Reads one sentence.
pub(super) struct Reader<'s> {
    pub(super) tree: &'s Tree<'s>,
    pub(super) people: &'s People<'s>,
    pub(super) places: Sentence<'s>,
    /// Index of the sentence.
    pub(super) sentence: usize,
}

/// The phrases of a frame that fits.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) participants: Vec<Participant>,
    place: Option<usize>,
    /// Whether nobody knows who a pronoun is.
    open: bool,
    /// Of the weakest link: 1 where all is sure.
    pub(super) confidence: f32,
}

impl Reader<'_> {
    pub(super) fn read(&self, range: TokenRange) -> Vec<Event> {
        let mut events: Vec<Event> = Vec::new();
        // A question tells nothing.
        if range.indices().rev().take(3).any(|it| self.tree.story.word(it).starts_with('?')) {
            return events;
        }
        for at in range.indices() {
            let Some(part) = self.part(at) else { continue };
            let Some(event) = self.event(at, part).or_else(|| self.statement(at)) else { continue };
            events.push(event);
        }
        events.extend(self.deadlines());
        self.drop_outer(&mut events);
        // "signed an agreement": the noun of the same clause tells the same event.
        let told: Vec<(EventKind, TokenRange, usize)> =
            events.iter().map(|it| (it.kind, it.trigger, it.participants.len())).collect();
        events.retain(|event| {
            let noun = !self.tree.is_verb(event.trigger.start);
            let verb = self.tree.head(event.trigger.start).filter(|_| noun);
            let twice = |it: &&(EventKind, TokenRange, usize)| {
                it.0 == event.kind
                    && Some(it.1.start) == verb
                    && it.1 != event.trigger
                    && it.2 >= event.participants.len()
            };
            !told.iter().any(|it| twice(&it))
        });
        events
    }

    /// The part of speech that a trigger has here.
    fn part(&self, at: usize) -> Option<Part> {
        match self.tree.story.part_of_speech(at)? {
            // "protesting lawmakers"
            PartOfSpeech::Verb if matches!(self.tree.relation(at), "amod" | "compound") => None,
            PartOfSpeech::Verb => Some(Part::Verb),
            PartOfSpeech::Noun => Some(Part::Noun),
            PartOfSpeech::Adjective => Some(Part::State),
            _ => None,
        }
    }

    fn event(&self, at: usize, part: Part) -> Option<Event> {
        let story = self.tree.story;
        let key = story.key(at);
        let mut read: Option<Arguments> = None;
        for (frame, rest) in FRAMES.of(&key, part) {
            let Some(trigger) = self.trigger(at, rest) else { continue };
            let arguments = read.get_or_insert_with(|| match part {
                Part::Noun => arguments::of_noun(self.tree, at),
                _ => arguments::of_verb(self.tree, at),
            });
            let Some(filled) = self.fill(frame, arguments) else { continue };
            if let Some(event) = self.compose(frame, trigger, arguments, filled) {
                return Some(event);
            }
        }
        None
    }

    /// The words of a trigger, where those that must follow do.
    fn trigger(&self, at: usize, rest: &str) -> Option<TokenRange> {
        let mut end = at + 1;
        for word in rest.split('_').filter(|it| !it.is_empty()) {
            if &*self.tree.story.key(end) != word {
                return None;
            }
            end += 1;
        }
        Some(TokenRange::new(at, end))
    }

    /// The arguments in the places of a frame; nothing where one that it needs is missing, or is somebody else.
    pub(super) fn fill(&self, frame: &Frame, arguments: &Arguments) -> Option<Filled> {
        let mut filled = Filled { confidence: 1.0, ..Filled::default() };
        for slot in &frame.slots {
            let mut found = false;
            if slot.role == Use::Never {
                if arguments.at(slot.at).next().is_some() {
                    return None;
                }
                continue;
            }
            // Who does something at a meeting takes part in it; who does something after an earthquake did not make it.
            let lends =
                frame.part == Part::Verb || frame.part == Part::State || arguments.light || meets(frame.kind);
            for argument in arguments.at(slot.at).filter(|it| it.near || lends) {
                let heads = self.tree.coordinated(argument.head);
                for (index, &head) in heads.iter().enumerate() {
                    if self.is_title(head, &heads) {
                        continue;
                    }
                    found |= self.take(slot, head, index, &mut filled);
                }
                let parsed = &self.tree.story.tags.syntax[argument.head];
                filled.confidence = filled.confidence.min(parsed.head_probability.max(0.5));
            }
            if slot.needed && !found {
                return None;
            }
        }
        Some(filled)
    }

    /// Takes one phrase into a slot; false where it does not fit.
    fn take(&self, slot: &Slot, head: usize, index: usize, filled: &mut Filled) -> bool {
        // "beat Egypt 2-1": the score hangs on the loser.
        let score = slot.who == Who::Any && self.tree.is(head, PartOfSpeech::Numeral);
        if score && slot.role != Use::Told {
            return false;
        }
        if slot.at == "mod" && !self.is_named(head) {
            return slot.role == Use::Told;
        }
        let phrase = self.people.phrase(head);
        if !self.people.fits(&phrase, head, slot.who) {
            return false;
        }
        match slot.role {
            Use::Told | Use::Never => {}
            Use::Place => filled.place = filled.place.or(phrase.entity),
            Use::Participant(role) => {
                // Between X and Y, X and Y met: the first acts, the others are with it.
                let role =
                    if slot.at == "between" && index > 0 { ParticipantRole::Counterpart } else { role };
                if phrase.open {
                    filled.open = true;
                    filled.confidence = filled.confidence.min(0.7);
                } else if self.people.is_generic(&phrase) {
                    filled.confidence = filled.confidence.min(0.75);
                    add(role, &phrase, filled);
                } else {
                    add(role, &phrase, filled);
                }
            }
        }
        true
    }

    /// "Singer, actor and campaigner Ana Costa": words in a row with a name that are its title.
    fn is_title(&self, head: usize, row: &[usize]) -> bool {
        let tree = self.tree;
        let bare = !tree.children(head).any(|it| matches!(tree.relation(it), "det" | "nummod" | "nmod:poss"));
        let plural = tree.story.key(head).ends_with('s');
        let named = |&it: &usize| self.people.phrase(it).label == Some(Label::Person);
        bare && !plural && self.people.phrase(head).entity.is_none() && row.iter().any(named)
    }

    /// Whether a word before a noun names a country, people or organisation.
    fn is_named(&self, at: usize) -> bool {
        self.people.mention(at).is_some_and(|it| {
            matches!(
                self.people.chains.mentions[it].label,
                Label::Norp | Label::Gpe | Label::Org | Label::Person
            )
        })
    }

    /// The event of a frame that fits; nothing where a noun is only mentioned.
    pub(super) fn compose(
        &self,
        frame: &Frame,
        trigger: TokenRange,
        arguments: &Arguments,
        filled: Filled,
    ) -> Option<Event> {
        let at = trigger.start;
        // "offered to mediate in Santiago on Tuesday": place and day of what is offered are those of the event.
        let mut carried = arguments.clone();
        if matches!(frame.kind, EventKind::Pledge | EventKind::Demand | EventKind::Agreement) {
            carried.carriers.extend(arguments.at("inf").map(|it| it.head));
        }
        let arguments = &carried;
        let near = (self.places.place(at, arguments), self.places.date(at, arguments));
        let lends = frame.part != Part::Noun || meets(frame.kind);
        let lent = if lends { self.lent(at, arguments) } else { (None, None) };
        let place = filled.place.or(near.0).or(lent.0);
        let time = near.1.or(lent.1);
        let acts = |it: &Participant| it.role == ParticipantRole::Agent;
        if frame.unsure && filled.open && !filled.participants.iter().any(acts) {
            return None;
        }
        if !self.is_told(frame, arguments, &filled, (place, time)) {
            return None;
        }
        if matches!(frame.kind, EventKind::Meeting | EventKind::Conflict)
            && filled.participants.len() < 2
            && frame.part == Part::Verb
            && !self.is_plural(arguments)
        {
            return None;
        }
        let (polarity, modality) = modality::of(self.tree, at, arguments.verb);
        let ahead = matches!(modality, Modality::Planned | Modality::Hypothetical);
        let time = time.or_else(|| self.places.last_day(at, arguments).filter(|_| ahead));
        let clause = self.clause(arguments.verb.unwrap_or(at));
        let clause = TokenRange::new(clause.start.min(trigger.start), clause.end.max(trigger.end));
        let parsed = &self.tree.story.tags.syntax[at];
        let weakest = filled.confidence.min(parsed.part_of_speech_probability);
        let unnamed = !filled.participants.iter().any(|it| it.entity.is_some()) && !is_harm(frame.kind);
        // What only might be, and what people say of themselves, is seldom news.
        let personal = arguments
            .list
            .iter()
            .any(|it| matches!(&*self.tree.story.key(it.head), "i" | "we" | "you" | "me" | "us" | "my"));
        let loose = frame.unsure || unnamed || personal || modality == Modality::Hypothetical;
        let confidence = calibrated(if loose { weakest.min(UNSURE) } else { weakest });
        Some(Event {
            kind: frame.kind,
            trigger,
            sentence: self.sentence,
            participants: filled.participants,
            place,
            time,
            polarity,
            modality,
            clause,
            confidence,
        })
    }

    /// Whether the words tell an event and do not only mention one: "the 2020 election", "after an attack".
    fn is_told(
        &self,
        frame: &Frame,
        arguments: &Arguments,
        filled: &Filled,
        (place, time): (Option<usize>, Option<usize>),
    ) -> bool {
        let named = filled.participants.iter().filter(|it| it.entity.is_some()).count();
        let day = time.is_some_and(|it| self.places.days(it) <= 7);
        let harm = is_harm(frame.kind);
        if frame.part == Part::Noun {
            let whole = named > 0 || time.is_some() || place.is_some();
            return arguments.light && whole || named > 1 || day && (harm || named > 0);
        }
        // Of what harms people the unnamed are news too; of the rest those that are named, or the day.
        harm || named > 0 || time.is_some() || !filled.participants.is_empty()
    }

    /// Whether the subject is more than one.
    fn is_plural(&self, arguments: &Arguments) -> bool {
        arguments.at("subj").any(|it| {
            let key = self.tree.story.key(it.head);
            self.tree.coordinated(it.head).len() > 1
                || key.ends_with('s')
                || matches!(&*key, "they" | "we" | "two")
        })
    }

    /// Place and date of the clause that a clause without its own ones belongs to: "slid off the runway at Palembang on
    /// Wednesday, injuring nine", "made the remarks in Algiers on Sunday after a meeting".
    fn lent(&self, at: usize, arguments: &Arguments) -> (Option<usize>, Option<usize>) {
        let tree = self.tree;
        let above = match arguments.verb {
            Some(verb) if verb == at || arguments.light => {
                let own = tree.child(verb, &["nsubj", "nsubj:pass"]).is_some();
                tree.head(verb).filter(|_| !own && matches!(tree.relation(verb), "advcl" | "conj"))
            }
            verb => verb,
        };
        let Some(above) = above.filter(|&it| tree.is_verb(it)) else { return (None, None) };
        let clause = Arguments { verb: Some(above), light: true, ..Arguments::default() };
        (self.places.place(above, &clause), self.places.date(above, &clause))
    }

    /// The words of the clause of a verb, or around a noun, without what stands beside it.
    pub(super) fn clause(&self, verb: usize) -> TokenRange {
        let tree = self.tree;
        let keep = |it: usize| {
            let apart = match tree.relation(it) {
                "parataxis" | "discourse" | "list" => true,
                "conj" => tree.is_verb(it) && tree.child(it, &["nsubj", "nsubj:pass"]).is_some(),
                _ => false,
            };
            !apart
        };
        let mut range = tree.phrase(verb, keep);
        let edge = |at: usize| {
            tree.is(at, PartOfSpeech::Punctuation)
                || tree.is(at, PartOfSpeech::Coordinator)
                || tree.is(at, PartOfSpeech::Subordinator) && at < verb
        };
        while range.start < verb && edge(range.start) {
            range.start += 1;
        }
        while range.end > verb + 1 && tree.is(range.end - 1, PartOfSpeech::Punctuation) {
            range.end -= 1;
        }
        range
    }
}

/// Whether an event of this kind is news without names.
fn is_harm(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Attack
            | EventKind::Death
            | EventKind::Injury
            | EventKind::Arrest
            | EventKind::Legal
            | EventKind::Disaster
            | EventKind::Accident
            | EventKind::Protest
            | EventKind::Conflict
    )
}

/// Whether the people of the clause around an event of this kind take part in it.
fn meets(kind: EventKind) -> bool {
    matches!(kind, EventKind::Meeting | EventKind::Call | EventKind::Visit)
}

/// Adds a participant, once for each entity.
fn add(role: ParticipantRole, phrase: &Phrase, filled: &mut Filled) {
    let again =
        |it: &Participant| it.words == phrase.words || it.entity.is_some() && it.entity == phrase.entity;
    if filled.participants.iter().any(again) {
        return;
    }
    filled.confidence = filled.confidence.min(phrase.confidence.max(0.3));
    filled.participants.push(Participant { role, entity: phrase.entity, words: phrase.words });
}
