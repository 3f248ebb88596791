//! Names to roles: the offices, ranks and occupations of people, with the words that say them.
//!
//! A role is a noun phrase around a head that the lists know; whose it is, the words between it and a name say, and the
//! syntax where they do not.

mod front;
mod links;
mod offices;
mod phrase;
mod whose;
mod words;

use crate::analysis::{Label, RoleStatus};
use crate::names::Name;
use crate::normalize;
use crate::order;
use crate::span::TokenRange;
use crate::story::Story;
use links::Link;
use phrase::{Opening, Phrase, Reader};

/// Roles of one person, at most: each is compared with all.
const MOST: usize = 24;

/// One role of one person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Role {
    /// Index of the name of the person.
    pub(crate) holder: usize,
    /// Without the country's adjective and the organisation in front, with what follows: "Chief of Staff of the Iranian Armed
    /// Forces".
    pub(crate) title: TokenRange,
    /// The title where it does not stand so: "leader" of one "who leads the party", "minister" of "ministers X and Y".
    pub(crate) name: Option<String>,
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
    resolve_counterparts(story, &mut roles);
    whose::resolve(story, names, &words, &mut roles);
    roles
}

/// Gives "his Kazakh counterpart" the office of the role read before it.
fn resolve_counterparts(story: &Story<'_>, roles: &mut Vec<Role>) {
    let mut last: Option<(usize, String)> = None;
    for role in roles.iter_mut() {
        let sentence = story.sentence(role.head);
        if story.word(role.head) == "counterpart" {
            role.name = last.as_ref().filter(|(at, _)| at + 1 >= sentence).map(|(_, title)| title.clone());
            role.confidence = 0.8;
        } else {
            last = Some((sentence, role.title(story).to_owned()));
        }
    }
    roles.retain(|role| role.name.is_some() || story.word(role.head) != "counterpart");
}

impl Role {
    /// The title in words.
    pub(crate) fn title<'r>(&'r self, story: &Story<'r>) -> &'r str {
        self.name.as_deref().unwrap_or_else(|| story.words(self.title))
    }

    /// Whether both are one role, told twice: the same words, or those of one with more before or behind.
    fn agrees(&self, other: &Self, story: &Story<'_>) -> bool {
        let key = |role: &Self| normalize::key(role.title(story)).into_owned();
        let (own, others) = (key(self), key(other));
        let (short, long) = if own.len() < others.len() { (&own, &others) } else { (&others, &own) };
        let more = long.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(" of "))
            || long.strip_suffix(short.as_str()).is_some_and(|rest| {
                rest.ends_with(' ') && !["deputy ", "vice ", "assistant "].iter().any(|it| rest.contains(it))
            });
        self.status == other.status && (own == others || more)
    }
}

/// Adds a role to those of its entity; one told twice is one, in its fullest words.
pub(crate) fn add(story: &Story<'_>, roles: &mut Vec<Role>, mut role: Role) {
    if let Some(known) = roles.iter_mut().find(|it| it.agrees(&role, story)) {
        let fuller = known.title(story).len() < role.title(story).len();
        let (of, country) = (known.of.or(role.of), known.country.or(role.country));
        let confidence = known.confidence.max(role.confidence);
        if fuller {
            std::mem::swap(known, &mut role);
        }
        (known.of, known.country, known.confidence) = (of, country, confidence);
    } else if roles.len() < MOST {
        roles.push(role);
    }
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
        for verb in self.sentence.indices() {
            if let Some((holder, title, phrase)) = self.leads(verb) {
                let link = Link { holder, status: None, confidence: 0.8 };
                roles.push(Role { name: Some(title.to_owned()), ..role(&phrase, &link) });
            }
        }
        roles
    }

    /// The title of one of those that a phrase in the plural is about: "minister" of "ministers".
    fn singular(&self, phrase: &Phrase) -> Option<String> {
        let (front, head, rest) = (
            TokenRange::new(phrase.title.start, phrase.head),
            self.story.word(phrase.head),
            TokenRange::new(phrase.head + 1, phrase.title.end.max(phrase.head + 1)),
        );
        let one = match (head.strip_suffix("men"), head.strip_suffix("ies")) {
            (Some(front), _) => format!("{front}man"),
            (_, Some(front)) => format!("{front}y"),
            _ => head.strip_suffix('s')?.to_owned(),
        };
        let parts = [self.story.words(front), &one, self.story.words(rest)];
        Some(parts.join(" ").trim().to_owned())
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
            let beside =
                taken.as_ref().is_some_and(|(right, _, before)| *before && self.is_pair(&phrase, right));
            let holder = match (adjacent, &taken) {
                (Some((_, name)), _) if self.stands_before(&phrase, name) => Some(name),
                (_, Some((_, name, _))) if beside => Some(*name),
                _ => None,
            };
            if let Some(name) = holder {
                fronts[next].0 = phrase.whole.start;
                if !phrase.courtesy {
                    let status = self.status_before(&phrase);
                    roles.push(role(&phrase, &Link { holder: name, status, confidence: 0.97 }));
                }
                taken = Some((phrase, name, true));
                continue;
            }
            if let Some((_, name)) = adjacent.filter(|_| phrase.several) {
                let listed = self.listed(name, fronts);
                if listed.len() > 1 {
                    let link = |holder| Link { holder, status: None, confidence: 0.85 };
                    let title = self.singular(&phrase);
                    let named = |name| Role { name: title.clone(), ..role(&phrase, &link(name)) };
                    roles.extend(listed.into_iter().map(named));
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
            let listed = phrase.opening == Opening::Bare
                || (end..phrase.whole.start).any(|at| self.story.word(at) == "and");
            if joined && listed && self.closes(phrase) && self.before_comma(phrase, fronts).is_none() {
                return vec![Link { holder, status: None, confidence: 0.85 }];
            }
        }
        let (after, before) = (self.after_comma(phrase), self.before_comma(phrase, fronts));
        // "the governor, X, the bishop, Y, and": the name in front has its role.
        let paired = after.as_ref().zip(before.as_ref()).is_some_and(|(after, _)| {
            last.is_some_and(|(end, holder)| holder == after.holder && end <= self.names[holder].tokens.start)
        });
        let plain = if paired { before } else { after.or(before) };
        if let Some(link) = plain.or_else(|| self.copula(phrase)).or_else(|| self.after_and(phrase)) {
            return vec![link];
        }
        let given = self.given(phrase);
        if given.is_empty() { self.parsed(phrase).into_iter().collect() } else { given }
    }
}

fn role(phrase: &Phrase, link: &Link) -> Role {
    let own = Some(phrase.status).filter(|it| *it != RoleStatus::Current);
    let status = own.or(link.status).unwrap_or(RoleStatus::Current);
    Role {
        holder: link.holder,
        title: phrase.title,
        name: None,
        evidence: phrase.whole,
        head: phrase.head,
        of: phrase.of,
        country: phrase.country,
        status,
        confidence: link.confidence,
    }
}
