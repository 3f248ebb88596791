//! What the story as a whole says of where its places are: the countries and regions it is about, and the places that are sure.

use std::collections::BTreeMap;

use super::candidates::Spot;
use super::containers::kilometres;
use super::format::Sort;
use super::gazetteer::{Entry, Gazetteer};
use crate::analysis::Label;
use crate::coreference::Chains;
use crate::order;
use crate::story::Story;
use crate::tagger::math;

/// Weights, in natural logarithms of odds; set on one half of LGL and one of GeoVirus, by hand.
/// For the share of the story's evidence that lies in a candidate's country, and in its region.
const COUNTRY: f32 = 7.29;
const REGION: f32 = 7.82;
/// Against a city of a country that nothing in the story points to, by the share of the country that most points to.
const FOREIGN: f32 = 2.41;
/// The same against a country itself.
const FOREIGN_COUNTRY: f32 = 1.0;
/// For each sure place nearby, up to [`NEAR_MOST`] of them; nearness falls by half in some [`NEAR_KM`] kilometres.
const NEAR: f32 = 1.62;
const NEAR_MOST: f32 = 3.0;
const NEAR_KM: f32 = 100.0;
/// Sure places that are looked at.
const ANCHORS: usize = 24;
/// Evidence that is never there, in mentions: what the shares are damped by.
const DAMPING: f32 = 1.05;
/// For a place that the gazetteer lacks.
const UNKNOWN: f32 = 0.9;
/// What the dateline counts for, in mentions; and one word of a country's institutions, up to [`WORDS_MOST`] in all.
const DATELINE: f32 = 1.5;
const WORD: f32 = 0.68;
const WORDS_MOST: f32 = 2.0;
/// A country or region in the name of a body, up to [`BODIES_MOST`] in all.
const BODY: f32 = 0.5;
const BODIES_MOST: f32 = 3.0;

/// Words that news writes of one country's institutions.
const INSTITUTIONS: [(&str, &[&str]); 6] = [
    (
        "US",
        &[
            "sheriff",
            "sheriff's",
            "county",
            "counties",
            "township",
            "congressman",
            "congresswoman",
            "statewide",
            "downtown",
            "selectmen",
            "alderman",
            "aldermen",
            "freshman",
            "sophomore",
            "bipartisan",
            "medicaid",
            "interstate",
        ],
    ),
    (
        "GB",
        &["councillor", "councillors", "cllr", "mp", "mps", "borough", "nhs", "constabulary", "pensioner"],
    ),
    ("IE", &["garda", "gardai", "taoiseach", "td", "oireachtas"]),
    ("CA", &["rcmp", "mla", "mpp", "loonie"]),
    ("IN", &["lakh", "crore", "rs", "mla", "tehsil", "taluk"]),
    ("AU", &["nsw", "aboriginal", "bushfire"]),
];

/// What points to countries and regions beside the places themselves.
#[derive(Default)]
pub(super) struct Clues {
    countries: BTreeMap<[u8; 2], f32>,
    regions: BTreeMap<u16, f32>,
    /// Entity whose name is the dateline's place.
    dateline: Option<usize>,
}

/// Reads the clues of words, of the names of bodies and of the dateline.
pub(super) fn clues(story: &Story<'_>, chains: &Chains, gazetteer: &Gazetteer) -> Clues {
    let mut clues = Clues::default();
    for at in 0..story.tokens.list.len() {
        let word = story.key(at);
        let told = |(_, words): &&(&str, &[&str])| word.len() > 1 && words.contains(&&*word);
        if let Some([first, second]) = INSTITUTIONS.iter().find(told).map(|it| it.0.as_bytes()) {
            let count = clues.countries.entry([*first, *second]).or_default();
            *count = (*count + WORD).min(WORDS_MOST);
        }
    }
    for mention in chains.mentions.iter().filter(|it| it.label == Label::Org) {
        for at in mention.tokens.indices().take(6) {
            for place in gazetteer.named(story.word(at)).take(8) {
                let entry = &gazetteer.places[usize::from(place)];
                if matches!(entry.sort, Sort::Country | Sort::Region) && story.word(at).len() > 3 {
                    clues.add(entry, BODY, BODIES_MOST);
                }
            }
        }
    }
    if let Some(place) = story.blocks.dateline.and_then(|it| it.place) {
        let inside =
            |mention: &&crate::coreference::Mention| place.contains(story.tokens.span(mention.tokens));
        clues.dateline = chains.mentions.iter().find(inside).map(|it| it.entity);
    }
    clues
}

impl Clues {
    fn add(&mut self, entry: &Entry, weight: f32, most: f32) {
        let country = self.countries.entry(entry.country).or_default();
        *country = (*country + weight).min(most.max(*country));
        if entry.sort == Sort::Region {
            let region = self.regions.entry(entry.region).or_default();
            *region = (*region + weight).min(most);
        }
    }
}

