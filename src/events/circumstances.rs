//! Where and when an event is told to be, and which words tell it.

use crate::analysis::{Label, MentionKind, TimeType};
use crate::coreference::Chains;
use crate::span::TokenRange;
use crate::tagger::syntax::PartOfSpeech;
use crate::times::Time;

use super::arguments::Arguments;
use super::frames::{FRAMES, Part};
use super::tree::Tree;

/// Prepositions of a place where something happens.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "off",
    "on",
    "across",
    "around",
    "over",
    "along",
    "throughout",
    "above",
    "within",
];
/// Prepositions that make a date a bound and no day of the event.
const BOUNDING: &[&str] = &[
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "from",
    "for",
    "through",
    "than",
    "to",
    "following",
    "ahead",
    "between",
];

/// The places and dates of a sentence, by what they hang on.
pub(super) struct Sentence<'s> {
    pub(super) tree: &'s Tree<'s>,
    pub(super) chains: &'s Chains,
    pub(super) times: &'s [Time],
    /// Indices of the sentence's mentions that are places.
    pub(super) places: Vec<usize>,
    /// Indices of its dates.
    pub(super) dates: std::ops::Range<usize>,
}

impl<'s> Sentence<'s> {
    pub(super) fn read(tree: &'s Tree<'s>, chains: &'s Chains, times: &'s [Time], range: TokenRange) -> Self {
        let first = chains.mentions.partition_point(|it| it.tokens.start < range.start);
        let last = chains.mentions.partition_point(|it| it.tokens.start < range.end);
        let is_place = |&it: &usize| {
            let mention = &chains.mentions[it];
            matches!(mention.label, Label::Gpe | Label::Loc | Label::Fac)
                && matches!(mention.kind, MentionKind::Name | MentionKind::Nominal)
        };
        let places = (first..last).filter(is_place).take(40).collect();
        let from = times.partition_point(|it| it.tokens.start < range.start);
        let to = times.partition_point(|it| it.tokens.start < range.end);
        Self { tree, chains, times, places, dates: from..to.min(from + 40) }
    }

    /// How many days a date covers.
    pub(super) fn days(&self, at: usize) -> i64 {
        self.times.get(at).map_or(i64::MAX, days)
    }

    /// The place of an event.
    pub(super) fn place(&self, trigger: usize, arguments: &Arguments) -> Option<usize> {
        let found = self.places.iter().filter_map(|&at| {
            let mention = &self.chains.mentions[at];
            let head = self.head(mention.tokens);
            let preposition = self.tree.preposition(head);
            let raised = mention.label == Label::Gpe && matches!(&*preposition, "on" | "over");
            let locative = LOCATIVE.contains(&&*preposition) && !raised;
            (locative && self.hangs_on(head, trigger, arguments)).then_some((head, mention.entity))
        });
        // The first one: "in Lima, Ohio", "at a hotel in Doha" is a place inside the next.
        found.min_by_key(|it| it.0).map(|it| it.1)
    }

    /// The date of an event: the narrowest, then the nearest.
    pub(super) fn date(&self, trigger: usize, arguments: &Arguments) -> Option<usize> {
        self.date_led_by(trigger, arguments, |word| !BOUNDING.contains(&word))
    }

    /// The day by which something is planned: "to arrive by Friday".
    pub(super) fn last_day(&self, trigger: usize, arguments: &Arguments) -> Option<usize> {
        self.date_led_by(trigger, arguments, |word| word == "by" || word == "before")
    }

    fn date_led_by(
        &self,
        trigger: usize,
        arguments: &Arguments,
        led: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let found = self.dates.clone().filter(|&at| {
            let time = &self.times[at];
            if !matches!(time.kind, TimeType::Date | TimeType::Time) || time.range.is_none() {
                return false;
            }
            let head = self.head(time.tokens);
            // "was named on May 30 and will be installed": the day before "and" is of the verb before it.
            let joined = self.tree.relation(trigger) == "conj"
                && (time.tokens.end..trigger).any(|it| self.tree.is(it, PartOfSpeech::Coordinator));
            let named = self.tree.is_verb(trigger) && &*self.led_by(time.tokens) == "of";
            !joined
                && !named
                && led(&self.led_by(time.tokens))
                && (self.hangs_on(head, trigger, arguments) || self.ends_clause(time.tokens.start, trigger))
        });
        found.min_by_key(|&at| {
            let time = &self.times[at];
            (days(time), time.tokens.start.abs_diff(trigger))
        })
    }

    /// The word before a date, which is its preposition wherever the parser hangs it.
    pub(super) fn led_by(&self, tokens: TokenRange) -> std::borrow::Cow<'s, str> {
        let before =
            |steps: usize| tokens.start.checked_sub(steps).map_or("".into(), |it| self.tree.story.key(it));
        let word = before(1);
        if matches!(&*word, "the" | "early" | "late" | "mid" | "about") { before(2) } else { word }
    }

    /// The token of some words that depends on none of them.
    pub(super) fn head(&self, tokens: TokenRange) -> usize {
        let outside = |it: &usize| self.tree.head(*it).is_none_or(|head| !tokens.indices().contains(&head));
        tokens.indices().find(outside).unwrap_or(tokens.start)
    }

    /// Whether a date stands behind a trigger with no comma or other verb between: "as Harbour beat Lights 4-2 in a shootout on
    /// Saturday", whatever the parser hangs it on.
    fn ends_clause(&self, date: usize, trigger: usize) -> bool {
        let apart = |it: usize| {
            self.tree.is(it, PartOfSpeech::Verb)
                || self.tree.is(it, PartOfSpeech::Punctuation) && self.tree.story.word(it) != "-"
                || self.tree.is(it, PartOfSpeech::Subordinator)
                || self.tree.is(it, PartOfSpeech::Auxiliary)
        };
        self.tree.is_verb(trigger)
            && date > trigger
            && date - trigger <= 25
            && !(trigger + 1..date).any(apart)
    }

    /// Whether a phrase belongs to the clause of a trigger and to no other clause or event inside it.
    fn hangs_on(&self, head: usize, trigger: usize, arguments: &Arguments) -> bool {
        let carrier = arguments.verb.filter(|_| arguments.light);
        for above in self.tree.heads(head) {
            if above == trigger || Some(above) == carrier || arguments.carriers.contains(&above) {
                return true;
            }
            // "the shooting followed four shootings in that week"
            let other = !self.tree.is_verb(trigger)
                && FRAMES.of(&self.tree.story.key(above), Part::Noun).next().is_some();
            if other || self.tree.is_verb(above) || self.tree.is(above, PartOfSpeech::Auxiliary) {
                return false;
            }
        }
        false
    }
}

/// How many days a time covers.
fn days(time: &Time) -> i64 {
    time.range.map_or(i64::MAX, |(from, to)| {
        let year = |it: jiff::civil::Date| i64::from(it.year()) * 366 + i64::from(it.day_of_year());
        year(to) - year(from)
    })
}
