//! The contract's labels behind the tagger's classes: governed places and land, and what kind of thing a name of another kind is.

use super::Words;
use crate::analysis::Label;
use crate::lexicon::{Entry, Kind};
use crate::span::TokenRange;
use crate::tagger::syntax::PartOfSpeech;
use crate::tagger::{self, Class};

/// What the lists say of a whole name, and its label; the first that fits counts.
const KNOWN: [(Kind, Label); 4] = [
    (Kind::Event, Label::Event),
    (Kind::Law, Label::Law),
    (Kind::Product, Label::Product),
    (Kind::Work, Label::Work),
];

/// The tagger's class, but where the lists know better: a country is no nationality, a nationality no country, and a
/// known facility neither place nor body.
pub(super) fn class(tagged: Class, entry: Entry) -> Class {
    match (tagged, entry.is(Kind::Country), entry.is(Kind::Demonym)) {
        (Class::Location | Class::Organization, ..)
            if entry.is(Kind::Facility) && !entry.is(Kind::Organisation) =>
        {
            Class::Facility
        }
        (Class::Norp, true, false) => Class::Location,
        (Class::Location, false, true) if !entry.any(&[Kind::City, Kind::Region, Kind::Area]) => Class::Norp,
        _ => tagged,
    }
}

/// The label of a name, of which `entry` is what the lists say.
pub(super) fn label(words: &Words<'_>, class: Class, range: TokenRange, entry: Entry) -> Label {
    match class {
        Class::Person => Label::Person,
        Class::Organization => Label::Org,
        Class::Norp => Label::Norp,
        Class::Facility => Label::Fac,
        Class::Product => Label::Product,
        Class::Location => place(words, range, entry),
        Class::Misc => other(words, range, entry),
    }
}

/// A place that people govern is a GPE; water, land and areas that nobody governs as one are a LOC.
fn place(words: &Words<'_>, range: TokenRange, entry: Entry) -> Label {
    // A continent or range has namesakes among the cities; a country's name may be an island's too.
    let natural = entry.is(Kind::Area) && !entry.is(Kind::Country);
    if !natural && entry.any(&[Kind::Country, Kind::City, Kind::Region]) {
        return Label::Gpe;
    }
    let (first, last) = (words.word(range.start), words.word(range.end - 1));
    let headed = last.is(Kind::LocationHead) && !last.is(Kind::PlaceNoun);
    let fronted = range.len() > 1 && first.is(Kind::PlaceFront) && first.is(Kind::LocationHead);
    if natural || headed || fronted { Label::Loc } else { Label::Gpe }
}

/// Events and laws by their last word, the one before "of" or the first ("Typhoon Odette"), works by the quotation marks around them and what is said to bear the title.
fn other(words: &Words<'_>, range: TokenRange, entry: Entry) -> Label {
    if let Some((_, label)) = KNOWN.iter().find(|(kind, _)| entry.is(*kind)) {
        return *label;
    }
    let of = range.indices().find(|&at| at > range.start && matches!(words.letters(at), "of" | "on" | "for"));
    let heads = [Some(range.end - 1), of.map(|of| of - 1), Some(range.start)];
    // "World Cup 2022", "G20 Summit"
    let digits = |at: usize| words.letters(at).starts_with(|letter: char| letter.is_ascii_digit());
    let numbered = (range.len() > 1 && digits(range.end - 1)).then(|| range.end - 2);
    for head in heads.into_iter().chain([numbered]).flatten().map(|at| words.word(at)) {
        if head.is(Kind::EventHead) {
            return Label::Event;
        }
        if head.is(Kind::LawHead) {
            return Label::Law;
        }
    }
    if is_quoted(words, range) && follows_a_work(words, range.start) { Label::Work } else { Label::Misc }
}

/// What a title in quotation marks can be the title of.
const WORKS: [&str; 24] = [
    "film",
    "films",
    "movie",
    "documentary",
    "thriller",
    "comedy",
    "drama",
    "series",
    "show",
    "sitcom",
    "episode",
    "song",
    "single",
    "album",
    "track",
    "hit",
    "anthem",
    "novel",
    "book",
    "memoir",
    "play",
    "musical",
    "opera",
    "painting",
];
/// Tokens before a title among which such a word says that it is one.
const WORK_WINDOW: usize = 5;

fn follows_a_work(words: &Words<'_>, start: usize) -> bool {
    (start.saturating_sub(WORK_WINDOW)..start).any(|at| WORKS.contains(&words.letters(at)))
}

fn is_quoted(words: &Words<'_>, range: TokenRange) -> bool {
    let opens = |mark: &str| matches!(mark, "\u{201c}" | "\"" | "\u{2018}" | "'");
    let closes = |mark: &str| matches!(mark, "\u{201d}" | "\"" | "\u{2019}" | "'");
    let before = range.start.checked_sub(1).map_or("", |at| words.letters(at));
    let comma = usize::from(matches!(words.letters(range.end), "," | "."));
    opens(before) && closes(words.letters(range.end + comma))
}

/// Relations of a word that says more of a noun.
const ATTRIBUTES: [&str; 4] = ["amod", "compound", "flat", "nmod:poss"];

/// Whether a nationality is the noun ("Iraqis", "the French") and not the adjective.
pub(super) fn is_noun(words: &Words<'_>, range: TokenRange) -> bool {
    let last = words.letters(range.end - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss");
    let parsed = words.tags.syntax.get(range.end - 1);
    let argument = parsed.is_some_and(|it| {
        matches!(it.part_of_speech, PartOfSpeech::Noun | PartOfSpeech::ProperNoun)
            && !ATTRIBUTES.contains(&tagger::relation(it.relation))
    });
    plural || argument
}
