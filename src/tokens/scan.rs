//! One pass over a sentence, token by token.

use unicode_segmentation::UnicodeSegmentation;

use super::chars::{
    is_closing_bracket, is_closing_quote, is_dash, is_opening_bracket, is_opening_quote, is_punctuation,
    is_word,
};
use super::{Token, TokenKind, address, words};
use crate::normalize::{is_apostrophe, is_invisible};
use crate::sentences::{Abbreviations, Class, is_dotted, is_initial};
use crate::span::ByteSpan;

/// Bytes of an abbreviation with inner stops at most: two pieces of four letters, and room for more pieces.
const DOTTED: usize = 24;

/// Reads one sentence from left to right; every step moves forward.
pub(super) struct Scanner<'s> {
    text: &'s str,
    /// Byte of the story where `text` begins.
    base: usize,
    at: usize,
    ruled: address::Ruled,
    abbreviations: &'s Abbreviations,
    out: &'s mut Vec<Token>,
}

impl<'s> Scanner<'s> {
    pub(super) fn new(
        text: &'s str,
        base: usize,
        abbreviations: &'s Abbreviations,
        out: &'s mut Vec<Token>,
    ) -> Self {
        Self { text, base, at: 0, ruled: address::Ruled::default(), abbreviations, out }
    }

    pub(super) fn scan(mut self) {
        while let Some(character) = self.char_at(self.at) {
            if character.is_whitespace() || is_invisible(character) {
                self.at += character.len_utf8();
            } else if let Some(end) = address::end(self.text, self.at, &mut self.ruled) {
                self.push(end, TokenKind::Address);
            } else if character.is_numeric() {
                self.number(self.at);
            } else if is_word(character) {
                self.word();
            } else {
                self.sign(character);
            }
        }
    }

    /// A run of letters: an abbreviation with its stop, else a word and its clitic.
    fn word(&mut self) {
        if let Some(end) = self.dotted(self.at) {
            return self.push(end, TokenKind::Word);
        }
        if let Some(end) = self.currency() {
            return self.push(end, TokenKind::Word);
        }
        let start = self.at;
        let end = self.word_end(start);
        if self.keeps_stop(start, end) {
            return self.push(end + 1, TokenKind::Word);
        }
        self.push_word(end);
    }

    /// The end of the currency at the scanner whose number follows without a space: `RM|7.8`.
    fn currency(&self) -> Option<usize> {
        // The longest of them has four letters.
        let letters = self.text[self.at..].bytes().take(5).take_while(u8::is_ascii_alphabetic).count();
        let end = self.at + letters;
        if letters == 0 || !self.char_at(end)?.is_ascii_digit() {
            return None;
        }
        let number = self.number_end(end);
        let unit = self.char_at(number).is_some_and(char::is_alphabetic);
        words::is_currency(&self.text[self.at..end], unit || number - end > 2).then_some(end)
    }

    /// The word from the scanner to `end`, cut before its last two clitics: `I|'d|'ve`.
    fn push_word(&mut self, end: usize) {
        let start = self.at;
        if let Some(last) = words::clitic(&self.text[start..end]) {
            if let Some(first) = words::clitic(&self.text[start..start + last]) {
                self.push(start + first, TokenKind::Word);
            }
            self.push(start + last, TokenKind::Word);
        }
        self.push(end, TokenKind::Word);
    }

    /// A number that begins at the scanner, its first digit at `digits`, and the unit after it.
    fn number(&mut self, digits: usize) {
        let end = self.number_end(digits);
        let marked = self.text[digits..end].contains(['.', ',']) || self.after_currency();
        if let Some(stop) = self.dotted(end) {
            // 7a.m.
            self.push(end, TokenKind::Number);
            return self.push(stop, TokenKind::Word);
        }
        let letters = self.word_end(end);
        let suffix = &self.text[end..letters];
        if suffix.is_empty() || words::is_number_ending(suffix) {
            self.push(letters, TokenKind::Number);
        } else if words::is_unit(suffix, marked) {
            self.push(end, TokenKind::Number);
            self.push(letters, TokenKind::Word);
        } else {
            self.push(letters, TokenKind::Word);
        }
    }

    /// Punctuation and symbols.
    fn sign(&mut self, character: char) {
        let start = self.at;
        let next = self.char_at(start + character.len_utf8());
        if is_apostrophe(character) {
            return self.apostrophe(character);
        }
        if character == '.' && next.is_some_and(char::is_numeric) && self.opens() {
            return self.number(start + 1);
        }
        let run = match character {
            '.' => self.run(start, |it| it == '.'),
            '!' | '?' => self.run(start, |it| matches!(it, '!' | '?')),
            '-' | '*' | '=' | '_' | '~' => self.run(start, |it| it == character),
            '`' if next == Some('`') => start + 2,
            _ if is_punctuation(character) || character.is_ascii() => start + character.len_utf8(),
            // An emoji of several code points is one sign.
            _ => start + self.text[start..].graphemes(true).next().map_or(character.len_utf8(), str::len),
        };
        self.push(run, if is_punctuation(character) { TokenKind::Punctuation } else { TokenKind::Symbol });
    }

    /// An apostrophe: a clitic after a stop or bracket (`U.S.|'s`), a decade (`'90s`), a short word (`'em`), or a quote.
    fn apostrophe(&mut self, character: char) {
        let start = self.at;
        let after = start + character.len_utf8();
        let letters = self.run(after, is_word);
        let rest = &self.text[after..letters];
        if self.adjacent() && words::is_clitic(rest) {
            return self.push(letters, TokenKind::Word);
        }
        let decade = rest.strip_suffix('s').unwrap_or(rest);
        if self.opens() && decade.len() == 2 && decade.bytes().all(|it| it.is_ascii_digit()) {
            return self.push(letters, TokenKind::Number);
        }
        let short = ["em", "til", "tis", "twas", "cause", "n"];
        if self.opens() && short.iter().any(|it| it.eq_ignore_ascii_case(rest)) {
            return self.push(letters, TokenKind::Word);
        }
        let doubled = self.char_at(after) == Some(character);
        self.push(if doubled { after + character.len_utf8() } else { after }, TokenKind::Punctuation);
    }

