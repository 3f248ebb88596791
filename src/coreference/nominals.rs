//! Definite noun phrases to entities: "the top general" by his rank, "the ministry" by its name, "the company" where only one
//! can be meant.

use super::Chains;
use super::phrases::{Determiner, Phrase};
use super::referents::{Referent, Referents, What};
use super::words::{self, Sort};
use crate::analysis::{BlockKind, Label, MentionKind};
use crate::names::Name;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// Something said of an entity by which a phrase can mean it: an office, or a noun ("Acme, a software company").
struct Facet {
    entity: usize,
    /// The token of its head.
    token: usize,
    head: String,
    words: Vec<String>,
    /// The families of its words, a bit each.
    families: u32,
    country: Option<[u8; 2]>,
    /// Index of the entity of its organisation or place.
    of: Option<usize>,
}

/// Heads that are said of the same office.
const FAMILIES: [&str; 18] = [
    "general commander admiral colonel marshal officer chief soldier brigadier lieutenant major",
    "minister secretary chief",
    "president leader head",
    "premier minister leader",
    "executive boss chief ceo head",
    "coach manager boss trainer",
    "striker midfielder forward defender goalkeeper keeper winger captain player footballer international",
    "judge justice magistrate",
    "lawyer attorney counsel solicitor barrister advocate",
    "king monarch sovereign ruler sultan emir queen",
    "spokesman spokeswoman spokesperson",
    "bishop archbishop cleric priest prelate cardinal imam",
    "mp lawmaker senator politician legislator congressman congresswoman representative",
    "director head chief boss",
    "commissioner chief head",
    "chairman chair chairwoman chairperson",
    "singer musician artist performer star actor actress",
    "batsman batter bowler cricketer captain player spinner",
];

/// The families that a word belongs to, a bit each.
fn families(key: &str) -> u32 {
    let bit = |(at, list): (usize, &&str)| u32::from(list.split_ascii_whitespace().any(|it| it == key)) << at;
    FAMILIES.iter().enumerate().map(bit).sum()
}

/// Words that say nothing of which office it is.
const DESCRIPTIONS: &str = "top senior veteran former new outgoing late young old current then first highest-ranking ranking \
    highest longtime long-serving powerful influential embattled beleaguered retired ailing long-time respected popular \
    incoming acting interim ex same said own elder military country nation world national";

/// Offices that a phrase is compared with.
const MOST: usize = 64;
/// Sentences at the beginning in which a phrase may come before the name.
const OPENING: usize = 3;
/// Sentences back in which a company or a man is looked for.
const NEAR: usize = 4;

/// The name that a noun is said of: in apposition, or as what it is.
pub(super) fn said_of(story: &Story<'_>, names: &[Name], token: usize) -> Option<usize> {
    let holding = |token: usize| {
        let at = names.partition_point(|it| it.tokens.end <= token);
        names.get(at).filter(|it| it.tokens.start <= token && it.kind == MentionKind::Name).map(|_| at)
    };
    match story.relation(token) {
        "appos" => holding(story.head(token)?),
        _ => {
            // "Acme is a company": the name depends on the noun, and a form of "be" does.
            let near = token.saturating_sub(12)..token;
            let subject = near.clone().find(|&it| {
                story.head(it) == Some(token) && matches!(story.relation(it), "nsubj" | "nsubj:outer")
            })?;
            let is = near.clone().any(|it| story.head(it) == Some(token) && story.relation(it) == "cop");
            let negated = near.clone().any(|it| matches!(&*story.key(it), "not" | "n't" | "never"));
            holding(subject).filter(|_| is && !negated)
        }
    }
}

/// Reads phrases.
pub(super) struct Reader<'a, 's> {
    story: &'a Story<'s>,
    names: &'a [Name],
    chains: &'a Chains,
    facets: Vec<Facet>,
}

impl<'a, 's> Reader<'a, 's> {
    pub(super) fn new(story: &'a Story<'s>, names: &'a [Name], chains: &'a Chains) -> Self {
        let mut reader = Self { story, names, chains, facets: Vec::new() };
        reader.facets = reader.offices();
        reader.facets.extend(reader.descriptions());
        reader
    }

    fn offices(&self) -> Vec<Facet> {
        let mut facets = Vec::new();
        for (entity, it) in self.chains.entities.iter().enumerate() {
            for role in &it.roles {
                let of = role.of.map(|name| self.chains.names[name]);
                let country = role.country.or_else(|| self.chains.entities.get(of?)?.country);
                let words: Vec<String> =
                    role.evidence.indices().map(|it| self.story.key(it).into_owned()).collect();
                facets.push(Facet {
                    entity,
                    token: role.head,
                    head: self.story.key(role.head).into_owned(),
                    families: words.iter().fold(0, |all, it| all | families(it)),
                    words,
                    country,
                    of,
                });
            }
        }
        facets
    }

