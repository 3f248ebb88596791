//! What the tagger found to names: finer labels, titles, countries; dates and amounts of money are none.

mod edges;
mod labels;
mod placed;
mod titles;

use crate::analysis::{Label, MentionKind, QuantityKind};
use crate::blocks::Dateline;
use crate::lexicon::{Entry, Kind, Lexicon, Walk};
use crate::quantities::Quantity;
use crate::span::{ByteSpan, TokenRange};
use crate::tagger::{Class, Found, Tags};
use crate::times::Time;
use crate::tokens::Tokens;

/// One name of the story.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    pub(crate) tokens: TokenRange,
    pub(crate) label: Label,
    /// `Name`, or `Adjective` for "Iraqi".
    pub(crate) kind: MentionKind,
    pub(crate) confidence: f32,
    /// The run of title words directly before the name.
    pub(crate) title: Option<TokenRange>,
    /// ISO 3166-1 alpha-2 of a country or nationality.
    pub(crate) country: Option<[u8; 2]>,
}

/// Makes names of the tagger's spans, in text order, not overlapping each other, time expressions or money.
pub(crate) fn recognize(
    text: &str,
    tokens: &Tokens,
    tags: &Tags,
    times: &[Time],
    quantities: &[Quantity],
    dateline: Option<Dateline>,
    lexicon: &Lexicon,
) -> Vec<Name> {
    let words = Words { text, tokens, tags, lexicon };
    let money = quantities.iter().filter(|it| it.kind == QuantityKind::Money).map(|it| it.tokens);
    let mut claimed: Vec<TokenRange> = times.iter().map(|it| it.tokens).chain(money).collect();
    crate::order::sort_by_key(&mut claimed, |range| range.start);
    let free = |span: &Found| {
        let at = claimed.partition_point(|range| range.end <= span.tokens.start);
        claimed.get(at).is_none_or(|range| !range.overlaps(span.tokens))
    };
    // A name has a capital: what the tagger finds in small letters is right less than half of the time.
    let named = |span: &Found| tokens.span(span.tokens).of(text).chars().any(char::is_uppercase);
    let surnames = edges::surnames(&words, &tags.names);
    let mut settled: Vec<Found> = tags
        .names
        .iter()
        .filter(|span| free(span) && named(span))
        .flat_map(|span| {
            let told = class_in(dateline, tokens.span(span.tokens));
            edges::apart(&words, Found { class: told.unwrap_or(span.class), ..*span }, told.is_some())
        })
        .flat_map(|span| placed::apart(&words, span))
        .map(|span| edges::settle(&words, span, &surnames))
        .collect();
    placed::settle(&words, &mut settled);
    let mut names: Vec<Name> = Vec::with_capacity(settled.len());
    for (&sentence, spans) in titles::by_sentence(tokens, &settled) {
        names.extend(spans.iter().enumerate().map(|(at, span)| words.name(*span, sentence, &spans[..at])));
    }
    names
}

/// The class that a name has by its place in the dateline: "MUNICH (AP)".
fn class_in(dateline: Option<Dateline>, span: ByteSpan) -> Option<Class> {
    let dateline = dateline?;
    let within = |part: Option<ByteSpan>| part.is_some_and(|part| part.contains(span));
    if within(dateline.place) {
        return Some(Class::Location);
    }
    within(dateline.agency).then_some(Class::Organization)
}

/// The story's tokens with what the lists say of them.
struct Words<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    tags: &'t Tags,
    lexicon: &'t Lexicon,
}

impl Words<'_> {
    /// `before` are the sentence's spans in front of this one.
    fn name(&self, span: Found, sentence: TokenRange, before: &[Found]) -> Name {
        let mut range = span.tokens;
        let mut title = None;
        if span.class == Class::Person {
            range.start = titles::end_inside(self, range);
            title = titles::before(self, range.start, sentence, before);
        }
        let entry = self.whole(range);
        let label = labels::label(self, labels::class(span.class, entry), range, entry);
        let adjective = label == Label::Norp && !labels::is_noun(self, range);
        Name {
            tokens: range,
            label,
            kind: if adjective { MentionKind::Adjective } else { MentionKind::Name },
            confidence: span.confidence,
            title,
            country: country(label, entry),
        }
    }

    fn letters(&self, at: usize) -> &str {
        self.tokens.word(self.text, at)
    }

    /// What the lists say of one word.
    fn word(&self, at: usize) -> Entry {
        self.whole(TokenRange::new(at, at + 1))
    }

    /// What the lists say of the words as one; "US" is no spelling of "us".
    fn whole(&self, range: TokenRange) -> Entry {
        let mut walk = Walk::new(self.lexicon);
        let (mut small, mut capitals) = (false, 0);
        for at in range.indices() {
            if at > range.start && self.tokens.spaced(at) {
                walk.space();
            }
            walk.feed(self.letters(at));
            small |= self.letters(at).chars().any(char::is_lowercase);
            capitals += self.letters(at).chars().filter(|letter| letter.is_uppercase()).count();
        }
        let entry = walk.entry();
        match (small || capitals < 2, entry.is(Kind::Capitals)) {
            (true, _) => entry.spelled_small(),
            (false, true) => entry.spelled_in_capitals(),
            (false, false) => entry,
        }
    }
}

fn country(label: Label, entry: Entry) -> Option<[u8; 2]> {
    let named = matches!(label, Label::Gpe | Label::Norp) && entry.any(&[Kind::Country, Kind::Demonym]);
    entry.country().filter(|_| named).and_then(|code| code.as_bytes().try_into().ok())
}
