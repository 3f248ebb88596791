//! `cargo xtask lexicon`: compiles the word lists of `lexicon/` into `model/lexicon.bin`. With `--check` it compares
//! instead of writing; with `--collect` it first makes the lists that come whole from `../shared/data` anew.

mod collect;
#[path = "../../src/lexicon/format.rs"]
#[allow(dead_code)] // the reader's half is the core's
mod format;
mod gather;
#[path = "../../src/lexicon/hashed.rs"]
#[allow(dead_code)] // the reader's half is the core's
mod hashed;
#[path = "../../src/normalize.rs"]
#[allow(dead_code)] // tests and tokens need the rest
mod normalize;
mod outlines;
mod places;
#[path = "../../src/places/format.rs"]
#[allow(dead_code)] // the reader's half is the core's
mod places_format;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail, ensure};
use format::{GUARDED, Kind};

/// The lists whose lines are names, and what each name is.
const NAMES: &[(&str, Kind)] = &[
    ("countries", Kind::Country),
    ("country-names", Kind::Country),
    ("cities", Kind::City),
    ("regions", Kind::Region),
    ("demonyms", Kind::Demonym),
    ("demonyms-data", Kind::Demonym),
    ("organisations", Kind::Organisation),
    ("companies", Kind::Organisation),
    ("given-names", Kind::Given),
    ("surnames", Kind::Surname),
    ("common-words", Kind::Common),
];

/// The lists whose lines are a kind and words, or (with `|` the other way round) a name and a kind.
const WORDS: &[(&str, &str, Kind)] = &[
    ("heads", "organisation", Kind::OrganisationHead),
    ("heads", "facility", Kind::FacilityHead),
    ("heads", "location", Kind::LocationHead),
    ("heads", "place-front", Kind::PlaceFront),
    ("heads", "event", Kind::EventHead),
    ("heads", "law", Kind::LawHead),
    ("titles", "head", Kind::TitleHead),
    ("titles", "modifier", Kind::TitleModifier),
    ("particles", "", Kind::Particle),
    ("roles", "", Kind::Role),
    ("calendar", "", Kind::Calendar),
    ("function-words", "function", Kind::Function),
    ("function-words", "actor", Kind::ActorNoun),
    ("function-words", "place-noun", Kind::PlaceNoun),
    ("function-words", "reporting", Kind::Reporting),
];

/// The kinds of `known.txt` and `areas.txt`.
const KNOWN: &[(&str, Kind)] = &[
    ("facility", Kind::Facility),
    ("event", Kind::Event),
    ("law", Kind::Law),
    ("product", Kind::Product),
    ("work", Kind::Work),
    ("misc", Kind::Misc),
];

/// The lists of rarer words, and the bit of each in the tagger's gazetteer.
const RARE: [(&str, u8); 3] = [("rare-given-names", 1), ("rare-surnames", 2), ("rare-cities", 4)];
/// Bits of a word's hash in the gazetteer: 22 take one strange word in fifty for one of its own.
const RARE_BITS: u8 = 22;

/// Salts of the lexicon's hashes that are tried.
const SALTS: u32 = 32;

/// Compiles, checks or collects.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--check"] => true,
        ["--collect"] => {
            collect::run()?;
            false
        }
        ["--collect", "places"] => {
            collect::places()?;
            false
        }
        _ => bail!("cargo xtask lexicon [--check | --collect [places]]"),
    };
    let files = [
        ("model/lexicon.bin", compile()?),
        ("model/gazetteer.bin", compile_rare()?),
        ("model/places.bin", places::compile()?),
    ];
    for (file, compiled) in files {
        let path = crate::sh::root().join(file);
        if check {
            let committed = fs::read(&path).context(file)?;
            ensure!(
                committed == compiled,
                "{file} is not what lexicon/ compiles to: run `cargo xtask lexicon`"
            );
        } else {
            println!("{file}: {} bytes", compiled.len());
            fs::write(&path, compiled)?;
        }
    }
    Ok(())
}

/// The gazetteer's bytes: a set of hashes, and a byte of kinds for each in their order.
fn compile_rare() -> Result<Vec<u8>> {
    let mut kinds: BTreeMap<u32, u8> = BTreeMap::new();
    for (list, kind) in RARE {
        for name in lines(list)? {
            let hash = hashed::hash(&normalize::key(&name)) >> (32 - u32::from(RARE_BITS));
            *kinds.entry(hash).or_default() |= kind;
        }
    }
    let hashes: Vec<u32> = kinds.keys().copied().collect();
    println!("{} rare words", hashes.len());
    let mut out = hashed::write(&hashes, RARE_BITS);
    out.extend(kinds.into_values());
    Ok(out)
}

/// The file's bytes, from the committed lists alone.
fn compile() -> Result<Vec<u8>> {
    let mut table = Table::default();
    for (list, kind) in NAMES {
        for line in lines(list)? {
            let (name, country) = columns(&line);
            table.add(name, *kind, country)?;
            if *list == "demonyms" || *list == "demonyms-data" {
                table.add_plural(name, country)?;
            }
        }
    }
    for (list, wanted, kind) in WORDS {
        for line in lines(list)? {
            let (group, words) = if wanted.is_empty() { ("", line.as_str()) } else { columns(&line) };
            if group == *wanted {
                for word in words.split_whitespace() {
                    table.add(word, *kind, "")?;
                }
            }
        }
    }
    for line in lines("known")? {
        let (group, name) = columns(&line);
        let kind = KNOWN.iter().find(|(name, _)| *name == group).with_context(|| line.clone())?.1;
        table.add(name, kind, "")?;
    }
    for line in lines("areas")? {
        let (name, group) = columns(&line);
        table.add(name, if group == "land" { Kind::Region } else { Kind::Area }, "")?;
    }
    table.write()
}

