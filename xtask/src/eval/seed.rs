//! The seed story beside the checkout against its gold reading: people with their roles, chains, places, statements, events
//! and dates.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use nutgraf::{Analysis, Label, OffsetUnit, Options, Quote, analyze};
use serde::Deserialize;

use super::score::chains::{Chains, Form, Mention};
use super::{Row, data, percent};

/// Places are the same within this many degrees.
const NEAR: f64 = 0.3;

#[derive(Deserialize)]
struct Gold {
    entities: Vec<Entity>,
    people: Vec<Person>,
    places: Vec<Place>,
    statements: Vec<Statement>,
    events: Vec<Event>,
    timeline: Vec<String>,
    mentions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Entity {
    id: String,
}

#[derive(Deserialize)]
struct Person {
    id: String,
    name: String,
    roles: Vec<String>,
    country: String,
}

#[derive(Deserialize)]
struct Place {
    id: String,
    iso: Option<String>,
    country: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Deserialize)]
struct Statement {
    speaker: String,
    starts: String,
    kind: String,
}

#[derive(Deserialize)]
struct Event {
    kind: String,
    participants: Vec<String>,
    place: Option<String>,
    date: String,
}

/// Offsets are in code points.
#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    label: String,
    #[serde(rename = "ref")]
    meant: String,
}

pub(super) fn measure() -> Result<Vec<Row>> {
    let folder = data::directory().join("../seed");
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read shared/seed/{name}"))
    };
    let gold: Gold = serde_json::from_str(&read("gold.json")?)?;
    let options = Options { offsets: OffsetUnit::Char, ..Options::default() };
    let analysis = analyze(&read("article.txt")?, &options)?;
    let mentions = mentions(&gold);
    let chains = Chains::new(&mentions, &analysis, |_| true);
    let reading = Reading { gold: &gold, analysis: &analysis, chains: &chains };
    let (all, names) = (chains.pairs(false), chains.pairs(true));
    let pairs = |it: &super::score::Tally| format!("P {:.1} R {:.1}", it.precision(), it.recall());
    let [people, countries] = reading.people();
    Ok(vec![
        people,
        countries,
        row("chains, pairwise F1", format!("{:.1}", all.f1()), "85", pairs(&all)),
        row("chains of names, pairwise F1", format!("{:.1}", names.f1()), "", pairs(&names)),
        reading.places(),
        reading.statements(),
        reading.events(),
        reading.timeline(),
    ])
}

/// Mentions of entities; titles, dates and figures are other layers.
fn mentions(gold: &Gold) -> Vec<Mention> {
    let known: BTreeSet<&str> = gold.entities.iter().map(|it| it.id.as_str()).collect();
    let marked = gold.mentions.iter().filter(|it| it.label != "TITLE" && known.contains(it.meant.as_str()));
    let mention = |it: &Marked| Mention {
        span: it.start..it.end,
        form: match it.label.as_str() {
            "nominal" => Form::Nominal,
            "pronoun" => Form::Pronoun,
            _ => Form::Name,
        },
        entities: vec![it.meant.clone()],
        optional: false,
    };
    marked.map(mention).collect()
}

struct Reading<'a> {
    gold: &'a Gold,
    analysis: &'a Analysis,
    chains: &'a Chains<'a>,
}

