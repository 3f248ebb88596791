//! Sentences to tokens: reversible and offset-exact.

use crate::sentences::{Abbreviations, Sentence};
use crate::span::{ByteSpan, TokenRange};

mod address;
pub(crate) mod chars;
mod scan;
#[cfg(test)]
mod tests;
mod words;

use scan::Scanner;

/// One token; the gaps between tokens hold white space and invisible characters only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: ByteSpan,
    pub(crate) kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with what stands inside a word: `O'Brien`, `non-profit`, `U.S.`, `n't`, `'s`, `5G`; units after a number.
    Word,
    /// Digits, with what stands inside a number: `1,500`, `3.5`, `3:30`, `24/7`, `2023-12-03`, `2nd`, `1990s`.
    Number,
    /// Quotation marks, brackets, stops, dashes.
    Punctuation,
    /// Currency signs, percent, emoji, and the rest.
    Symbol,
    /// Web and mail addresses, handles, hashtags.
    Address,
}

/// All tokens of the story.
pub(crate) struct Tokens {
    /// In text order, not overlapping.
    pub(crate) list: Vec<Token>,
    /// The tokens of each sentence, parallel to the sentences.
    pub(crate) sentences: Vec<TokenRange>,
}

impl Tokens {
    /// The words of `text` at token `index`; empty beyond the last token.
    pub(crate) fn word<'t>(&self, text: &'t str, index: usize) -> &'t str {
        self.list.get(index).map_or("", |token| token.span.of(text))
    }

    /// From the first byte of the first token to the last byte of the last one.
    pub(crate) fn span(&self, range: TokenRange) -> ByteSpan {
        match (self.list.get(range.start), range.end.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) if !range.is_empty() => first.span.cover(last.span),
            _ => ByteSpan::new(0, 0),
        }
    }

    /// Whether white space stands before token `index`.
    pub(crate) fn spaced(&self, index: usize) -> bool {
        index == 0
            || self.list.get(index).is_none_or(|token| token.span.start > self.list[index - 1].span.end)
    }
}

/// Splits every sentence into tokens, as Universal Dependencies does for English; where it differs: see the cases.
pub(crate) fn tokenize(text: &str, sentences: &[Sentence]) -> Tokens {
    // News English: a token every 5 bytes.
    let mut tokens =
        Tokens { list: Vec::with_capacity(text.len() / 5), sentences: Vec::with_capacity(sentences.len()) };
    let abbreviations = Abbreviations::load();
    for sentence in sentences {
        let first = tokens.list.len();
        Scanner::new(sentence.span.of(text), sentence.span.start, &abbreviations, &mut tokens.list).scan();
        tokens.sentences.push(TokenRange::new(first, tokens.list.len()));
    }
    tokens
}
