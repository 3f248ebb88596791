//! Entities, mentions, statements, events and the digest to the contract.

use super::{Layers, Writer, entity_id, event_id, rounded};
use crate::analysis::{
    Answer, Entity, Event, FiveW, KeySentence, Mention, Participant, Place, Quote, Role, Span, Summary,
    TimelineEntry,
};
use crate::attribution::Speaker;
use crate::coreference::{self, Chains};
use crate::digest;
use crate::quotes::Statement;
use crate::span::TokenRange;
use crate::{events, places, titles};

impl Writer<'_> {
    pub(super) fn entities(&self, layers: &Layers) -> Vec<Entity> {
        let chains = &layers.chains;
        let places = layers.places.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        let one = |((at, entity), place)| self.entity(at, entity, place, chains);
        chains.entities.iter().enumerate().zip(places).map(one).collect()
    }

    fn entity(
        &self,
        index: usize,
        entity: &coreference::Entity,
        place: Option<&places::Place>,
        chains: &Chains,
    ) -> Entity {
        let named = entity.mentions.iter().map(|&at| &chains.mentions[at]).filter(|it| it.name.is_some());
        let confidence = named.map(|it| it.confidence).fold(0.0, f32::max);
        Entity {
            id: entity_id(index),
            label: entity.label,
            name: entity.name.clone(),
            aliases: entity.aliases.clone(),
            salience: rounded(entity.salience),
            confidence: rounded(confidence),
            mentions: entity.mentions.clone(),
            roles: entity.roles.iter().map(|it| self.role(it, chains)).collect(),
            place: place.map(located),
            // "Georgia" may turn out to be the state.
            country: entity.country.and(place.map_or(entity.country, |it| it.country)).map(code),
        }
    }

    fn role(&self, role: &titles::Role, chains: &Chains) -> Role {
        Role {
            title: role.name.clone().unwrap_or_else(|| self.words(role.title).text),
            of: role.of.and_then(|name| chains.names.get(name).copied()).map(entity_id),
            country: role.country.map(code),
            status: role.status,
            evidence: self.words(role.evidence),
            confidence: rounded(role.confidence),
        }
    }

    pub(super) fn mention(&self, mention: &coreference::Mention) -> Mention {
        let Span { start, end, text } = self.words(mention.tokens);
        Mention {
            start,
            end,
            text,
            label: mention.label,
            kind: mention.kind,
            entity: entity_id(mention.entity),
            confidence: rounded(mention.confidence),
            title: mention.title.map(|range| self.words(range)),
        }
    }

    pub(super) fn quote(&self, statement: &Statement, speaker: &Speaker) -> Quote {
        let content = statement.parts.first().map_or(TokenRange::new(0, 0), |it| *it);
        let several = statement.parts.len() > 1;
        Quote {
            kind: statement.kind,
            act: statement.act,
            content: self.words(content),
            parts: several.then(|| statement.parts.iter().map(|it| self.words(*it)).collect()),
            cue: statement.cue.map(|range| self.words(range)),
            source: statement.source.map(|range| self.words(range)),
            speaker: speaker.entity.map(entity_id),
            confidence: rounded(statement.confidence),
            speaker_confidence: rounded(speaker.confidence),
        }
    }

    pub(super) fn event(&self, index: usize, event: &events::Event) -> Event {
        let participant = |it: &events::Participant| Participant {
            role: it.role,
            entity: it.entity.map(entity_id),
            span: self.words(it.words),
        };
        Event {
            id: event_id(index),
            kind: event.kind,
            trigger: self.words(event.trigger),
            sentence: event.sentence,
            participants: event.participants.iter().map(participant).collect(),
            place: event.place.map(entity_id),
            time: event.time,
            polarity: event.polarity,
            modality: event.modality,
            text: self.words(event.clause),
            confidence: rounded(event.confidence),
        }
    }

    pub(super) fn five_w(&self, five_w: &digest::FiveW) -> FiveW {
        let answer = |it: &Option<digest::Answer>| {
            it.as_ref().map(|it| Answer {
                span: self.words(it.words),
                entity: it.entity.map(entity_id),
                time: it.time,
                event: it.event.map(event_id),
                confidence: rounded(it.confidence),
            })
        };
        FiveW {
            who: answer(&five_w.who),
            what: answer(&five_w.what),
            when: answer(&five_w.when),
            where_: answer(&five_w.where_),
            why: answer(&five_w.why),
            how: answer(&five_w.how),
        }
    }
}

pub(super) fn timeline_entry(entry: &digest::Entry) -> TimelineEntry {
    TimelineEntry {
        date: entry.date.clone(),
        precision: entry.precision,
        sentence: entry.sentence,
        event: entry.event.map(event_id),
        time: entry.time,
        confidence: rounded(entry.confidence),
    }
}

pub(super) fn summary(digest: &digest::Digest) -> Summary {
    let key = |it: &digest::KeySentence| KeySentence {
        sentence: it.sentence,
        score: rounded(it.score),
        covers: it
            .entities
            .iter()
            .map(|&at| entity_id(at))
            .chain(it.events.iter().map(|&at| event_id(at)))
            .collect(),
    };
    Summary { nutgraf: digest.nutgraf, key_sentences: digest.key_sentences.iter().map(key).collect() }
}

fn located(place: &places::Place) -> Place {
    Place {
        kind: place.kind,
        country: place.country.map(code),
        lat: place.point.map(|(lat, _)| degrees(lat)),
        lon: place.point.map(|(_, lon)| degrees(lon)),
        approximate: place.approximate.then_some(true),
        population: place.population.map(u64::from),
        geonames: place.geonames.map(u64::from),
        confidence: rounded(place.confidence),
    }
}

/// Hundredths of a degree: finer than the gazetteer is.
fn degrees(value: f32) -> f64 {
    (f64::from(value) * 1e2).round() / 1e2
}

/// ISO 3166-1 alpha-2 as text.
fn code(code: [u8; 2]) -> String {
    code.map(char::from).iter().collect()
}
