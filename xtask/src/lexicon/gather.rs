//! The lists of places that come whole from `../shared/data`: which places news can name, and where they lie.
//!
//! GeoNames (CC BY) and Natural Earth (public domain) only. `lexicon/places-own.txt` is typed and adds what they lack.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::collect::{self, Usage};
use super::outlines;
use crate::eval::data;

/// Countries whose towns English news names down to 15,000 people, the smallest in the data.
const HOME: [&str; 6] = ["AU", "CA", "GB", "IE", "NZ", "US"];
/// Elsewhere a city has this population, is a seat of this one, or is seen in the raw news this often.
const PEOPLE: u64 = 100_000;
const SEAT_PEOPLE: u64 = 50_000;
const SEEN: u32 = 3;
/// A part of a city ("Brooklyn") is kept from this population on.
const PART_PEOPLE: u64 = 60_000;
/// Another spelling is kept when it is seen this often and the city has this population.
const SPELLING_SEEN: u32 = 4;
const SPELLING_PEOPLE: u64 = 100_000;
/// A region of the finer divisions (provinces of the Philippines, English counties) is kept when it is seen this often.
const REGION_SEEN: u32 = 2;
/// Natural Earth's rank of a sea or landform, 0 for the most prominent, up to which it is kept unseen, and seen.
const RANK: u32 = 3;
const RANK_SEEN: u32 = 6;

#[derive(Deserialize)]
struct City {
    id: u32,
    name: String,
    ascii: String,
    alt: Vec<String>,
    lat: f64,
    lon: f64,
    fcode: String,
    cc: String,
    admin1: String,
    pop: u64,
}

#[derive(Deserialize)]
struct Region {
    name: String,
    name_en: String,
    alt: String,
    cc: String,
    lat: f64,
    lon: f64,
    gn_id: String,
    gn_a1: String,
}

#[derive(Deserialize)]
struct Admin {
    code: String,
    ascii: String,
    id: u32,
}

/// Writes the lists.
pub(super) fn run(usage: &Usage) -> Result<()> {
    let cities: Vec<City> = data::lines("places/geonames-cities15000.jsonl.gz")?;
    countries(&cities)?;
    regions(&cities, usage)?;
    nature(usage)?;
    towns(&cities, usage)
}

fn countries(cities: &[City]) -> Result<()> {
    #[derive(Deserialize)]
    struct Country {
        #[serde(rename = "ISO")]
        iso: String,
        #[serde(rename = "Population")]
        population: String,
        geonameid: String,
    }
    let rows: Vec<Country> = data::lines("places/geonames-countries.jsonl")?;
    let outlines = outlines::middles("places/countries-50m.topo.json")?;
    let mut lines = BTreeSet::new();
    for row in &rows {
        let of = cities.iter().filter(|it| it.cc == row.iso);
        let seat = of.max_by_key(|it| (it.fcode == "PPLC", it.pop)).map(|it| (it.lat, it.lon));
        let Some((lat, lon)) = outlines.get(&row.iso).copied().or(seat) else { continue };
        let Country { iso, population, geonameid } = row;
        lines.insert(format!("{iso} | {lat:.1} | {lon:.1} | {population} | {geonameid}"));
    }
    collect::write(
        "places-countries",
        "Where countries lie: the middle of their largest part, or their capital.",
        "Natural Earth 5.1.2 (outlines); GeoNames countryInfo (population, id)",
        "public domain; CC-BY-4.0",
        "ISO 3166-1 alpha-2 | latitude | longitude | population | GeoNames id",
        &lines,
    )
}

fn regions(cities: &[City], usage: &Usage) -> Result<()> {
    let fine: Vec<Region> = data::lines("places/natural-earth-admin1.jsonl.gz")?;
    let coarse: Vec<Admin> = data::lines("places/geonames-admin1.jsonl")?;
    let codes: BTreeMap<&str, &Admin> = coarse.iter().map(|it| (it.code.as_str(), it)).collect();
    let mut lines = coarse_regions(&coarse, &fine, cities, usage);
    let people = people(&fine, cities);
    for (row, people) in fine.iter().zip(people) {
        let admin = codes.get(row.gn_a1.as_str()).filter(|it| row.gn_id == it.id.to_string());
        let mut names = BTreeSet::new();
        let english = [&row.name_en, &row.name].into_iter().find(|it| !it.is_empty());
        let spelled = english.into_iter().chain([&row.name]).chain(admin.map(|it| &it.ascii));
        for name in spelled.map(|it| plain(it)).chain(row.alt.split('|').map(plain)) {
            let seen = usage.capital(name);
            let home = matches!(row.cc.as_str(), "US" | "CA" | "AU") && admin.is_some();
            if name.len() > 2 && (home || seen >= REGION_SEEN) && !usage.ordinary(name) {
                names.insert(name.to_owned());
            }
        }
        if names.is_empty() || row.cc.len() != 2 {
            continue;
        }
        let code =
            if codes.contains_key(row.gn_a1.as_str()) { row.gn_a1.clone() } else { format!("{}.", row.cc) };
        let names = names.into_iter().collect::<Vec<_>>().join("; ");
        let id = admin.map_or(0, |it| it.id);
        lines.insert(format!("{code} | {:.1} | {:.1} | {id} | {people} | {names}", row.lat, row.lon));
    }
    collect::write(
        "places-regions",
        "States, provinces and counties that news names, and where they lie.",
        "Natural Earth 5.1.2 (points, names); GeoNames admin1 (codes, ids, names)",
        "public domain; CC-BY-4.0",
        "GeoNames admin1 code | latitude | longitude | GeoNames id or 0 | people in the cities nearest to it | names",
        &lines,
    )
}

