//! The lists that come whole from `../shared/data`: filtered by how news writes them, written to `lexicon/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use anyhow::Result;
use serde::Deserialize;

use crate::eval::data;

/// A word counts as common when it stands in small letters this often in the raw news, and at least as often as with a capital
/// inside a sentence. Lowering it adds rare words and bytes.
const COMMON: u32 = 7;
/// A surname is kept when it stands with a capital inside a sentence this often in the raw news.
const SURNAME_SEEN: u32 = 3;
/// A given name likewise; lists of popular names of a country are kept whole.
const GIVEN_SEEN: u32 = 1;
/// A city is kept from this population on, or smaller when the raw news names it this often.
const CITY_PEOPLE: u64 = 150_000;
const CITY_SEEN: u32 = 3;
/// Another spelling of a city is kept when it is seen this often and the city has this population.
const SPELLING_SEEN: u32 = 5;
const SPELLING_PEOPLE: u64 = 100_000;
/// Countries whose lists of surnames are so long that most of their names never make news: a name of these alone is left out.
const LONG_TAILS: [&str; 3] = ["us", "de", "eus"];

/// Writes the lists.
pub(super) fn run() -> Result<()> {
    let usage = Usage::count()?;
    common_words(&usage)?;
    countries()?;
    regions(&usage)?;
    cities(&usage)?;
    demonyms()?;
    companies(&usage)?;
    names("given-names", "given-names.jsonl.gz", GIVEN_SEEN, &usage)?;
    names("surnames", "surnames.jsonl.gz", SURNAME_SEEN, &usage)?;
    rare_names("rare-given-names", "given-names", &[], &usage)?;
    rare_names("rare-surnames", "surnames", &LONG_TAILS, &usage)?;
    rare_cities(&usage)?;
    super::gather::run(&usage)
}

/// Writes the lists of places alone.
pub(super) fn places() -> Result<()> {
    super::gather::run(&Usage::count()?)
}

/// How often words stand in small letters, and capitalised sequences of up to three words inside a sentence.
pub(super) struct Usage {
    lower: BTreeMap<String, u32>,
    capital: BTreeMap<String, u32>,
}

impl Usage {
    fn count() -> Result<Self> {
        #[derive(Deserialize)]
        struct Text {
            text: String,
            source: Option<String>,
            split: Option<String>,
        }
        let mut usage = Self { lower: BTreeMap::new(), capital: BTreeMap::new() };
        for file in ["raw/open.jsonl.gz", "raw/internal.jsonl.gz", "ner/worldwide.raw.jsonl"] {
            for story in data::lines::<Text>(file)? {
                if story.split.as_deref() == Some("dev")
                    || story.source.as_deref().is_some_and(|it| it.contains("lower"))
                {
                    continue;
                }
                usage.read(&story.text);
            }
        }
        Ok(usage)
    }

    fn read(&mut self, text: &str) {
        let mut run: Vec<&str> = Vec::new();
        let mut inside = false;
        for raw in text.split([' ', '\n', '\t', '-', '/']) {
            let word = raw.trim_matches(|letter: char| !letter.is_alphanumeric());
            let word = word.strip_suffix("'s").or(word.strip_suffix("\u{2019}s")).unwrap_or(word);
            let first = word.chars().next();
            if first.is_some_and(char::is_lowercase) && !word.chars().any(char::is_uppercase) {
                *self.lower.entry(word.to_owned()).or_default() += 1;
            }
            if !inside || !raw.starts_with(word) {
                run.clear();
            }
            if inside && first.is_some_and(char::is_uppercase) {
                run.push(word);
                for start in run.len().saturating_sub(3)..run.len() {
                    *self.capital.entry(run[start..].join(" ")).or_default() += 1;
                }
            }
            if !first.is_some_and(char::is_uppercase) || !raw.ends_with(word) {
                run.clear();
            }
            inside = !word.is_empty() && !raw.ends_with(['.', '!', '?', ':', '"', '\u{201d}', '\u{2019}']);
        }
    }