    /// Nouns in apposition, after "is", and before a name ("airline Acme").
    fn descriptions(&self) -> Vec<Facet> {
        let mut facets = Vec::new();
        let mut next = 0;
        for token in 0..self.story.tokens.list.len() {
            while self.names.get(next).is_some_and(|it| it.tokens.end <= token) {
                next += 1;
            }
            let inside = self.names.get(next).is_some_and(|it| it.tokens.start <= token);
            if inside || self.story.part_of_speech(token) != Some(PartOfSpeech::Noun) {
                continue;
            }
            let key = self.story.key(token);
            let before = self
                .names
                .get(next)
                .is_some_and(|it| it.tokens.start == token + 1 && it.kind == MentionKind::Name);
            let name = if before { Some(next) } else { said_of(self.story, self.names, token) };
            let Some(name) = name else { continue };
            let label = self.names[name].label;
            let fits = match words::sort(&key) {
                Sort::Person => label == Label::Person,
                Sort::Body => label == Label::Org,
                Sort::Place => matches!(label, Label::Gpe | Label::Loc),
                Sort::Thing => words::thing_labels(&key).any(|it| it == label),
            };
            if fits {
                let entity = self.chains.names[name];
                let (head, mut words) = (key.clone().into_owned(), vec![key.clone().into_owned()]);
                words.extend(token.checked_sub(1).map(|it| self.story.key(it).into_owned()));
                let families = families(&key);
                facets.push(Facet { entity, token, head, words, families, country: None, of: None });
            }
        }
        facets
    }

    /// The entity that a phrase means, with the probability that it does.
    pub(super) fn link(
        &self,
        phrase: &Phrase,
        sentence: usize,
        referents: &Referents,
    ) -> Option<(usize, f32)> {
        let definite = matches!(phrase.determiner, Determiner::The | Determiner::This | Determiner::Name(_));
        let headline = self
            .story
            .sentences
            .get(sentence)
            .and_then(|it| self.story.blocks.list.get(it.block))
            .is_some_and(|it| matches!(it.kind, BlockKind::Headline | BlockKind::Subhead));
        let bare = headline && phrase.determiner == Determiner::None && phrase.sort == Sort::Person;
        if phrase.plural || phrase.of_name || !(definite || bare) {
            return None;
        }
        let office = self.by_office(phrase, sentence, referents);
        if office.is_some() || bare || matches!(phrase.determiner, Determiner::Name(_)) {
            return office;
        }
        if phrase.restricted { None } else { self.by_sort(phrase, sentence, referents) }
    }

    /// By the offices and nouns that were said of entities.
    fn by_office(&self, phrase: &Phrase, sentence: usize, referents: &Referents) -> Option<(usize, f32)> {
        let mut best: Option<(i32, usize, usize)> = None;
        let mut rivals = 0;
        let head = self.story.key(phrase.head);
        let families = families(&head);
        let alike = |it: &&Facet| it.families & families > 0 || it.head == *head;
        for facet in self.facets.iter().filter(alike).take(MOST) {
            let known = referents.index(facet.entity).map(|it| &referents.list[it]);
            let before = facet.token < phrase.start && known.is_some();
            if !before && sentence >= OPENING || said_here(self.story, facet.token, phrase.head) {
                continue;
            }
            let Some(mut points) = self.points(facet, phrase) else { continue };
            points -= i32::from(!before);
            if points < 2 {
                continue;
            }
            let recent = known.map_or(0, |it| it.last.token + 1);
            match best {
                Some((most, _, entity)) if entity == facet.entity => {
                    best = Some((most.max(points), recent, entity));
                }
                Some((most, last, _)) => {
                    rivals += usize::from(points == most);
                    if points > most || points == most && recent > last {
                        rivals *= usize::from(points == most);
                        best = Some((points, recent, facet.entity));
                    }
                }
                None => best = Some((points, recent, facet.entity)),
            }
        }
        let (points, _, entity) = best?;
        let confidence = match (rivals, points) {
            (0, 5..) => 0.95,
            (0, 3..) => 0.9,
            (0, _) => 0.8,
            (1, 3..) => 0.65,
            _ => return None,
        };
        Some((entity, confidence))
    }

