//! Statements to speakers: which entity the words of a source name; "I" inside a quotation is its speaker.
//!
//! A source is whom its head names, or the name that stands beside the head: "the mayor, Ana Ruiz". A name under a preposition
//! or with a possessive is another ("a spokesman for Ruiz", "Ruiz's aide").

#[cfg(test)]
mod tests;

use crate::analysis::{Label, MentionKind, QuoteKind};
use crate::coreference::{Chains, Mention};
use crate::quotes::Statement;
use crate::span::TokenRange;
use crate::story::Story;

/// What a link is worth beside the confidence of its mention: the head itself, a name beside it, whoever spoke last. Set by
/// reading stories.
const HEAD: f32 = 1.0;
const BESIDE: f32 = 0.95;
const ALONE: f32 = 0.85;
const LAST: f32 = 0.6;
/// Statements back that "he" or "she" can mean the speaker of, where no chain says whom.
const RECENT: usize = 2;
/// Relations within a name, or between a title and its name.
const CLOSE: [&str; 4] = ["appos", "flat", "compound", "list"];
/// First persons of one, and of several.
const ONE: [&str; 5] = ["i", "me", "my", "mine", "myself"];
const SEVERAL: [&str; 5] = ["we", "us", "our", "ours", "ourselves"];

/// Who makes a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Speaker {
    /// Index of the entity; none where the text does not name one.
    pub(crate) entity: Option<usize>,
    /// Of the entity; 0 where there is none.
    pub(crate) confidence: f32,
}

/// The speakers, one for each statement, and the first persons inside quotations that they are meant by.
pub(crate) fn attribute(
    story: &Story<'_>,
    statements: &[Statement],
    chains: &Chains,
) -> (Vec<Speaker>, Vec<Mention>) {
    let reader = Reader { story, chains };
    let mut speakers: Vec<Speaker> = Vec::with_capacity(statements.len());
    for statement in statements {
        let speaker = statement.source.map_or_else(Speaker::default, |it| reader.speaker(it, &speakers));
        speakers.push(speaker);
    }
    let mut persons = Vec::new();
    for (statement, speaker) in statements.iter().zip(&speakers) {
        persons.extend(reader.first_persons(statement, *speaker));
    }
    crate::order::sort_by_key(&mut persons, |it: &Mention| it.tokens);
    persons.dedup_by_key(|it| it.tokens);
    (speakers, persons)
}

struct Reader<'s> {
    story: &'s Story<'s>,
    chains: &'s Chains,
}

impl<'s> Reader<'s> {
    /// Whom the words of a source name; `before` are the speakers of the statements before.
    fn speaker(&self, source: TokenRange, before: &[Speaker]) -> Speaker {
        let head = self.head(source);
        let of = |mention: &Mention, worth: f32| Speaker {
            entity: Some(mention.entity),
            confidence: mention.confidence * worth,
        };
        let within: Vec<&Mention> = self.mentions(source).collect();
        let covers = |it: &&&Mention| it.tokens.indices().contains(&head);
        let headed = || within.iter().filter(covers);
        let named = headed().find(|it| it.kind == MentionKind::Name);
        let beside = || {
            let mut names = within.iter().filter(|it| it.kind == MentionKind::Name);
            names.find(|it| it.label == Label::Person && self.is_beside(self.head(it.tokens), head, source))
        };
        let is_person = |it: &&&Mention| it.label == Label::Person;
        // "Gwangju manager Bak Sung-woo": the name that ends the source is whom it names, whatever the tree says.
        let last = within
            .iter()
            .filter(|it| it.kind == MentionKind::Name)
            .filter(is_person)
            .find(|it| it.tokens.end == source.end && self.is_free(it.tokens, source));
        if let Some(mention) = named.filter(is_person) {
            return of(mention, HEAD);
        }
        if let Some(mention) = beside().or(last) {
            return of(mention, BESIDE);
        }
        if let Some(mention) = named {
            return of(mention, HEAD);
        }
        if let Some(mention) = headed().find(|it| it.kind != MentionKind::Adjective) {
            return of(mention, HEAD);
        }
        let mut persons =
            within.iter().filter(|it| it.kind == MentionKind::Name && it.label == Label::Person);
        match (persons.next(), persons.next()) {
            (Some(only), None) if self.is_free(only.tokens, source) => of(only, ALONE),
            _ => self.last(source, before),
        }
    }

