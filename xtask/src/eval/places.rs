//! Places, from raw text, against GeoVirus (Wikinews on epidemics) and LGL (local US newspapers): what is recognised as a place, and
//! whether it is put where it lies.
//!
//! Right is within 161 km (100 miles, the custom of toponym resolution) of the gold's point; a country by its ISO code. The oracle
//! takes, of all places that the gazetteer has by a gold toponym's own name, the right one. Each set in two halves by document:
//! the weights were set on the documents of even number.

use std::collections::BTreeMap;

use anyhow::Result;
use nutgraf::internals::places_named;
use nutgraf::{Analysis, Label, OffsetUnit, Options, PlaceKind, analyze};
use serde::Deserialize;

use super::data;
use super::{Row, percent};

/// 100 miles, in kilometres.
const NEAR: f64 = 161.0;
/// Bins of the calibration.
const BINS: [f64; 5] = [0.4, 0.6, 0.8, 0.9, 0.97];

#[derive(Deserialize)]
struct Story {
    text: String,
    toponyms: Vec<Toponym>,
}

#[derive(Deserialize)]
struct Toponym {
    start: usize,
    end: usize,
    text: String,
    lat: Option<f64>,
    lon: Option<f64>,
    fcode: Option<String>,
    country: Option<String>,
    page: Option<String>,
}

/// A country's names, for the gold's.
type Codes = BTreeMap<String, String>;

pub(super) fn measure() -> Result<Vec<Row>> {
    let codes = codes()?;
    let mut rows = Vec::new();
    for (set, file, bars) in [
        ("GeoVirus", "places/geovirus.jsonl", ["92", "85", "85"]),
        ("LGL", "places/lgl.jsonl", ["78", "75", "70"]),
    ] {
        let stories: Vec<Story> = data::lines(file)?;
        let mut halves = [Measured::default(), Measured::default()];
        for (at, story) in stories.iter().enumerate() {
            halves[at % 2].read(story, &codes)?;
        }
        let [even, odd] = &halves;
        let row = |what: &str, bar: &'static str, of: fn(&Measured) -> (usize, usize)| {
            let (e, o) = (of(even), of(odd));
            let share = |(part, whole): (usize, usize)| format!("{:.1}", percent(part, whole));
            let both = (e.0 + o.0, e.1 + o.1);
            Row {
                stage: "places",
                what: format!("{set}: {what}"),
                measured: format!("{} %", share(both)),
                bar,
                note: format!(
                    "{} of {}; even documents {}, odd ones, unseen, {}",
                    both.0,
                    both.1,
                    share(e),
                    share(o)
                ),
            }
        };
        rows.push(row("placed right, of those placed", bars[0], |it| (it.right, it.placed)));
        rows.push(row("placed right, of what the oracle reaches", bars[1], |it| (it.right, it.reached)));
        rows.push(row("toponyms recognised (overlap)", bars[2], |it| (it.recognised, it.gold)));
        rows.push(row("reached by the oracle, of the resolved", "", |it| (it.reached, it.resolved)));
        for (at, least) in BINS.iter().enumerate() {
            let what = format!("placed right where confidence is {least} or more");
            let of = |it: &Measured| it.judged[at];
            let (e, o) = (of(even), of(odd));
            rows.push(Row {
                stage: "places",
                what: format!("{set}: {what}"),
                measured: format!("{:.1} %", percent(e.1 + o.1, e.0 + o.0)),
                bar: "",
                note: format!("{} places", e.0 + o.0),
            });
        }
    }
    Ok(rows)
}

/// ISO codes by the countries' names in small letters.
fn codes() -> Result<Codes> {
    #[derive(Deserialize)]
    struct Country {
        #[serde(rename = "ISO")]
        iso: String,
        #[serde(rename = "Country")]
        name: String,
    }
    let rows: Vec<Country> = data::lines("places/geonames-countries.jsonl")?;
    let mut codes: Codes = rows.into_iter().map(|it| (it.name.to_lowercase(), it.iso)).collect();
    for line in std::fs::read_to_string(crate::sh::root().join("lexicon/country-names.txt"))?.lines() {
        if let Some((name, code)) = line.split_once(" | ").filter(|it| it.1.len() == 2) {
            codes.insert(name.to_lowercase(), code.to_owned());
        }
    }
    Ok(codes)
}