    /// How well the words of a phrase agree with what was said; none where they do not.
    fn points(&self, facet: &Facet, phrase: &Phrase) -> Option<i32> {
        let mut points = if *self.story.key(phrase.head) == *facet.head { 3 } else { 1 };
        let own_start =
            phrase.start + usize::from(matches!(phrase.determiner, Determiner::The | Determiner::This));
        for token in own_start..phrase.head {
            if phrase.names.iter().any(|&it| self.names[it].tokens.indices().contains(&token)) {
                continue;
            }
            let key = self.story.key(token);
            if facet.words.iter().any(|it| same_word(it, &key)) {
                points += 2;
            } else if self.story.part_of_speech(token) == Some(PartOfSpeech::Noun)
                && !DESCRIPTIONS.split_ascii_whitespace().any(|it| it == &*key)
            {
                return None;
            }
        }
        for &name in &phrase.names {
            points += self.belongs(facet, name)?;
        }
        Some(points)
    }

    /// Whether an office is of the country or body that a phrase names with it.
    fn belongs(&self, facet: &Facet, name: usize) -> Option<i32> {
        let entity = self.chains.names[name];
        let country = self.names[name].country.or(self.chains.entities[entity].country);
        let own = facet.country.or(self.chains.entities[facet.entity].country);
        if facet.of == Some(entity) {
            return Some(3);
        }
        match (country, own) {
            (Some(a), Some(b)) => (a == b).then_some(2),
            _ if facet.of.is_some() && self.chains.entities[entity].label == Label::Org => None,
            (None, _) => None,
            _ => Some(0),
        }
    }

    /// By what kind of thing it is: a word of its name, or else the only company or country that it can be.
    fn by_sort(&self, phrase: &Phrase, sentence: usize, referents: &Referents) -> Option<(usize, f32)> {
        let bare = phrase.start + 1 == phrase.head;
        if !bare || !phrase.names.is_empty() {
            return None;
        }
        let head = self.story.key(phrase.head);
        let fits = |label: Label| match phrase.sort {
            Sort::Person => false,
            Sort::Body => label == Label::Org,
            Sort::Place => label == Label::Gpe,
            Sort::Thing => words::thing_labels(&head).any(|it| it == label),
        };
        let candidates: Vec<(usize, &Referent)> = referents
            .order
            .iter()
            .rev()
            .map(|&at| &referents.list[at])
            .filter_map(|it| Some((it.entity?, it)))
            .filter(|(_, it)| matches!(it.what, What::Named(label) if fits(label)))
            .collect();
        let named = |entity: usize| {
            self.chains.entities[entity]
                .name
                .split_whitespace()
                .any(|word| *crate::normalize::key(word) == *head)
        };
        let mut by_name = candidates.iter().filter(|it| named(it.0));
        if let Some(&(entity, _)) = by_name.next() {
            return Some((entity, if by_name.next().is_none() { 0.9 } else { 0.65 }));
        }
        let whole = matches!(&*head, "country" | "nation");
        let business = words::body_kinds(&head) & 1 > 0 && words::body_kinds(&head) & !1 == 0;
        if !(phrase.sort == Sort::Place && whole || phrase.sort == Sort::Body && business) {
            return None;
        }
        let likely = |(entity, it): &&(usize, &Referent)| {
            let entity = &self.chains.entities[*entity];
            let own = if whole { entity.country.is_some() } else { agrees(&entity.name) };
            own && sentence - it.last.sentence <= NEAR
        };
        let likely: Vec<&(usize, &Referent)> = candidates.iter().filter(likely).take(4).collect();
        let &&(first, latest) = likely.first()?;
        let salience = |at: usize| likely.get(at).map_or(0.0, |it| it.1.salience);
        let rivals = (1..likely.len()).map(salience).fold(0.0, f32::max);
        let subject = latest.last.is_subject() && sentence - latest.last.sentence <= 1;
        match likely.len() {
            1 => Some((first, 0.8)),
            _ if phrase.determiner != Determiner::The => None,
            _ if subject && salience(0) >= rivals => Some((first, 0.75)),
            _ if salience(0) > 2.0 * rivals => Some((first, 0.65)),
            _ => None,
        }
    }
}

/// Whether a phrase is the very words that say an office.
fn said_here(story: &Story<'_>, token: usize, head: usize) -> bool {
    token == head || story.head(head) == Some(token) && story.relation(head) == "conj"
}

/// Spellings and forms of one word: "defense" and "defence", "finance" and "financial", "Interior" and "interior".
fn same_word(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    a == b || common >= 5 && common + 3 >= a.len().min(b.len()) && common + 4 >= a.len().max(b.len())
}

/// Whether nothing in a body's name says that it is no business.
fn agrees(name: &str) -> bool {
    let mut kinds = name.split_whitespace().map(|word| words::body_kinds(&crate::normalize::key(word)));
    let mut all = kinds.clone().filter(|it| *it > 0).peekable();
    all.peek().is_none() || kinds.any(|it| it & 1 > 0)
}
