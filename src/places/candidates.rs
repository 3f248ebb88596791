//! What each entity's name can mean in the gazetteer.

use super::format::Sort;
use super::gazetteer::{Entry, Gazetteer};
use crate::analysis::{Label, MentionKind};
use crate::coreference::{Chains, Entity};
use crate::order;
use crate::story::Story;

/// Candidates of one name that are weighed, the most prominent ones.
const MOST: usize = 12;
/// Words in front of a facility's name that can be a city's.
const FRONT_WORDS: usize = 3;
/// What a city in front of a facility's name loses: "Madison Square Garden".
const IN_FRONT: f32 = -1.16;
/// What a country gains by its adjective ("Georgian"), in natural logarithms of odds.
const ADJECTIVE: f32 = 5.4;
/// Forms of one entity that are looked up.
const FORMS: usize = 6;

/// An entity that can be a place.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) entity: usize,
    pub(super) candidates: Vec<Candidate>,
    /// How often the story mentions it, damped.
    pub(super) weight: f32,
    /// The text names a part of it only: "South Philadelphia".
    pub(super) part: bool,
    /// It lies in something that the text names directly behind it.
    pub(super) contained: bool,
}

/// One place that it can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Index into the gazetteer.
    pub(super) place: u16,
    /// How well known it is, in natural logarithms of odds; and what the text says of where it lies.
    pub(super) prior: f32,
    pub(super) probability: f32,
}

impl Spot {
    pub(super) fn best(&self) -> Option<&Candidate> {
        let better = |a: &&Candidate, b: &&Candidate| a.probability.total_cmp(&b.probability);
        self.candidates.iter().rev().max_by(better)
    }
}

/// The entities that can be places, with their candidates, in the entities' order.
pub(super) fn find(story: &Story<'_>, chains: &Chains, gazetteer: &Gazetteer) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (at, entity) in chains.entities.iter().enumerate() {
        if !matches!(entity.label, Label::Gpe | Label::Loc | Label::Fac) {
            continue;
        }
        let (found, part) = named(story, chains, entity, gazetteer);
        if found.is_empty() {
            continue;
        }
        let mentions = || entity.mentions.iter().map(|&at| &chains.mentions[at]);
        let adjective = mentions().any(|it| it.kind == MentionKind::Adjective);
        let mut candidates: Vec<Candidate> = found
            .into_iter()
            .map(|place| {
                let entry = &gazetteer.places[usize::from(place)];
                let told = if adjective && entry.sort == Sort::Country { ADJECTIVE } else { 0.0 };
                let front = if part && entity.label == Label::Fac { IN_FRONT } else { 0.0 };
                Candidate { place, prior: prior(entry) + told + front, probability: 0.0 }
            })
            .collect();
        order::sort_by(&mut candidates, |a, b| b.prior.total_cmp(&a.prior).then(a.place.cmp(&b.place)));
        candidates.truncate(MOST);
        let weight = (entity.mentions.len().min(16) as f32).sqrt();
        spots.push(Spot { entity: at, candidates, weight, part, contained: false });
    }
    spots
}

/// The places that the first form with any has, and whether the form names a part of them.
fn named(story: &Story<'_>, chains: &Chains, entity: &Entity, gazetteer: &Gazetteer) -> (Vec<u16>, bool) {
    let mut forms: Vec<&str> = vec![&entity.name];
    let spelled = entity.mentions.iter().map(|&at| &chains.mentions[at]);
    for mention in spelled.filter(|it| it.kind == MentionKind::Name).take(FORMS) {
        let words = story.words(mention.tokens);
        if !forms.contains(&words) {
            forms.push(words);
        }
    }
    let country = entity.country.and_then(|code| gazetteer.country(code));
    for form in forms {
        for (form, part) in variants(form) {
            let mut found: Vec<u16> = gazetteer.named(form).collect();
            if !found.is_empty() {
                found.extend(country.filter(|it| !found.contains(it)));
                return (found, part);
            }
        }
    }
    let found: Vec<u16> = country.into_iter().collect();
    if found.is_empty() && entity.label == Label::Fac {
        return (within(&entity.name, gazetteer), true);
    }
    (found, false)
}

