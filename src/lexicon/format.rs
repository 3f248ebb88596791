//! What the compiler of the word lists and their reader agree on: kinds and the header of `model/lexicon.bin`.
//!
//! `cargo xtask lexicon` includes this file, so it uses the standard library only.

/// First bytes of the file; the last one is the version of the format.
pub(crate) const MAGIC: [u8; 8] = *b"NGLEX\0\0\x02";

/// Bits of a name's hash that are kept.
#[allow(dead_code, reason = "the file says it")]
pub(crate) const HASH_BITS: u8 = 25;

/// What a word or name can be; a set of these is a bit mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A country or territory with an ISO code.
    Country,
    City,
    /// A first-level region, or an area that people govern.
    Region,
    /// A sea, landform or area that nobody governs as one.
    Area,
    /// An adjective or noun of a people, faith or political family.
    Demonym,
    Given,
    Surname,
    Organisation,
    /// Read only where the text writes it in capitals.
    Capitals,
    OrganisationHead,
    FacilityHead,
    LocationHead,
    PlaceFront,
    EventHead,
    LawHead,
    TitleHead,
    TitleModifier,
    /// A small word inside the names of people.
    Particle,
    /// A weekday, month or other word of the calendar.
    Calendar,
    /// Pronouns, determiners, prepositions, conjunctions, common adverbs.
    Function,
    /// Occurs in lower case more often than not.
    Common,
    /// A verb of saying.
    Reporting,
    Facility,
    Event,
    Law,
    Product,
    Work,
    Misc,
    /// Begins a place in front of it: "province", "city".
    PlaceNoun,
    /// A noun of people or bodies that act: "government", "troops", "company".
    ActorNoun,
    /// Head of an office, rank or occupation. The tagger does not see it.
    Role,
}

impl Kind {
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The kinds that an acronym has only where the text writes it in capitals ([`Kind::Capitals`]).
pub(crate) const GUARDED: u32 = Kind::Country.bit()
    | Kind::Demonym.bit()
    | Kind::Organisation.bit()
    | Kind::Facility.bit()
    | Kind::Event.bit()
    | Kind::Law.bit()
    | Kind::Product.bit()
    | Kind::Misc.bit();
