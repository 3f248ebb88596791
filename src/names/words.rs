//! What each token is by itself: its shape, what the lists say of it, and how else the story writes it.

use crate::lexicon::{Entry, Kind, Lexicon, Walk};
use crate::normalize;
use crate::order;
use crate::span::TokenRange;
use crate::tokens::{TokenKind, Tokens};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// All in small letters.
    Lower,
    /// A capital, then small letters; or a capital inside ("iPhone").
    Capital,
    /// Two or more capitals and no small letter: "UN", "U.S.", "BAGHDAD".
    Capitals,
    /// One capital, with or without a stop: "J."
    Initial,
    /// No letters.
    Other,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) shape: Shape,
    pub(super) entry: Entry,
    /// Of the key; equal for all spellings of a word.
    pub(super) hash: u64,
    /// First word of a sentence, a quotation or after a colon: its capital says little.
    pub(super) opening: bool,
    /// In a headline whose words have capitals anyway.
    pub(super) loud: bool,
    /// Part of a time expression or an amount of money.
    pub(super) claimed: bool,
    /// White space stands before it.
    pub(super) spaced: bool,
}

impl Word {
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.entry.is(kind)
    }

    pub(super) fn capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Initial)
    }
}

/// The longest entry of several words that begins at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) tokens: TokenRange,
    pub(super) entry: Entry,
}

/// All tokens of the story, with how often each word stands in small letters and with a capital that counts.
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t Tokens,
    pub(super) lexicon: &'t Lexicon,
    pub(super) list: Vec<Word>,
    /// Hashes of words in small letters, sorted.
    lower: Vec<u64>,
    /// Hashes of words, and of pairs of words, with a capital inside an ordinary sentence, sorted.
    capital: Vec<u64>,
}

impl<'t> Words<'t> {
    pub(super) fn read(text: &'t str, tokens: &'t Tokens, lexicon: &'t Lexicon) -> Self {
        let list = (0..tokens.list.len()).map(|at| word(text, tokens, lexicon, at)).collect();
        let mut words = Self { text, tokens, lexicon, list, lower: Vec::new(), capital: Vec::new() };
        for &sentence in &tokens.sentences {
            words.mark_openings(sentence);
            words.mark_loud(sentence);
        }
        words.count();
        words
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.list.get(at)
    }

    /// The letters of token `at`.
    pub(super) fn letters(&self, at: usize) -> &'t str {
        self.tokens.word(self.text, at)
    }

    /// How often the story has the word in small letters.
    pub(super) fn seen_lower(&self, hash: u64) -> usize {
        count(&self.lower, hash)
    }

    /// How often the story has the word with a capital that is not due to its position.
    pub(super) fn seen_capital(&self, hash: u64) -> usize {
        count(&self.capital, hash)
    }

    /// Whether the two words stand side by side, both with capitals that count.
    pub(super) fn seen_pair(&self, first: u64, second: u64) -> bool {
        count(&self.capital, pair(first, second)) > 0
    }

    /// The longest entry of at least two tokens that begins at `at` and ends before `end`, first and last word with a capital.
    pub(super) fn longest(&self, at: usize, end: usize) -> Option<Match> {
        let mut walk = Walk::new(self.lexicon);
        let mut best = None;
        let mut small = false;
        for next in at..end {
            if (next > at && self.list[next].spaced && !walk.space()) || !walk.feed(self.letters(next)) {
                break;
            }
            small |= self.letters(next).chars().any(char::is_lowercase);
            let entry = walk.entry();
            let entry = if small { entry.spelled_small() } else { entry };
            // The loud lists (names of people of two words, ordinary words) are no evidence for a whole name.
            let glued = self.list.get(next + 1).is_some_and(|after| !after.spaced)
                && self.letters(next + 1).starts_with(char::is_alphanumeric);
            if next > at && entry.any(&NAMED) && self.list[next].shape != Shape::Lower && !glued {
                best = Some(Match { tokens: TokenRange::new(at, next + 1), entry });
            }
        }
        best
    }

    fn mark_openings(&mut self, sentence: TokenRange) {
        let mut opening = true;
        for at in sentence.indices() {
            let letters = self.tokens.word(self.text, at);
            let word = &mut self.list[at];
            if word.shape == Shape::Other {
                opening |= matches!(letters, ":" | "\u{201c}" | "\"" | "\u{2018}" | "\u{2022}" | "|" | "*");
                continue;
            }
            word.opening = std::mem::take(&mut opening);
        }
    }

    /// A sentence is loud when no word of four letters or more begins small, but for at most one in six.
    fn mark_loud(&mut self, sentence: TokenRange) {
        let long = |at: &usize| {
            self.list[*at].shape != Shape::Other
                && self.tokens.list[*at].span.end - self.tokens.list[*at].span.start > 3
        };
        let words = sentence.indices().filter(long).count();
        let small = sentence.indices().filter(long).filter(|&at| self.list[at].shape == Shape::Lower).count();
        let common = sentence
            .indices()
            .filter(long)
            .filter(|&at| self.list[at].capital() && self.list[at].is(Kind::Common))
            .count();
        if words >= 4 && small * 6 <= words && common >= 2 {
            for at in sentence.indices() {
                self.list[at].loud = true;
            }
        }
    }

    fn count(&mut self) {
        for (at, word) in self.list.iter().enumerate() {
            match word.shape {
                Shape::Lower => self.lower.push(word.hash),
                Shape::Capital | Shape::Capitals if !word.opening && !word.loud => {
                    self.capital.push(word.hash);
                    if let Some(next) = self.list.get(at + 1)
                        && next.capital()
                        && !next.opening
                    {
                        self.capital.push(pair(word.hash, next.hash));
                    }
                }
                _ => {}
            }
        }
        order::sort_by_key(&mut self.lower, |it| *it);
        order::sort_by_key(&mut self.capital, |it| *it);
    }
}

