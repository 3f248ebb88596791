//! Where a tagged name really begins and ends, and what its head says it is.

use std::collections::BTreeSet;

use super::Words;
use crate::lexicon::Kind;
use crate::span::TokenRange;
use crate::tagger::{Class, Found};

/// What links the parts of a name and ends none.
const LINKS: [&str; 20] = [
    "of", "for", "the", "and", "in", "on", "to", "at", "de", "del", "la", "a", "by", "with", "from", "&",
    "-", ",", "'", "\u{2019}",
];
/// What begins a rank of two words.
const RANKS: [&str; 9] = ["Major", "Maj", "Maj.", "Lieutenant", "Lt", "Lt.", "Brigadier", "Rear", "Vice"];
/// Storms are called by a word of their own before a name that may be a person's.
const STORMS: [&str; 4] = ["typhoon", "hurricane", "cyclone", "storm"];

/// The last words of the people that the story names in full.
pub(super) fn surnames<'t>(words: &'t Words<'_>, spans: &[Found]) -> BTreeSet<&'t str> {
    let full = spans.iter().filter(|span| span.class == Class::Person && span.tokens.len() > 1);
    full.map(|span| words.letters(span.tokens.end - 1)).collect()
}

/// The name without words that are none of it, in the class that its words show.
pub(super) fn settle(words: &Words<'_>, span: Found, surnames: &BTreeSet<&str>) -> Found {
    let tokens = trimmed(words, span.tokens, span.class);
    if let Some(start) = titled(words, tokens, span.class, surnames) {
        return Found { class: Class::Person, tokens: TokenRange::new(start, tokens.end), ..span };
    }
    let class = if tokens.len() > 1 { headed(words, tokens, span.class) } else { span.class };
    Found { tokens, class, ..span }
}

/// The names of a span that are two: "Kenya's Rift Valley", "Kenya's Health Ministry", "Lima, Peru"; in a dateline whatever stands
/// beside a comma.
pub(super) fn apart(words: &Words<'_>, span: Found, in_dateline: bool) -> Vec<Found> {
    let TokenRange { start, end } = span.tokens;
    let of_place = matches!(span.class, Class::Location | Class::Organization);
    let owned = end > start + 2
        && of_place
        && matches!(words.letters(start + 1), "'s" | "\u{2019}s")
        && words.word(start).is(Kind::Country);
    let comma = (start + 1..end.saturating_sub(1)).find(|&at| words.letters(at) == ",");
    let listed = comma.filter(|&at| {
        let rest = words.whole(TokenRange::new(at + 1, end));
        in_dateline || (span.class == Class::Location && rest.any(&[Kind::Country, Kind::Region]))
    });
    let Some(link) = owned.then_some(start + 1).or(listed) else { return vec![span] };
    let first = Found {
        tokens: TokenRange::new(start, link),
        class: if owned { Class::Location } else { span.class },
        ..span
    };
    vec![first, Found { tokens: TokenRange::new(link + 1, end), ..span }]
}

/// "southern Peru" names Peru, "Koshi river" the Koshi, and no name ends with "of the".
fn trimmed(words: &Words<'_>, mut range: TokenRange, class: Class) -> TokenRange {
    let small = |at: usize| {
        let letters = words.letters(at);
        letters.chars().all(char::is_alphabetic) && !letters.chars().any(char::is_uppercase)
    };
    let glued = |at: usize| words.letters(at) == "-";
    let begins = |at: usize| small(at) && !words.word(at).is(Kind::Particle) && !glued(at + 1);
    while range.len() > 1 && begins(range.start) {
        range.start += 1;
    }
    let ends = |at: usize| {
        let letters = words.letters(at);
        LINKS.contains(&letters) || (class == Class::Location && small(at) && !glued(at - 1))
    };
    // "Iranian Armed Forces" Major General
    let ranked = |end: usize| {
        RANKS.contains(&words.letters(end - 1)) && !small(end) && words.word(end).is(Kind::TitleHead)
    };
    while range.len() > 1 && (ends(range.end - 1) || ranked(range.end)) {
        range.end -= 1;
    }
    range
}

/// Where the person begins behind a title that was taken for a part of a name of another kind: "Special Envoy Hammer".
fn titled(words: &Words<'_>, range: TokenRange, class: Class, surnames: &BTreeSet<&str>) -> Option<usize> {
    let last = range.end - 1;
    let title = |at: usize| words.word(at).any(&[Kind::TitleHead, Kind::TitleModifier]);
    let all = range.len() > 1 && (range.start..last).all(title);
    (class != Class::Person && all && surnames.contains(words.letters(last))).then_some(last)
}

/// A street, bridge or dam is a facility, and a storm no person.
fn headed(words: &Words<'_>, range: TokenRange, class: Class) -> Class {
    let last = words.word(range.end - 1);
    let storm = STORMS.contains(&words.letters(range.start).to_lowercase().as_str());
    match class {
        _ if storm => Class::Misc,
        Class::Location if last.is(Kind::FacilityHead) && !last.is(Kind::LocationHead) => Class::Facility,
        _ => class,
    }
}
