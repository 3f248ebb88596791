//! What stands before the head of a role: what is of its title, and what says whose it is and whether it is held.

use super::phrase::{Phrase, Reader};
use super::words::Around;
use crate::analysis::{Label, RoleStatus};
use crate::lexicon::Kind;
use crate::span::TokenRange;
use crate::tagger::syntax::PartOfSpeech;

impl Reader<'_> {
    /// Leaves out what is not of the title: countries, bodies, ages, qualities, "former".
    pub(super) fn read_title(&self, phrase: &mut Phrase, first: usize) {
        let head = phrase.head;
        let mut start = first;
        let mut at = first;
        let mut ranked = false;
        while at < head {
            if let Some(name) = self.name_at(at) {
                let found = &self.names[name];
                // "Health Cabinet Secretary", "Water Resources Minister": what the office is about, no name.
                let domain = found.country.is_none()
                    && self.is_minister(head)
                    && found.tokens.indices().all(|at| {
                        let word = self.story.entry(TokenRange::new(at, at + 1));
                        word.any(&[Kind::TitleModifier, Kind::TitleHead])
                    });
                let first = self.story.entry(TokenRange::new(found.tokens.start, found.tokens.start + 1));
                let rest = TokenRange::new(found.tokens.start + 1, found.tokens.end);
                let split = first.is(Kind::Demonym)
                    && !rest.is_empty()
                    && found.label != Label::Norp
                    && self.story.entry(rest).is(Kind::TitleModifier);
                if split && !ranked {
                    // "Uzbek Water" Resources Minister
                    phrase.country = first.country().and_then(|code| code.as_bytes().try_into().ok());
                    start = rest.start;
                } else if !domain {
                    if found.label != Label::Norp {
                        phrase.of = phrase.of.or(Some(name));
                    }
                    phrase.country = phrase.country.or(found.country);
                    if !ranked {
                        start = self.after(found.tokens.end, head);
                    }
                }
                at = found.tokens.end;
                continue;
            }
            if at == start
                && let Some(end) = self.aside(phrase, at)
            {
                start = end.min(head);
                at = start;
                continue;
            }
            ranked |= matches!(self.story.key(at).as_ref(), "deputy" | "vice" | "assistant" | "associate");
            at += 1;
        }
        phrase.title.start = start.min(head);
        if self.story.key(phrase.title.start).starts_with("ex-") {
            phrase.status = RoleStatus::Former;
        }
    }

    /// Behind the hyphen and the word that go with a name: "Kyiv-based".
    fn after(&self, end: usize, head: usize) -> usize {
        if self.story.word(end) == "A" {
            return end + 1;
        }
        let joined = self.is_hyphen(end) && self.is(end + 1, Around::Joined);
        if joined && end + 2 <= head { end + 2 } else { end }
    }

    /// Where words end that are not of the title.
    fn aside(&self, phrase: &mut Phrase, at: usize) -> Option<usize> {
        let status = [
            (Around::Former, RoleStatus::Former),
            (Around::Acting, RoleStatus::Acting),
            (Around::Designate, RoleStatus::Designate),
        ];
        if let Some((_, status)) = status.iter().find(|(kind, _)| self.is(at, *kind)) {
            phrase.status = *status;
            return Some(at + 1 + usize::from(self.is_hyphen(at + 1)));
        }
        if self.is_hyphen(at + 1) {
            let words = self.story.words(TokenRange::new(at, at + 3));
            let aside = self.is(at + 2, Around::Joined) || self.words.has(words, Around::Quality);
            let year = self.is_hyphen(at + 3) && self.story.word(at + 4) == "old";
            return if year { Some(at + 5) } else { aside.then_some(at + 3) };
        }
        self.is(at, Around::Quality).then_some(at + 1)
    }

    /// Reads the owner in front of an apostrophe, and returns where it begins.
    pub(super) fn owner(&self, phrase: &mut Phrase, apostrophe: usize, floor: usize) -> usize {
        let mut at = apostrophe;
        while at > floor {
            if let Some(name) = self.name_at(at - 1) {
                let found = &self.names[name];
                if found.label != Label::Person && found.label != Label::Norp {
                    phrase.of = phrase.of.or(Some(name));
                    phrase.country = phrase.country.or(found.country);
                }
                at = found.tokens.start.max(floor);
            } else if self.is_noun(at - 1)
                || self.story.part_of_speech(at - 1) == Some(PartOfSpeech::Adjective)
                || self.is_hyphen(at - 1)
            {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }
}
