//! The forms of a name: its words without what changes from mention to mention, and which form is short for which.

use std::collections::BTreeMap;

use crate::analysis::Label;
use crate::lexicon::{Kind, Lexicon};
use crate::names::Name;
use crate::normalize;
use crate::story::Story;

use super::words;

/// A name for comparison.
pub(super) struct Form {
    /// In their plain form, without "the", hyphens and stops.
    pub(super) words: Vec<String>,
    /// The words of a person's name that are no particle, or the same words.
    core: Vec<String>,
    /// First letters of the words with a capital, in small letters.
    initials: String,
    /// All its letters, if they are all capitals: "UN" for "U.N.", in small letters.
    acronym: Option<String>,
    /// One word that heads names of bodies: "Foundation".
    headed: bool,
    /// Bytes of the name.
    pub(super) length: usize,
    /// What its title tells of a person: "Mrs".
    pub(super) courtesy: Option<words::Form>,
}

impl Form {
    pub(super) fn read(story: &Story<'_>, name: &Name) -> Self {
        let Story { text, tokens, lexicon, .. } = *story;
        let letters: Vec<&str> = name.tokens.indices().map(|at| tokens.word(text, at)).collect();
        let plain = |word: &&str| {
            let key = normalize::key(word).replace(['.', '\''], "");
            (key.chars().any(char::is_alphanumeric) && key != "the").then_some(key)
        };
        let mut words: Vec<String> = Vec::with_capacity(letters.len());
        for (at, word) in letters.iter().enumerate().filter_map(|(at, word)| Some((at, plain(word)?))) {
            // "Adeyemi-Cole" is one surname, "al-Abbasi" a particle and one.
            let hyphenated = at > 1 && letters[at - 1] == "-" && name.label == Label::Person;
            match words.last_mut().filter(|last| hyphenated && !lexicon.entry(last).is(Kind::Particle)) {
                Some(last) => *last = format!("{last}-{word}"),
                None => words.push(word),
            }
        }
        // "Spinner Wijesuriya", "Sheikh Hamood": a title that the name begins with.
        while name.label == Label::Person && words.len() > 1 && is_title(&words[0], lexicon) {
            words.remove(0);
        }
        let particle = |word: &String| {
            name.label == Label::Person && words.len() > 1 && lexicon.entry(word).is(Kind::Particle)
        };
        let core: Vec<String> = words.iter().filter(|word| !particle(word)).cloned().collect();
        let capitals =
            letters.iter().filter_map(|word| word.chars().next().filter(|letter| letter.is_uppercase()));
        let whole = words.concat();
        let shouted = letters.len() == 1 && !letters[0].chars().any(char::is_lowercase) && whole.len() > 1;
        Self {
            core: if core.is_empty() { words.clone() } else { core },
            headed: words.len() == 1 && lexicon.entry(&words[0]).is(Kind::OrganisationHead),
            initials: capitals.flat_map(char::to_lowercase).collect(),
            acronym: shouted.then_some(whole),
            length: tokens.span(name.tokens).of(text).len(),
            courtesy: courtesy(story, name),
            words,
        }
    }

    /// Whether `short` can be its acronym: the first letters, or letters in their order ("Moscow" is none of "Ministry").
    pub(super) fn shortens_to(&self, short: &Form) -> bool {
        let Some(acronym) = &short.acronym else { return false };
        let all = self.words.concat();
        let mut letters = all.chars();
        self.words.len() > 1
            && acronym.chars().next() == all.chars().next()
            && acronym.chars().all(|wanted| letters.any(|letter| letter == wanted))
    }
}

fn is_title(word: &str, lexicon: &Lexicon) -> bool {
    let entry = lexicon.entry(word);
    let name = entry.any(&[Kind::Given, Kind::Surname]);
    !name && (entry.is(Kind::TitleHead) || words::sort(word) == words::Sort::Person)
}

fn courtesy(story: &Story<'_>, name: &Name) -> Option<words::Form> {
    let title = name.title.filter(|_| name.label == Label::Person)?;
    title.indices().find_map(|at| words::gendered(&story.key(at)))
}