    /// The end of the word at `start`: letters and digits, apostrophes and ampersands between them, the hyphen of a
    /// prefix; no invisible characters at its end.
    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        let mut at = start;
        let mut before = None;
        while let Some(character) = self.char_at(at) {
            let next = at + character.len_utf8();
            if is_word(character) || character == char::REPLACEMENT_CHARACTER && end > start {
                end = next;
            } else if !(is_invisible(character) || (at == end && self.joins(start, at, before, character))) {
                break;
            }
            before = Some(character);
            at = next;
        }
        end
    }

    /// Whether `character` at byte `at` of the word from `start` joins what is before and after it.
    fn joins(&self, start: usize, at: usize, before: Option<char>, character: char) -> bool {
        let next = self.char_at(at + character.len_utf8());
        match character {
            '&' => next.is_some_and(is_word) && before.is_some_and(is_word),
            '-' | '\u{2010}' | '\u{2011}' => words::keeps_hyphen(&self.text[start..at], next),
            // PM2.5
            '.' => before.is_some_and(char::is_numeric) && next.is_some_and(char::is_numeric),
            _ if is_apostrophe(character) => {
                before.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphabetic)
            }
            _ => false,
        }
    }

    /// The end of the digits from `start`, with the separators between them.
    fn number_end(&self, start: usize) -> usize {
        let mut end = self.run(start, char::is_numeric);
        while let Some(separator @ ('.' | ',' | ':' | '/')) = self.char_at(end) {
            let next = self.run(end + 1, char::is_numeric);
            let digits = next - end - 1;
            let joins = match separator {
                // 1,500 and 1,50,000, but not 13,14
                ',' => digits == 3 || (digits == 2 && self.char_at(next) == Some(',')),
                ':' => digits == 2 || digits == 1,
                _ => digits > 0,
            };
            if !joins {
                break;
            }
            end = next;
        }
        self.hyphened(end).unwrap_or(end)
    }

    /// A date or a telephone number has two hyphens or more: `2023-12-03`; one stands between two numbers: `2021-22`.
    fn hyphened(&self, end: usize) -> Option<usize> {
        let part = |at: usize| {
            let next =
                if self.char_at(at) == Some('-') { self.run(at + 1, |it| it.is_ascii_digit()) } else { at };
            (next > at + 1).then_some(next)
        };
        let mut last = part(part(end)?)?;
        while let Some(next) = part(last) {
            last = next;
        }
        Some(last)
    }

    /// The end of the abbreviation with inner stops that begins at `start`: `U.S.`, `a.m.`, `J.K.`, `Ph.D.`
    fn dotted(&self, start: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[start..];
        let inside = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == b'.' || **byte >= 0x80;
        let end = start + rest.iter().take(DOTTED).take_while(inside).count();
        let whole = self.text.get(start..end)?;
        if whole.strip_suffix('.').is_some_and(is_dotted) {
            return Some(end);
        }
        self.letters(start)
    }

    /// Single letters with stops between them; the last stop may be missing: `U.S`.
    fn letters(&self, start: usize) -> Option<usize> {
        let (mut at, mut pairs) = (start, 0);
        while let Some(letter) = self.char_at(at).filter(|it| it.is_alphabetic()) {
            let stop = at + letter.len_utf8();
            match self.char_at(stop) {
                Some('.') => (at, pairs) = (stop + 1, pairs + 1),
                next if pairs > 0 && !next.is_some_and(is_word) => return Some(stop),
                _ => break,
            }
        }
        let single =
            || is_initial(&self.text[start..at - 1]) && self.char_at(at) != Some('.') && !self.is_over(at);
        (pairs > 1 || (pairs == 1 && single())).then_some(at)
    }

    /// Whether the stop at `end` belongs to the abbreviation from `start`.
    fn keeps_stop(&self, start: usize, end: usize) -> bool {
        let next = self.char_at(end + 1);
        if self.char_at(end) != Some('.') || next.is_some_and(|it| is_word(it) || it == '.') {
            return false;
        }
        match self.abbreviations.class(&self.text[start..end]) {
            None => false,
            Some(Class::Number) => self.text[end + 1..].trim_start().starts_with(char::is_numeric),
            Some(Class::Word) => !self.is_over(end + 1),
            Some(_) => true,
        }
    }

    /// Whether only closing marks follow byte `at`.
    fn is_over(&self, at: usize) -> bool {
        self.text[at..].chars().take(3).all(|it| is_closing_quote(it) || is_closing_bracket(it))
    }

    /// Whether a visible character stands directly before the scanner.
    fn adjacent(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        before.is_some_and(|it| !it.is_whitespace() && !is_invisible(it))
    }

    /// Whether the scanner stands where a word may begin: after white space, a dash or an opening mark.
    fn opens(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        before.is_none_or(|it| {
            it.is_whitespace()
                || is_invisible(it)
                || is_dash(it)
                || is_opening_quote(it)
                || is_opening_bracket(it)
        })
    }

    fn after_currency(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches(' ').chars().next_back();
        before.is_some_and(|it| matches!(it, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}'))
    }

    fn run(&self, start: usize, inside: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        start + rest.find(|it| !inside(it)).unwrap_or(rest.len())
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        let span = ByteSpan::new(self.base + self.at, self.base + end);
        self.out.push(Token { span, kind });
        self.at = end;
    }
}
