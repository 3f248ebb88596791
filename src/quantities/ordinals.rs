//! Ordinals: "the 21st summit", "his third term".

use super::Found;
use super::context::{closes_noun, is_word};
use super::numerals::{self, Short};
use crate::analysis::QuantityKind;
use crate::atoms::{AtomKind, Sentence};

/// That an ordinal is right.
const ORDINAL: f32 = 0.9;

/// "the 21st summit", "his third term".
pub(super) fn ordinal(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (value, end) = ordinal_digits(s, at).or_else(|| ordinal_word(s, at))?;
    if numerals::read(s, end, Short::Plain).is_some() {
        return None; // "the first two lifeboats" counts lifeboats
    }
    let noun = end;
    let of = (is_word(s, noun) && s.lowercase_word(noun) && !closes_noun(s.lower(noun)))
        .then_some((noun, noun + 1));
    let kind = QuantityKind::Ordinal;
    Some(Found {
        start: at,
        end,
        kind,
        value: Some(value),
        high: None,
        unit: None,
        currency: None,
        of,
        confidence: ORDINAL,
    })
}

fn ordinal_digits(s: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    let suffixed =
        s.is(at, AtomKind::Number) && s.glued(at + 1) && matches!(s.lower(at + 1), "st" | "nd" | "rd" | "th");
    if !suffixed || s.glued_sign_before(at) {
        return None; // before anything is allocated: this is asked at every word
    }
    let value = s.word(at).replace(',', "").parse::<u32>().ok()?;
    Some((f64::from(value), at + 2))
}

fn ordinal_word(s: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let value = WORDS.iter().position(|it| *it == s.lower(at))? + 1;
    // Only where a noun phrase has opened before it and a noun follows: "first" and "second" are seldom anything else there.
    let led = matches!(
        s.before(at, 1),
        "the"
            | "a"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "this"
            | "that"
            | "s"
            | "for"
            | "in"
            | "of"
    );
    let fixed = matches!(
        (s.lower(at), s.lower(at + 1)),
        ("first", "lady" | "minister" | "aid" | "time" | "place" | "name" | "and" | "-" | "half" | "hand")
            | ("second" | "third", "hand" | "party" | "half" | "-" | "and" | "quarter" | "world")
    );
    let noun = s.lowercase_word(at + 1) && !closes_noun(s.lower(at + 1));
    let value = u8::try_from(value).ok()?;
    (s.lowercase_word(at) && led && !fixed && noun).then_some((f64::from(value), at + 1))
}
