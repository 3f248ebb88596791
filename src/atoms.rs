//! Tokens to atoms: runs of letters, numbers and single signs.
//!
//! The grammars of times and quantities read atoms, so that they need not care whether the tokenizer cuts
//! `mid-March`, `2001–2005` or `US$40m`. What they find is given back as whole tokens.

use std::ops::Range;

use crate::span::{ByteSpan, TokenRange};
use crate::tokens::{TokenKind, Tokens};

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// Letters; with inner stops where single letters are abbreviated: `p.m.`, `U.S.`
    Word,
    /// ASCII digits, with single commas and stops between digits: `1,500`, `3.5`.
    Number,
    /// One character of any other kind.
    Sign,
    /// A whole address: its digits are no dates.
    Address,
}

/// One atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    span: ByteSpan,
    /// Index of the token that it is part of, and of the last one where it reaches over several.
    token: usize,
    last: usize,
    kind: AtomKind,
    /// Whether it follows the atom before it without white space.
    glued: bool,
}

/// All atoms of the story.
pub(crate) struct Atoms<'t> {
    text: &'t str,
    /// The text with ASCII letters lowered: the same offsets.
    lowered: String,
    list: Vec<Atom>,
    sentences: Vec<Range<usize>>,
}

impl Atoms<'_> {
    /// The sentences, parallel to those of the tokens.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.sentences.iter().map(|range| Sentence { atoms: self, start: range.start, end: range.end })
    }
}

/// The atoms of one sentence; positions outside it read as nothing.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'a> {
    atoms: &'a Atoms<'a>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

// Asked at hundreds of places in the two grammars: inlined there they are a tenth of the WebAssembly.
impl<'a> Sentence<'a> {
    fn get(&self, at: usize) -> Option<&'a Atom> {
        if at < self.start || at >= self.end { None } else { self.atoms.list.get(at) }
    }

    /// The atom's words as written.
    #[inline(never)]
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |atom| atom.span.of(self.atoms.text))
    }

    /// The atom's words with ASCII letters lowered.
    #[inline(never)]
    pub(crate) fn lower(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |atom| atom.span.of(&self.atoms.lowered))
    }

    /// The text from atom `start` to before `end`, as written.
    pub(crate) fn text(&self, start: usize, end: usize) -> &'a str {
        self.span(start, end).of(self.atoms.text)
    }

    /// The text from atom `start` to before `end`, with ASCII letters lowered.
    pub(crate) fn lowered(&self, start: usize, end: usize) -> &'a str {
        self.span(start, end).of(&self.atoms.lowered)
    }

    fn span(&self, start: usize, end: usize) -> ByteSpan {
        match (self.get(start), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) if start < end => first.span.cover(last.span),
            _ => ByteSpan::new(0, 0),
        }
    }

    /// The lowered atom `back` places before `at`.
    #[inline(never)]
    pub(crate) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    #[inline(never)]
    pub(crate) fn is(&self, at: usize, kind: AtomKind) -> bool {
        self.get(at).is_some_and(|atom| atom.kind == kind)
    }

    /// The sign at `at`; nothing for words and numbers.
    #[inline(never)]
    pub(crate) fn sign(&self, at: usize) -> Option<char> {
        self.get(at).filter(|atom| atom.kind == AtomKind::Sign).and_then(|_| self.word(at).chars().next())
    }

    /// Whether the atom follows the one before it without white space.
    #[inline(never)]
    pub(crate) fn glued(&self, at: usize) -> bool {
        at > self.start && self.get(at).is_some_and(|atom| atom.glued)
    }

    /// Whether the atom begins with a capital letter.
    #[inline(never)]
    pub(crate) fn capitalized(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the atom is a word in lower case.
    #[inline(never)]
    pub(crate) fn lowercase_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_lowercase)
    }

    /// Whether a token begins at the atom.
    pub(crate) fn opens_token(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| at == self.start || self.atoms.list[at - 1].token != atom.token)
    }

    /// Whether a sign that joins or prefixes is glued to the front of the atom: `$2000`, `555-2000`, `#2000`, `2.2000`.
    #[inline(never)]
    pub(crate) fn glued_sign_before(&self, at: usize) -> bool {
        let joins = |sign| !matches!(sign, '(' | '[' | '"' | '“' | '‘' | '\'' | '’' | '—' | '–' | '…');
        self.glued(at) && at.checked_sub(1).and_then(|before| self.sign(before)).is_some_and(joins)
    }

    /// The tokens that the atoms from `start` to before `end` are part of.
    pub(crate) fn tokens(&self, start: usize, end: usize) -> TokenRange {
        match (self.get(start), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) => TokenRange::new(first.token, last.last + 1),
            _ => TokenRange::new(0, 0),
        }
    }

    /// The token of an atom.
    pub(crate) fn token(&self, at: usize) -> usize {
        self.get(at).map_or(usize::MAX, |atom| atom.token)
    }
}

