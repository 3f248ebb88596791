//! What the text itself says a place lies in: "Paris, Texas", "KABUL, Afghanistan", "Swanton, Ohio".

use super::candidates::{Candidate, Spot};
use super::format::Sort;
use super::gazetteer::{Entry, Gazetteer};
use crate::analysis::MentionKind;
use crate::coreference::Chains;
use crate::names::Name;
use crate::span::TokenRange;
use crate::story::Story;

/// Tokens of a name behind a comma: "Newfoundland and Labrador".
const LONGEST: usize = 3;
/// What a candidate gains by lying in what the text names behind it, and loses by not doing so, in logarithms of odds.
/// The second is larger: the gazetteer lacks small towns.
const INSIDE: f32 = 6.0;
const OUTSIDE: f32 = -12.0;
/// What "Georgia" gains as a region each time when it stands behind a town.
const CONTAINS: f32 = 3.0;
/// How far a place may lie from the middle of a region of the finer divisions and still be in it, in kilometres.
const REACH: f32 = 200.0;

/// Reads what stands behind the names, and changes the candidates' priors by it.
pub(super) fn read(
    story: &Story<'_>,
    names: &[Name],
    chains: &Chains,
    gazetteer: &Gazetteer,
    spots: &mut [Spot],
) {
    let mut spot_of = vec![usize::MAX; chains.entities.len()];
    spots.iter().enumerate().for_each(|(at, spot)| spot_of[spot.entity] = at);
    let mut starts = names.iter().enumerate().map(|(at, name)| (name.tokens.start, at)).peekable();
    for mention in chains.mentions.iter().filter(|it| it.kind == MentionKind::Name) {
        let Some((range, containers)) = behind(story, mention.tokens, gazetteer) else { continue };
        while starts.next_if(|it| it.0 < range.start).is_some() {}
        let Some(spot) = spots.get_mut(spot_of[mention.entity]) else { continue };
        if !spot.contained && narrow(spot, &containers, gazetteer) {
            spot.contained = true;
        }
        let container = starts.peek().filter(|it| it.0 == range.start).map(|it| chains.names[it.1]);
        let Some(spot) = container.and_then(|entity| spots.get_mut(spot_of[entity])) else { continue };
        for candidate in &mut spot.candidates {
            if containers.contains(&candidate.place) {
                candidate.prior += CONTAINS;
            }
        }
    }
}

/// The countries and regions that are named behind the comma after a name, with their words.
fn behind(story: &Story<'_>, name: TokenRange, gazetteer: &Gazetteer) -> Option<(TokenRange, Vec<u16>)> {
    let first = match story.word(name.end) {
        "," | "(" => name.end + 1,
        _ => return None,
    };
    if !story.word(first).starts_with(char::is_uppercase) {
        return None;
    }
    (1..=LONGEST).rev().find_map(|length| {
        let range = TokenRange::new(first, first + length);
        let words = story.words(range);
        let short = words.len() <= 3 && words.chars().any(char::is_lowercase) && !words.ends_with('.');
        let wide = |place: &u16| {
            let sort = gazetteer.places[usize::from(*place)].sort;
            matches!(sort, Sort::Country | Sort::Region | Sort::OwnRegion)
        };
        let found: Vec<u16> = gazetteer.named(words).filter(wide).collect();
        (!short && !found.is_empty()).then_some((range, found))
    })
}

/// Favours the candidates that lie in one of the containers; false where the list "Jordan, Lebanon" says nothing.
fn narrow(spot: &mut Spot, containers: &[u16], gazetteer: &Gazetteer) -> bool {
    let mut told = false;
    for Candidate { place, prior, .. } in &mut spot.candidates {
        let entry = &gazetteer.places[usize::from(*place)];
        let fits = |container: &u16| inside(entry, &gazetteer.places[usize::from(*container)]);
        match entry.sort {
            Sort::Country => {}
            _ if containers.iter().any(fits) => {
                *prior += INSIDE;
                told = true;
            }
            Sort::City | Sort::Capital => {
                *prior += OUTSIDE;
                told = true;
            }
            _ => {}
        }
    }
    told
}

/// Whether a place lies in a country or region.
fn inside(place: &Entry, container: &Entry) -> bool {
    place.country == container.country
        && match container.sort {
            Sort::Country => true,
            _ if !matches!(place.sort, Sort::City | Sort::Capital) => false,
            _ => place.region == container.region || kilometres(place, container) < REACH,
        }
}

/// The distance of two places. The cosine is Bhaskara's, within 0.2 %.
pub(super) fn kilometres(a: &Entry, b: &Entry) -> f32 {
    let north = f32::from(a.lat - b.lat) / 10.0;
    let east = f32::from((a.lon - b.lon).abs()) / 10.0;
    let east = if east > 180.0 { 360.0 - east } else { east };
    let middle = f32::from(a.lat + b.lat) / 20.0;
    let cosine = (32_400.0 - 4.0 * middle * middle) / (32_400.0 + middle * middle);
    111.2 * (north * north + east * east * cosine * cosine).sqrt()
}
