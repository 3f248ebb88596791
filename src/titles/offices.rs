//! Offices that verbs give, take and tell: "appointed health minister", "resigned as mayor", "who leads the party".

use super::links::Link;
use super::phrase::{Phrase, Reader};
use super::words::Around;
use crate::analysis::{Label, RoleStatus};
use crate::tagger::syntax::PartOfSpeech;

/// Verbs of holding an office, and the office.
const VERBS: &[(&str, &str)] = &[
    ("leads", "leader"),
    ("heads", "head"),
    ("chairs", "chair"),
    ("coaches", "coach"),
    ("manages", "manager"),
    ("directs", "director"),
    ("edits", "editor"),
    ("commands", "commander"),
    ("captains", "captain"),
    ("governs", "governor"),
    ("owns", "owner"),
    ("founded", "founder"),
    ("co-founded", "co-founder"),
];

impl Reader<'_> {
    /// "X was appointed health minister", "Y named X as coach", "X serves as a deacon", "X succeeded Y as mayor".
    pub(super) fn given(&self, phrase: &Phrase) -> Vec<Link> {
        let start = phrase.whole.start;
        let Some(before) = start.checked_sub(1).filter(|&it| it >= self.sentence.start && !phrase.several)
        else {
            return Vec::new();
        };
        // "named X coach"
        if let Some(name) = self.person_ending(start) {
            let verb = self.front(name).checked_sub(1).filter(|&it| it >= self.sentence.start);
            let told = verb.filter(|&it| self.is(it, Around::Give) && self.is_certain(it));
            return told.map(|_| Link::new(name, 0.9)).into_iter().collect();
        }
        let by_as = self.story.word(before) == "as";
        if !by_as {
            let given = self.is(before, Around::Give)
                && self.story.part_of_speech(before) == Some(PartOfSpeech::Verb);
            let holder =
                given.then(|| self.patient(before, start)).flatten().filter(|_| self.is_certain(before));
            return holder
                .map(|it| Link { holder: it, status: self.planned(before), confidence: 0.9 })
                .into_iter()
                .collect();
        }
        let kinds = [Around::Give, Around::Propose, Around::Serve, Around::Quit, Around::Replace];
        let floor = self.sentence.start.max(before.saturating_sub(10));
        let Some(verb) = (floor..before).rev().find(|&at| {
            kinds.iter().any(|&kind| self.is(at, kind))
                && self.story.part_of_speech(at) == Some(PartOfSpeech::Verb)
        }) else {
            return Vec::new();
        };
        if !self.is_certain(verb) {
            return Vec::new();
        }
        let mut links = Vec::new();
        let mut add = |holder: Option<usize>, status| {
            links.extend(holder.map(|holder| Link { holder, status, confidence: 0.9 }));
        };
        if self.is(verb, Around::Replace) {
            add(self.agent(verb), self.planned(verb));
            let object = (verb + 1..before).find_map(|at| self.name_at(at));
            add(object.filter(|&it| self.names[it].label == Label::Person), Some(RoleStatus::Former));
        } else if self.is(verb, Around::Quit) {
            add(self.patient(verb, before), Some(RoleStatus::Former));
        } else if self.is(verb, Around::Serve) {
            let past = self.story.word(verb) == "served" && !self.is(verb.saturating_sub(1), Around::Perfect);
            add(self.agent(verb), past.then_some(RoleStatus::Former));
        } else {
            let proposed = self.is(verb, Around::Propose).then_some(RoleStatus::Designate);
            add(self.patient(verb, before), proposed.or_else(|| self.planned(verb)));
        }
        links
    }

    /// Whether nothing before a verb puts it in doubt.
    fn is_certain(&self, verb: usize) -> bool {
        let floor = self.sentence.start.max(verb.saturating_sub(4));
        !(floor..verb).any(|at| self.is(at, Around::Doubt))
    }

    /// What is still to come.
    fn planned(&self, verb: usize) -> Option<RoleStatus> {
        let floor = self.sentence.start.max(verb.saturating_sub(3));
        let to_come = (floor..verb).any(|at| matches!(self.story.word(at), "will" | "to" | "would"));
        to_come.then_some(RoleStatus::Designate)
    }

    /// Who does what a verb says.
    fn agent(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        while at > self.sentence.start
            && (self.is(at - 1, Around::Perfect)
                || self.is(at - 1, Around::Adverb)
                || self.is(at - 1, Around::Be)
                || self.story.word(at - 1) == "to")
        {
            at -= 1;
        }
        self.subject_at(at).or_else(|| self.subject(verb))
    }

    /// Who an office is given to or taken from: the object, or the subject of the passive.
    fn patient(&self, verb: usize, end: usize) -> Option<usize> {
        let object = (verb + 1..end).find_map(|at| self.name_at(at));
        if let Some(object) = object.filter(|&it| self.names[it].label == Label::Person) {
            return Some(object);
        }
        if verb > self.sentence.start && self.story.word(verb - 1) == "," {
            // "X, appointed as minister in May,"
            return self.person_before(verb - 1);
        }
        self.agent(verb)
    }

    /// "X, who leads the federation": an office that a verb tells.
    pub(super) fn leads(&self, verb: usize) -> Option<(usize, &'static str, Phrase)> {
        let (_, title) = VERBS.iter().find(|(word, _)| *word == self.story.word(verb))?;
        let mut who = verb.checked_sub(1)?;
        while who > self.sentence.start && (self.is(who, Around::Adverb) || self.is(who, Around::Perfect)) {
            who -= 1;
        }
        if who <= self.sentence.start || self.story.word(who) != "who" {
            return None;
        }
        let holder = self.person_before(who - usize::from(self.story.word(who - 1) == ","))?;
        let phrase = self.object(who, verb)?;
        Some((holder, title, phrase))
    }
}
