//! A phrase to who or what it is: an entity, or its own words.

use crate::analysis::{Label, MentionKind};
use crate::coreference::Chains;
use crate::lexicon::Kind;
use crate::span::TokenRange;
use crate::tagger::syntax::PartOfSpeech;

use super::frames::{FRAMES, Part, Who};
use super::tree::Tree;

/// Who or what a phrase is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Phrase {
    /// Index of the entity.
    pub(super) entity: Option<usize>,
    pub(super) label: Option<Label>,
    pub(super) words: TokenRange,
    /// That it is this entity; 1 for the phrase's own words.
    pub(super) confidence: f32,
    /// A pronoun that nothing is known of.
    pub(super) open: bool,
}

/// Nouns that stand for the country in front of them.
const STANDS_FOR_COUNTRY: &[&str] = &[
    "government",
    "army",
    "authorities",
    "military",
    "forces",
    "navy",
    "regime",
    "troops",
    "side",
    "administration",
];
/// Nouns of people beside the sets of the table and the titles of the lexicon.
const PEOPLE: &[&str] = &[
    "who", "he", "she", "they", "him", "her", "them", "we", "i", "us", "one", "none", "me", "those",
    "nobody", "everyone",
];

/// The mentions of a story by token.
pub(super) struct People<'s> {
    pub(super) tree: &'s Tree<'s>,
    pub(super) chains: &'s Chains,
    /// For each token one more than the index of the mention that covers it; 0 where none does.
    covering: Vec<usize>,
    /// The same of titles: the mention of the name behind.
    titles: Vec<usize>,
}

impl<'s> People<'s> {
    pub(super) fn index(tree: &'s Tree<'s>, chains: &'s Chains) -> Self {
        let count = tree.story.tokens.list.len();
        let (mut covering, mut titles) = (vec![0; count], vec![0; count]);
        // Names come last: they win over a nominal that holds them.
        for kind in [MentionKind::Nominal, MentionKind::Pronoun, MentionKind::Adjective, MentionKind::Name] {
            for (at, mention) in chains.mentions.iter().enumerate().filter(|it| it.1.kind == kind) {
                // A nominal is looked up by its last words only: "the army of Chad" has a name inside.
                let tokens = mention.tokens;
                for token in tokens.indices() {
                    if let Some(place) = covering.get_mut(token) {
                        *place = at + 1;
                    }
                }
                for token in mention.title.into_iter().flat_map(TokenRange::indices) {
                    if let Some(place) = titles.get_mut(token) {
                        *place = at + 1;
                    }
                }
            }
        }
        Self { tree, chains, covering, titles }
    }

    /// The index of the mention that covers a token.
    pub(super) fn mention(&self, at: usize) -> Option<usize> {
        self.covering.get(at).copied()?.checked_sub(1)
    }

    /// Reads the phrase with this head.
    pub(super) fn phrase(&self, head: usize) -> Phrase {
        let story = self.tree.story;
        let own = self.mention(head).filter(|&it| self.chains.mentions[it].kind != MentionKind::Adjective);
        let titled = || {
            let found = self.titles.get(head).copied().unwrap_or(0).checked_sub(1)?;
            let name = self.chains.mentions[found].tokens.start;
            let apart = |at: usize| self.tree.is(at, PartOfSpeech::Adposition) && &*story.key(at) != "of";
            (head < name && !(head + 1..name).any(apart)).then_some(found)
        };
        if let Some(found) = own.or_else(titled).or_else(|| self.beside(head)).or_else(|| self.country(head))
        {
            let mention = &self.chains.mentions[found];
            let label = self.chains.entities.get(mention.entity).map_or(mention.label, |it| it.label);
            return Phrase {
                entity: Some(mention.entity),
                label: Some(label),
                words: mention.tokens,
                confidence: mention.confidence,
                open: false,
            };
        }
        let open = self.tree.is(head, PartOfSpeech::Pronoun) || self.tree.is(head, PartOfSpeech::Determiner);
        let words = if open { TokenRange::new(head, head + 1) } else { self.noun_phrase(head) };
        debug_assert!(words.end <= story.tokens.list.len(), "help: a phrase lies in the story");
        Phrase { entity: None, label: None, words, confidence: 1.0, open }
    }

