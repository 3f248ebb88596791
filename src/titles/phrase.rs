//! Noun phrases that are roles: "the retired Nigerian judge", "Chief of Staff of the Iranian Armed Forces".

use super::words::{self, Around, Words};
use crate::analysis::{Label, RoleStatus};
use crate::lexicon::Kind;
use crate::names::Name;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// Tokens that a phrase has to either side of its head, at most.
const REACH: usize = 16;

/// How a phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Bare,
    /// "a".
    Indefinite,
    /// "the", "its", "Labour's".
    Definite,
}

/// A role before it is known whose it is.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) head: usize,
    /// Article or owner included, and what follows "of", "for", "at", "to".
    pub(super) whole: TokenRange,
    pub(super) title: TokenRange,
    pub(super) opening: Opening,
    /// Of several people.
    pub(super) several: bool,
    pub(super) status: RoleStatus,
    /// Index of a name.
    pub(super) of: Option<usize>,
    pub(super) country: Option<[u8; 2]>,
    /// "Chief" alone.
    pub(super) courtesy: bool,
}

/// A sentence with its names.
pub(super) struct Reader<'r> {
    pub(super) story: &'r Story<'r>,
    pub(super) names: &'r [Name],
    pub(super) words: &'r Words,
    pub(super) sentence: TokenRange,
}

