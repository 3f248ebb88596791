//! Look-up in the compiled gazetteer, `model/places.bin`. Its names are hashes: what a text calls a place is looked up, and the
//! text's own words are its name.

use std::sync::LazyLock;

use super::format::{self, Sort};
use crate::lexicon::hashed;
use crate::normalize;

/// The file.
static COMPILED: &[u8] = include_bytes!("../../model/places.bin");
/// Read once: it does not change, and a story needs all of it or nothing.
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::read(COMPILED).unwrap_or_default());

/// Bits of a hash by which the names are put into buckets.
const BUCKET_BITS: u32 = 12;

/// One place that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) sort: Sort,
    /// ISO 3166-1 alpha-2, or dashes.
    pub(super) country: [u8; 2],
    /// Number of its first-level region; unknown regions of one country share one.
    pub(super) region: u16,
    /// Tenths of a degree.
    pub(super) lat: i16,
    pub(super) lon: i16,
    /// [`format::magnitude`] of its population.
    pub(super) magnitude: u8,
    /// GeoNames, or 0.
    pub(super) id: u32,
}

/// All places, in the file's order, and their names.
#[derive(Default)]
pub(super) struct Gazetteer {
    pub(super) places: Vec<Entry>,
    /// Where each bucket begins in `names`, and where the last one ends.
    buckets: Vec<u16>,
    /// Hash and index of a place.
    names: Vec<(u32, u16)>,
    /// Index of each country, by its code, ascending.
    countries: Vec<([u8; 2], u16)>,
}

impl Gazetteer {
    /// The compiled one; empty where the file is of another format, which a test rules out.
    pub(super) fn open() -> &'static Self {
        &GAZETTEER
    }

    /// Indices of the places of this name.
    pub(super) fn named<'g>(&'g self, name: &str) -> impl Iterator<Item = u16> + 'g {
        let hash = hashed::hash(&format::squeeze(&normalize::key(name))) >> (32 - format::HASH_BITS);
        let bucket = bucket(hash);
        let ends = self.buckets.get(bucket).zip(self.buckets.get(bucket + 1));
        let range = ends.map_or(0..0, |(start, end)| usize::from(*start)..usize::from(*end));
        self.names[range].iter().filter(move |it| it.0 == hash).map(|it| it.1)
    }

    /// Index of a country.
    pub(super) fn country(&self, code: [u8; 2]) -> Option<u16> {
        let at = self.countries.binary_search_by_key(&code, |it| it.0).ok()?;
        Some(self.countries[at].1)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { bytes: bytes.strip_prefix(&format::MAGIC)? };
        let mut regions = Vec::new();
        for _ in 0..reader.number()? {
            let code: [u8; 2] = reader.take(2)?.try_into().ok()?;
            regions.extend((0..reader.number()?).map(|_| code));
        }
        let mut places = Vec::new();
        for (region, &country) in (0u16..).zip(&regions) {
            for _ in 0..reader.number()? {
                let place = Entry { sort: Sort::Area, country, region, lat: 0, lon: 0, magnitude: 0, id: 0 };
                places.push(place);
            }
        }
        let (sorts, magnitudes) = (reader.take(places.len())?, reader.take(places.len())?);
        for (place, (&sort, &magnitude)) in places.iter_mut().zip(sorts.iter().zip(magnitudes)) {
            place.sort = *Sort::ALL.get(usize::from(sort))?;
            place.magnitude = magnitude;
        }
        let counts: Vec<u32> = places.iter().map(|_| reader.number()).collect::<Option<_>>()?;
        reader.degrees(&mut places, |place| &mut place.lat)?;
        reader.degrees(&mut places, |place| &mut place.lon)?;
        for place in places.iter_mut().filter(|it| it.sort.has_id(it.magnitude)) {
            place.id = reader.three()?;
        }
        let mut names = Vec::new();
        for (place, count) in (0u16..).zip(counts) {
            for _ in 0..count {
                names.push((reader.three()?, place));
            }
        }
        if names.len() > usize::from(u16::MAX) {
            return None;
        }
        let countries = (0u16..).zip(&places).filter(|it| it.1.sort == Sort::Country);
        let countries = countries.map(|(at, place)| (place.country, at)).collect();
        let (buckets, names) = bucketed(&names);
        Some(Self { places, buckets, names, countries })
    }
}

fn bucket(hash: u32) -> usize {
    usize::try_from(hash >> (format::HASH_BITS - BUCKET_BITS)).unwrap_or(usize::MAX)
}

/// The names by buckets, in their order within one, and where each bucket begins: a counting sort.
fn bucketed(names: &[(u32, u16)]) -> (Vec<u16>, Vec<(u32, u16)>) {
    let mut starts = vec![0u16; (1 << BUCKET_BITS) + 1];
    names.iter().for_each(|it| starts[bucket(it.0) + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut sorted = vec![(0, 0); names.len()];
    for name in names {
        let at = &mut next[bucket(name.0)];
        sorted[usize::from(*at)] = *name;
        *at += 1;
    }
    (starts, sorted)
}

struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn three(&mut self) -> Option<u32> {
        let taken = self.take(3)?;
        Some(u32::from_le_bytes([taken[0], taken[1], taken[2], 0]))
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.take(1)?[0];
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A column of differences into one field of each place.
    fn degrees(&mut self, places: &mut [Entry], field: fn(&mut Entry) -> &mut i16) -> Option<()> {
        let mut value = 0i32;
        for place in places {
            value = value.checked_add(format::unzigzag(self.number()?))?;
            *field(place) = i16::try_from(value).ok()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_and_finds_places_by_any_spelling() {
        let gazetteer = Gazetteer::open();
        for (name, country, sort, lat, lon) in [
            ("Baghdad", "IQ", Sort::Capital, 333, 444),
            ("St. Louis", "US", Sort::City, 386, -902),
            ("Saint Louis", "US", Sort::City, 386, -902),
            ("W. Va.", "US", Sort::Region, 386, -806),
            ("KIEV", "UA", Sort::Capital, 505, 305),
            ("Gaza Strip", "PS", Sort::Area, 314, 344),
            ("the Gambia", "GM", Sort::Country, 134, -153),
        ] {
            let found: Vec<Entry> =
                gazetteer.named(name).map(|at| gazetteer.places[usize::from(at)]).collect();
            let near = |it: &&Entry| (it.lat - lat).abs() < 10 && (it.lon - lon).abs() < 10;
            let place = found.iter().find(near).unwrap_or_else(|| panic!("help: {name} is in {found:?}"));
            assert_eq!((place.country, place.sort), (country.as_bytes().try_into().unwrap(), sort), "{name}");
        }
        assert_eq!(gazetteer.named("Xqzwv Fqd").count() + gazetteer.named("").count(), 0);
    }

    #[test]
    fn a_file_that_is_cut_or_of_another_format_is_refused() {
        assert!(Gazetteer::read(b"").is_none());
        assert!(Gazetteer::read(b"NGPLACE\x02").is_none());
        for end in [9, 100, 5000, COMPILED.len() - 1] {
            assert!(Gazetteer::read(&COMPILED[..end]).is_none(), "help: cut at {end}");
        }
    }
}
