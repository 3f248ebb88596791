//! Which body, place or country an office is of, where its own words do not name it: "Its general manager", "the federation's
//! president", a bare "Prime Minister".

use std::collections::BTreeMap;

use super::Role;
use super::words::{Around, Words};
use crate::analysis::Label;
use crate::lexicon::Kind;
use crate::names::Name;
use crate::normalize;
use crate::span::TokenRange;
use crate::story::Story;

/// Names that are looked back at, at most.
const REACH: usize = 40;

/// What is known of an office after looking for its body, as factors of confidence, set on the stories' gold.
const OWNED: f32 = 0.9;
const OF_COUNTRY: f32 = 0.85;
const OF_MAIN_BODY: f32 = 0.8;
const UNKNOWN: f32 = 0.6;

/// Fills in the bodies and countries of roles in text order.
pub(super) fn resolve(story: &Story<'_>, names: &[Name], words: &Words, roles: &mut [Role]) {
    let country = country(story, names);
    let town = town(story, names);
    let mut bodies = Bodies::default();
    for role in roles.iter_mut() {
        bodies.read_to(story, names, role.evidence.start);
        // "of the Iranian Armed Forces"
        role.country = role.country.or_else(|| nationality(story, &names[role.of?]));
        if role.of.is_some() || role.country.is_some() {
            continue;
        }
        let finder = Finder { story, names, words };
        let confidence = if let Some(of) = finder.owner(role) {
            role.of = Some(of);
            OWNED
        } else if let Some(of) = finder.behind_name(role) {
            role.of = Some(of);
            1.0
        } else if let Some(of) = town.filter(|_| finder.is_of_town(role)) {
            role.of = Some(of);
            OF_COUNTRY
        } else if country.is_some() && finder.is_of_state(role) {
            role.country = country;
            OF_COUNTRY
        } else if let Some(of) = bodies.main.filter(|_| finder.is_of_body(role)) {
            role.of = Some(of);
            OF_MAIN_BODY
        } else if words.has(story.word(role.head), Around::Office) {
            UNKNOWN
        } else {
            1.0
        };
        role.confidence *= confidence;
    }
}

/// The country of the dateline, else the one that most names are of.
fn country(story: &Story<'_>, names: &[Name]) -> Option<[u8; 2]> {
    let place = story.blocks.dateline.and_then(|it| it.place);
    let within = |name: &&Name| place.is_some_and(|it| it.contains(story.tokens.span(name.tokens)));
    if let Some(code) = names.iter().filter(within).find_map(|it| it.country) {
        return Some(code);
    }
    let mut counts: BTreeMap<[u8; 2], usize> = BTreeMap::new();
    for code in names.iter().filter_map(|it| it.country) {
        *counts.entry(code).or_default() += 1;
    }
    let (code, most) = counts.iter().max_by_key(|it| it.1)?;
    let alone = counts.values().filter(|it| *it == most).count() == 1;
    alone.then_some(*code)
}

/// The country whose nationality begins a body's name.
fn nationality(story: &Story<'_>, name: &Name) -> Option<[u8; 2]> {
    let first = story.entry(TokenRange::new(name.tokens.start, name.tokens.start + 1));
    let code = first.country().filter(|_| name.label == Label::Org && first.is(Kind::Demonym))?;
    code.as_bytes().try_into().ok()
}

/// The dateline's town.
fn town(story: &Story<'_>, names: &[Name]) -> Option<usize> {
    let place = story.blocks.dateline.and_then(|it| it.place)?;
    names.iter().position(|it| it.label == Label::Gpe && place.contains(story.tokens.span(it.tokens)))
}

/// The organisations that were named so far.
#[derive(Default)]
struct Bodies {
    next: usize,
    counts: BTreeMap<String, usize>,
    most: usize,
    /// The name of the one that was named most often.
    main: Option<usize>,
}

impl Bodies {
    fn read_to(&mut self, story: &Story<'_>, names: &[Name], end: usize) {
        while let Some(name) = names.get(self.next).filter(|it| it.tokens.start < end) {
            let span = story.tokens.span(name.tokens);
            let agency = story.blocks.dateline.is_some_and(|it| it.span.contains(span));
            if name.label == Label::Org && !agency {
                let count =
                    self.counts.entry(normalize::key(story.words(name.tokens)).into_owned()).or_default();
                *count += 1;
                if *count > self.most {
                    self.most = *count;
                    self.main = Some(self.next);
                }
            }
            self.next += 1;
        }
    }
}