/// Splits every token into atoms; a number that tokens cut (`Dh2,000` before its comma) is one atom again.
pub(crate) fn split<'t>(text: &'t str, tokens: &Tokens) -> Atoms<'t> {
    let mut atoms =
        Atoms { text, lowered: text.to_ascii_lowercase(), list: Vec::new(), sentences: Vec::new() };
    for sentence in &tokens.sentences {
        let first = atoms.list.len();
        let mut read = 0;
        for index in sentence.indices() {
            read = split_token(text, tokens, (index, sentence.end), read, &mut atoms.list);
        }
        atoms.sentences.push(first..atoms.list.len());
    }
    atoms
}

/// Adds the atoms of token `index` from byte `read` on, and returns the byte that was read up to; a number may reach
/// into the tokens glued to it, before token `end`.
fn split_token(
    text: &str,
    tokens: &Tokens,
    (index, end): (usize, usize),
    read: usize,
    list: &mut Vec<Atom>,
) -> usize {
    let Some(token) = tokens.list.get(index) else { return read };
    let mut at = token.span.start.max(read);
    while at < token.span.end {
        let rest = ByteSpan::new(at, token.span.end).of(text);
        let (kind, mut length) = match token.kind {
            TokenKind::Address => (AtomKind::Address, rest.len()),
            _ => next(rest),
        };
        let mut last = index;
        if kind == AtomKind::Number && at + length == token.span.end {
            while last + 1 < end && !tokens.spaced(last + 1) && last < index + MERGED {
                last += 1;
            }
            let reach = tokens.list.get(last).map_or(token.span.end, |token| token.span.end);
            length = number_length(ByteSpan::new(at, reach).of(text).as_bytes());
            while last > index && tokens.list[last].span.start >= at + length {
                last -= 1;
            }
        }
        let glued = at > token.span.start || !tokens.spaced(index);
        let span = ByteSpan::new(at, at + length.max(1));
        list.push(Atom { span, token: index, last, kind, glued });
        at = span.end;
    }
    at
}

/// Tokens that one number can reach over: `1,234,567.8` cut at each mark.
const MERGED: usize = 8;

/// Kind and length in bytes of the atom at the start of `rest`, which is not empty.
fn next(rest: &str) -> (AtomKind, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        (AtomKind::Number, number_length(rest.as_bytes()))
    } else if first.is_alphabetic() {
        (AtomKind::Word, word_length(rest))
    } else {
        (AtomKind::Sign, first.len_utf8())
    }
}

fn number_length(rest: &[u8]) -> usize {
    let digits = |from: usize| rest.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    loop {
        let group = match rest.get(end) {
            Some(b'.') => digits(end + 1),
            Some(b',') => Some(digits(end + 1)).filter(|&group| group <= 3).unwrap_or(0),
            _ => 0,
        };
        if group == 0 {
            return end;
        }
        end += 1 + group;
    }
}

fn word_length(rest: &str) -> usize {
    let abbreviated = single_letters(rest);
    if abbreviated > 0 {
        return abbreviated;
    }
    rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
}

/// Length of `p.m.`, `U.S`, `U.S.`: at least two single letters with stops between them; else 0.
fn single_letters(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let (mut letters, mut end) = (0, 0);
    while let Some((at, letter)) = characters.next() {
        if !letter.is_alphabetic() {
            break;
        }
        letters += 1;
        end = at + letter.len_utf8();
        match characters.next() {
            Some((at, '.')) => end = at + 1,
            Some((_, other)) if other.is_alphabetic() => return 0,
            _ => break,
        }
    }
    if letters >= 2 { end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{AtomKind, next};

    fn cut(word: &str) -> Vec<&str> {
        let mut at = 0;
        let mut atoms = Vec::new();
        while at < word.len() {
            let (_, length) = next(&word[at..]);
            atoms.push(&word[at..at + length]);
            at += length;
        }
        atoms
    }

    #[test]
    fn cuts_letters_numbers_and_signs() {
        assert_eq!(cut("mid-March"), ["mid", "-", "March"]);
        assert_eq!(cut("US$1,500.5m"), ["US", "$", "1,500.5", "m"]);
        assert_eq!(cut("p.m."), ["p.m."]);
        assert_eq!(cut("U.S.$40"), ["U.S.", "$", "40"]);
        assert_eq!(cut("Sept."), ["Sept", "."]);
        assert_eq!(cut("2021,2022."), ["2021", ",", "2022", "."]);
        assert_eq!(cut("€2½"), ["€", "2", "½"]);
        assert_eq!(next("½").0, AtomKind::Sign);
    }
}
