//! The table of frames, `lexicon/frames.txt`: what can happen, the words that say it, and who takes part as what.

use std::sync::LazyLock;

use crate::analysis::{EventKind, ParticipantRole};
use crate::order;

/// The frames, read once: every story looks thousands of words up.
pub(super) static FRAMES: LazyLock<Frames> =
    LazyLock::new(|| Frames::read(include_str!("../../lexicon/frames.txt")));

/// A part of speech that a trigger has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Verb,
    Noun,
    /// "dead", "injured": an adjective that says what has happened.
    State,
}

/// What an argument is in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Participant(ParticipantRole),
    Place,
    /// It is there, and is not told.
    Told,
    /// It must not be there.
    Never,
}

/// Who or what an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Persons and bodies.
    Actor,
    People,
    /// People and bodies that can be taken to court: no country.
    Accused,
    /// Money, or goods by number.
    Amount,
    Place,
    Any,
    /// A noun of this set.
    Set(&'static str),
}

/// An argument of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// `subj`, `obj`, `mod`, `poss`, or a preposition.
    pub(super) at: &'static str,
    pub(super) role: Use,
    pub(super) who: Who,
    pub(super) needed: bool,
}

/// One line of the table.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: EventKind,
    pub(super) part: Part,
    /// Whether the words often say something else.
    pub(super) unsure: bool,
    pub(super) slots: Vec<Slot>,
}

/// A form of a trigger or of a word of a set.
#[derive(Clone, Debug)]
struct Form {
    /// Its first word.
    word: &'static str,
    /// The words behind it, joined by low lines.
    rest: &'static str,
    /// Whether it stands in the text as it is written here: an irregular form.
    fixed: bool,
    frame: usize,
}

/// The table.
#[derive(Debug, Default)]
pub(super) struct Frames {
    frames: Vec<Frame>,
    /// By word.
    forms: Vec<Form>,
    /// Name and word, by both.
    sets: Vec<(&'static str, &'static str)>,
}

impl Frames {
    fn read(table: &'static str) -> Self {
        let mut all = Self::default();
        for line in table.lines().filter(|it| !it.starts_with('#')) {
            let cells: Vec<&'static str> = line.split(" | ").collect();
            match *cells.as_slice() {
                ["set", name, words] => {
                    let words = words.split(' ').flat_map(|it| it.split('/'));
                    all.sets.extend(words.map(|word| (name, word)));
                }
                [kind, part, slots, words] => all.add(kind, part, slots, words),
                _ => {}
            }
        }
        order::sort_by_key(&mut all.forms, |it| (it.word, std::cmp::Reverse(it.rest.len()), it.frame));
        order::sort_by_key(&mut all.sets, |it| *it);
        all
    }

    fn add(&mut self, kind: &str, part: &str, slots: &'static str, words: &'static str) {
        let unsure = part.ends_with('?');
        let part = match part.trim_end_matches('?') {
            "verb" => Part::Verb,
            "noun" => Part::Noun,
            _ => Part::State,
        };
        let Some(kind) = KINDS.iter().find(|it| it.0 == kind).map(|it| it.1) else { return };
        let slots = slots.split(' ').filter_map(slot).collect();
        let frame = self.frames.len();
        self.frames.push(Frame { kind, part, unsure, slots });
        for word in words.split(' ') {
            for (at, form) in word.split('/').enumerate() {
                let (word, rest) = form.split_once('_').unwrap_or((form, ""));
                self.forms.push(Form { word, rest, fixed: at > 0, frame });
            }
        }
    }

    /// The frames of a word, in the order of the table, each with the words that must follow; those with such words first.
    pub(super) fn of<'w>(
        &'static self,
        word: &'w str,
        part: Part,
    ) -> impl Iterator<Item = (&'static Frame, &'static str)> + use<'w> {
        lemmas(word, part).flat_map(move |(lemma, whole)| {
            let first = self.forms.partition_point(|it| it.word < &*lemma);
            let same = self.forms[first..].iter().take_while(move |it| it.word == &*lemma);
            let same = same.filter(move |it| whole || !it.fixed).map(|it| (&self.frames[it.frame], it.rest));
            same.filter(move |it| it.0.part == part)
        })
    }

    /// Whether a word, in any form, is of a set.
    pub(super) fn holds(&self, set: &str, word: &str, part: Part) -> bool {
        lemmas(word, part).any(|(lemma, _)| self.sets.binary_search(&(set, &*lemma)).is_ok())
    }
}

