//! The scorer of stories: a perfect reading scores whole, an empty one nothing, so that a figure means what it says.

#[path = "support/facts.rs"]
mod facts;
#[path = "support/score.rs"]
mod score;

use std::ops::Range;

use facts::{Answer, Story};
use nutgraf::{Analysis, Event, Mention, OffsetUnit, Options, Participant, Quote, Role, Span, TimelineEntry};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[test]
fn a_perfect_reading_scores_whole() {
    for story in facts::stories() {
        for fullness in [Fullness::Needed, Fullness::All] {
            let analysis = perfect(&story, fullness);
            for (what, tally) in score::judge(&story, &analysis).iter() {
                let whole = tally.right == tally.found && tally.found >= tally.gold;
                assert!(whole, "{}: {what}: {tally:#?}", story.slug);
            }
        }
    }
}

#[test]
fn an_empty_reading_scores_nothing() {
    let story = facts::stories().swap_remove(0);
    let tallies = score::judge(&story, &read(""));
    assert!(tallies.iter().all(|(_, tally)| tally.found == 0 && tally.right == 0));
    assert!(tallies.get("events").gold > 0 && !tallies.get("events").notes.is_empty());
}

fn read(text: &str) -> Analysis {
    let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
    nutgraf::analyze(text, &options).expect("the options are right")
}

/// How much of what may be left out a reading has.
#[derive(Clone, Copy, PartialEq)]
enum Fullness {
    Needed,
    All,
}

impl Fullness {
    fn has(self, needed: bool) -> bool {
        needed || self == Self::All
    }
}

/// The gold reading in the contract's form.
fn perfect(story: &Story, fullness: Fullness) -> Analysis {
    let facts = &story.facts;
    let mut analysis = Analysis { times: Vec::new(), ..read(&story.text) };
    analysis.mentions = mentions(story, fullness);
    analysis.entities = facts
        .entities
        .iter()
        .map(|entity| {
            let named = |it: &(usize, &Mention)| it.1.entity == entity.id;
            let mentions: Vec<usize> =
                analysis.mentions.iter().enumerate().filter(named).map(|it| it.0).collect();
            let roles: Vec<Role> = facts
                .roles
                .iter()
                .filter(|it| it.entity == entity.id && fullness.has(!it.optional))
                .map(|it| role(story, it))
                .collect();
            let place = json!({ "kind": "city", "country": entity.country, "confidence": 1 });
            made(json!({
                "id": entity.id, "place": place, "label": entity.label, "name": entity.name, "aliases": [], "salience": 0,
                "confidence": 1, "mentions": mentions, "roles": roles,
            }))
        })
        .collect();
    analysis.quotes = facts.quotes.iter().map(|it| quote(story, it)).collect();
    analysis.events = facts
        .events
        .iter()
        .filter(|it| fullness.has(!it.optional))
        .map(|it| {
            let date = it.date.any_of.first().filter(|_| fullness.has(it.date.needed));
            let time = date.map(|it| add_time(&mut analysis, it));
            event(story, it, time, fullness)
        })
        .collect();
    let dated = facts.timeline.iter().filter(|it| fullness.has(!it.optional));
    analysis.timeline = dated.map(|it| entry(&analysis, it)).collect();
    let mut five = serde_json::Map::new();
    for (question, answers) in &facts.five {
        let answer = answers.first().map(|it| match it {
            Answer::Entity(id) => {
                let name = facts.names.iter().find(|it| it.entity == *id).expect("a name");
                json!({ "span": span(story, &name.span), "entity": id, "confidence": 1 })
            }
            Answer::Words(words) => json!({ "span": span(story, words), "confidence": 1 }),
            Answer::Date(date) => {
                let time = add_time(&mut analysis, date);
                json!({ "span": span(story, &(0..1)), "time": time, "confidence": 1 })
            }
        });
        five.insert(question.clone(), json!(answer));
    }
    for question in ["who", "what", "when", "where", "why", "how"] {
        five.entry(question).or_insert(Value::Null);
    }
    analysis.five_w = made(Value::Object(five));
    analysis
}

fn mentions(story: &Story, fullness: Fullness) -> Vec<Mention> {
    let mention = |range: &Range<usize>, kind: &str, label: &str, entity: &str| -> Mention {
        let Span { start, end, text } = span(story, range);
        made(json!({
            "start": start, "end": end, "text": text, "label": label, "kind": kind, "entity": entity,
            "confidence": 1,
        }))
    };
    let names = story.facts.names.iter().map(|it| mention(&it.span, "name", &it.labels[0], &it.entity));
    let links =
        story.facts.links.iter().filter(|it| fullness.has(!it.optional)).map(|it| {
            mention(&it.span, if it.pronoun { "pronoun" } else { "nominal" }, "MISC", &it.entities[0])
        });
    names.chain(links).collect()
}

fn role(story: &Story, role: &facts::Role) -> Role {
    let mut value = json!({
        "title": role.titles[0], "status": role.statuses[0], "evidence": span(story, &role.evidence),
        "confidence": 1,
    });
    for (key, field) in [("of", &role.of), ("country", &role.country)] {
        if let Some(field) = field {
            value[key] = json!(field);
        }
    }
    made(value)
}

fn quote(story: &Story, quote: &facts::Quote) -> Quote {
    let parts: Vec<Span> = quote.parts.iter().map(|it| span(story, it)).collect();
    made(json!({
        "kind": quote.kind, "act": quote.act, "content": parts[0], "parts": parts, "cue": null, "source": null,
        "speaker": quote.speaker, "confidence": 1, "speakerConfidence": 1,
    }))
}

fn event(story: &Story, event: &facts::Event, time: Option<usize>, fullness: Fullness) -> Event {
    let participants: Vec<Participant> = event
        .participants
        .iter()
        .filter(|it| fullness.has(it.who.needed))
        .map(|it| {
            made(match &it.who.any_of[0] {
                Answer::Words(words) => json!({ "role": it.role, "span": span(story, words) }),
                other => json!({ "role": it.role, "entity": other.entity(), "span": span(story, &(0..1)) }),
            })
        })
        .collect();
    made(json!({
        "id": "v1", "kind": event.kinds[0], "trigger": span(story, &event.tellings[0]), "sentence": 0,
        "participants": participants, "place": event.place.any_of.first().filter(|_| fullness.has(event.place.needed)),
        "time": time, "polarity": if event.negative { "negative" } else { "positive" },
        "modality": if event.planned { "planned" } else { "asserted" },
        "text": span(story, &event.tellings[0]), "confidence": 1,
    }))
}

fn entry(analysis: &Analysis, dated: &facts::Dated) -> TimelineEntry {
    let mut sentences = analysis.article.sentences.iter();
    let sentence = sentences.position(|it| (it.start..it.end).contains(&dated.what.start));
    made(json!({
        "date": dated.value, "precision": "day", "sentence": sentence.expect("a sentence"), "event": null,
        "time": 0, "confidence": 1,
    }))
}

/// Adds a time of this value; its index.
fn add_time(analysis: &mut Analysis, value: &str) -> usize {
    analysis.times.push(made(json!({
        "start": 0, "end": 1, "text": "", "type": "DATE", "value": value, "given": [], "anchor": null,
        "confidence": 1,
    })));
    analysis.times.len() - 1
}

fn span(story: &Story, range: &Range<usize>) -> Span {
    Span { start: range.start, end: range.end, text: story.text[range.clone()].to_owned() }
}

fn made<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("a value of the contract")
}