impl Toponym {
    /// The ISO code, of a country.
    fn country<'c>(&self, codes: &'c Codes) -> Option<&'c str> {
        let name = match (&self.fcode, &self.page) {
            (Some(code), _) if code.starts_with("PCL") => self.country.clone()?,
            (None, Some(page)) => page.rsplit('/').next()?.replace('_', " "),
            _ => return None,
        };
        // Wikipedia's "Georgia (country)".
        let name = name.replace(" (country)", "").to_lowercase();
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        codes.get(bare).map(String::as_str)
    }

    fn is_at(
        &self,
        country: Option<&str>,
        is_country: bool,
        point: Option<(f64, f64)>,
        codes: &Codes,
    ) -> bool {
        if let Some(code) = self.country(codes) {
            return is_country && country == Some(code);
        }
        let (Some(lat), Some(lon), Some((a, b))) = (self.lat, self.lon, point) else { return false };
        kilometres((lat, lon), (a, b)) <= NEAR
    }
}

/// Counts of toponyms.
#[derive(Default)]
struct Measured {
    gold: usize,
    /// With coordinates in the gold.
    resolved: usize,
    /// Overlapped by a mention of a place or of a nationality.
    recognised: usize,
    /// Of the resolved, those that we placed, and right.
    placed: usize,
    right: usize,
    /// Of the resolved, those whose name leads to the right place in the gazetteer.
    reached: usize,
    /// Placed and right, from each of [`BINS`] on.
    judged: [(usize, usize); 5],
}

impl Measured {
    fn read(&mut self, story: &Story, codes: &Codes) -> Result<()> {
        let options = Options { offsets: OffsetUnit::Char, ..Options::default() };
        let analysis = analyze(&story.text, &options)?;
        let entities: BTreeMap<&str, usize> =
            analysis.entities.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
        for toponym in &story.toponyms {
            self.gold += 1;
            let entity = mentioned(&analysis, toponym, &entities);
            self.recognised += usize::from(entity.is_some());
            if toponym.lat.is_none() {
                continue;
            }
            self.resolved += 1;
            let reachable = places_named(&toponym.text)
                .into_iter()
                .any(|it| toponym.is_at(Some(&it.country), it.is_country, Some(it.point), codes));
            let demonym = toponym
                .country(codes)
                .is_some_and(|code| nutgraf::internals::country_of(&toponym.text) == Some(code.to_owned()));
            self.reached += usize::from(reachable || demonym);
            let Some(entity) = entity.map(|at| &analysis.entities[at]) else { continue };
            let (country, is_country, point, confidence) = match &entity.place {
                Some(it) => {
                    (it.country.as_deref(), it.kind == PlaceKind::Country, it.lat.zip(it.lon), it.confidence)
                }
                // "Russians": a people has its country.
                None if entity.label == Label::Norp && entity.country.is_some() => {
                    (entity.country.as_deref(), true, None, entity.confidence)
                }
                None => continue,
            };
            let right = toponym.is_at(country, is_country, point, codes);
            self.placed += 1;
            self.right += usize::from(right);
            for (bin, least) in self.judged.iter_mut().zip(BINS) {
                if confidence >= least {
                    *bin = (bin.0 + 1, bin.1 + usize::from(right));
                }
            }
        }
        Ok(())
    }
}

/// The entity of the mention of a place, or of a nationality, that overlaps the toponym; of several the longest.
fn mentioned(analysis: &Analysis, toponym: &Toponym, entities: &BTreeMap<&str, usize>) -> Option<usize> {
    let place = |label: Label| matches!(label, Label::Gpe | Label::Loc | Label::Fac | Label::Norp);
    let overlapping = analysis
        .mentions
        .iter()
        .filter(|it| it.start < toponym.end && toponym.start < it.end && place(it.label));
    let named = overlapping.filter(|it| it.kind != nutgraf::MentionKind::Pronoun);
    let best = named.min_by_key(|it| it.start.abs_diff(toponym.start) + it.end.abs_diff(toponym.end))?;
    entities.get(best.entity.as_str()).copied()
}

/// Great-circle distance on a sphere of 6,371 km.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat, lon) = ((a.0 - b.0).to_radians() / 2.0, (a.1 - b.1).to_radians() / 2.0);
    let part = lat.sin().powi(2) + a.0.to_radians().cos() * b.0.to_radians().cos() * lon.sin().powi(2);
    2.0 * 6371.0 * part.sqrt().min(1.0).asin()
}