/// The lines of a list that are no comment, in order.
fn lines(list: &str) -> Result<Vec<String>> {
    let path = crate::sh::root().join("lexicon").join(format!("{list}.txt"));
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    for field in ["# source:", "# licence:", "# date:", "# columns:"] {
        ensure!(text.lines().any(|line| line.starts_with(field)), "lexicon/{list}.txt has no line `{field}`");
    }
    Ok(text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect())
}

fn columns(line: &str) -> (&str, &str) {
    line.split_once('|').map_or((line.trim(), ""), |(left, right)| (left.trim(), right.trim()))
}

/// Kinds, and an ISO 3166-1 alpha-2 code or zeros.
type Class = (u32, [u8; 2]);

/// Key to what it can be.
#[derive(Default)]
struct Table(BTreeMap<Vec<u8>, Class>);

impl Table {
    fn add(&mut self, name: &str, kind: Kind, country: &str) -> Result<()> {
        let key = normalize::key(name).into_owned().into_bytes();
        ensure!(!key.is_empty(), "an empty name");
        let entry = self.0.entry(key).or_insert((0, [0; 2]));
        if GUARDED & kind.bit() != 0 {
            // One spelling with small letters is enough to lift the condition.
            let acronym =
                Self::acronym(name) && (entry.0 & GUARDED == 0 || entry.0 & Kind::Capitals.bit() != 0);
            entry.0 = (entry.0 & !Kind::Capitals.bit()) | if acronym { Kind::Capitals.bit() } else { 0 };
        }
        entry.0 |= kind.bit();
        if let [first, second] = *country.as_bytes() {
            entry.1 = [first, second];
        }
        Ok(())
    }

    fn add_plural(&mut self, name: &str, country: &str) -> Result<()> {
        let whole = ["s", "sh", "ch", "ese", "ss"].iter().any(|ending| name.ends_with(ending));
        let plural = format!("{name}s");
        // "Philippines" is the country.
        let country_name =
            self.0.get(normalize::key(&plural).as_bytes()).is_some_and(|it| it.0 & Kind::Country.bit() != 0);
        if whole || country_name { Ok(()) } else { self.add(&plural, Kind::Demonym, country) }
    }

    fn acronym(name: &str) -> bool {
        name.len() > 1 && name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
    }

    fn write(mut self) -> Result<Vec<u8>> {
        self.add_beginnings();
        let mut counts: BTreeMap<Class, usize> = BTreeMap::new();
        for class in self.0.values() {
            *counts.entry(*class).or_default() += 1;
        }
        // The commonest class gets the smallest number: its high byte is nothing.
        let mut classes: Vec<_> = counts.into_iter().collect();
        classes.sort_by_key(|&(class, count)| (std::cmp::Reverse(count), class));
        let number: BTreeMap<_, _> = (0u16..).zip(&classes).map(|(at, (class, _))| (*class, at)).collect();
        let (salt, hashes) = self.hashed()?;
        let mut out = format::MAGIC.to_vec();
        out.extend(salt.to_le_bytes());
        out.extend(u16::try_from(classes.len())?.to_le_bytes());
        for ((kinds, country), _) in &classes {
            out.extend(kinds.to_le_bytes());
            out.extend(country);
        }
        out.extend(hashed::write(&hashes.keys().copied().collect::<Vec<_>>(), format::HASH_BITS));
        let of: Vec<[u8; 2]> = hashes.values().map(|class| number[class].to_le_bytes()).collect();
        out.extend(of.iter().map(|it| it[0]).chain(of.iter().map(|it| it[1])));
        println!("{} entries in {} classes, {} hashes", self.0.len(), classes.len(), hashes.len());
        Ok(out)
    }

    /// Adds an entry of no kind for each beginning of a longer one at which a token can end, so that a look-up knows when to stop.
    fn add_beginnings(&mut self) {
        let mut beginnings = BTreeSet::new();
        for key in self.0.keys() {
            let text = String::from_utf8_lossy(key);
            let letters: Vec<(usize, char)> = text.char_indices().collect();
            for pair in letters.windows(2) {
                let ((_, before), (at, after)) = (pair[0], pair[1]);
                if before != ' ' && (after == ' ' || before.is_alphanumeric() != after.is_alphanumeric()) {
                    beginnings.insert(key[..at].to_vec());
                }
            }
        }
        for beginning in beginnings {
            self.0.entry(beginning).or_insert((0, [0; 2]));
        }
    }

    /// The hashes with their classes, and the salt among some that makes the fewest entries share a hash; of those that do,
    /// the one of more kinds counts.
    fn hashed(&self) -> Result<(u32, BTreeMap<u32, Class>)> {
        let hashes = |salt: u32| {
            let mut hashes: BTreeMap<u32, Class> = BTreeMap::new();
            for (key, class) in &self.0 {
                let hash = hashed::mix(key.iter().copied().fold(hashed::FNV ^ salt, hashed::step));
                let kept = hashes.entry(hash >> (32 - u32::from(format::HASH_BITS))).or_insert(*class);
                if class.0.count_ones() > kept.0.count_ones() {
                    *kept = *class;
                }
            }
            (salt, hashes)
        };
        (0..SALTS).map(hashes).max_by_key(|it| (it.1.len(), std::cmp::Reverse(it.0))).context("no salt")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_lists_compile_to_the_committed_file() {
        super::run(&["--check".to_owned()]).unwrap();
    }
}