impl Reader<'_> {
    pub(super) fn is(&self, at: usize, kind: Around) -> bool {
        self.words.has(self.story.word(at), kind)
    }

    /// The index of the name that a token stands in.
    pub(super) fn name_at(&self, at: usize) -> Option<usize> {
        let found = self.names.partition_point(|name| name.tokens.end <= at);
        (self.names.get(found)?.tokens.start <= at).then_some(found)
    }

    /// The person's name that ends there.
    pub(super) fn person_ending(&self, end: usize) -> Option<usize> {
        let found = self.name_at(end.checked_sub(1)?)?;
        (self.names[found].label == Label::Person && self.names[found].tokens.end == end).then_some(found)
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        matches!(self.story.part_of_speech(at), Some(PartOfSpeech::Noun | PartOfSpeech::ProperNoun))
    }

    /// A hyphen that stands close to the words on its sides.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.story.word(at), "-" | "‐" | "–")
            && !self.story.tokens.spaced(at)
            && !self.story.tokens.spaced(at + 1)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.story.word(at).starts_with(char::is_uppercase)
    }

    /// The role whose head stands there; it ends before `limit`, where the name of `person` begins with its titles.
    pub(super) fn phrase(&self, head: usize, limit: usize, person: Option<usize>) -> Option<Phrase> {
        let several = words::head(self.story, head)?;
        if self.name_at(head).is_some() || !self.heads(head, limit) {
            return None;
        }
        let mut phrase = Phrase {
            head,
            whole: TokenRange::new(head, head + 1),
            title: TokenRange::new(head, head + 1),
            opening: Opening::Bare,
            several,
            status: RoleStatus::Current,
            of: None,
            country: None,
            courtesy: false,
        };
        self.read_after(&mut phrase, limit, person);
        let first = self.read_before(&mut phrase);
        self.read_title(&mut phrase, first);
        // "Catholic sister" is a calling, "his younger sister" is none.
        let kin = self.is(head, Around::Kin)
            && head
                .checked_sub(1)
                .and_then(|it| self.name_at(it))
                .is_none_or(|it| self.names[it].label != Label::Norp || self.names[it].country.is_some());
        phrase.courtesy = kin || phrase.title.len() == 1 && first == head && self.is(head, Around::Courtesy);
        Some(phrase)
    }

    /// "who leads the federation", as a role without a title of its own; the object is something named or of several words.
    pub(super) fn object(&self, who: usize, verb: usize) -> Option<Phrase> {
        let (end, of) = self.complement(verb + 1, self.sentence.end);
        let whole = TokenRange::new(who, end);
        (of.is_some() && end > verb + 1).then_some(Phrase {
            head: verb,
            whole,
            title: TokenRange::new(verb, verb + 1),
            opening: Opening::Bare,
            several: false,
            status: RoleStatus::Current,
            of,
            country: None,
            courtesy: false,
        })
    }

    /// Whether a word is used as a noun, and no other noun follows that it only describes.
    fn heads(&self, at: usize, limit: usize) -> bool {
        // The parser takes rare nouns for adjectives: "geophysicist".
        let noun = match self.story.part_of_speech(at) {
            Some(
                PartOfSpeech::Noun | PartOfSpeech::ProperNoun | PartOfSpeech::Adjective | PartOfSpeech::Other,
            ) => true,
            Some(PartOfSpeech::Verb | PartOfSpeech::Auxiliary) => self.is_capital(at) && at + 1 == limit,
            _ => at + 1 == limit,
        };
        let next = at + 1;
        let described = next < limit
            && self.is_noun(next)
            && self.name_at(next).is_none()
            && self.story.entry(TokenRange::new(next, next + 1)).is(Kind::Common)
            && !self.is(next, Around::Designate)
            && self.story.head(at).is_some_and(|head| head > at && head < at + 4);
        // "associate provost"
        let small = next < limit
            && self.name_at(next).is_none()
            && !self.is_capital(next)
            && words::head(self.story, next).is_some();
        let described = described || small;
        let joined = self.is_hyphen(next) && !self.is(next + 1, Around::Designate);
        noun && !described && !joined
    }

    /// Reads "of the …" and "at the …".
    fn read_after(&self, phrase: &mut Phrase, limit: usize, person: Option<usize>) {
        let mut at = phrase.head + 1;
        let designate = at + usize::from(self.is_hyphen(at));
        if designate < limit && self.is(designate, Around::Designate) {
            phrase.status = RoleStatus::Designate;
            at = designate + 1;
        } else if at < limit && self.story.word(at) == "emeritus" {
            phrase.status = RoleStatus::Former;
            at += 1;
        }
        phrase.whole.end = at;
        let mut own = at == phrase.head + 1;
        for _ in 0..3 {
            let preposition = self.story.word(at);
            if at + 1 > limit || !matches!(preposition, "of" | "for" | "at" | "to" | "with") {
                return;
            }
            let (end, name) = self.complement(at + 1, limit);
            if end == at + 1 {
                if let Some(person) = person.filter(|_| end == limit && preposition != "with") {
                    phrase.whole.end = self.names[person].tokens.end;
                }
                return;
            }
            let domain = preposition == "for" && name.is_none() && self.is_capital(end - 1);
            own &= preposition == "of" || domain;
            if own {
                phrase.title.end = end;
            }
            phrase.of = phrase.of.or(name);
            phrase.whole.end = end;
            at = end;
        }
    }

    /// Where the noun phrase ends that begins there, and its first name of a body or place.
    fn complement(&self, start: usize, limit: usize) -> (usize, Option<usize>) {
        let limit = limit.min(start + REACH);
        let mut at = start;
        let mut first = None;
        let mut named = false;
        if at < limit && self.is_determiner(at) {
            at += 1;
        }
        let open = at;
        while at < limit {
            if let Some(name) = self.name_at(at) {
                if self.names[name].label == Label::Person || self.names[name].tokens.end > limit {
                    break;
                }
                if self.names[name].label != Label::Norp {
                    first = first.or(Some(name));
                    named = true;
                }
                at = self.names[name].tokens.end;
                continue;
            }
            // "Secretary for Culture, Sports and Tourism X"
            let list = self.story.word(at) == ","
                && self.is_capital(at + 1)
                && self.name_at(at + 1).is_none()
                && limit < self.sentence.end
                && (at..limit)
                    .all(|it| self.is_capital(it) || matches!(self.story.word(it), "," | "and" | "of"))
                && (at..limit).any(|it| self.story.word(it) == "and");
            let linked = (self.story.word(at) == "and" || list)
                && at > open
                && at + 1 < limit
                && self.is_capital(at + 1) == self.is_capital(at - 1)
                && (self.is_noun(at + 1) || self.is_capital(at + 1))
                && words::head(self.story, at + 1).is_none();
            let owned = matches!(self.story.word(at), "'s" | "’s" | "'" | "’" | "&") && at > open;
            let worded = match self.story.part_of_speech(at) {
                Some(PartOfSpeech::Noun | PartOfSpeech::ProperNoun) => {
                    !self.is_calendar(at) && (!named || !self.is_capital(at))
                }
                Some(PartOfSpeech::Adjective | PartOfSpeech::Numeral) => !named,
                Some(PartOfSpeech::Verb) => !named && self.story.word(at).ends_with("ing"),
                _ => self.is_hyphen(at) && at > open,
            };
            if !(linked || owned || worded) {
                break;
            }
            named &= !owned;
            at += 1;
        }
        // "the Supreme Court (TSP)"
        if at > open && self.story.word(at) == "(" && self.story.word(at + 2) == ")" && at + 3 <= limit {
            at += 3;
        }
        (if at == open { start } else { at }, first)
    }

    fn is_link(&self, at: usize) -> bool {
        matches!(self.story.word(at), "of" | "for" | "at")
    }

    /// Offices that are called by what they are about.
    pub(super) fn is_minister(&self, head: usize) -> bool {
        let key = self.story.key(head);
        ["minister", "secretar", "undersecretar"].iter().any(|it| key.starts_with(it))
    }

    fn is_calendar(&self, at: usize) -> bool {
        self.story.entry(TokenRange::new(at, at + 1)).is(Kind::Calendar)
    }

    fn is_determiner(&self, at: usize) -> bool {
        // "an Australia A batsman"
        let letter = self.story.word(at) == "A" && at > self.sentence.start && self.name_at(at - 1).is_some();
        !letter
            && matches!(
                self.story.key(at).as_ref(),
                "the"
                    | "a"
                    | "an"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "our"
                    | "my"
                    | "this"
                    | "that"
                    | "another"
                    | "one"
            )
    }

    /// Reads what stands before the head, and returns where it begins without article and owner.
    fn read_before(&self, phrase: &mut Phrase) -> usize {
        let floor = self.sentence.start.max(phrase.head.saturating_sub(REACH));
        let mut at = phrase.head;
        while at > floor {
            let Some(next) = self.step(phrase.head, at, floor) else { break };
            at = next;
        }
        if at < phrase.head && self.is(phrase.head, Around::Rank) {
            at = self.rank_begins(phrase.head, at, floor);
        }
        let first = at;
        if at > floor && matches!(self.story.word(at - 1), "'s" | "’s" | "'" | "’") && at - 1 > floor {
            phrase.opening = Opening::Definite;
            at = self.owner(phrase, at - 1, floor);
        }
        if at > floor && self.is_determiner(at - 1) {
            if at == first {
                let indefinite = matches!(self.story.key(at - 1).as_ref(), "a" | "an" | "another" | "one");
                phrase.opening = if indefinite { Opening::Indefinite } else { Opening::Definite };
            }
            at -= 1;
        }
        phrase.whole.start = at;
        first
    }

    /// Where a rank begins whose words reach back to `at`: an office before it, "Minister of Transport Colonel", "Chairman Rear
    /// Admiral", is a role of its own.
    fn rank_begins(&self, head: usize, at: usize, floor: usize) -> usize {
        let mut front = head;
        while front > at && self.is(front - 1, Around::RankFront) {
            front -= 1;
        }
        // "Attorney General" is one office.
        let general = self.story.key(head) == "general" && front == head;
        let office = !general
            && (at..front).any(|it| {
                words::head(self.story, it).is_some() && self.name_at(it).is_none() && !self.is_hyphen(it + 1)
            });
        let governed = at > floor && self.is_link(at - 1);
        if office || governed { front } else { at }
    }

    /// Where the word begins that belongs to a phrase in front of `at`.
    fn step(&self, head: usize, at: usize, floor: usize) -> Option<usize> {
        let before = at - 1;
        if let Some(name) = self.name_at(before) {
            let name = &self.names[name];
            let body = name.label != Label::Person && name.tokens.end == at && name.tokens.start >= floor;
            // "Chief of Staff of the Armed Forces Major General": the name belongs to what stands before it.
            let front = name.tokens.start
                - usize::from(name.tokens.start > floor && self.is_determiner(name.tokens.start - 1));
            let governed = front > floor && self.is_link(front - 1) && self.is(head, Around::Rank);
            return (body && !governed).then_some(name.tokens.start);
        }
        if before > floor && self.story.word(before) == "A" && self.name_at(before - 1).is_some() {
            return Some(before);
        }
        if self.is_hyphen(before) && before > floor {
            return Some(before - 1);
        }
        if self.story.word(before) == "and" && at < head && before > floor {
            let pair = self.is_noun(before - 1) && self.name_at(before - 1).is_none();
            return (pair && self.is_minister(head) && words::head(self.story, before - 1).is_none())
                .then_some(before - 1);
        }
        if self.is_calendar(before) || self.is_determiner(before) {
            return None;
        }
        let status = [Around::Former, Around::Acting, Around::Designate, Around::Quality]
            .iter()
            .any(|&kind| self.is(before, kind));
        if self.is(before, Around::Adverb) && !status {
            return None;
        }
        // "Last week Prime Minister": an office in capitals has none but capitals.
        let level =
            status || !self.is_capital(head) || self.is_capital(before) || head == self.sentence.start;
        let word = match self.story.part_of_speech(before)? {
            PartOfSpeech::Noun | PartOfSpeech::ProperNoun => level && self.belongs(before, head),
            PartOfSpeech::Adjective => level || status,
            PartOfSpeech::Verb => status || matches!(self.story.relation(before), "amod" | "compound"),
            PartOfSpeech::Numeral => self.is_hyphen(at),
            PartOfSpeech::Adverb | PartOfSpeech::Other | PartOfSpeech::Adposition => status,
            _ => false,
        };
        word.then_some(before)
    }

    /// Whether a noun describes the head behind it.
    fn belongs(&self, at: usize, head: usize) -> bool {
        let relation = self.story.relation(at);
        let describes = ["compound", "amod", "nmod", "flat", "det", "appos", "dep"]
            .iter()
            .any(|it| relation.starts_with(it));
        let entry = self.story.entry(TokenRange::new(at, at + 1));
        let listed = entry.any(&[Kind::TitleModifier, Kind::TitleHead]) && self.is_capital(at);
        listed || describes && self.story.head(at).is_some_and(|to| to > at && to < head + 8)
    }
}
