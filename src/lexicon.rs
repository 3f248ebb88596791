//! Typed views over the compiled word lists (`lexicon/*.txt`, compiled by `cargo xtask lexicon`).

pub(crate) mod format;
pub(crate) mod hashed;

use fst::raw::{Fst, Node, Output};

use crate::normalize;

pub(crate) use format::Kind;

/// The lists, as one file.
static COMPILED: &[u8] = include_bytes!("../model/lexicon.bin");
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

/// All lists. Words and names are looked up in any spelling of case, diacritics, quotes and hyphens.
#[derive(Default)]
pub(crate) struct Lexicon {
    names: Option<Fst<&'static [u8]>>,
    classes: Vec<Entry>,
}

impl Lexicon {
    /// Opens the compiled lists; they are empty where the file is of another format, which a test rules out.
    pub(crate) fn open() -> Self {
        Self::read(COMPILED).unwrap_or_default()
    }

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&format::MAGIC)?;
        let (count, rest) = rest.split_first_chunk::<2>()?;
        let (table, names) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)) * 6)?;
        let classes = table
            .chunks_exact(6)
            .map(|row| Entry {
                kinds: u32::from_le_bytes([row[0], row[1], row[2], row[3]]),
                country: [row[4], row[5]],
            })
            .collect();
        Some(Self { names: Some(Fst::new(names).ok()?), classes })
    }

    /// What the lists say of `text`, whole.
    pub(crate) fn entry(&self, text: &str) -> Entry {
        let mut walk = Walk::new(self);
        walk.feed(text);
        walk.entry()
    }

    fn class(&self, output: Output) -> Entry {
        usize::try_from(output.value()).ok().and_then(|at| self.classes.get(at)).copied().unwrap_or_default()
    }
}

/// A look-up that is fed piece by piece, so that a name of several words is found in one pass.
pub(crate) struct Walk<'l> {
    lexicon: &'l Lexicon,
    address: Option<usize>,
    output: Output,
}

impl<'l> Walk<'l> {
    pub(crate) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, address: lexicon.names.as_ref().map(|it| it.root().addr()), output: Output::zero() }
    }

    /// Reads on; false when no entry begins so.
    pub(crate) fn feed(&mut self, text: &str) -> bool {
        normalize::key(text).bytes().for_each(|byte| self.step(byte));
        self.address.is_some()
    }

    /// Reads a space between two words.
    pub(crate) fn space(&mut self) -> bool {
        self.step(b' ');
        self.address.is_some()
    }

    /// The entry that ends here.
    pub(crate) fn entry(&self) -> Entry {
        let Some(node) = self.node() else { return Entry::default() };
        if node.is_final() {
            self.lexicon.class(self.output.cat(node.final_output()))
        } else {
            Entry::default()
        }
    }

    fn step(&mut self, byte: u8) {
        let Some(node) = self.node() else { return };
        self.address = node.find_input(byte).map(|at| {
            let transition = node.transition(at);
            self.output = self.output.cat(transition.out);
            transition.addr
        });
    }

    fn node(&self) -> Option<Node<'l>> {
        Some(self.lexicon.names.as_ref()?.node(self.address?))
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
    fn acronyms_need_their_capitals() {
        let entry = Lexicon::open().entry("US");
        assert!(entry.is(Kind::Country) && entry.is(Kind::Capitals));
        assert!(!entry.spelled_small().is(Kind::Country));
        assert!(!entry.spelled_in_capitals().is(Kind::Function));
    }

    #[test]
    fn a_file_of_another_format_is_refused() {
        assert!(Lexicon::read(b"").is_none());
        assert!(Lexicon::read(b"NGLEX\0\0\x02\0\0").is_none());
        assert!(Lexicon::read(b"NGLEX\0\0\x01\xff\xff").is_none());
        assert!(Lexicon::read(b"NGLEX\0\0\x01\0\0not a map").is_none());
    }
}