struct Finder<'f> {
    story: &'f Story<'f>,
    names: &'f [Name],
    words: &'f Words,
}

impl Finder<'_> {
    /// Whom "its", "the federation's" or "for the department" mean.
    fn owner(&self, role: &Role) -> Option<usize> {
        let evidence = role.evidence;
        let opening = self.story.key(evidence.start);
        if matches!(opening.as_ref(), "its" | "their") {
            return self.body_before(evidence.start);
        }
        let apostrophe = (evidence.start + 1..role.title.start)
            .find(|&at| matches!(self.story.word(at), "'s" | "\u{2019}s" | "'" | "\u{2019}"));
        if let Some(at) = apostrophe {
            return self.called(at - 1, evidence.start);
        }
        let last = evidence.end.checked_sub(1).filter(|&it| it > role.head + 1)?;
        self.called(last, evidence.start)
    }

    /// The last body, place or country before `end` that a noun can mean: one that has it in its name, or one of its kind.
    fn called(&self, noun: usize, end: usize) -> Option<usize> {
        let key = self.story.key(noun);
        let told = self.before(end).find(|&it| {
            self.names[it].label != Label::Person
                && self.names[it].tokens.indices().any(|at| self.story.key(at) == key)
        });
        if told.is_some() {
            return told;
        }
        if self.words.has(&key, Around::Body) {
            return self.body_before(end);
        }
        let place = |it: &usize| self.names[*it].label == Label::Gpe;
        self.before(end).find(place).filter(|_| self.words.has(&key, Around::Place))
    }

    /// The organisation in the sentence or the one before, its subject rather than another.
    fn body_before(&self, end: usize) -> Option<usize> {
        let sentence = self.story.sentence(end);
        let near = |it: &usize| {
            let name = &self.names[*it];
            name.label == Label::Org && self.story.sentence(name.tokens.start) + 1 >= sentence
        };
        let subject = |it: &usize| {
            self.names[*it].tokens.indices().any(|at| self.story.relation(at).starts_with("nsubj"))
        };
        let found = self.before(end).filter(near).find(subject);
        found.or_else(|| self.before(end).find(near))
    }

    /// The names before a token, the last one first.
    fn before(&self, end: usize) -> impl Iterator<Item = usize> {
        let count = self.names.partition_point(|it| it.tokens.end <= end);
        (count.saturating_sub(REACH)..count).rev()
    }

    /// "Seismologist X of the University of Chile".
    fn behind_name(&self, role: &Role) -> Option<usize> {
        let end = self.names[role.holder].tokens.end;
        let office = self.words.has(self.story.word(role.head), Around::Office);
        if office || role.evidence.end > end || !matches!(self.story.word(end), "of" | "at") {
            return None;
        }
        let start = end + 1 + usize::from(self.story.word(end + 1) == "the");
        let next = self.names.get(role.holder + 1)?;
        let body = next.label == Label::Org && next.tokens.start == start;
        body.then_some(role.holder + 1)
    }

    /// "the mayor"
    fn is_of_town(&self, role: &Role) -> bool {
        role.evidence != role.title && normalize::key(role.title(self.story)) == "mayor"
    }

    /// An office of a country's government.
    fn is_of_state(&self, role: &Role) -> bool {
        let title = role.title(self.story);
        let capital = title.starts_with(char::is_uppercase);
        let key = normalize::key(title);
        let words: Vec<&str> = key.split(' ').collect();
        match words.as_slice() {
            ["president" | "vice-president"] | ["vice", "president"] => {
                capital
                    && role.evidence == role.title
                    && role.evidence.end < self.names[role.holder].tokens.end
            }
            [.., "undersecretary"] | ["minister", ..] | [.., "cabinet", "secretary"] => capital,
            ["premier"] | [_, .., "minister"] => true,
            _ => false,
        }
    }

    /// An office that companies and the like have, without a word of which.
    fn is_of_body(&self, role: &Role) -> bool {
        role.evidence == role.title
            && ["executive", "director", "ceo", "cfo", "chairman", "chairwoman", "founder", "officer"]
                .contains(&self.story.key(role.head).as_ref())
            && ["chief", "managing", "ceo", "cfo", "chairman", "chairwoman", "founder"]
                .contains(&self.story.key(role.title.start).as_ref())
    }
}