/// What all candidates together say.
pub(super) struct Context {
    countries: BTreeMap<[u8; 2], f32>,
    regions: BTreeMap<u16, f32>,
    /// Sure places: entity, place, probability.
    anchors: Vec<(usize, u16, f32)>,
    dateline: Option<usize>,
}

impl Context {
    pub(super) fn of(spots: &[Spot], clues: &Clues, gazetteer: &Gazetteer) -> Self {
        let mut context = Self {
            countries: clues.countries.clone(),
            regions: clues.regions.clone(),
            anchors: Vec::new(),
            dateline: clues.dateline,
        };
        for spot in spots {
            context.add(spot, 1.0, gazetteer);
            let local = |place: u16| {
                matches!(gazetteer.places[usize::from(place)].sort, Sort::City | Sort::Capital | Sort::Region)
            };
            if let Some(best) = spot.best().filter(|it| it.probability >= 0.5 && local(it.place)) {
                let weight = if spot.contained { best.probability } else { best.probability * 0.7 };
                context.anchors.push((spot.entity, best.place, weight));
            }
        }
        order::sort_by(&mut context.anchors, |a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        context.anchors.truncate(ANCHORS);
        context
    }

    /// Adds what a spot says of countries and regions, or with a `sign` of -1 takes it away.
    fn add(&mut self, spot: &Spot, sign: f32, gazetteer: &Gazetteer) {
        let bonus = if self.dateline == Some(spot.entity) { DATELINE } else { 0.0 };
        for candidate in &spot.candidates {
            let entry = &gazetteer.places[usize::from(candidate.place)];
            let weight = sign * candidate.probability * (spot.weight + bonus);
            *self.countries.entry(entry.country).or_default() += weight;
            if matches!(entry.sort, Sort::City | Sort::Capital | Sort::Region) {
                *self.regions.entry(entry.region).or_default() += weight;
            }
        }
    }

    /// Gives each candidate of a spot its probability, by its prior and by all other spots.
    pub(super) fn weigh(&self, spot: &mut Spot, gazetteer: &Gazetteer) {
        let mut own: BTreeMap<[u8; 2], f32> = BTreeMap::new();
        let mut own_regions: BTreeMap<u16, f32> = BTreeMap::new();
        let bonus = if self.dateline == Some(spot.entity) { DATELINE } else { 0.0 };
        for candidate in &spot.candidates {
            let entry = &gazetteer.places[usize::from(candidate.place)];
            let weight = candidate.probability * (spot.weight + bonus);
            *own.entry(entry.country).or_default() += weight;
            *own_regions.entry(entry.region).or_default() += weight;
        }
        let others = |code: &[u8; 2], weight: f32| (weight - own.get(code).copied().unwrap_or(0.0)).max(0.0);
        let total: f32 =
            self.countries.iter().map(|(code, weight)| others(code, *weight)).sum::<f32>() + DAMPING;
        let most = self.countries.iter().map(|(code, weight)| others(code, *weight)).fold(0.0, f32::max);
        let mut scores: Vec<f32> = Vec::with_capacity(spot.candidates.len() + 1);
        for candidate in &spot.candidates {
            let entry = &gazetteer.places[usize::from(candidate.place)];
            let of = self.countries.get(&entry.country).map_or(0.0, |weight| others(&entry.country, *weight));
            let mut score = candidate.prior + COUNTRY * of / total;
            if matches!(entry.sort, Sort::City | Sort::Capital | Sort::Region) {
                let region = self.regions.get(&entry.region).copied().unwrap_or(0.0);
                let region = region - own_regions.get(&entry.region).copied().unwrap_or(0.0);
                score += REGION * region.max(0.0) / total;
                score += NEAR * self.nearness(spot.entity, entry, gazetteer);
            }
            let foreign = if entry.sort == Sort::Country { FOREIGN_COUNTRY } else { FOREIGN };
            score -= foreign * most / total * (1.0 - of).max(0.0);
            scores.push(score);
        }
        scores.push(UNKNOWN);
        math::log_softmax(&mut scores);
        for (candidate, score) in spot.candidates.iter_mut().zip(&scores) {
            candidate.probability = math::exp(*score);
        }
    }

    /// How many sure places of other names lie near, each by its distance.
    fn nearness(&self, entity: usize, place: &Entry, gazetteer: &Gazetteer) -> f32 {
        let mut sum = 0.0;
        for (other, at, weight) in &self.anchors {
            let anchor = &gazetteer.places[usize::from(*at)];
            if *other != entity && anchor.sort != Sort::Region {
                sum += weight / (1.0 + kilometres(place, anchor) / NEAR_KM);
            }
        }
        sum.min(NEAR_MOST)
    }
}
