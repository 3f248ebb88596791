//! Whose a role is: by the words between it and a name, and by the syntax.

use super::phrase::{Opening, Phrase, Reader};
use super::words::{self, Around};
use crate::analysis::{Label, RoleStatus};
use crate::lexicon::Kind;
use crate::tagger::syntax::PartOfSpeech;

/// Tokens between a verb and its subject, or a phrase and the comma that closes it, at most.
const REACH: usize = 24;

/// Who holds a role.
pub(super) struct Link {
    pub(super) holder: usize,
    pub(super) status: Option<RoleStatus>,
    pub(super) confidence: f32,
}

impl Link {
    pub(super) fn new(holder: usize, confidence: f32) -> Self {
        Self { holder, status: None, confidence }
    }
}

/// The name whose front stands there; fronts are in order.
fn at_front(fronts: &[(usize, usize)], at: usize) -> Option<usize> {
    let found = fronts.get(fronts.partition_point(|(front, _)| *front < at))?;
    (found.0 == at).then_some(found.1)
}

impl Reader<'_> {
    /// Where a person's name begins with its courtesies: "the Rt Rev", "Mr".
    pub(super) fn front(&self, name: usize) -> usize {
        let start = self.names[name].tokens.start;
        let mut at = start;
        while at > self.sentence.start {
            let before = at - 1;
            let entry = self.story.entry(crate::span::TokenRange::new(before, at));
            let behind = at < start && self.is(before, Around::RankFront);
            let courtesy = (entry.is(Kind::TitleHead) || behind)
                && self.story.word(before).starts_with(char::is_uppercase)
                && words::head(self.story, before).is_none();
            // "His Highness"
            let owned = at < start && matches!(self.story.word(before), "His" | "Her");
            if !courtesy && !owned {
                break;
            }
            at = before;
        }
        if at < start && at > self.sentence.start && self.story.key(at - 1) == "the" { at - 1 } else { at }
    }

    /// Whether a role directly before a name is that person's: not where the name begins a clause, "the lawyer Smith hired".
    pub(super) fn stands_before(&self, phrase: &Phrase, name: usize) -> bool {
        let mut tokens = self.names[name].tokens.indices();
        !phrase.several
            && !tokens.any(|at| {
                self.story.relation(at).starts_with("nsubj")
                    && self.story.head(at).is_some_and(|verb| {
                        self.story.relation(verb) == "acl:relcl" && self.story.head(verb) == Some(phrase.head)
                    })
            })
    }

    /// What the words before a person and the role in front say of its status: "he succeeds Archbishop X".
    pub(super) fn status_before(&self, phrase: &Phrase) -> Option<RoleStatus> {
        let verb = phrase.whole.start.checked_sub(1).filter(|&it| it >= self.sentence.start)?;
        self.is(verb, Around::Replace).then_some(RoleStatus::Former)
    }

    /// The persons that are listed from a name on: "X, Y and Z".
    pub(super) fn listed(&self, name: usize, fronts: &[(usize, usize)]) -> Vec<usize> {
        let mut all = vec![name];
        while all.len() < 12 {
            let end = self.names[all[all.len() - 1]].tokens.end;
            let next = end
                + match self.story.word(end) {
                    "," => 1 + usize::from(self.story.word(end + 1) == "and"),
                    "and" | "&" => 1,
                    _ => break,
                };
            let Some(name) = at_front(fronts, next) else { break };
            all.push(name);
        }
        if all.len() > 1 && !self.names_joined(&all) {
            all.truncate(1);
        }
        all
    }

    /// Whether "and" stands before the last one of some names.
    fn names_joined(&self, all: &[usize]) -> bool {
        let (last, before) = (all[all.len() - 1], all[all.len() - 2]);
        (self.names[before].tokens.end..self.names[last].tokens.start)
            .any(|at| matches!(self.story.word(at), "and" | "&"))
    }

    /// "The federation's president, X, said": the role stands before a comma and the name.
    pub(super) fn before_comma(&self, phrase: &Phrase, fronts: &[(usize, usize)]) -> Option<Link> {
        let comma = phrase.whole.end;
        if phrase.several || !matches!(self.story.word(comma), "," | ":" | "—" | "–") {
            return None;
        }
        let name = at_front(fronts, comma + 1)?;
        let end = self.names[name].tokens.end;
        // "managing director of the mill, Mr X,"
        let courteous = self.names[name].tokens.start > comma + 1;
        let bare = phrase.opening == Opening::Bare && phrase.whole.start > self.sentence.start && !courteous;
        let closed = self.is_mark(end) || self.is(end, Around::Behind) && self.is_mark(end + 1);
        (closed && !bare).then(|| Link::new(name, 0.95))
    }

    /// Whether a mark stands there, or the sentence ends.
    fn is_mark(&self, at: usize) -> bool {
        at >= self.sentence.end
            || matches!(
                self.story.word(at),
                "," | ";" | "." | ":" | "!" | "?" | ")" | "(" | "—" | "–" | "--" | "\"" | "”" | "’" | "'"
            ) && !self.is_hyphen(at)
    }

    /// The person whose name ends there, but for an age, a place and the like: "X, 45,", "X of the Labour Party,".
    pub(super) fn person_before(&self, end: usize) -> Option<usize> {
        let floor = self.sentence.start.max(end.saturating_sub(REACH));
        let mut at = end;
        while at > floor {
            if let Some(name) = self.person_ending(at) {
                return Some(name);
            }
            let before = at - 1;
            if self.is(before, Around::Behind) && self.story.word(before).starts_with(char::is_uppercase) {
                at = before;
                continue;
            }
            let number = self.story.part_of_speech(before) == Some(PartOfSpeech::Numeral)
                || self.story.word(before).starts_with(|it: char| it.is_ascii_digit());
            if number {
                at = before - usize::from(before > floor && self.story.word(before - 1) == "aged");
                at = at.saturating_sub(usize::from(at > floor && self.story.word(at - 1) == ","));
            } else if self.story.word(before) == ")" {
                at = (floor..before).rev().find(|&at| self.story.word(at) == "(")?;
            } else {
                return self.person_with_place(at, floor);
            }
        }
        None
    }

    /// The person before "of the Labour Party".
    fn person_with_place(&self, end: usize, floor: usize) -> Option<usize> {
        let mut at = end;
        while at > floor {
            let before = at - 1;
            if let Some(name) = self.name_at(before) {
                if self.names[name].label == Label::Person {
                    return None;
                }
                at = self.names[name].tokens.start;
            } else if at < end && matches!(self.story.word(before), "of" | "from" | "in" | "at") {
                return self.person_ending(before);
            } else if self.story.key(before) == "the" && at < end {
                at = before;
            } else {
                return None;
            }
        }
        None
    }

    /// The person in front of a comma and a role: "X, 45, now the head of Y,".
    fn person_and_comma(&self, start: usize) -> Option<Link> {
        let mut at = start;
        let mut status = None;
        while at > self.sentence.start && start - at < 4 && self.is(at - 1, Around::Adverb) {
            at -= 1;
            if matches!(self.story.word(at), "formerly" | "once" | "previously") {
                status = Some(RoleStatus::Former);
            }
        }
        let comma = at.checked_sub(1).filter(|&it| it >= self.sentence.start)?;
        if !matches!(self.story.word(comma), "," | "—" | "–" | "--" | "(") || self.is_hyphen(comma) {
            return None;
        }
        Some(Link { holder: self.person_before(comma)?, status, confidence: 0.95 })
    }

    /// "X, the head of Y, said".
    pub(super) fn after_comma(&self, phrase: &Phrase) -> Option<Link> {
        if phrase.several {
            return None;
        }
        let mut link = self.person_and_comma(phrase.whole.start)?;
        if !self.closes(phrase) {
            return None;
        }
        if phrase.opening == Opening::Bare {
            link.confidence = 0.9;
        }
        Some(link)
    }

    /// Whether an apposition ends as one: at a mark, and with no verb that it could be the subject of.
    pub(super) fn closes(&self, phrase: &Phrase) -> bool {
        let end = phrase.whole.end;
        if self.is_mark(end) || matches!(self.story.word(end), "who" | "whose") {
            return true;
        }
        let subject = self.story.relation(phrase.head).starts_with("nsubj");
        if subject && phrase.opening != Opening::Indefinite {
            return false;
        }
        for at in end..(end + REACH).min(self.sentence.end) {
            if self.is_mark(at) || matches!(self.story.word(at), "who" | "whose" | "which" | "that") {
                return true;
            }
            match self.story.part_of_speech(at) {
                Some(PartOfSpeech::Verb | PartOfSpeech::Auxiliary) if at == end || !self.in_clause(at) => {
                    return self.story.relation(at).starts_with("acl");
                }
                _ => {}
            }
        }
        end >= self.sentence.end
    }

    fn in_clause(&self, at: usize) -> bool {
        self.story.relation(at).starts_with("acl") || self.story.relation(at).starts_with("amod")
    }

    /// "X is the foreign minister", "X, who has been a nurse since 2010".
    pub(super) fn copula(&self, phrase: &Phrase) -> Option<Link> {
        let mut at = phrase.whole.start;
        let floor = self.sentence.start.max(at.saturating_sub(8));
        while at > floor && self.is(at - 1, Around::Adverb) {
            at -= 1;
        }
        let verb = at.checked_sub(1).filter(|&it| it >= floor && self.is(it, Around::Be))?;
        let form = self.story.key(verb);
        if form == "'s" && phrase.opening == Opening::Bare || phrase.several {
            return None;
        }
        let mut former = matches!(form.as_ref(), "was" | "were");
        let mut designate = false;
        at = verb;
        while at > floor
            && (self.is(at - 1, Around::Perfect)
                || self.is(at - 1, Around::Adverb)
                || self.story.word(at - 1) == "to")
        {
            at -= 1;
            designate |= matches!(self.story.word(at), "will" | "would" | "to");
            former |= self.story.word(at) == "had";
        }
        if at > self.sentence.start && self.is(at - 1, Around::Doubt) {
            return None;
        }
        if designate && form == "remain" {
            designate = false;
        }
        let holder = self.subject_at(at).or_else(|| self.subject(phrase.head))?;
        let status =
            if designate { Some(RoleStatus::Designate) } else { former.then_some(RoleStatus::Former) };
        Some(Link { holder, status, confidence: if former { 0.8 } else { 0.9 } })
    }

    /// The person right before a verb, or before "who".
    pub(super) fn subject_at(&self, at: usize) -> Option<usize> {
        if let Some(name) = self.person_ending(at) {
            let governed = self.names[name].tokens.start.checked_sub(1);
            let own = governed.is_none_or(|it| {
                it < self.sentence.start
                    || !matches!(self.story.word(it), "of" | "for" | "to" | "with" | "and" | "by")
            });
            return own.then_some(name);
        }
        let who = at.checked_sub(1).filter(|&it| it > self.sentence.start)?;
        if self.story.word(who) == "who" {
            let end = who - usize::from(self.story.word(who - 1) == ",");
            return self.person_before(end);
        }
        None
    }

    /// The person that the syntax says is the subject of a word.
    pub(super) fn subject(&self, of: usize) -> Option<usize> {
        let floor = self.sentence.start.max(of.saturating_sub(REACH));
        let at = (floor..of)
            .rev()
            .find(|&at| self.story.head(at) == Some(of) && self.story.relation(at).starts_with("nsubj"))?;
        if self.story.word(at) == "who" {
            return self.person_before(at - usize::from(at > floor && self.story.word(at - 1) == ","));
        }
        self.name_at(at).filter(|&name| self.names[name].label == Label::Person)
    }

    /// "X, a crossbencher and former head of Y,": after a noun that is no role.
    pub(super) fn after_and(&self, phrase: &Phrase) -> Option<Link> {
        let and = phrase.whole.start.checked_sub(1).filter(|&it| it > self.sentence.start)?;
        if self.story.word(and) != "and" || phrase.several {
            return None;
        }
        let floor = self.sentence.start.max(and.saturating_sub(6));
        let comma = (floor..and).rev().find(|&at| {
            !matches!(
                self.story.part_of_speech(at),
                Some(PartOfSpeech::Noun | PartOfSpeech::Adjective | PartOfSpeech::Determiner)
            )
        })?;
        let beside = self.story.word(comma) == "," && comma + 1 < and && self.closes(phrase);
        let holder = self.person_before(comma).filter(|_| beside)?;
        Some(Link::new(holder, 0.8))
    }

    /// What the syntax says where the words are not plain.
    pub(super) fn parsed(&self, phrase: &Phrase) -> Option<Link> {
        if phrase.several || self.story.relation(phrase.head) != "appos" {
            return None;
        }
        let to = self.story.head(phrase.head)?;
        let name = self.name_at(to).filter(|&it| self.names[it].label == Label::Person)?;
        let near = to < phrase.head && phrase.whole.start.saturating_sub(to) < 12;
        (near && self.closes(phrase)).then(|| Link::new(name, 0.75))
    }
}
