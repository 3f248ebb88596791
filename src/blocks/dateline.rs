//! Datelines: `BAGHDAD (AP) —`, `TEHRAN, Dec 3 (Reuters) -`, `(Reuters) -`, `New Delhi:`.

use super::Dateline;
use super::lists::{Lists, folded, is_blank};
use super::{lines, timestamp};
use crate::published::Published;
use crate::span::ByteSpan;

/// Bytes in which a dateline ends; `NAIROBI, Kenya, Dec. 3, 2023 /PRNewswire/ --` has 46.
const MAX_BYTES: usize = 110;
/// Words of one part of a dateline; `BANDAR SERI BEGAWAN` has three, `SAN CRISTOBAL DE LAS CASAS` five.
const MAX_WORDS: usize = 5;
/// Letters from which capitals before a bare dash are a place: shorter ones are mostly acronyms (`NATO —`).
const PLACE_LETTERS: usize = 5;

/// Finds the dateline that opens the paragraph at `span`, and its date where it says the year.
pub(super) fn find(text: &str, span: ByteSpan, lists: &Lists<'_>) -> Option<(Dateline, Option<Published>)> {
    let words = span.of(text);
    let window = &words[..floor(words, MAX_BYTES)];
    let mut parts = Parts::default();
    let mut at = 0;
    loop {
        let (length, ending) = part(&window[at..])?;
        let inner = lines::trimmed(text, ByteSpan::new(span.start + at, span.start + at + length));
        parts.add(text, inner, ending.bracketed(), lists)?;
        at += length + ending.length();
        let rest = words[at..].trim_start_matches(is_blank);
        if ending.closes() && parts.is_dateline(text, ending, lists) && opens_sentence(rest, ending) {
            let span = lines::trimmed(text, ByteSpan::new(span.start, span.start + at));
            return Some((Dateline { span, place: parts.place, agency: parts.agency }, parts.date));
        }
        if ending.closes() {
            return None;
        }
    }
}

/// The last character boundary at or before byte `most`.
fn floor(words: &str, most: usize) -> usize {
    (0..=most.min(words.len())).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0)
}

/// What ends a part of a dateline, with its length in bytes.
#[derive(Clone, Copy)]
enum Ending {
    Comma(usize),
    /// An opening bracket, slash or bar: what comes next is an agency.
    Open(usize),
    /// The bracket's end, with or without a dash behind it.
    Close(usize),
    CloseDash(usize),
    Dash(usize),
    Colon(usize),
}

impl Ending {
    fn length(self) -> usize {
        match self {
            Self::Comma(it)
            | Self::Open(it)
            | Self::Close(it)
            | Self::CloseDash(it)
            | Self::Dash(it)
            | Self::Colon(it) => it,
        }
    }

    fn bracketed(self) -> bool {
        matches!(self, Self::Close(_) | Self::CloseDash(_))
    }

    fn closes(self) -> bool {
        !matches!(self, Self::Comma(_) | Self::Open(_))
    }
}

/// Length of the next part and what ends it.
fn part(rest: &str) -> Option<(usize, Ending)> {
    for (at, c) in rest.char_indices() {
        let after = &rest[at + c.len_utf8()..];
        let before = rest[..at].chars().next_back();
        let spaced = before.is_none_or(is_blank);
        match c {
            ',' => return Some((at, Ending::Comma(1))),
            '(' | '[' => return Some((at, Ending::Open(1))),
            '|' => {
                return Some((at, if after.contains('|') { Ending::Open(1) } else { Ending::CloseDash(1) }));
            }
            ')' | ']' => return Some((at, closing(after, 1))),
            '/' if spaced && after.starts_with(char::is_alphabetic) => return Some((at, Ending::Open(1))),
            '/' if after.is_empty()
                || after.starts_with([' ', '.', '-', ':', ',', '\u{A0}', '\u{2013}', '\u{2014}']) =>
            {
                return Some((at, closing(after, 1)));
            }
            ':' => return Some((at, Ending::Colon(1))),
            '\u{2014}' | '\u{2013}' => return Some((at, Ending::Dash(at_dashes(&rest[at..])))),
            '-' if spaced || after.starts_with('-') => {
                return Some((at, Ending::Dash(at_dashes(&rest[at..]))));
            }
            // "MOSCOW, March 4. /TASS/": a stop is passed over, and the last one must be an abbreviation's.
            '!' | '?' | '"' | '\u{201C}' | '\u{201D}' | ';' => return None,
            _ => {}
        }
    }
    None
}

/// The end of a bracket, with the dash, colon or stop behind it.
fn closing(after: &str, bracket: usize) -> Ending {
    let bare = after.trim_start_matches([' ', '.', '\u{A0}']);
    let skipped = after.len() - bare.len();
    match at_dashes(bare) {
        0 if bare.starts_with([',', '(', '[']) => {
            Ending::Comma(bracket + skipped + usize::from(bare.starts_with(',')))
        }
        0 if bare.starts_with(':') => Ending::CloseDash(bracket + skipped + 1),
        0 if after.starts_with('.') => Ending::CloseDash(bracket + 1),
        0 => Ending::Close(bracket),
        dashes => Ending::CloseDash(bracket + skipped + dashes),
    }
}

/// Bytes of the dashes that open `rest`.
fn at_dashes(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(['-', '_', '\u{2010}', '\u{2013}', '\u{2014}', '\u{2212}']).len()
}

