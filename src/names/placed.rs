//! Places that the tagger took for something else, and places that it took for one: what the gazetteer knows and the story itself
//! shows.

use std::collections::BTreeMap;

use super::Words;
use crate::lexicon::Kind;
use crate::places;
use crate::span::TokenRange;
use crate::tagger::{Class, Found};

/// What links two places that are no one name: "Hammond and East Chicago".
const LINKS: [&str; 7] = ["and", "or", "to", ",", ":", "'s", "\u{2019}s"];
/// Words behind a place that stands for those who live or work there.
const LOCALS: [&str; 28] = [
    "man",
    "woman",
    "men",
    "women",
    "boy",
    "girl",
    "couple",
    "family",
    "families",
    "resident",
    "residents",
    "native",
    "teenager",
    "police",
    "firefighters",
    "officials",
    "officers",
    "council",
    "mayor",
    "area",
    "suburb",
    "home",
    "neighborhood",
    "students",
    "employers",
    "attorney",
    "developer",
    "office",
];
/// Words in front of a place.
const FRONTS: [&str; 6] = ["in", "near", "outside", "toward", "towards", "downtown"];

/// The spans of one name made of two places, apart.
pub(super) fn apart(words: &Words<'_>, span: Found) -> Vec<Found> {
    let TokenRange { start, end } = span.tokens;
    if span.class != Class::Location || end < start + 3 || known(words, span.tokens) {
        return vec![span];
    }
    let parts = |at: &usize| {
        let (front, back) = (TokenRange::new(start, *at), TokenRange::new(*at + 1, end));
        LINKS.contains(&words.letters(*at)) && known(words, front) && known(words, back)
    };
    match (start + 1..end - 1).find(parts) {
        Some(at) => {
            let of = |start, end| Found { tokens: TokenRange::new(start, end), ..span };
            vec![of(start, at), of(at + 1, end)]
        }
        None => vec![span],
    }
}

/// Makes places of the spans of another class that the gazetteer knows and the story shows to be places.
pub(super) fn settle(words: &Words<'_>, spans: &mut [Found]) {
    let mut votes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for span in spans.iter() {
        let vote = votes.entry(words.tokens.span(span.tokens).of(words.text)).or_default();
        if span.class == Class::Location {
            vote.0 += 1;
        } else {
            vote.1 += 1;
        }
    }
    for span in spans {
        let name = words.tokens.span(span.tokens).of(words.text);
        if matches!(span.class, Class::Location | Class::Product) || !known(words, span.tokens) {
            continue;
        }
        if span.class == Class::Norp {
            // "Rochester firefighters": a place stands for its people, and no list has it as a nationality.
            if !words.whole(span.tokens).is(Kind::Demonym) {
                span.class = Class::Location;
            }
        } else {
            let (places, others) = votes.get(name).copied().unwrap_or_default();
            if places >= others || is_shown(words, *span, name) {
                span.class = Class::Location;
            }
        }
    }
}

/// Whether the words around a span show that it is a place.
fn is_shown(words: &Words<'_>, span: Found, name: &str) -> bool {
    let TokenRange { start, end } = span.tokens;
    let entry = words.whole(span.tokens);
    let next = words.letters(end);
    let shouted = name.len() > 3 && !name.chars().any(char::is_lowercase);
    let opens = shouted && matches!(next, "-" | "--" | "\u{2013}" | "\u{2014}");
    // A state is rarely anything else; "Vt." never.
    let state = places::is_state(name) && (name.ends_with('.') || span.class != Class::Person);
    let container = next == "," && (1..3).any(|length| places::is_region(words_of(words, end + 1, length)));
    if opens || state || container {
        return true;
    }
    let before = start.checked_sub(1).map_or("", |at| words.letters(at));
    let person = entry.any(&[Kind::Given, Kind::Surname]);
    let around = LOCALS.contains(&next) || FRONTS.contains(&before);
    around && !entry.is(Kind::Organisation) && !(person && span.class == Class::Person)
}

fn words_of<'t>(words: &Words<'t>, start: usize, length: usize) -> &'t str {
    words.tokens.span(TokenRange::new(start, start + length)).of(words.text)
}

fn known(words: &Words<'_>, range: TokenRange) -> bool {
    places::is_known(words.tokens.span(range).of(words.text))
}