/// The places whose name a facility's begins with: "Mount Pleasant Civic Center".
fn within(name: &str, gazetteer: &Gazetteer) -> Vec<u16> {
    let ends = name.match_indices([' ', '\u{2019}', '\'']).map(|it| it.0).take(FRONT_WORDS);
    let cities = |form: &str| -> Vec<u16> {
        gazetteer
            .named(form)
            .filter(|&at| matches!(gazetteer.places[usize::from(at)].sort, Sort::City | Sort::Capital))
            .collect()
    };
    let fronts: Vec<&str> = ends.map(|end| &name[..end]).collect();
    fronts.iter().rev().map(|front| cities(front)).find(|it| !it.is_empty()).unwrap_or_default()
}

/// Words in front of a name that say what it is, and those that name a part of it.
const FRONTS: [&str; 5] = ["city of ", "province of ", "state of ", "county ", "town of "];
const PARTS: [&str; 23] = [
    "north ",
    "south ",
    "east ",
    "west ",
    "northern ",
    "southern ",
    "eastern ",
    "western ",
    "central ",
    "greater ",
    "downtown ",
    "upper ",
    "lower ",
    "southeast ",
    "northwest ",
    "northeast ",
    "southwest ",
    "metropolitan ",
    "historic ",
    "inner ",
    "north-central ",
    "north central ",
    "south central ",
];
/// Words behind a name that say what it is.
const ENDS: [&str; 9] = [
    " province",
    " state",
    " region",
    " governorate",
    " district",
    " city",
    " prefecture",
    " island",
    " metropolitan area",
];

/// The name and, where that is none, the name without what stands around it; with whether the rest is a part of the place.
fn variants(name: &str) -> impl Iterator<Item = (&str, bool)> {
    let head = name.split_once(',').map(|(head, _)| (head, false));
    let without = |fronts: &[&str]| fronts.iter().find_map(|front| after(name, front));
    let front = without(&FRONTS).map(|rest| (rest, false));
    let end = ENDS.iter().find_map(|end| before(name, end)).map(|rest| (rest, false));
    let part = without(&PARTS).map(|rest| (rest, true));
    [Some((name, false)), head, front, end, part].into_iter().flatten()
}

/// What follows `front`, in any case.
fn after<'n>(name: &'n str, front: &str) -> Option<&'n str> {
    let (start, rest) = name.split_at_checked(front.len())?;
    start.eq_ignore_ascii_case(front).then_some(rest)
}

fn before<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let (start, rest) = name.split_at_checked(name.len().checked_sub(end.len())?)?;
    rest.eq_ignore_ascii_case(end).then_some(start)
}

/// Priors of the kinds, and what ten times the people add.
const OF_COUNTRY: f32 = 5.4;
const OF_REGION: f32 = 2.43;
const OF_AREA: f32 = 8.0;
const OF_NATURE: f32 = 4.5;
const OF_CAPITAL: f32 = 0.9;
const PEOPLE: f32 = 1.2;

/// How well known a place is, in natural logarithms of odds against "a place that the gazetteer lacks". Set on one half of LGL.
fn prior(place: &Entry) -> f32 {
    let people = (f32::from(place.magnitude) / 10.0 - 4.0).max(0.0) * PEOPLE;
    match place.sort {
        Sort::Country => OF_COUNTRY,
        Sort::Region => OF_REGION + people,
        Sort::Area | Sort::OwnRegion => OF_AREA,
        Sort::Water | Sort::Landform => OF_NATURE,
        Sort::Capital => people + OF_CAPITAL,
        Sort::City => people,
    }
}
