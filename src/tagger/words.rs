//! The distinct words of a story as rows of the network's tables: the word itself, its shape, its length, its parts.

use crate::lexicon::hashed::{FNV, hash, mix, step};
use crate::normalize;
use crate::order;
use crate::tokens::{TokenKind, Tokens};

/// Rows of the table of parts of words; row 0 is none.
pub(crate) const PARTS: u32 = 4096;
/// Rows of the table of shapes; row 0 is none.
pub(crate) const SHAPES: u32 = 256;
/// Rows of the table of lengths.
pub(crate) const LENGTHS: usize = 16;
/// Characters of the plain form that are hashed; the rest is set aside.
const LONGEST: usize = 30;
/// Four-letter parts that are read of one word at most: half from its front, half from its end.
const MOST_QUADS: usize = 8;

/// One spelling that the story has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    /// Its form for look-up: without case and diacritics.
    pub(crate) key: String,
    pub(crate) key_hash: u32,
    /// Of the key with every digit a zero: what the vocabulary knows.
    pub(crate) plain_hash: u32,
    pub(crate) shape: u32,
    pub(crate) length: usize,
    pub(crate) parts: Vec<u32>,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// Two or more letters, all of them capitals.
    pub(crate) capitals: bool,
    /// All its letters are capitals, be it one.
    pub(crate) shouted: bool,
    /// Has a capital somewhere.
    pub(crate) any_capital: bool,
    /// Has letters, and is no address.
    pub(crate) letters: bool,
    pub(crate) begins_with_letter: bool,
    /// One character.
    pub(crate) single: bool,
}

/// The distinct words in order of their first occurrence, and for each token the index of its word.
pub(crate) fn distinct(text: &str, tokens: &Tokens) -> (Vec<Word>, Vec<usize>) {
    let mut order: Vec<usize> = (0..tokens.list.len()).collect();
    order::sort_by_key(&mut order, |&at| tokens.word(text, at));
    // The first occurrence of each token's word.
    let mut first: Vec<usize> = vec![0; order.len()];
    let mut current = 0;
    for (position, &at) in order.iter().enumerate() {
        let new = position == 0 || tokens.word(text, order[position - 1]) != tokens.word(text, at);
        if new {
            current = at;
        }
        first[at] = current;
    }
    let mut words = Vec::new();
    let mut index = vec![0; order.len()];
    for at in 0..order.len() {
        if first[at] == at {
            index[at] = words.len();
            words.push(read(tokens.word(text, at), tokens.list[at].kind));
        } else {
            index[at] = index[first[at]];
        }
    }
    (words, index)
}

fn read(text: &str, kind: TokenKind) -> Word {
    let key: String = normalize::key(text).chars().take(LONGEST).collect();
    let (mut upper, mut lower) = (0usize, 0usize);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        if letter.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    let first = text.chars().next();
    let address = kind == TokenKind::Address;
    let plain =
        key.bytes().fold(FNV, |hash, byte| step(hash, if byte.is_ascii_digit() { b'0' } else { byte }));
    let length = text.chars().count();
    Word {
        key_hash: hash(&key),
        plain_hash: mix(plain),
        shape: shape(text),
        length: length.min(LENGTHS - 1),
        parts: parts(&key),
        capital: first.is_some_and(char::is_uppercase) && !address,
        capitals: upper > 1 && lower == 0 && !address,
        shouted: upper > 0 && lower == 0,
        any_capital: upper > 0,
        letters: upper + lower > 0 && !address,
        begins_with_letter: first.is_some_and(char::is_alphabetic) && !address,
        single: length == 1,
        text: text.to_owned(),
        key,
    }
}

/// The row of a word's shape: "Xx", "XX", "X.X.", "dd,d"; runs count to two.
fn shape(text: &str) -> u32 {
    let mut last = ['\0'; 2];
    let mut hash = FNV;
    let mut length = 0;
    for letter in text.chars() {
        let class = match letter {
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_lowercase() => 'x',
            _ if letter.is_numeric() => 'd',
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            _ if letter.is_ascii() => letter,
            _ => 'u',
        };
        if last == [class; 2] {
            continue;
        }
        last = [last[1], class];
        hash = class.encode_utf8(&mut [0; 4]).bytes().fold(hash, step);
        length += 1;
        if length == 8 {
            break;
        }
    }
    1 + mix(hash) % (SHAPES - 1)
}

/// The rows of a word's parts: two and three letters at either end, and runs of four letters.
fn parts(key: &str) -> Vec<u32> {
    let letters: Vec<char> = key.chars().collect();
    let count = letters.len();
    let mut rows = vec![
        row(Some('^'), &letters[..count.min(3)], None),
        row(Some('^'), &letters[..count.min(2)], None),
        row(None, &letters[count.saturating_sub(3)..], Some('$')),
        row(None, &letters[count.saturating_sub(2)..], Some('$')),
    ];
    if count > 3 {
        let framed: Vec<char> = ['^'].into_iter().chain(letters).chain(['$']).collect();
        let quads = framed.len() - 3;
        let half = MOST_QUADS / 2;
        let kept = |at: &usize| quads <= MOST_QUADS || *at < half || *at >= quads - half;
        rows.extend((0..quads).filter(kept).map(|at| row(None, &framed[at..at + 4], None)));
    }
    rows
}

fn row(before: Option<char>, letters: &[char], after: Option<char>) -> u32 {
    let all = before.into_iter().chain(letters.iter().copied()).chain(after);
    let hash = all.fold(FNV, |hash, letter| letter.encode_utf8(&mut [0; 4]).bytes().fold(hash, step));
    1 + mix(hash) % (PARTS - 1)
}
