//! What the compiler of the gazetteer and its reader agree on: the key of a name, scales, and the columns of `model/places.bin`.
//!
//! `cargo xtask lexicon` includes this file, so it uses the standard library only.

/// First bytes of the file; the last one is the version of the format.
pub(crate) const MAGIC: [u8; 8] = *b"NGPLACE\x01";

/// Bits of a name's hash that are kept: one strange name in 800 is taken for one of the gazetteer's.
pub(crate) const HASH_BITS: u32 = 24;

/// What a place is, in the order of the file's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Country,
    Region,
    City,
    Capital,
    Water,
    Landform,
    Area,
    /// A region that the tables lack, typed.
    OwnRegion,
}

impl Sort {
    /// All, by their numbers.
    pub(crate) const ALL: [Self; 8] = [
        Self::Country,
        Self::Region,
        Self::City,
        Self::Capital,
        Self::Water,
        Self::Landform,
        Self::Area,
        Self::OwnRegion,
    ];

    /// Whether the file has the GeoNames id of such a place with this [`magnitude`].
    pub(crate) const fn has_id(self, magnitude: u8) -> bool {
        match self {
            Self::Country | Self::Capital => true,
            Self::City => magnitude >= 57,
            _ => false,
        }
    }
}

/// Population in tenths of its decimal logarithm: 57 is half a million, 0 unknown.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
#[allow(dead_code, reason = "the core only reads")]
pub(crate) fn magnitude(population: u64) -> u8 {
    if population == 0 { 0 } else { ((population as f64).log10() * 10.0).round() as u8 }
}

/// The key of a name whose plain form (`normalize::key`) is `plain`: its letters and digits, without a leading "the", with
/// the short forms of "saint", "mount" and "fort". "St. Louis", "Saint Louis" and "St Louis" have one key, and so have
/// "W.Va." and "W. Va.".
pub(crate) fn squeeze(plain: &str) -> String {
    let plain = plain.trim();
    let plain = plain.strip_prefix("the ").unwrap_or(plain);
    let short = |(long, short): &(&'static str, &'static str)| Some((*short, plain.strip_prefix(long)?));
    let fronts = [("saint ", "st"), ("mount ", "mt"), ("fort ", "ft")];
    let (front, rest) = fronts.iter().find_map(short).unwrap_or(("", plain));
    front.chars().chain(rest.chars().filter(|letter| letter.is_alphanumeric())).collect()
}

/// The file after [`MAGIC`], in columns. Numbers are LEB128, signed ones zigzag.
///
/// 1. number of countries; for each its code (two bytes) and its number of regions;
/// 2. for each region its number of places;
/// 3. for each place its [`Sort`] (a byte), 4. its [`magnitude`] (a byte), 5. its number of names;
/// 6. latitude and 7. longitude in tenths of a degree, as the difference from the place before;
/// 8. GeoNames ids (three bytes), of the places that have one by [`Sort::has_id`];
/// 9. for each name its hash (three bytes).
#[allow(dead_code, reason = "the core only reads")]
#[derive(Default)]
pub(crate) struct Columns {
    pub(crate) countries: Vec<u8>,
    pub(crate) regions: Vec<u8>,
    pub(crate) sorts: Vec<u8>,
    pub(crate) magnitudes: Vec<u8>,
    pub(crate) names: Vec<u8>,
    pub(crate) latitudes: Vec<u8>,
    pub(crate) longitudes: Vec<u8>,
    pub(crate) ids: Vec<u8>,
    pub(crate) hashes: Vec<u8>,
}

/// Writes a number in groups of seven bits, the last one without its high bit.
#[allow(dead_code, reason = "the core only reads")]
#[allow(clippy::cast_possible_truncation, reason = "seven bits")]
pub(crate) fn push(column: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        column.push(value as u8 | 0x80);
        value >>= 7;
    }
    column.push(value as u8);
}

/// Signed to unsigned, small for small.
#[allow(dead_code, reason = "the core only reads")]
pub(crate) const fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)).cast_unsigned()
}

/// And back.
pub(crate) const fn unzigzag(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// The population of a [`magnitude`], in two digits.
#[allow(dead_code, reason = "the compiler writes only")]
pub(crate) fn population(magnitude: u8) -> Option<u32> {
    /// Ten to the tenths.
    const STEPS: [u32; 10] = [10, 13, 16, 20, 25, 32, 40, 50, 63, 79];
    let tens = u32::from(magnitude / 10).checked_sub(1)?;
    10u32.checked_pow(tens)?.checked_mul(STEPS[usize::from(magnitude % 10)])
}