    /// The speaker of one of the last statements, for "he" and "she".
    fn last(&self, source: TokenRange, before: &[Speaker]) -> Speaker {
        let pronoun = source.len() == 1 && matches!(&*self.story.key(source.start), "he" | "she");
        let person = |it: &&Speaker| {
            it.entity.and_then(|at| self.chains.entities.get(at)).is_some_and(|it| it.label == Label::Person)
        };
        let last = before.iter().rev().take(RECENT).find(person).filter(|_| pronoun);
        last.map_or_else(Speaker::default, |it| Speaker { confidence: it.confidence * LAST, ..*it })
    }

    /// The mentions that lie in a range.
    fn mentions(&self, range: TokenRange) -> impl Iterator<Item = &'s Mention> {
        let mentions = &self.chains.mentions;
        let first = mentions.partition_point(|it| it.tokens.start < range.start);
        let inside = move |it: &&Mention| it.tokens.start < range.end;
        mentions[first..].iter().take_while(inside).filter(move |it| it.tokens.end <= range.end + 1)
    }

    /// The token that all others of a range depend on: the first one whose own head lies outside.
    fn head(&self, range: TokenRange) -> usize {
        let inside = |at: usize| range.indices().contains(&at);
        let top = |&at: &usize| !self.story.head(at).is_some_and(inside) && self.is_word(at);
        range.indices().find(top).unwrap_or(range.end.saturating_sub(1))
    }

    fn is_word(&self, at: usize) -> bool {
        self.story.word(at).contains(char::is_alphanumeric)
    }

    /// Whether a name, by its head, stands beside the head of the source: "the mayor, Ana Ruiz".
    fn is_beside(&self, name: usize, head: usize, source: TokenRange) -> bool {
        let mut at = name;
        for _ in 0..source.len() {
            if at == head {
                return true;
            }
            match self.story.head(at) {
                Some(above) if CLOSE.contains(&self.story.relation(at)) => at = above,
                _ => return false,
            }
        }
        false
    }

    /// Whether no preposition stands before the name in the source, and no possessive behind it.
    fn is_free(&self, name: TokenRange, source: TokenRange) -> bool {
        let before = TokenRange::new(source.start, name.start.max(source.start));
        let last = before
            .indices()
            .rev()
            .find(|&at| self.story.word(at) == "," || self.story.relation(at) == "case");
        let possessive = matches!(self.story.word(name.end), "'s" | "’s" | "'" | "’");
        !possessive && last.is_none_or(|at| self.story.word(at) == ",")
    }

    /// The first persons in the quoted parts of a statement: of one where a person speaks, of several where a body does.
    fn first_persons(&self, statement: &Statement, speaker: Speaker) -> Vec<Mention> {
        let label = speaker.entity.and_then(|at| self.chains.entities.get(at)).map(|it| it.label);
        let words: &[&str] = match label {
            Some(Label::Person) => &ONE,
            Some(Label::Org) => &SEVERAL,
            _ => return Vec::new(),
        };
        let (Some(entity), Some(label), true) = (speaker.entity, label, statement.kind == QuoteKind::Direct)
        else {
            return Vec::new();
        };
        let meant = |at: &usize| words.contains(&&*self.story.key(*at)) && !self.is_taken(*at);
        let mention = |at: usize| Mention {
            tokens: TokenRange::new(at, at + 1),
            label,
            kind: MentionKind::Pronoun,
            entity,
            confidence: speaker.confidence,
            title: None,
            name: None,
        };
        statement.parts.iter().flat_map(|it| it.indices()).filter(meant).map(mention).collect()
    }

    /// Whether another pronoun of the chains stands there.
    fn is_taken(&self, at: usize) -> bool {
        let single = TokenRange::new(at, at + 1);
        self.mentions(single).any(|it| it.tokens.overlaps(single))
    }
}
