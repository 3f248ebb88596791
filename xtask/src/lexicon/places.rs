//! Compiles the places of `lexicon/places-*.txt` into `model/places.bin`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use super::places_format::{self as format, Columns, Sort};
use super::{hashed, lines, normalize};

/// The key of a name.
pub(super) fn key(name: &str) -> String {
    format::squeeze(&normalize::key(name))
}

struct Place {
    country: String,
    /// GeoNames admin1 code within the country, or empty.
    region: String,
    sort: Sort,
    /// Tenths of a degree.
    lat: i32,
    lon: i32,
    population: u64,
    id: u32,
    /// Keys.
    names: BTreeSet<String>,
}

/// The file's bytes, from the committed lists alone.
pub(super) fn compile() -> Result<Vec<u8>> {
    let mut places = Vec::new();
    countries(&mut places)?;
    for line in lines("places-regions")? {
        let [code, lat, lon, id, people, names] = columns(&line)?;
        places.push(Place::new(code, Sort::Region, [lat, lon, people, id], names)?);
    }
    for line in lines("places-cities")? {
        let [code, lat, lon, id, population, seat, names] = columns(&line)?;
        let sort = if seat == "capital" { Sort::Capital } else { Sort::City };
        places.push(Place::new(code, sort, [lat, lon, population, id], names)?);
    }
    let mut own: BTreeSet<String> = own(&mut places)?;
    let countries = places.iter().filter(|it| it.sort == Sort::Country);
    own.extend(countries.flat_map(|it| it.names.iter().cloned()));
    for line in lines("places-nature")? {
        let [kind, lat, lon, name] = columns(&line)?;
        if !own.contains(&key(name)) {
            places.push(Place::new("-", sort(kind)?, [lat, lon, "0", "0"], name)?);
        }
    }
    aliases(&mut places)?;
    // "Mexico" in news is the country, not its capital or its state.
    let countries: BTreeSet<(String, String)> = places
        .iter()
        .filter(|it| it.sort == Sort::Country)
        .flat_map(|it| it.names.iter().map(|name| (it.country.clone(), name.clone())))
        .collect();
    for place in places.iter_mut().filter(|it| it.sort != Sort::Country) {
        place.names.retain(|name| !countries.contains(&(place.country.clone(), name.clone())));
    }
    // A region of a city's name is mostly that city's own; states and provinces of three countries are not.
    let cities: BTreeSet<(String, String)> = places
        .iter()
        .filter(|it| matches!(it.sort, Sort::City | Sort::Capital))
        .flat_map(|it| it.names.iter().map(|name| (it.country.clone(), name.clone())))
        .collect();
    for place in places.iter_mut().filter(|it| it.sort == Sort::Region) {
        if !["US", "CA", "AU"].contains(&place.country.as_str()) {
            place.names.retain(|name| !cities.contains(&(place.country.clone(), name.clone())));
        }
    }
    places.retain(|it| !it.names.is_empty());
    places.sort_by(|a, b| {
        let order = |it: &Place| (it.country.clone(), it.region.clone(), it.lat, it.lon, it.id);
        order(a).cmp(&order(b)).then_with(|| a.names.cmp(&b.names))
    });
    Ok(write(&places))
}

fn countries(places: &mut Vec<Place>) -> Result<()> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for list in ["countries", "country-names"] {
        for line in lines(list)? {
            let [name, code] = columns(&line)?;
            names.entry(code.to_owned()).or_default().push(name.to_owned());
        }
    }
    for line in lines("places-countries")? {
        let [code, lat, lon, population, id] = columns(&line)?;
        let names = names.get(code).map_or(String::new(), |it| it.join("; "));
        places.push(Place::new(code, Sort::Country, [lat, lon, population, id], &names)?);
    }
    Ok(())
}

/// The typed areas; returns their keys.
fn own(places: &mut Vec<Place>) -> Result<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for line in lines("places-own")? {
        let [kind, code, lat, lon, names] = columns(&line)?;
        let place = Place::new(code, sort(kind)?, [lat, lon, "0", "0"], names)?;
        // What is typed stands in the place of what the tables have of it.
        places.retain(|it| {
            it.sort != Sort::Region || it.country != place.country || it.names.is_disjoint(&place.names)
        });
        keys.extend(place.names.iter().cloned());
        places.push(place);
    }
    Ok(keys)
}