/// Regions that Natural Earth divides further ("Lombardy"): the middle of their cities.
fn coarse_regions(coarse: &[Admin], fine: &[Region], cities: &[City], usage: &Usage) -> BTreeSet<String> {
    let ids: BTreeSet<&str> = fine.iter().map(|it| it.gn_id.as_str()).collect();
    let mut lines = BTreeSet::new();
    for Admin { code, ascii, id } in coarse {
        let name = plain(ascii);
        let inside = |it: &&City| code.split_once('.') == Some((it.cc.as_str(), it.admin1.as_str()));
        let points: Vec<(f64, f64)> = cities.iter().filter(inside).map(|it| (it.lat, it.lon)).collect();
        let known = !points.is_empty() && usage.capital(name) >= REGION_SEEN && !usage.ordinary(name);
        if known && !ids.contains(id.to_string().as_str()) {
            let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
            let (lat, lon) = (mean(|it| it.0), mean(|it| it.1));
            let people: u64 = cities.iter().filter(inside).map(|it| it.pop).sum();
            lines.insert(format!("{code} | {lat:.1} | {lon:.1} | {id} | {people} | {name}"));
        }
    }
    lines
}

/// For each region the people of the cities that are nearest to its middle, of its country: how prominent it is.
fn people(regions: &[Region], cities: &[City]) -> Vec<u64> {
    let mut people = vec![0; regions.len()];
    for city in cities {
        let distance = |it: &Region| (it.lat - city.lat).powi(2) + (it.lon - city.lon).powi(2);
        let own = regions.iter().enumerate().filter(|it| it.1.cc == city.cc);
        if let Some((at, _)) = own.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1))) {
            people[at] += city.pop;
        }
    }
    people
}

/// A name without the words that say what it is.
fn plain(name: &str) -> &str {
    let name = name.trim();
    let ends = [" Province", " Prefecture", " Region", " Governorate", " State", " District", " Department"];
    ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

fn nature(usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct Label {
        name: String,
        label: String,
        kind: String,
        layer: String,
        rank: u32,
        point: (f64, f64),
    }
    let rows: Vec<Label> = data::lines("places/natural-earth-labels.jsonl")?;
    let mut kept: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for row in &rows {
        let water = row.layer == "lakes" || row.layer == "marine_polys" || row.kind == "river";
        let kind = if water { "water" } else { "landform" };
        let seen = usage.capital(&row.name);
        let known = row.rank <= RANK || (row.rank <= RANK_SEEN && seen >= 2);
        let short = ["L.", "Mts.", "I.", "Is.", "Pen.", "Pk."].iter().any(|it| row.name.contains(it));
        if !known || short || row.name.len() < 3 || usage.ordinary(&row.name) || row.kind == "Continent" {
            continue;
        }
        let halves = ["NORTH ", "SOUTH "].iter().any(|it| row.label.starts_with(it) && water);
        let (lat, lon) = row.point;
        let line = format!("{kind} | {lat:.1} | {lon:.1} | {}", row.name);
        let best = kept.entry(row.name.clone()).or_insert((row.rank, line.clone()));
        if row.rank < best.0 && !halves {
            *best = (row.rank, line);
        }
    }
    collect::write(
        "places-nature",
        "Seas, lakes, ranges, islands and other landforms, and where their middle lies.",
        "Natural Earth 5.1.2 labels",
        "public domain",
        "kind (water, landform) | latitude | longitude | name",
        &kept.into_values().map(|it| it.1).collect(),
    )
}

fn towns(cities: &[City], usage: &Usage) -> Result<()> {
    let mut lines = BTreeSet::new();
    for city in cities {
        let home = HOME.contains(&city.cc.as_str());
        let seat = city.fcode == "PPLC" || (city.fcode == "PPLA" && city.pop >= SEAT_PEOPLE);
        let part = city.fcode == "PPLX" && city.pop < PART_PEOPLE;
        let seen = usage.capital(&city.ascii) >= SEEN && !usage.ordinary(&city.ascii);
        if part || !(home || seat || city.pop >= PEOPLE || seen) {
            continue;
        }
        let mut names = BTreeSet::from([city.ascii.clone()]);
        for ending in ["-si", "-shi", "-gun"] {
            names.extend(city.ascii.strip_suffix(ending).filter(|it| it.len() > 3).map(str::to_owned));
        }
        let spelled = |name: &&String| {
            city.pop >= SPELLING_PEOPLE
                && name.len() > 3
                && name.starts_with(char::is_uppercase)
                && name.chars().any(char::is_lowercase)
                && usage.capital(name) >= SPELLING_SEEN
                && usage.lower(name) == 0
        };
        let mut keys: BTreeSet<String> = names.iter().map(|it| super::places::key(it)).collect();
        // "Malmö" loses its marks only; GeoNames has it as "Malmoe" too.
        for name in std::iter::once(&city.name).chain(city.alt.iter().filter(spelled)) {
            if keys.insert(super::places::key(name)) {
                names.insert(name.clone());
            }
        }
        let code = format!("{}.{}", city.cc, city.admin1);
        let names = names.into_iter().collect::<Vec<_>>().join("; ");
        let seat = if city.fcode == "PPLC" { "capital" } else { "city" };
        let City { lat, lon, pop, id, .. } = city;
        lines.insert(format!("{code} | {lat:.1} | {lon:.1} | {id} | {pop} | {seat} | {names}"));
    }
    collect::write(
        "places-cities",
        "Cities that news can name, and where they lie.",
        "GeoNames cities15000",
        "CC-BY-4.0",
        "GeoNames admin1 code | latitude | longitude | GeoNames id | population | city or capital | names",
        &lines,
    )
    .context("places-cities")
}