    pub(super) fn lower(&self, word: &str) -> u32 {
        self.lower.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    pub(super) fn capital(&self, name: &str) -> u32 {
        self.capital.get(name).copied().unwrap_or(0)
    }

    /// Whether a word, written with a capital, is still mostly the ordinary word.
    pub(super) fn ordinary(&self, word: &str) -> bool {
        let lower = self.lower(word);
        lower >= COMMON && lower >= 3 * self.capital(word)
    }
}

fn common_words(usage: &Usage) -> Result<()> {
    let words = usage.lower.iter().filter(|(word, count)| {
        let mut letters = word.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        **count >= COMMON
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '\'')
            && **count >= capital.map_or(0, |it| usage.capital(&it))
    });
    let lines = words.map(|(word, _)| word.clone()).collect();
    write(
        "common-words",
        "Words that news writes in small letters more often than not.",
        "counts over news texts",
        "CC0-1.0 (a list of words)",
        "word",
        &lines,
    )
}

#[derive(Deserialize)]
struct Country {
    #[serde(rename = "ISO")]
    iso: String,
    #[serde(rename = "Country")]
    name: String,
}

fn countries() -> Result<()> {
    let rows: Vec<Country> = data::lines("places/geonames-countries.jsonl")?;
    let lines = rows.iter().map(|it| format!("{} | {}", it.name, it.iso)).collect();
    write(
        "countries",
        "Countries and territories.",
        "GeoNames countryInfo",
        "CC-BY-4.0",
        "name | ISO 3166-1 alpha-2",
        &lines,
    )
}

fn regions(usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct Region {
        name: String,
        ascii: String,
    }
    let rows: Vec<Region> = data::lines("places/geonames-admin1.jsonl")?;
    let mut lines = BTreeSet::new();
    for row in &rows {
        for name in [&row.name, &row.ascii] {
            if usage.capital(name) >= CITY_SEEN && !usage.ordinary(name) {
                lines.insert(name.clone());
            }
        }
    }
    write("regions", "First-level regions that news names.", "GeoNames admin1", "CC-BY-4.0", "name", &lines)
}

fn cities(usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct City {
        name: String,
        ascii: String,
        alt: Vec<String>,
        fcode: String,
        pop: u64,
    }
    let rows: Vec<City> = data::lines("places/geonames-cities15000.jsonl.gz")?;
    let mut lines = BTreeSet::new();
    for row in &rows {
        let capital = row.fcode == "PPLC" || (row.fcode == "PPLA" && row.pop >= 50_000);
        let seen = usage.capital(&row.name).max(usage.capital(&row.ascii));
        if (capital || row.pop >= CITY_PEOPLE || seen >= CITY_SEEN) && !usage.ordinary(&row.name) {
            lines.insert(row.ascii.clone());
        }
        if row.pop >= SPELLING_PEOPLE {
            let kept = |name: &&String| {
                name.len() > 3
                    && name.starts_with(char::is_uppercase)
                    && name.chars().any(char::is_lowercase)
                    && usage.capital(name) >= SPELLING_SEEN
                    && usage.lower(name) == 0
            };
            lines.extend(row.alt.iter().filter(kept).cloned());
        }
    }
    write(
        "cities",
        "Cities of more than 15,000 people that news names, and all larger ones.",
        "GeoNames cities15000",
        "CC-BY-4.0",
        "name",
        &lines,
    )
}

fn demonyms() -> Result<()> {
    #[derive(Deserialize)]
    struct Row {
        demonym: String,
        cc: Option<String>,
        source: String,
    }
    // The rows of mledoze/countries are ODbL and stay out.
    let rows: Vec<Row> = data::lines("lexicon/demonyms.jsonl")?;
    let lines = rows
        .iter()
        .filter(|row| !row.source.contains("mledoze"))
        .filter_map(|row| Some(format!("{} | {}", capitalised(&row.demonym), row.cc.as_ref()?)))
        .collect();
    write(
        "demonyms-data",
        "Demonyms with their countries.",
        "geotext and the list of gov.uk, rows with a country code",
        "MIT; Open Government Licence 3.0",
        "name | ISO 3166-1 alpha-2",
        &lines,
    )
}

