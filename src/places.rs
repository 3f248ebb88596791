//! Entities to places on the globe.
//!
//! A name has candidates in the gazetteer. They are weighed by how large and well known each is, by what the story says it lies in
//! ("Paris, Texas"), by the countries and regions that the story is about, and by the other places near it. What fits badly stays
//! unplaced. One name has one place in a story; a capital that stands for its government stays a place.

mod candidates;
mod containers;
mod context;
mod format;
mod gazetteer;
#[cfg(test)]
mod tests;

use crate::analysis::PlaceKind;
use crate::coreference::Chains;
use crate::names::Name;
use crate::story::Story;
use crate::tagger::math;
use candidates::Spot;
use context::Context;
use format::Sort;
use gazetteer::{Entry, Gazetteer};

/// Where an entity lies.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) kind: PlaceKind,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<[u8; 2]>,
    /// Latitude and longitude in degrees.
    pub(crate) point: Option<(f32, f32)>,
    /// An area, or a point that stands for one.
    pub(crate) approximate: bool,
    /// Inhabitants.
    pub(crate) population: Option<u32>,
    /// GeoNames id.
    pub(crate) geonames: Option<u32>,
    /// That it is this place and no namesake.
    pub(crate) confidence: f32,
}

/// How often the candidates are weighed again with what the others turned out to be: a third time changes nothing on LGL.
const ROUNDS: usize = 2;
/// The probability from which a place is given. Raising it leaves more entities unplaced. Set on one half of LGL.
const LEAST: f32 = 0.3;

/// From the probability to a confidence that is right as often as it says: a logistic map fitted on the documents of even number of
/// LGL and GeoVirus, areas apart.
const SLOPE: f32 = 0.4;
const SHIFT: f32 = 0.3;

/// Finds the places among the entities, one for each entity, in their order.
pub(crate) fn locate(story: &Story<'_>, names: &[Name], chains: &Chains) -> Vec<Option<Place>> {
    let gazetteer = Gazetteer::open();
    let mut spots = candidates::find(story, chains, gazetteer);
    containers::read(story, names, chains, gazetteer, &mut spots);
    let clues = context::clues(story, chains, gazetteer);
    for _ in 0..ROUNDS {
        let context = Context::of(&spots, &clues, gazetteer);
        spots.iter_mut().for_each(|spot| context.weigh(spot, gazetteer));
    }
    let mut places = vec![None; chains.entities.len()];
    for spot in &spots {
        if let Some(best) = spot.best().filter(|it| it.probability >= LEAST) {
            places[spot.entity] =
                Some(place(&gazetteer.places[usize::from(best.place)], spot, best.probability));
        }
    }
    places
}

/// Whether the gazetteer has a governed place of this name.
pub(crate) fn is_known(name: &str) -> bool {
    let governed = [Sort::Country, Sort::Region, Sort::OwnRegion, Sort::City, Sort::Capital];
    sorts(name).any(|it| governed.contains(&it))
}

/// Whether it has a state, province or region of this name in one of the countries whose news names them bare.
pub(crate) fn is_state(name: &str) -> bool {
    let gazetteer = Gazetteer::open();
    let state = |at: u16| {
        let entry = &gazetteer.places[usize::from(at)];
        entry.sort == Sort::Region && matches!(&entry.country, b"US" | b"CA" | b"AU")
    };
    name.len() > 2 && gazetteer.named(name).any(state)
}

/// Whether it has a country or region of this name.
pub(crate) fn is_region(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && sorts(name).any(|it| matches!(it, Sort::Country | Sort::Region | Sort::OwnRegion))
}

fn sorts(name: &str) -> impl Iterator<Item = Sort> {
    let gazetteer = Gazetteer::open();
    gazetteer.named(name).map(|at| gazetteer.places[usize::from(at)].sort)
}

/// All places of a name: country's code, whether it is a country, latitude and longitude in degrees.
pub(crate) fn known(name: &str) -> Vec<(String, bool, (f64, f64))> {
    let gazetteer = Gazetteer::open();
    let one = |at: u16| {
        let entry = &gazetteer.places[usize::from(at)];
        let code = entry.country.map(char::from).iter().collect();
        (code, entry.sort == Sort::Country, (f64::from(entry.lat) / 10.0, f64::from(entry.lon) / 10.0))
    };
    gazetteer.named(name).map(one).collect()
}

fn place(entry: &Entry, spot: &Spot, probability: f32) -> Place {
    let kind = match entry.sort {
        Sort::Country => PlaceKind::Country,
        Sort::Region | Sort::OwnRegion => PlaceKind::Region,
        Sort::City | Sort::Capital => PlaceKind::City,
        Sort::Water => PlaceKind::Water,
        Sort::Landform => PlaceKind::Landform,
        Sort::Area => PlaceKind::Area,
    };
    let exact = matches!(entry.sort, Sort::Country | Sort::Region | Sort::City | Sort::Capital);
    Place {
        kind,
        country: (entry.country != *b"--").then_some(entry.country),
        point: Some((f32::from(entry.lat) / 10.0, f32::from(entry.lon) / 10.0)),
        approximate: !exact || spot.part,
        population: format::population(entry.magnitude)
            .filter(|_| exact && entry.sort != Sort::Region && !spot.part),
        geonames: (entry.id != 0 && !spot.part).then_some(entry.id),
        confidence: math::sigmoid(SLOPE * math::logit(probability) + SHIFT),
    }
}
