//! Typed views over the compiled word lists (`lexicon/*.txt`, compiled by `cargo xtask lexicon`).

pub(crate) mod format;
pub(crate) mod hashed;

use std::sync::LazyLock;

use crate::normalize;
use hashed::HashedSet;

pub(crate) use format::Kind;

/// The lists, as one file.
static COMPILED: &[u8] = include_bytes!("../model/lexicon.bin");
/// Read once: it does not change, and every story needs it.
static LISTS: LazyLock<Option<Lists>> = LazyLock::new(|| Lists::read(COMPILED));
/// Countries and territories with their ISO codes, as English copy spells them: the compiled lists hold no spelling.
static COUNTRIES: &str = include_str!("../lexicon/countries.txt");

/// The English name of a country, by its ISO 3166-1 alpha-2 code.
pub(crate) fn country_name(code: &str) -> Option<&'static str> {
    let mut named = COUNTRIES.lines().filter_map(|line| line.split_once(" | "));
    let (name, _) = named.find(|(_, of)| *of == code)?;
    Some(name.strip_prefix("The ").unwrap_or(name))
}

/// What the lists say of one word or name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    kinds: u32,
    country: [u8; 2],
}

impl Entry {
    pub(crate) fn is(self, kind: Kind) -> bool {
        self.kinds & kind.bit() != 0
    }

    /// Whether it is of one of these kinds.
    pub(crate) fn any(self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|&kind| self.is(kind))
    }

    /// What is left of the entry for a spelling that has small letters: no acronyms.
    pub(crate) fn spelled_small(self) -> Self {
        if self.is(Kind::Capitals) {
            Self { kinds: self.kinds & !format::GUARDED, country: [0; 2] }
        } else {
            self
        }
    }

    /// What is left of the entry of an acronym for a spelling in capitals: not the word with the same letters.
    pub(crate) fn spelled_in_capitals(self) -> Self {
        Self { kinds: self.kinds & (format::GUARDED | Kind::Capitals.bit()), ..self }
    }

    /// ISO 3166-1 alpha-2.
    pub(crate) fn country(&self) -> Option<&str> {
        if self.country[0] == 0 { None } else { std::str::from_utf8(&self.country).ok() }
    }
}

/// All lists. Words and names are looked up in any spelling of case, diacritics, quotes and hyphens; they are hashes, so one
/// strange word in a thousand is taken for one of theirs.
#[derive(Default)]
pub(crate) struct Lexicon {
    lists: Option<&'static Lists>,
}

/// The file's content.
struct Lists {
    salt: u32,
    names: HashedSet,
    /// Of each name its class, low bytes and high bytes.
    low: &'static [u8],
    high: &'static [u8],
    classes: Vec<Entry>,
}

impl Lexicon {
    /// Opens the compiled lists; they are empty where the file is of another format, which a test rules out.
    pub(crate) fn open() -> Self {
        Self { lists: LISTS.as_ref() }
    }

    /// What the lists say of `text`, whole.
    pub(crate) fn entry(&self, text: &str) -> Entry {
        let mut walk = Walk::new(self);
        walk.feed(text);
        walk.entry()
    }
}

impl Lists {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&format::MAGIC)?;
        let (salt, rest) = rest.split_first_chunk::<4>()?;
        let (count, rest) = rest.split_first_chunk::<2>()?;
        let (table, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)) * 6)?;
        let classes = table
            .chunks_exact(6)
            .map(|row| Entry {
                kinds: u32::from_le_bytes([row[0], row[1], row[2], row[3]]),
                country: [row[4], row[5]],
            })
            .collect();
        let (names, rest) = HashedSet::read(rest)?;
        let (low, high) = rest.split_at_checked(names.len())?;
        (high.len() == names.len()).then_some(Self {
            salt: u32::from_le_bytes(*salt),
            names,
            low,
            high,
            classes,
        })
    }

    /// The entry with this hash; an empty one where longer entries begin so.
    fn find(&self, hash: u32) -> Option<Entry> {
        let at = self.names.find(hashed::mix(hash))?;
        let class = u16::from_le_bytes([*self.low.get(at)?, *self.high.get(at)?]);
        self.classes.get(usize::from(class)).copied()
    }
}

/// A look-up that is fed token by token, so that a name of several words is found in one pass.
pub(crate) struct Walk {
    lists: Option<&'static Lists>,
    hash: u32,
    entry: Entry,
}

impl Walk {
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let hash = lexicon.lists.map_or(0, |lists| hashed::FNV ^ lists.salt);
        Self { lists: lexicon.lists, hash, entry: Entry::default() }
    }

    /// Reads on; false when no entry begins so.
    pub(crate) fn feed(&mut self, text: &str) -> bool {
        let Some(lists) = self.lists else { return false };
        self.hash = normalize::key(text).bytes().fold(self.hash, hashed::step);
        let found = lists.find(self.hash);
        self.entry = found.unwrap_or_default();
        if found.is_none() {
            self.lists = None;
        }
        found.is_some()
    }

    /// Reads a space between two words.
    pub(crate) fn space(&mut self) -> bool {
        self.hash = hashed::step(self.hash, b' ');
        self.entry = Entry::default();
        self.lists.is_some()
    }

    /// The entry that ends here.
    pub(crate) fn entry(&self) -> Entry {
        self.entry
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_and_knows_words_in_any_spelling() {
        let lexicon = Lexicon::open();
        for (word, kind) in [
            ("Iraq", Kind::Country),
            ("CÔTE D\u{2019}IVOIRE", Kind::Country),
            ("Kurdish", Kind::Demonym),
            ("Şanlıurfa", Kind::City),
            ("persian gulf", Kind::Area),
            ("Fatima", Kind::Given),
            ("Ministry", Kind::OrganisationHead),
            ("spokeswoman", Kind::TitleHead),
            ("bin", Kind::Particle),
            ("Monday", Kind::Calendar),
            ("however", Kind::Function),
        ] {
            assert!(lexicon.entry(word).is(kind), "help: {word} is {kind:?}");
        }
        assert_eq!(lexicon.entry("Xqzwv"), Entry::default());
        assert_eq!(lexicon.entry(""), Entry::default());
        assert_eq!(lexicon.entry("Nigerien").country(), Some("NE"));
        assert_eq!(lexicon.entry("Nigerians").country(), Some("NG"));
    }

    #[test]
    fn names_of_several_words_are_found_token_by_token() {
        let lexicon = Lexicon::open();
        for words in [["Johnson", "&", "Johnson"], ["United", "Arab", "Emirates"]] {
            let mut walk = Walk::new(&lexicon);
            for (at, word) in words.iter().enumerate() {
                assert!((at == 0 || walk.space()) && walk.feed(word), "help: {words:?} at {word}");
            }
            assert_ne!(walk.entry(), Entry::default());
        }
    }

    #[test]
    fn acronyms_need_their_capitals() {
        let entry = Lexicon::open().entry("US");
        assert!(entry.is(Kind::Country) && entry.is(Kind::Capitals));
        assert!(!entry.spelled_small().is(Kind::Country));
        assert!(!entry.spelled_in_capitals().is(Kind::Function));
    }

    #[test]
    fn a_file_of_another_format_is_refused() {
        for end in [0, 8, 13, 400, 20_000, COMPILED.len() - 1] {
            assert!(Lists::read(&COMPILED[..end]).is_none(), "help: cut at {end}");
        }
        assert!(Lists::read(b"NGLEX\0\0\x01\0\0not a map").is_none());
    }
}