/// The forms of all groups, to find the fuller one of a short one without comparing every pair.
pub(super) struct Index<'f> {
    groups: Vec<(Label, &'f Form, Option<words::Form>)>,
    /// Groups of more than one word by the words that short forms keep: those of a person, the first and the last of a body,
    /// the first of a place.
    by_word: BTreeMap<(Label, &'f str), Vec<usize>>,
    by_initials: BTreeMap<&'f str, Vec<usize>>,
}

/// Last words that a place's name can go without and stay the same place.
const AREAS: [&str; 5] = ["strip", "peninsula", "islands", "region", "archipelago"];

/// Places that are governed and others have one name.
fn class(label: Label) -> Label {
    if label == Label::Loc { Label::Gpe } else { label }
}

/// Words of a person's name that are read.
const LONGEST: usize = 8;
/// A word with more fuller names than this stands for none of them, so nothing longer is compared.
const MANY: usize = 8;

impl<'f> Index<'f> {
    pub(super) fn new(groups: impl Iterator<Item = (Label, &'f Form, Option<words::Form>)>) -> Self {
        let groups: Vec<_> = groups.collect();
        let mut by_word: BTreeMap<(Label, &str), Vec<usize>> = BTreeMap::new();
        let mut by_initials: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, &(label, form, _)) in groups.iter().enumerate() {
            let label = class(label);
            let (Some(first), Some(last)) = (form.core.first(), form.core.last()) else { continue };
            if form.words.len() < 2 {
                continue;
            }
            by_word.entry((label, first)).or_default().push(at);
            if label == Label::Person {
                let inner = form.core.iter().take(LONGEST).filter(|it| *it != first);
                inner.for_each(|word| by_word.entry((label, word)).or_default().push(at));
            } else if label == Label::Org && first != last {
                by_word.entry((label, last)).or_default().push(at);
            }
            if label != Label::Person {
                by_initials.entry(&form.initials).or_default().push(at);
            }
        }
        Self { groups, by_word, by_initials }
    }

    /// The one group that has a fuller form of the name of group `at`.
    pub(super) fn fuller(&self, at: usize) -> Option<usize> {
        let (label, form, courtesy) = self.groups[at];
        let label = class(label);
        let word = match label {
            Label::Person => form.core.last()?,
            Label::Org | Label::Gpe => form.core.first()?,
            _ => return None,
        };
        if let Some(acronym) = form.acronym.as_deref().filter(|_| label == Label::Org)
            && let Some(found) = self.by_initials.get(acronym)
        {
            return only(found.iter().copied().filter(|&other| other != at));
        }
        let near = self.by_word.get(&(label, word.as_str()))?;
        if near.len() > MANY {
            return None;
        }
        let agrees = |other: usize| match (courtesy, self.groups[other].2) {
            (Some(own), Some(other)) => own == other,
            _ => true,
        };
        let fits = near
            .iter()
            .copied()
            .filter(|&other| other != at && agrees(other) && self.contains(other, form, label));
        // Of "Khan", "Imran Khan" and "Imran Ahmed Khan" the longest is one person with the others.
        let fits: Vec<usize> = fits.collect();
        let longest =
            fits.iter().copied().max_by_key(|&it| (self.groups[it].1.core.len(), std::cmp::Reverse(it)))?;
        let one = |&other: &usize| other == longest || self.contains(longest, self.groups[other].1, label);
        fits.iter().all(one).then_some(longest)
    }

    /// Whether group `long` has a fuller form of `short`.
    fn contains(&self, long: usize, short: &Form, label: Label) -> bool {
        let (full, part) = (&self.groups[long].1.core, &short.core);
        if part.len() >= full.len()
            && !(part.len() == full.len() && short.words.len() < self.groups[long].1.words.len())
        {
            return false;
        }
        match label {
            // "Oriental Star", "the Foundation"
            Label::Org => return full.starts_with(part) || short.headed && full.last() == part.last(),
            // "Gaza"
            Label::Gpe => {
                let area = full.last().is_some_and(|it| AREAS.contains(&it.as_str()));
                return area && full.len() == part.len() + 1 && full.starts_with(part);
            }
            _ => {}
        }
        if let [only] = part.as_slice() {
            return full.contains(only);
        }
        // "Ould Lemine", "Rosa Salcedo": two family names, and the first of them.
        if full.ends_with(part) || full.starts_with(part) {
            return true;
        }
        // Two given names are two people: the first names must be the same, or one the initial of the other.
        let first = match (full.first(), part.first()) {
            (Some(long), Some(short)) => {
                long == short || (short.chars().count() == 1 && long.starts_with(short.as_str()))
            }
            _ => false,
        };
        let mut rest = full.iter();
        first && full.last() == part.last() && part.iter().skip(1).all(|word| rest.any(|it| it == word))
    }
}

fn only(mut groups: impl Iterator<Item = usize>) -> Option<usize> {
    let first = groups.next()?;
    groups.next().is_none().then_some(first)
}