fn aliases(places: &mut [Place]) -> Result<()> {
    for line in lines("places-aliases")? {
        let [name, kind, country, others] = columns(&line)?;
        let region = kind == "region";
        let fits = |it: &&mut Place| {
            it.country == country
                && (it.sort == Sort::Region) == region
                && it.sort != Sort::Country
                && it.names.contains(&key(name))
        };
        let place = places.iter_mut().filter(fits).max_by_key(|it| it.population);
        let place = place.with_context(|| format!("places-aliases: no {kind} {name} in {country}"))?;
        place.names.extend(others.split(';').map(key));
    }
    Ok(())
}

fn sort(kind: &str) -> Result<Sort> {
    let kinds = [
        ("region", Sort::OwnRegion),
        ("area", Sort::Area),
        ("water", Sort::Water),
        ("landform", Sort::Landform),
    ];
    Ok(kinds.iter().find(|it| it.0 == kind).with_context(|| kind.to_owned())?.1)
}

impl Place {
    /// `numbers` are latitude, longitude, population and id.
    fn new(code: &str, sort: Sort, numbers: [&str; 4], names: &str) -> Result<Self> {
        let (country, region) = code.split_once('.').unwrap_or((code, ""));
        let [lat, lon, population, id] = numbers;
        let tenths = |degrees: &str| -> Result<i32> {
            #[allow(clippy::cast_possible_truncation, reason = "1,800 at most")]
            Ok((degrees.parse::<f64>().with_context(|| degrees.to_owned())? * 10.0).round() as i32)
        };
        Ok(Self {
            country: if country == "-" { "--".to_owned() } else { country.to_owned() },
            region: region.to_owned(),
            sort,
            lat: tenths(lat)?,
            lon: tenths(lon)?,
            population: population.parse()?,
            id: id.parse()?,
            names: names.split(';').map(key).filter(|it| !it.is_empty()).collect(),
        })
    }
}

fn write(places: &[Place]) -> Vec<u8> {
    let mut columns = Columns::default();
    let mut last = (0, 0);
    let mut tree: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    for place in places {
        *tree.entry(&place.country).or_default().entry(&place.region).or_default() += 1;
        let magnitude = format::magnitude(place.population);
        columns.sorts.push(place.sort as u8);
        columns.magnitudes.push(magnitude);
        format::push(&mut columns.names, u32::try_from(place.names.len()).unwrap_or(0));
        format::push(&mut columns.latitudes, format::zigzag(place.lat - last.0));
        format::push(&mut columns.longitudes, format::zigzag(place.lon - last.1));
        last = (place.lat, place.lon);
        if place.sort.has_id(magnitude) {
            columns.ids.extend(&place.id.to_le_bytes()[..3]);
        }
        for name in &place.names {
            let hash = hashed::hash(name) >> (32 - format::HASH_BITS);
            columns.hashes.extend(&hash.to_le_bytes()[..3]);
        }
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(0);
    format::push(&mut columns.countries, number(tree.len()));
    for (code, regions) in &tree {
        columns.countries.extend(code.as_bytes());
        format::push(&mut columns.countries, number(regions.len()));
        regions.values().for_each(|&count| format::push(&mut columns.regions, count));
    }
    println!("{} places, {} names", places.len(), columns.hashes.len() / 3);
    let Columns { countries, regions, sorts, magnitudes, names, latitudes, longitudes, ids, hashes } =
        columns;
    [
        &format::MAGIC[..],
        &countries,
        &regions,
        &sorts,
        &magnitudes,
        &names,
        &latitudes,
        &longitudes,
        &ids,
        &hashes,
    ]
    .concat()
}

/// The columns of a line, trimmed.
fn columns<const N: usize>(line: &str) -> Result<[&str; N]> {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    ensure!(columns.len() == N, "{line}: not {N} columns");
    Ok(columns.try_into().unwrap_or([""; N]))
}