#[derive(Default)]
struct Parts {
    place: Option<ByteSpan>,
    /// Whether the place's first part has no small letters.
    capitals: bool,
    agency: Option<ByteSpan>,
    /// Whether the agency is one that the list knows.
    known: bool,
    day: bool,
    date: Option<Published>,
    /// A date whose year may follow in the next part: `March 4`, `2024`.
    open_date: Option<ByteSpan>,
}

impl Parts {
    /// Takes one part; `None` where no dateline has it.
    fn add(&mut self, text: &str, span: ByteSpan, bracketed: bool, lists: &Lists<'_>) -> Option<()> {
        let words = span.of(text);
        if words.is_empty() {
            return Some(());
        }
        if let Some(date) = timestamp::day(words, lists) {
            self.day = true;
            self.open_date = date.is_none().then_some(span);
            self.date = self.date.take().or(date);
            return Some(());
        }
        if let Some(before) = self.open_date.take()
            && let Some(date) = timestamp::day(before.cover(span).of(text), lists)
        {
            self.date = date;
            return Some(());
        }
        if lists.is_agency(words) && (bracketed || self.place.is_some()) {
            (self.agency, self.known) = (Some(span), true);
            return Some(());
        }
        // "LONDON March 4 (Reuters)": place and date without a comma.
        if !bracketed && let Some(place) = before_date(words, lists) {
            self.day = true;
            return self.add_place(text, ByteSpan::new(span.start, span.start + place));
        }
        if !named(words) {
            return None;
        }
        match (bracketed, self.place, self.agency) {
            // "July 24, 2022 (KHARTOUM) –": the bracket of a place.
            (true, None, None) if self.day => self.add_place(text, span),
            (true, _, None) => {
                self.agency = Some(span);
                Some(())
            }
            (true, _, Some(_)) => None,
            (false, ..) => self.add_place(text, span),
        }
    }

    fn add_place(&mut self, text: &str, span: ByteSpan) -> Option<()> {
        if !named(span.of(text)) || self.agency.is_some() {
            return None;
        }
        match self.place {
            None => {
                self.place = Some(span);
                self.capitals = is_capitals(span.of(text));
            }
            // A region or country directly behind the town.
            Some(place) if !self.day => self.place = Some(place.cover(span)),
            Some(_) => return None,
        }
        Some(())
    }

    /// Whether what was read is a dateline if `ending` ends it.
    fn is_dateline(&self, text: &str, ending: Ending, lists: &Lists<'_>) -> bool {
        let Some(place) = self.place else {
            return self.agency.is_some() && self.known;
        };
        let words = place.of(text);
        let head = words.split([',', '/']).next().unwrap_or(words).trim();
        if lists.is_section(&folded(head)) || lists.is_agency(head) {
            return false;
        }
        let known_place = lists.is_place(head);
        let letters = head.chars().filter(|c| c.is_alphabetic()).count();
        let agency = self.agency.is_some();
        match ending {
            Ending::Close(_) => agency && self.known,
            Ending::CloseDash(_) => {
                (agency || self.day) && (self.capitals || known_place || self.known || self.day)
            }
            Ending::Dash(_) | Ending::Colon(_) if self.day => self.capitals || known_place,
            // "BUSTED: ...": capitals before a colon are a label unless they are listed.
            Ending::Colon(_) => known_place || (self.capitals && lists.is_place_in_capitals(head)),
            Ending::Dash(_) => {
                known_place
                    || (self.capitals && (letters >= PLACE_LETTERS || lists.is_place_in_capitals(head)))
            }
            Ending::Comma(_) | Ending::Open(_) => false,
        }
    }
}

/// Bytes of the place in `LONDON March 4`.
fn before_date(words: &str, lists: &Lists<'_>) -> Option<usize> {
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    spaces.take(MAX_WORDS).find(|&at| timestamp::day(&words[at..], lists).is_some())
}

/// Whether words can name a place or agency: few, each with a capital, but for the small words inside names.
fn named(words: &str) -> bool {
    let mut count = 0;
    for word in words.split([' ', '/', '\u{A0}']).filter(|word| !word.is_empty()) {
        count += 1;
        let small = count > 1
            && matches!(
                word,
                "and" | "of" | "de" | "la" | "del" | "do" | "da" | "al" | "el" | "on" | "the" | "in" | "upon"
            );
        let capital =
            word.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
        let prefixed =
            ["al-", "el-", "ash-", "ad-", "an-", "as-", "ar-"].iter().any(|it| word.starts_with(it));
        if !small && !capital && !prefixed {
            return false;
        }
    }
    (1..=MAX_WORDS).contains(&count)
}

fn is_capitals(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|c| !c.is_lowercase())
        && !words.chars().any(|c| c.is_ascii_digit())
}

/// Whether the story goes on behind a dateline: after a dash anything may come, after a bare bracket or colon a capital.
fn opens_sentence(rest: &str, ending: Ending) -> bool {
    let first =
        rest.trim_start_matches(['"', '\'', '\u{201C}', '\u{2018}', '\u{AB}', '(', '[', '.']).chars().next();
    match (first, ending) {
        (None, _) => false,
        (Some(c), Ending::Close(_)) => c.is_uppercase() || c.is_ascii_digit(),
        (Some(c), _) => !c.is_lowercase(),
    }
}