fn companies(usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct Row {
        name: String,
        kind: String,
    }
    let rows: Vec<Row> = data::lines("lexicon/organisations.jsonl.gz")?;
    let lines = rows
        .iter()
        .filter(|row| row.kind == "company" && usage.capital(&row.name) > 0 && usage.lower(&row.name) == 0)
        .map(|row| row.name.clone())
        .collect();
    write("companies", "Companies that news names.", "dariusk/corpora", "CC0-1.0", "name", &lines)
}

fn names(list: &str, file: &str, least: u32, usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct Row {
        name: String,
        sources: Vec<String>,
    }
    let rows: Vec<Row> = data::lines(&format!("lexicon/{file}"))?;
    let kept = |row: &&Row| {
        let popular = row.sources.iter().any(|source| source.contains("popular"));
        row.name.chars().count() > 1
            && row.name.chars().all(|letter| letter.is_alphabetic() || "'- ".contains(letter))
            && (popular || usage.capital(&row.name) >= least)
            && !usage.ordinary(&row.name)
    };
    let lines = rows.iter().filter(kept).map(|row| row.name.clone()).collect();
    write(
        list,
        "Names of people that news writes, and the popular ones of many countries.",
        "smashew/NameDatabases, sigpwned/popular-names-by-country-dataset, nltk names corpus (Mark Kantrowitz), dariusk/corpora",
        "public domain; CC0-1.0; free with credit; CC0-1.0",
        "name",
        &lines,
    )
}

/// Single words that people are called by and that are in no list yet: read by the tagger only, from a set of hashes.
fn rare_names(list: &str, of: &str, tails: &[&str], usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct Row {
        name: String,
        #[serde(default)]
        countries: Vec<String>,
    }
    let known: BTreeSet<String> = super::lines(of)?.into_iter().collect();
    let rows: Vec<Row> = data::lines(&format!("lexicon/{of}.jsonl.gz"))?;
    let kept = |row: &&Row| {
        row.countries.iter().any(|country| !tails.contains(&country.as_str()))
            && row.name.chars().count() > 2
            && row.name.chars().all(char::is_alphabetic)
            && !known.contains(&row.name)
            && !usage.ordinary(&row.name)
    };
    write(
        list,
        "Rarer names of people.",
        "smashew/NameDatabases, sigpwned/popular-names-by-country-dataset, nltk names corpus (Mark Kantrowitz), dariusk/corpora",
        "public domain; CC0-1.0; free with credit; CC0-1.0",
        "name",
        &rows.iter().filter(kept).map(|row| row.name.clone()).collect(),
    )
}

/// The other cities of one word, likewise.
fn rare_cities(usage: &Usage) -> Result<()> {
    #[derive(Deserialize)]
    struct City {
        ascii: String,
    }
    let known: BTreeSet<String> = super::lines("cities")?.into_iter().collect();
    let rows: Vec<City> = data::lines("places/geonames-cities15000.jsonl.gz")?;
    let kept = |name: &&String| {
        name.chars().all(char::is_alphabetic)
            && name.len() > 2
            && !known.contains(*name)
            && !usage.ordinary(name)
    };
    write(
        "rare-cities",
        "Other cities of more than 15,000 people, those of one word.",
        "GeoNames cities15000",
        "CC-BY-4.0",
        "name",
        &rows.iter().map(|row| &row.ascii).filter(kept).cloned().collect(),
    )
}

fn capitalised(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

pub(super) fn write(
    list: &str,
    what: &str,
    source: &str,
    licence: &str,
    columns: &str,
    lines: &BTreeSet<String>,
) -> Result<()> {
    let mut text = format!(
        "# {what} Made by `cargo xtask lexicon --collect`: do not edit.\n# source: {source}\n# licence: {licence}\n# date: 2026-11\n# columns: {columns}\n"
    );
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    println!("lexicon/{list}.txt: {} lines", lines.len());
    fs::write(crate::sh::root().join("lexicon").join(format!("{list}.txt")), text)?;
    Ok(())
}
