//! What speaks for and against each candidate: one line an evidence, weighed by `weights.rs` in the same order.

use std::collections::BTreeMap;

use super::candidates::{Candidate, HEADS};
use super::words::{SEED, Shape, Word, Words, pair};
use crate::lexicon::{Entry, Kind};
use crate::order;

/// A set of evidences: bit `n` is the n-th of [`WHOLE`], [`CONTEXT`], [`STORY`], and once more of [`CONTEXT`], seen at any of the
/// story's occurrences of the same words.
pub(crate) type Evidence = u128;

/// A candidate with its surroundings.
struct Scene<'w> {
    words: &'w Words<'w>,
    candidate: Candidate,
    /// What the lists say of all its words together.
    entry: Entry,
}

type Test = fn(&Scene<'_>) -> bool;

/// Of the words themselves.
const WHOLE: &[(&str, Test)] = &[
    ("country", |it| it.entry.is(Kind::Country)),
    ("city", |it| it.entry.is(Kind::City)),
    ("region", |it| it.entry.is(Kind::Region)),
    ("area", |it| it.entry.is(Kind::Area)),
    ("demonym", |it| it.entry.is(Kind::Demonym)),
    ("organisation", |it| it.entry.is(Kind::Organisation)),
    ("facility", |it| it.entry.is(Kind::Facility)),
    ("event, law, product or work", |it| {
        it.entry.any(&[Kind::Event, Kind::Law, Kind::Product, Kind::Work, Kind::Misc])
    }),
    ("given name alone", |it| it.one() && it.entry.is(Kind::Given)),
    ("surname alone", |it| it.one() && it.entry.is(Kind::Surname)),
    ("title alone", |it| it.one() && it.entry.any(&[Kind::TitleHead, Kind::TitleModifier])),
    ("ordinary word alone", |it| it.one() && it.entry.is(Kind::Common)),
    ("head alone", |it| it.one() && it.entry.any(&HEADS)),
    ("calendar", |it| it.any(|word| word.is(Kind::Calendar))),
    ("unknown word alone", |it| it.one() && !it.entry.known()),
    ("ends in a head of organisations", |it| !it.one() && it.last().is(Kind::OrganisationHead)),
    ("ends in a head of facilities", |it| !it.one() && it.last().is(Kind::FacilityHead)),
    ("ends in a head of places", |it| !it.one() && it.last().is(Kind::LocationHead)),
    ("ends in a head of events", |it| !it.one() && it.last().is(Kind::EventHead)),
    ("ends in a head of laws", |it| !it.one() && it.last().is(Kind::LawHead)),
    ("head of organisations before of", |it| it.headed(Kind::OrganisationHead)),
    ("head of facilities before of", |it| it.headed(Kind::FacilityHead)),
    ("head of places before of", |it| it.headed(Kind::LocationHead)),
    ("head of events before of", |it| it.headed(Kind::EventHead)),
    ("head of laws before of", |it| it.headed(Kind::LawHead)),
    ("begins as places do", |it| !it.one() && it.first().is(Kind::PlaceFront)),
    ("begins with a head", |it| !it.one() && it.first().entry.any(&HEADS)),
    ("begins with a given name", |it| !it.one() && it.first().is(Kind::Given)),
    ("begins with a surname", |it| !it.one() && it.first().is(Kind::Surname)),
    ("ends in a surname", |it| !it.one() && it.last().is(Kind::Surname)),
    ("ends in a given name", |it| !it.one() && it.last().is(Kind::Given)),
    ("begins with a nationality", |it| !it.one() && it.first().is(Kind::Demonym)),
    ("begins with a country", |it| !it.one() && it.first().is(Kind::Country)),
    ("begins with a city or region", |it| {
        !it.one() && it.first().entry.any(&[Kind::City, Kind::Region, Kind::Area])
    }),
    ("begins with a known organisation", |it| !it.one() && it.first().is(Kind::Organisation)),
    ("begins with an ordinary word", |it| !it.one() && it.first().is(Kind::Common)),
    ("ends in an ordinary word", |it| !it.one() && it.last().is(Kind::Common)),
    ("has ordinary words only", |it| {
        !it.one() && it.all(|word| word.entry.any(&[Kind::Common, Kind::Function]))
    }),
    ("ends in an unknown word", |it| !it.one() && !it.last().entry.known()),
    ("begins with an unknown word", |it| !it.one() && !it.first().entry.known()),
    ("has a particle of persons", |it| {
        it.any(|word| word.is(Kind::Particle) && word.shape == Shape::Lower && !word.is(Kind::Function))
    }),
    ("has an initial", |it| !it.one() && it.any(|word| word.shape == Shape::Initial)),
    ("has a hyphen", |it| it.has("-")),
    ("has an ampersand or and", |it| it.has("&") || it.has("and")),
    ("has of", |it| it.has("of")),
    ("has a digit", |it| it.letters().any(|letters| letters.bytes().any(|byte| byte.is_ascii_digit()))),
    ("one word", |it| it.one()),
    ("two words", |it| it.candidate.tokens.len() == 2),
    ("three words", |it| it.candidate.tokens.len() == 3),
    ("more than four words", |it| it.candidate.tokens.len() > 4),
    ("short word all in capitals", |it| {
        it.one() && it.first().shape == Shape::Capitals && it.first_letters().len() <= 5
    }),
    ("long word all in capitals", |it| {
        it.one() && it.first().shape == Shape::Capitals && it.first_letters().len() > 5
    }),
    ("words all in capitals", |it| {
        !it.one() && it.all(|word| word.shape != Shape::Capital && word.shape != Shape::Lower)
    }),
    ("begins with an acronym", |it| !it.one() && it.first().shape == Shape::Capitals),
    ("a capital inside the word", |it| {
        it.one()
            && it.first().shape == Shape::Capital
            && it.first_letters().chars().skip(1).any(char::is_uppercase)
    }),
    ("unknown, ends as ordinary words do", |it| {
        let endings = ["ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ers", "ees"];
        !it.first().entry.known() && endings.iter().any(|ending| it.first_letters().ends_with(ending))
    }),
    ("ends as nationalities do", |it| {
        it.one()
            && ["ian", "ians", "ese", "ish", "ists", "ans", "ism"]
                .iter()
                .any(|ending| it.first_letters().ends_with(ending))
    }),
    ("ends as places do", |it| {
        it.one()
            && ["stan", "land", "ville", "burg", "pur", "bad", "shire", "ia", "town", "ton"]
                .iter()
                .any(|ending| it.first_letters().ends_with(ending))
    }),
];

/// Of what stands around it; the first [`ANYWHERE`] count for all occurrences of the same words.
const CONTEXT: &[(&str, Test)] = &[
    ("title before", |it| it.candidate.title.is_some() && !it.body()),
    ("locative preposition before", |it| it.before(1).is_some_and(|word| word.is(Kind::Locative))),
    ("of before", |it| it.said_before("of")),
    ("the before", |it| it.said_before("the")),
    ("a before", |it| it.said_before("a") || it.said_before("an")),
    ("by or with before", |it| it.said_before("by") || it.said_before("with")),
    ("reporting verb before", |it| it.before(1).is_some_and(|word| word.is(Kind::Reporting))),
    ("nationality before", |it| it.before(1).is_some_and(|word| word.is(Kind::Demonym))),
    ("place noun before", |it| {
        let of = usize::from(it.said_before("of"));
        it.before(1 + of).is_some_and(|word| word.is(Kind::PlaceNoun))
    }),
    ("actor noun before", |it| {
        it.before(1).is_some_and(|word| word.is(Kind::ActorNoun) && word.shape == Shape::Lower)
    }),
    ("reporting verb after", |it| it.after(1).is_some_and(|word| word.is(Kind::Reporting))),
    ("possessive after", |it| matches!(it.letters_after(1), "'s" | "\u{2019}s" | "'" | "\u{2019}")),
    ("place listed after", |it| it.listed_after().is_some_and(|word| word.entry.any(&PLACES))),
    ("place listed before", |it| it.listed_before().is_some_and(|word| word.entry.any(&PLACES))),
    ("person listed after", |it| it.listed_after().is_some_and(|word| word.is(Kind::Given))),
    ("person listed before", |it| {
        it.listed_before().is_some_and(|word| word.entry.any(&[Kind::Given, Kind::Surname]))
    }),
    ("organisation listed beside", |it| {
        let body = |word: &Word| word.entry.any(&[Kind::Organisation, Kind::OrganisationHead]);
        it.listed_before().is_some_and(body) || it.listed_after().is_some_and(body)
    }),
    ("age after", |it| {
        it.letters_after(1) == ","
            && it.letters_after(2).len() == 2
            && it.letters_after(2).bytes().all(|byte| byte.is_ascii_digit())
    }),
    ("who after", |it| {
        it.letters_after(1) == "who" || (it.letters_after(1) == "," && it.letters_after(2) == "who")
    }),
    ("actor noun after", |it| {
        it.after(1).is_some_and(|word| word.is(Kind::ActorNoun) && word.shape == Shape::Lower)
    }),
    ("place noun after", |it| {
        it.after(1).is_some_and(|word| word.is(Kind::PlaceNoun) && word.shape == Shape::Lower)
    }),
    ("ordinary small word before", |it| it.before(1).is_some_and(plain)),
    ("ordinary small word after", |it| it.after(1).is_some_and(plain)),
    ("function word after", |it| {
        it.after(1).is_some_and(|word| word.shape == Shape::Lower && word.is(Kind::Function))
    }),
    ("opening", |it| it.first().opening),
    ("loud", |it| it.first().loud),
    ("bracket before", |it| it.said_before("(")),
    ("quotation mark before", |it| {
        ["\u{201c}", "\"", "'", "\u{2018}"].iter().any(|mark| it.said_before(mark))
    }),
    ("hyphen after", |it| it.letters_after(1) == "-" && it.after(1).is_some_and(|word| !word.spaced)),
    ("bracket after", |it| it.letters_after(1) == "("),
    ("title after", |it| it.after(1).is_some_and(titled)),
    ("other capital after", |it| it.after(1).is_some_and(|word| word.capital() && !titled(word))),
];

/// How many of [`CONTEXT`] count for all occurrences.
const ANYWHERE: usize = 23;

const PLACES: [Kind; 3] = [Kind::Country, Kind::Region, Kind::City];

fn titled(word: &Word) -> bool {
    word.capital() && word.entry.any(&[Kind::TitleHead, Kind::TitleModifier])
}

type StoryTest = fn(&Story, &Scene<'_>) -> bool;

/// Of the story's other names.
const STORY: &[(&str, StoryTest)] = &[
    ("part of a longer person's name", |story, it| {
        it.one() && story.parts_of_people.contains(&it.first().hash)
    }),
    ("part of a longer name of a body", |story, it| {
        it.one() && story.parts_of_bodies.contains(&it.first().hash)
    }),
    ("acronym of a body", |story, it| it.one() && story.acronyms.contains(&it.first().hash)),
    ("also in small letters", |_, it| it.one() && it.words.seen_lower(it.first().hash) > 0),
    ("several times", |story, it| {
        story.keys.get(&key(it.words, it.candidate)).is_some_and(|&(count, _)| count > 1)
    }),
    ("with a capital elsewhere", |_, it| {
        it.words.seen_capital(it.first().hash) > usize::from(!it.first().opening && !it.first().loud)
    }),
];

/// What the story says of its names as a whole.
#[derive(Default)]
struct Story {
    /// Hashes of the words of names that surely are people's or bodies', and of acronyms in brackets after a body; sorted.
    parts_of_people: Vec<u64>,
    parts_of_bodies: Vec<u64>,
    acronyms: Vec<u64>,
    /// How often each name stands, and the context of all its places.
    keys: BTreeMap<u64, (usize, Evidence)>,
}

/// How many evidences there are.
pub(super) const COUNT: usize = WHOLE.len() + CONTEXT.len() + STORY.len() + ANYWHERE;

/// The names of the evidences in the order of their bits.
#[cfg(feature = "cli")]
pub(crate) fn names() -> Vec<String> {
    let own = WHOLE.iter().chain(CONTEXT).map(|(name, _)| (*name).to_owned());
    let story = STORY.iter().map(|(name, _)| (*name).to_owned());
    own.chain(story).chain(CONTEXT[..ANYWHERE].iter().map(|(name, _)| format!("anywhere: {name}"))).collect()
}

/// The evidences of each candidate, in their order.
pub(super) fn gather(words: &Words<'_>, candidates: &[Candidate]) -> Vec<Evidence> {
    let scenes: Vec<_> = candidates
        .iter()
        .map(|&candidate| Scene { words, candidate, entry: entry(words, candidate) })
        .collect();
    let own: Vec<(Evidence, Evidence)> =
        scenes.iter().map(|scene| (mask(WHOLE, scene), mask(CONTEXT, scene))).collect();
    let story = Story::read(&scenes, &own);
    let together = |(scene, &(whole, context)): (&Scene<'_>, &(Evidence, Evidence))| {
        let anywhere = story
            .keys
            .get(&key(words, scene.candidate))
            .map_or(0, |&(_, context)| context & ((1 << ANYWHERE) - 1));
        let of_story = (0..)
            .zip(STORY)
            .filter(|(_, (_, test))| test(&story, scene))
            .fold(0, |set, (bit, _)| set | 1 << bit);
        whole
            | context << WHOLE.len()
            | of_story << (WHOLE.len() + CONTEXT.len())
            | anywhere << (WHOLE.len() + CONTEXT.len() + STORY.len())
    };
    scenes.iter().zip(&own).map(together).collect()
}

fn mask(table: &[(&str, Test)], scene: &Scene<'_>) -> Evidence {
    (0..).zip(table).filter(|(_, (_, test))| test(scene)).fold(0, |set, (bit, _)| set | 1 << bit)
}

/// What the lists say of the whole candidate.
pub(super) fn entry(words: &Words<'_>, candidate: Candidate) -> Entry {
    let tokens = candidate.tokens;
    if tokens.len() == 1 {
        return words.get(tokens.start).map_or_else(Entry::default, |it| it.entry);
    }
    words
        .longest(tokens.start, tokens.end)
        .filter(|found| found.tokens == tokens)
        .map_or_else(Entry::default, |it| it.entry)
}

/// Equal for the same words in any spelling of case and diacritics.
pub(super) fn key(words: &Words<'_>, candidate: Candidate) -> u64 {
    candidate.tokens.indices().filter_map(|at| words.get(at)).fold(SEED, |hash, word| pair(hash, word.hash))
}

/// An ordinary word in small letters that is no function word.
fn plain(word: &Word) -> bool {
    word.shape == Shape::Lower && word.is(Kind::Common) && !word.is(Kind::Function)
}

impl Story {
    fn read(scenes: &[Scene<'_>], own: &[(Evidence, Evidence)]) -> Self {
        let mut story = Self::default();
        for (at, (scene, &(_, context))) in scenes.iter().zip(own).enumerate() {
            let entry = story.keys.entry(key(scene.words, scene.candidate)).or_insert((0, 0));
            *entry = (entry.0 + 1, entry.1 | context);
            let inner = scene.candidate.tokens.indices().filter_map(|it| scene.words.get(it));
            let name =
                inner.filter(|word| word.capital() && word.shape != Shape::Initial).map(|word| word.hash);
            if scene.body() {
                story.parts_of_bodies.extend(name.filter(|_| !scene.one()));
                story.acronyms.extend(scenes.get(at + 1).and_then(|next| next.acronym_of(scene)));
            } else if !scene.one() && (scene.candidate.title.is_some() || scene.first().is(Kind::Given)) {
                story.parts_of_people.extend(name);
            } else if !scene.one() {
                story.acronyms.extend(scenes.get(at + 1).and_then(|next| next.acronym_of(scene)));
            }
        }
        for list in [&mut story.parts_of_people, &mut story.parts_of_bodies, &mut story.acronyms] {
            order::sort_by_key(list, |it| *it);
        }
        story
    }
}

impl<'w> Scene<'w> {
    fn word(&self, at: usize) -> &'w Word {
        // A candidate lies inside the tokens.
        &self.words.list[at]
    }

    fn first(&self) -> &'w Word {
        self.word(self.candidate.tokens.start)
    }

    fn last(&self) -> &'w Word {
        self.word(self.candidate.tokens.end - 1)
    }

    fn one(&self) -> bool {
        self.candidate.tokens.len() == 1
    }

    fn first_letters(&self) -> &'w str {
        self.words.letters(self.candidate.tokens.start)
    }

    fn letters(&self) -> impl Iterator<Item = &'w str> {
        self.candidate.tokens.indices().map(|at| self.words.letters(at))
    }

    fn has(&self, letters: &str) -> bool {
        self.letters().any(|it| it == letters)
    }

    fn any(&self, test: fn(&Word) -> bool) -> bool {
        self.candidate.tokens.indices().any(|at| test(self.word(at)))
    }

    fn all(&self, test: fn(&Word) -> bool) -> bool {
        self.candidate.tokens.indices().all(|at| test(self.word(at)))
    }

    /// Whether "of" or "for" follows a word of this kind.
    fn headed(&self, kind: Kind) -> bool {
        let tokens = self.candidate.tokens;
        (tokens.start + 1..tokens.end)
            .any(|at| matches!(self.words.letters(at), "of" | "for") && self.word(at - 1).is(kind))
    }

    /// Whether a head shows that it is no person.
    fn body(&self) -> bool {
        let heads = [Kind::OrganisationHead, Kind::FacilityHead];
        self.entry.is(Kind::Organisation)
            || (!self.one() && self.last().entry.any(&heads))
            || heads.iter().any(|&kind| self.headed(kind))
    }

    /// Its hash, if it is the acronym in brackets of the name before it.
    fn acronym_of(&self, named: &Scene<'_>) -> Option<u64> {
        let bracketed = self.candidate.tokens.start == named.candidate.tokens.end + 1
            && self.said_before("(")
            && self.letters_after(1) == ")";
        (bracketed && self.one() && self.first().shape == Shape::Capitals).then(|| self.first().hash)
    }

    /// The `n`-th word before it.
    fn before(&self, n: usize) -> Option<&'w Word> {
        self.candidate.tokens.start.checked_sub(n).and_then(|at| self.words.get(at))
    }

    fn said_before(&self, letters: &str) -> bool {
        self.candidate
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| self.words.letters(at).eq_ignore_ascii_case(letters))
    }

    /// The word with a capital before it in a list: "Lima, Quito and X".
    fn listed_before(&self) -> Option<&'w Word> {
        (self.said_before(",") || self.said_before("and"))
            .then(|| self.before(2))?
            .filter(|word| word.capital())
    }

    /// The word with a capital after it in a list or as what it lies in: "X, Peru".
    fn listed_after(&self) -> Option<&'w Word> {
        matches!(self.letters_after(1), "," | "and").then(|| self.after(2))?.filter(|word| word.capital())
    }

    fn after(&self, n: usize) -> Option<&'w Word> {
        self.words.get(self.candidate.tokens.end + n - 1)
    }

    fn letters_after(&self, n: usize) -> &'w str {
        self.words.letters(self.candidate.tokens.end + n - 1)
    }
}

const _: () = assert!(COUNT <= 128, "help: a set of evidences has 128 bits");