    /// "The minister, Ana Costa": the person that stands beside a noun.
    fn beside(&self, head: usize) -> Option<usize> {
        let near =
            |&it: &usize| matches!(self.tree.relation(it), "appos" | "flat" | "nmod" | "compound" | "dep");
        let mut found = self.tree.children(head).filter(near).filter_map(|child| {
            if self.tree.relation(child) != "appos" && !self.tree.preposition(child).is_empty() {
                return None;
            }
            let mention = self.mention(child)?;
            let it = &self.chains.mentions[mention];
            // Nothing but a comma and the rest of a title lies between: "an aide to Ana Costa" is not Ana Costa.
            let after = it.tokens.start > head && it.tokens.start - head <= 8;
            let apart = |at: usize| self.tree.is(at, PartOfSpeech::Adposition) || self.tree.is_verb(at);
            let named = it.kind == MentionKind::Name && it.label == Label::Person;
            (named && after && !(head + 1..it.tokens.start).any(apart)).then_some(mention)
        });
        found.next()
    }

    /// "The Iraqi government", "Iraq's government": a noun that stands for the country before it.
    fn country(&self, head: usize) -> Option<usize> {
        if !STANDS_FOR_COUNTRY.contains(&&*self.tree.story.key(head)) {
            return None;
        }
        let before =
            |&it: &usize| it < head && matches!(self.tree.relation(it), "amod" | "compound" | "nmod:poss");
        let mut found = self.tree.children(head).filter(before).filter_map(|child| self.mention(child));
        found.find(|&it| {
            let entity = self.chains.mentions[it].entity;
            self.chains.entities.get(entity).is_some_and(|it| it.label == Label::Gpe)
        })
    }

    /// The words of a noun and what stands before it, with an "of" behind.
    fn noun_phrase(&self, head: usize) -> TokenRange {
        let tree = self.tree;
        let direct = |it: usize| {
            let before = matches!(
                tree.relation(it),
                "det" | "amod" | "nummod" | "compound" | "nmod:poss" | "advmod" | "flat" | "case" | "fixed"
            );
            before && (tree.head(it) != Some(head) || tree.relation(it) != "case")
        };
        let mut words = tree.phrase(head, direct);
        words.end = words.end.min(words.start + 14).max(head + 1);
        while words.start < head && self.is_loose(words.start) {
            words.start += 1;
        }
        let of = tree
            .children(head)
            .find(|&it| it > head && tree.relation(it) == "nmod" && &*tree.preposition(it) == "of");
        if let Some(of) = of {
            let behind = tree.phrase(of, |it| direct(it) || tree.relation(it) == "case");
            if behind.start == words.end && behind.len() <= 8 {
                words.end = behind.end;
            }
        }
        words
    }

    /// Whether a word in front of a phrase is none of it: "where four people", "reportedly several people".
    fn is_loose(&self, at: usize) -> bool {
        const COUNTING: &[&str] = &[
            "more",
            "nearly",
            "almost",
            "about",
            "least",
            "over",
            "around",
            "approximately",
            "roughly",
            "some",
            "up",
        ];
        let adverb = self.tree.is(at, PartOfSpeech::Adverb) || self.tree.is(at, PartOfSpeech::Subordinator);
        let sign = self.tree.is(at, PartOfSpeech::Punctuation) || self.tree.is(at, PartOfSpeech::Coordinator);
        sign || adverb && !COUNTING.contains(&&*self.tree.story.key(at))
    }

