//! Names to roles: the offices, ranks and occupations of people, with the words that say them.
//!
//! A role is a noun phrase around a head that the lists know; whose it is, the words between it and a name say, and the
//! syntax where they do not.

mod links;
mod phrase;
mod words;

use crate::analysis::{Label, RoleStatus};
use crate::names::Name;
use crate::order;
use crate::span::TokenRange;
use crate::story::Story;
use links::Link;
use phrase::{Opening, Phrase, Reader};

/// One role of one person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Role {
    /// Index of the name of the person.
    pub(crate) holder: usize,
    /// Without the country's adjective and the organisation in front, with what follows: "Chief of Staff of the Iranian Armed
    /// Forces".
    pub(crate) title: TokenRange,
    /// The words, whole: "Iraqi Defense Minister".
    pub(crate) evidence: TokenRange,
    /// The token of its head: "Minister".
    pub(crate) head: usize,
    /// Index of the name of the organisation or place.
    pub(crate) of: Option<usize>,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) status: RoleStatus,
    pub(crate) confidence: f32,
}

/// Finds the roles of the people that are named, in text order of their evidence.
pub(crate) fn read(story: &Story<'_>, names: &[Name]) -> Vec<Role> {
    let words = words::Words::load();
    let mut roles = Vec::new();
    let mut first = 0;
    for &sentence in &story.tokens.sentences {
        let here = first..first + names[first..].partition_point(|name| name.tokens.start < sentence.end);
        first = here.end;
        let people: Vec<usize> = here.filter(|&it| names[it].label == Label::Person).collect();
        if !people.is_empty() {
            let reader = Reader { story, names, words: &words, sentence };
            roles.extend(reader.roles(&people));
        }
    }
    order::sort_by(&mut roles, |a, b| (a.evidence, a.holder).cmp(&(b.evidence, b.holder)));
    roles
}

impl Reader<'_> {
    /// The roles that one sentence tells of.
    fn roles(&self, people: &[usize]) -> Vec<Role> {
        let mut roles = Vec::new();
        let mut fronts: Vec<(usize, usize)> = people.iter().map(|&name| (self.front(name), name)).collect();
        let rest = self.roles_before(&mut fronts, &mut roles);
        // The role read last, and whose it is: "a lawyer and activist".
        let mut last: Option<(usize, usize)> = None;
        for phrase in rest.iter().rev() {
            for link in self.links(phrase, &fronts, last) {
                last = Some((phrase.whole.end, link.holder));
                roles.push(role(phrase, &link));
            }
        }
        roles
    }

    /// Reads the roles directly before names, from the end; returns the other phrases, the last one first. What stands before
    /// a name becomes part of its front.
    fn roles_before(&self, fronts: &mut [(usize, usize)], roles: &mut Vec<Role>) -> Vec<Phrase> {
        let mut rest = Vec::new();
        let mut next = fronts.len();
        let mut taken: Option<(Phrase, usize, bool)> = None;
        for head in self.sentence.indices().rev() {
            while next > 0 && fronts[next - 1].0 > head {
                next -= 1;
            }
            if taken.as_ref().is_some_and(|(phrase, ..)| phrase.whole.start <= head) {
                continue;
            }
            let person = fronts.get(next).copied();
            let limit = person.map_or(self.sentence.end, |(front, _)| front);
            let Some(phrase) = self.phrase(head, limit, person.map(|(_, name)| name)) else { continue };
            let adjacent = person.filter(|(front, _)| *front == phrase.whole.end);
            let beside = taken.as_ref().is_some_and(|(right, _, before)| *before && self.is_pair(&phrase, right));
            let holder = match (adjacent, &taken) {
                (Some((_, name)), _) if self.stands_before(&phrase, name) => Some(name),
                (_, Some((_, name, _))) if beside => Some(*name),
                _ => None,
            };
            if let Some(name) = holder {
                fronts[next].0 = phrase.whole.start;
                if !phrase.courtesy {
                    roles.push(role(&phrase, &Link { holder: name, status: None, confidence: 0.97 }));
                }
                taken = Some((phrase, name, true));
                continue;
            }
            if let Some((_, name)) = adjacent.filter(|_| phrase.several) {
                let listed = self.listed(name, fronts);
                if listed.len() > 1 {
                    let link = |holder| Link { holder, status: None, confidence: 0.85 };
                    roles.extend(listed.into_iter().map(|name| role(&phrase, &link(name))));
                    taken = Some((phrase, name, false));
                    continue;
                }
            }
            taken = Some((phrase.clone(), 0, false));
            rest.push(phrase);
        }
        rest
    }

    /// "Prime Minister and Finance Minister X": one person's.
    fn is_pair(&self, left: &Phrase, right: &Phrase) -> bool {
        let capital = |at: usize| self.story.word(at).starts_with(char::is_uppercase);
        self.story.word(left.whole.end) == "and"
            && left.whole.end + 1 == right.whole.start
            && right.opening == Opening::Bare
            && !left.several
            && (left.opening != Opening::Definite || capital(left.head) == capital(right.head))
    }

    fn links(&self, phrase: &Phrase, fronts: &[(usize, usize)], last: Option<(usize, usize)>) -> Vec<Link> {
        if phrase.courtesy {
            return Vec::new();
        }
        if let Some((end, holder)) = last {
            let between = self.sentence.end.min(phrase.whole.start).saturating_sub(end);
            let joined = (1..4).contains(&between)
                && (end..phrase.whole.start).all(|at| {
                    matches!(self.story.word(at), "and" | ",") || self.is(at, words::Around::Adverb)
                });
            if joined && self.closes(phrase) && self.before_comma(phrase, fronts).is_none() {
                return vec![Link { holder, status: None, confidence: 0.85 }];
            }
        }
        let plain = self.after_comma(phrase).or_else(|| self.before_comma(phrase, fronts)).or_else(|| self.copula(phrase));
        if let Some(link) = plain {
            return vec![link];
        }
        let given = self.given(phrase);
        if given.is_empty() { self.parsed(phrase).into_iter().collect() } else { given }
    }
}

fn role(phrase: &Phrase, link: &Link) -> Role {
    let status = match (phrase.status, link.status) {
        (RoleStatus::Current, Some(status)) => status,
        (status, _) => status,
    };
    Role {
        holder: link.holder,
        title: phrase.title,
        evidence: phrase.whole,
        head: phrase.head,
        of: phrase.of,
        country: phrase.country,
        status,
        confidence: link.confidence,
    }
}
