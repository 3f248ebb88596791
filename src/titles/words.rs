//! The words of roles: heads ("minister", "spokeswoman", "seismologist"), and the words around them.

use crate::lexicon::Kind;
use crate::normalize;
use crate::story::Story;

/// Words around roles, by their kind in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Around {
    /// Left out of a title: "veteran", "left-wing".
    Quality,
    /// Says that it is held no more: "former".
    Former,
    Acting,
    Designate,
    Be,
    /// "has been".
    Perfect,
    /// Gives an office: "appointed".
    Give,
    Propose,
    Serve,
    Quit,
    /// Takes another's office: "succeeded".
    Replace,
    /// What it stands by is not said to be so: "not", "could".
    Doubt,
    /// Stands between a name and its office and says nothing of it: "currently".
    Adverb,
    /// Makes one word with what it follows: "Kyiv-based".
    Joined,
    /// A head that alone before a name is courtesy: "Chief", "Sister".
    Courtesy,
    /// Is a calling only with a faith: "Catholic sister".
    Kin,
    /// A military rank, and what stands before one.
    Rank,
    RankFront,
    /// A head that is of some body or place, named or not.
    Office,
    /// Nouns that stand for an organisation, and for a place.
    Body,
    Place,
    /// A degree or seat behind a name: "MP".
    Behind,
}

/// The kinds' names in the list.
const KINDS: &[(&str, Around)] = &[
    ("quality", Around::Quality),
    ("former", Around::Former),
    ("acting", Around::Acting),
    ("designate", Around::Designate),
    ("be", Around::Be),
    ("perfect", Around::Perfect),
    ("give", Around::Give),
    ("propose", Around::Propose),
    ("serve", Around::Serve),
    ("quit", Around::Quit),
    ("replace", Around::Replace),
    ("doubt", Around::Doubt),
    ("adverb", Around::Adverb),
    ("joined", Around::Joined),
    ("courtesy", Around::Courtesy),
    ("kin", Around::Kin),
    ("rank", Around::Rank),
    ("rank-front", Around::RankFront),
    ("behind", Around::Behind),
    ("office", Around::Office),
    ("body", Around::Body),
    ("place", Around::Place),
];

/// Endings that make occupations: "seismologist", "beekeeper".
const ENDINGS: &[&str] = &[
    "ologist",
    "iatrist",
    "iatrician",
    "grapher",
    "smith",
    "monger",
    "keeper",
    "maker",
    "worker",
    "ician",
    "teacher",
    "master",
    "player",
    "wright",
    "driver",
    "grower",
];

/// The list of words around roles.
pub(super) struct Words(Vec<(&'static str, Around)>);

impl Words {
    pub(super) fn load() -> Self {
        let lines = include_str!("../../lexicon/role_words.txt").lines();
        let mut words: Vec<(&'static str, Around)> = Vec::with_capacity(512);
        for (kind, list) in lines.filter_map(|line| line.split_once(" | ")) {
            if let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == kind) {
                words.extend(list.split(' ').map(|word| (word, *kind)));
            }
        }
        crate::order::sort_by(&mut words, Ord::cmp);
        Self(words)
    }

    pub(super) fn has(&self, word: &str, kind: Around) -> bool {
        self.0.binary_search(&(normalize::key(word).as_ref(), kind)).is_ok()
    }
}

/// Whether a token is the head of a role, and if so, whether of several people's.
pub(super) fn head(story: &Story<'_>, at: usize) -> Option<bool> {
    let letters = story.word(at);
    let key = normalize::key(letters);
    let word = key.rsplit('-').next().unwrap_or_default().trim_end_matches('.');
    // "pm", "col": letters that are short for an office have a capital.
    let short = word.len() < 4 && !matches!(word, "nun" | "spy" | "vet");
    if !letters.starts_with(char::is_alphabetic) || short && !letters.starts_with(char::is_uppercase) {
        return None;
    }
    if of_one(story, word) {
        return Some(false);
    }
    let one = if let Some(front) = word.strip_suffix("men") {
        format!("{front}man")
    } else if let Some(front) = word.strip_suffix("ies") {
        format!("{front}y")
    } else {
        word.strip_suffix('s')?.to_owned()
    };
    (word.len() > 2 && of_one(story, &one)).then_some(true)
}

fn of_one(story: &Story<'_>, word: &str) -> bool {
    let listed = |word: &str| story.lexicon.entry(word).is(Kind::Role);
    if listed(word) {
        return true;
    }
    for (ending, other) in [("woman", "man"), ("person", "man"), ("women", "man")] {
        if let Some(front) = word.strip_suffix(ending) {
            return !front.is_empty() && listed(&format!("{front}{other}"));
        }
    }
    ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}
