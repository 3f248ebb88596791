//! What the compiler of the word lists and their reader agree on: kinds, keys and the header of `model/lexicon.bin`.
//!
//! `cargo xtask lexicon` includes this file, so it uses the standard library only.

/// First bytes of the file; the last one is the version of the format.
pub(crate) const MAGIC: [u8; 8] = *b"NGLEX\0\0\x01";

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
    /// A locative preposition.
    Locative,
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

/// Writes the key of `text` to `out`: lower case, without diacritics, straight quotes and hyphens, one space for any run
/// of white space, nothing for invisible characters.
pub(crate) fn key(text: &str, mut out: impl FnMut(u8)) {
    let mut space = false;
    let mut begun = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            space = begun;
            continue;
        }
        let mut write = |byte: u8| {
            if std::mem::take(&mut space) {
                out(b' ');
            }
            begun = true;
            out(byte);
        };
        if letter.is_ascii() {
            write(letter.to_ascii_lowercase() as u8);
            continue;
        }
        match fold(letter) {
            Some(plain) => plain.bytes().for_each(&mut write),
            None => {
                for lower in letter.to_lowercase() {
                    let mut buffer = [0; 4];
                    lower.encode_utf8(&mut buffer).bytes().for_each(&mut write);
                }
            }
        }
    }
}

/// The plain form of a letter with a mark, a typographic sign, or an invisible character; none for other letters.
fn fold(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å'
        | 'À'..='Å'
        | 'ā'
        | 'Ā'
        | 'ă'
        | 'Ă'
        | 'ą'
        | 'Ą'
        | 'ạ'
        | 'ả'
        | 'ấ'
        | 'ầ'
        | 'ậ'
        | 'ắ'
        | 'ặ' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' | 'ċ' | 'Ċ' => "c",
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'è'..='ë'
        | 'È'..='Ë'
        | 'ē'
        | 'Ē'
        | 'ė'
        | 'Ė'
        | 'ę'
        | 'Ę'
        | 'ě'
        | 'Ě'
        | 'ế'
        | 'ề'
        | 'ệ'
        | 'ẽ'
        | 'ə'
        | 'Ə' => "e",
        'ğ' | 'Ğ' | 'ġ' | 'Ġ' | 'ģ' | 'Ģ' => "g",
        'ħ' | 'Ħ' => "h",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'İ' | 'ı' | 'ị' => "i",
        'ķ' | 'Ķ' => "k",
        'ł' | 'Ł' | 'ļ' | 'Ļ' | 'ľ' | 'Ľ' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' | 'ņ' | 'Ņ' => "n",
        'ò'..='ö'
        | 'Ò'..='Ö'
        | 'ø'
        | 'Ø'
        | 'ō'
        | 'Ō'
        | 'ő'
        | 'Ő'
        | 'ơ'
        | 'Ơ'
        | 'ọ'
        | 'ố'
        | 'ồ'
        | 'ộ'
        | 'ớ' => "o",
        'œ' | 'Œ' => "oe",
        'ř' | 'Ř' => "r",
        'ß' => "ss",
        'ś' | 'Ś' | 'š' | 'Š' | 'ş' | 'Ş' | 'ș' | 'Ș' => "s",
        'ť' | 'Ť' | 'ţ' | 'Ţ' | 'ț' | 'Ț' => "t",
        'þ' | 'Þ' => "th",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ų' | 'ư' | 'Ư' | 'ụ' | 'ứ' | 'ừ' => {
            "u"
        }
        'ý' | 'ÿ' | 'Ý' | 'ỳ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2bb}' | '`' | '\u{b4}' => "'",
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' => "-",
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}