impl Reading<'_> {
    fn meant(&self, ours: Option<&String>) -> &str {
        ours.and_then(|it| self.chains.entities.get(it)).map_or("", String::as_str)
    }

    /// One entity a person, called by the whole name, with exactly the right titles; and the persons' countries.
    fn people(&self) -> [Row; 2] {
        let (mut wrong, mut abroad) = (Vec::new(), Vec::new());
        for person in &self.gold.people {
            let mut ours = self.analysis.entities.iter().filter(|it| self.meant(Some(&it.id)) == person.id);
            let (first, second) = (ours.next(), ours.next());
            let titled =
                |it: &nutgraf::Entity| titles(it) == person.roles.iter().map(String::as_str).collect();
            if !first.is_some_and(|it| it.name == person.name && titled(it)) || second.is_some() {
                let found = first.map_or("missed".into(), |it| format!("{:?}", titles(it)));
                wrong.push(format!("{}: {found}", person.name));
            }
            let country = first.and_then(|it| {
                it.country.as_ref().or(it.roles.iter().find_map(|role| role.country.as_ref()))
            });
            if country != Some(&person.country) {
                abroad.push(format!("{}: {country:?}", person.name));
            }
        }
        let all = self.gold.people.len();
        let right = all.saturating_sub(wrong.len());
        let persons = self.analysis.entities.iter().filter(|it| it.label == Label::Person);
        let others = persons.filter(|it| self.meant(Some(&it.id)).is_empty());
        wrong.extend(others.map(|it| format!("no person: {}", it.name)));
        [
            counted("people with all roles", right, all, "all", &wrong),
            counted("people with their country", all - abroad.len(), all, "", &abroad),
        ]
    }

    fn places(&self) -> Row {
        let mut wrong = Vec::new();
        for place in &self.gold.places {
            let right = self.analysis.entities.iter().any(|it| {
                let Some(ours) = it.place.as_ref().filter(|_| self.meant(Some(&it.id)) == place.id) else {
                    return false;
                };
                let near = |ours: Option<f64>, theirs: Option<f64>| {
                    theirs.is_none_or(|theirs| ours.is_some_and(|ours| (ours - theirs).abs() < NEAR))
                };
                ours.country == place.iso.clone().or(place.country.clone())
                    && near(ours.lat, place.lat)
                    && near(ours.lon, place.lon)
            });
            if !right {
                wrong.push(place.id.clone());
            }
        }
        let all = self.gold.places.len();
        counted("places with country and coordinates", all - wrong.len(), all, "", &wrong)
    }

    /// Found by their first words; right with kind and speaker.
    fn statements(&self) -> Row {
        let mut wrong = Vec::new();
        let plain = |it: &str| it.replace(['"', '\u{201C}', '\u{201D}'], "");
        let begins = |quote: &Quote, gold: &Statement| {
            let ours = plain(&quote.content.text);
            ours.strip_prefix("that ").unwrap_or(&ours).starts_with(&gold.starts)
        };
        for gold in &self.gold.statements {
            match self.analysis.quotes.iter().find(|it| begins(it, gold)) {
                Some(it) => {
                    let speaker = self.meant(it.speaker.as_ref());
                    let kind = word(&it.kind);
                    if kind != gold.kind || speaker != gold.speaker {
                        wrong.push(format!("{}: {kind} of {speaker:?}", gold.starts));
                    }
                }
                None => wrong.push(format!("{}: missed", gold.starts)),
            }
        }
        let right = self.gold.statements.len() - wrong.len();
        let more = self
            .analysis
            .quotes
            .iter()
            .filter(|it| !self.gold.statements.iter().any(|gold| begins(it, gold)))
            .map(|it| format!("not in the gold reading: {:?}", it.content.text));
        wrong.extend(more);
        counted("statements with kind and speaker", right, self.gold.statements.len(), "8 of 10", &wrong)
    }

    /// Of the right kind with all participants, at the place and on the day where the gold reading has them.
    fn events(&self) -> Row {
        let mut wrong = Vec::new();
        for gold in &self.gold.events {
            let right = self.analysis.events.iter().any(|it| {
                let who = |id: &String| {
                    it.participants.iter().any(|participant| self.meant(participant.entity.as_ref()) == *id)
                };
                let date = it.time.and_then(|it| self.analysis.times.get(it)).map(|it| it.value.as_str());
                let place = gold.place.as_ref().is_none_or(|id| self.meant(it.place.as_ref()) == *id);
                word(&it.kind) == gold.kind
                    && gold.participants.iter().all(who)
                    && place
                    && date.is_some_and(|it| it.starts_with(&gold.date))
            });
            if !right {
                wrong.push(format!("{} of {}", gold.kind, gold.date));
            }
        }
        let all = self.gold.events.len();
        counted("events", all - wrong.len(), all, "4 of 5", &wrong)
    }

    fn timeline(&self) -> Row {
        let ours: BTreeSet<&str> = self.analysis.timeline.iter().map(|it| it.date.as_str()).collect();
        let theirs: BTreeSet<&str> = self.gold.timeline.iter().map(String::as_str).collect();
        let right = ours.intersection(&theirs).count();
        let wrong: Vec<String> = ours.symmetric_difference(&theirs).map(|it| (*it).to_owned()).collect();
        counted("dates of the timeline", right, theirs.len(), "4 of 4", &wrong)
    }
}

fn titles(entity: &nutgraf::Entity) -> BTreeSet<&str> {
    entity.roles.iter().map(|it| it.title.as_str()).collect()
}

fn word(variant: &impl serde::Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

fn counted(what: &str, right: usize, all: usize, bar: &'static str, wrong: &[String]) -> Row {
    let measured = format!("{right} of {all} ({:.0} %)", percent(right, all));
    let note = if wrong.is_empty() { String::new() } else { format!("wrong: {}", wrong.join("; ")) };
    row(what, measured, bar, note)
}

fn row(what: &str, measured: String, bar: &'static str, note: String) -> Row {
    Row { stage: "seed", what: what.into(), measured, bar, note }
}