    /// Whether a phrase is a bare plural or one with "any": nobody in particular.
    pub(super) fn is_generic(&self, phrase: &Phrase) -> bool {
        let tree = self.tree;
        let bounded = |it: usize| {
            tree.is(it, PartOfSpeech::Numeral)
                || tree.is(it, PartOfSpeech::Determiner) && !matches!(&*tree.story.key(it), "any" | "all")
                || tree.is(it, PartOfSpeech::Pronoun)
                || matches!(
                    &*tree.story.key(it),
                    "dozens" | "hundreds" | "thousands" | "scores" | "several" | "many" | "police" | "two"
                )
        };
        phrase.entity.is_none() && !phrase.words.indices().any(bounded)
    }

    /// Whether a phrase may stand where a frame wants somebody.
    pub(super) fn fits(&self, phrase: &Phrase, head: usize, who: Who) -> bool {
        let body = matches!(phrase.label, Some(Label::Person | Label::Org | Label::Gpe | Label::Norp));
        match who {
            Who::Any => true,
            Who::Place => matches!(phrase.label, Some(Label::Gpe | Label::Loc | Label::Fac)),
            Who::Actor => phrase.label.map_or_else(|| self.is_people(head, phrase), |_| body),
            Who::People => match phrase.label {
                Some(label) => matches!(label, Label::Person | Label::Norp),
                None => self.is_people(head, phrase),
            },
            Who::Accused => match phrase.label {
                Some(label) => matches!(label, Label::Person | Label::Norp | Label::Org),
                None => self.is_people(head, phrase),
            },
            Who::Amount => {
                let counted = |it: usize| {
                    let number = self.tree.story.word(it).contains(|it: char| it.is_ascii_digit());
                    number
                        || self.tree.is(it, PartOfSpeech::Numeral)
                        || self.tree.is(it, PartOfSpeech::Symbol)
                };
                phrase.words.indices().any(counted)
                    || FRAMES.holds("money", &self.tree.story.key(head), Part::Noun)
            }
            Who::Set(set) => self.is_of(set, head, phrase),
        }
    }

    fn is_people(&self, head: usize, phrase: &Phrase) -> bool {
        let story = self.tree.story;
        let key = story.key(head);
        if PEOPLE.contains(&&*key)
            || ["casualty", "suspect", "body"].iter().any(|set| FRAMES.holds(set, &key, Part::Noun))
        {
            return true;
        }
        let single = key.strip_suffix('s').unwrap_or(&key);
        let titled = |word: &str| story.lexicon.entry(word).any(&[Kind::TitleHead, Kind::ActorNoun]);
        // "Nine were hurt", "the 27-year-old"
        let year = key.len() == 4 && key.bytes().all(|it| it.is_ascii_digit());
        let counted = self.tree.is(head, PartOfSpeech::Numeral) && phrase.words.len() <= 3 && !year;
        titled(&key) || titled(single) || counted || key.ends_with("-old")
    }

    fn is_of(&self, set: &'static str, head: usize, phrase: &Phrase) -> bool {
        let story = self.tree.story;
        let named = phrase.label.is_some();
        let holds = |at: usize| FRAMES.holds(set, &story.key(at), Part::Noun);
        match set {
            _ if holds(head) => true,
            "casualty" => {
                let counted = self.tree.children(head).any(|it| self.tree.relation(it) == "nummod");
                phrase.label == Some(Label::Person) || counted || self.is_people(head, phrase)
            }
            "made" | "craft" | "rocket" if phrase.label == Some(Label::Product) => true,
            "assailant" => matches!(phrase.label, Some(Label::Org | Label::Norp | Label::Gpe)),
            "hit" => {
                let place = matches!(phrase.label, Some(Label::Gpe | Label::Fac | Label::Norp));
                place || phrase.label.is_none() && self.is_people(head, phrase)
            }
            "paper" if phrase.label == Some(Label::Work) => true,
            "bill" if phrase.label == Some(Label::Law) => true,
            "body" if phrase.label == Some(Label::Org) || phrase.label == Some(Label::Gpe) => true,
            "post" => {
                phrase.words.indices().any(|it| story.lexicon.entry(&story.key(it)).is(Kind::TitleHead))
            }
            _ => named && phrase.words.len() <= 12 && phrase.words.indices().any(holds),
        }
    }
}