fn slot(written: &'static str) -> Option<Slot> {
    let (at, role) = written.split_once('=')?;
    let needed = role.ends_with('!');
    let role = role.trim_end_matches('!');
    let (role, who) = role.strip_suffix(')').and_then(|it| it.split_once('(')).unwrap_or((role, ""));
    let role = match role {
        "agent" => Use::Participant(ParticipantRole::Agent),
        "counterpart" => Use::Participant(ParticipantRole::Counterpart),
        "target" => Use::Participant(ParticipantRole::Target),
        "topic" => Use::Participant(ParticipantRole::Topic),
        "place" => Use::Place,
        "no" => Use::Never,
        _ => Use::Told,
    };
    let who = match who {
        "" if matches!(role, Use::Told | Use::Never) => Who::Any,
        "accused" => Who::Accused,
        "amount" => Who::Amount,
        "" | "actor" => Who::Actor,
        "people" => Who::People,
        "place" => Who::Place,
        "any" => Who::Any,
        set => Who::Set(set),
    };
    Some(Slot { at, role, who, needed })
}

/// What a form may be a form of, itself first and marked: the regular endings of English, taken off.
fn lemmas(word: &str, part: Part) -> impl Iterator<Item = (String, bool)> + use<'_> {
    const VERBS: &[(&str, &str)] = &[
        ("ied", "y"),
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ];
    const NOUNS: &[(&str, &str)] = &[("men", "man"), ("ies", "y"), ("es", ""), ("s", "")];
    let endings = if part == Part::Noun { NOUNS } else { VERBS };
    let taken = endings.iter().filter_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending)?;
        (stem.len() + instead.len() > 1).then(|| (format!("{stem}{instead}"), false))
    });
    // "stabbed": the letter before the ending was doubled.
    let doubled = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")).and_then(|stem| {
        let mut letters = stem.chars().rev();
        let twice = letters.next().is_some_and(|last| letters.next() == Some(last));
        let cut = stem.get(..stem.len().saturating_sub(1))?;
        twice.then(|| (cut.to_owned(), false))
    });
    std::iter::once((word.to_owned(), true)).chain(taken).chain(doubled.filter(|_| part != Part::Noun))
}

const KINDS: &[(&str, EventKind)] = &[
    ("meeting", EventKind::Meeting),
    ("visit", EventKind::Visit),
    ("call", EventKind::Call),
    ("agreement", EventKind::Agreement),
    ("appointment", EventKind::Appointment),
    ("resignation", EventKind::Resignation),
    ("election", EventKind::Election),
    ("vote", EventKind::Vote),
    ("legal", EventKind::Legal),
    ("arrest", EventKind::Arrest),
    ("attack", EventKind::Attack),
    ("conflict", EventKind::Conflict),
    ("death", EventKind::Death),
    ("injury", EventKind::Injury),
    ("protest", EventKind::Protest),
    ("disaster", EventKind::Disaster),
    ("accident", EventKind::Accident),
    ("launch", EventKind::Launch),
    ("deal", EventKind::Deal),
    ("transaction", EventKind::Transaction),
    ("aid", EventKind::Aid),
    ("sanction", EventKind::Sanction),
    ("demand", EventKind::Demand),
    ("pledge", EventKind::Pledge),
    ("sport", EventKind::Sport),
    ("report", EventKind::Report),
    ("other", EventKind::Other),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(word: &'static str, part: Part) -> Vec<EventKind> {
        let mut kinds: Vec<EventKind> = FRAMES.of(word, part).map(|it| it.0.kind).collect();
        kinds.dedup();
        kinds
    }

    #[test]
    fn finds_the_forms_of_a_word() {
        for (word, kind) in [
            ("met", EventKind::Meeting),
            ("stabbed", EventKind::Attack),
            ("accused", EventKind::Other),
            ("charging", EventKind::Legal),
            ("seized", EventKind::Other),
            ("dies", EventKind::Death),
            ("died", EventKind::Death),
            ("resigned", EventKind::Resignation),
            ("convicted", EventKind::Legal),
        ] {
            let found = kinds(word, Part::Verb);
            assert!(found.contains(&kind) || kind == EventKind::Other, "help: {word} gives {found:?}");
        }
        assert_eq!(kinds("talks", Part::Noun), [EventKind::Meeting]);
        assert!(kinds("the", Part::Verb).is_empty());
        assert!(FRAMES.holds("court", "judges", Part::Noun));
        assert!(FRAMES.holds("suspect", "men", Part::Noun));
        assert!(FRAMES.holds("light", "held", Part::Verb));
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("../../lexicon/frames.txt");
        let lines = table.lines().filter(|it| !it.starts_with('#') && !it.starts_with("set |")).count();
        assert_eq!(FRAMES.frames.len(), lines);
        for slot in FRAMES.frames.iter().flat_map(|it| &it.slots) {
            if let Who::Set(set) = slot.who {
                assert!(FRAMES.sets.iter().any(|it| it.0 == set), "help: there is no set {set}");
            }
        }
    }
}