/// The kinds that an entry of several words can have as the name of something.
pub(super) const NAMED: [Kind; 11] = [
    Kind::Country,
    Kind::City,
    Kind::Region,
    Kind::Area,
    Kind::Demonym,
    Kind::Organisation,
    Kind::Facility,
    Kind::Event,
    Kind::Law,
    Kind::Product,
    Kind::Work,
];

fn word(text: &str, tokens: &Tokens, lexicon: &Lexicon, at: usize) -> Word {
    let letters = tokens.word(text, at);
    let shape = if tokens.list[at].kind == TokenKind::Address { Shape::Other } else { shape(letters) };
    let mut entry = if shape == Shape::Other { Entry::default() } else { lexicon.entry(letters) };
    if shape != Shape::Capitals {
        entry = entry.spelled_small();
    } else if entry.is(Kind::Capitals) {
        // "US" is no spelling of "us".
        entry = entry.spelled_in_capitals();
    }
    let hash =
        normalize::key(letters).bytes().fold(SEED, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    let hash = if entry.is(Kind::Capitals) { pair(hash, SEED) } else { hash };
    Word { shape, entry, hash, opening: false, loud: false, claimed: false, spaced: tokens.spaced(at) }
}

fn shape(letters: &str) -> Shape {
    let mut counts = (0usize, 0usize);
    for letter in letters.chars().filter(|letter| letter.is_alphabetic()) {
        if letter.is_uppercase() { counts.0 += 1 } else { counts.1 += 1 }
    }
    match counts {
        (0, 0) => Shape::Other,
        (0, _) => Shape::Lower,
        (1, 0) if letters.chars().next().is_some_and(char::is_numeric) => Shape::Other,
        (1, 0) if letters.chars().filter(|letter| letter.is_numeric()).count() == 0 => Shape::Initial,
        (_, 0) => Shape::Capitals,
        _ if letters.chars().next().is_some_and(char::is_numeric) => Shape::Lower,
        _ => Shape::Capital,
    }
}

/// FNV-1a, 64 bit.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// One hash for two in order.
pub(super) fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(17) ^ second).wrapping_mul(PRIME)
}

fn count(sorted: &[u64], hash: u64) -> usize {
    sorted.partition_point(|&it| it <= hash) - sorted.partition_point(|&it| it < hash)
}
