//! Mentions side by side, the chains they form, and the links of nominals and pronouns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use nutgraf::{Analysis, MentionKind};

use super::{Tallies, Tally, overlap};

/// How something is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// By name, demonyms among them.
    Name,
    Nominal,
    Pronoun,
}

/// A mention of the gold reading.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) span: Range<usize>,
    pub(crate) form: Form,
    /// The right entities, ours first.
    pub(crate) entities: Vec<String>,
    pub(crate) optional: bool,
}

/// A gold reading's mentions beside ours.
pub(crate) struct Chains<'a> {
    gold: &'a [Mention],
    found: Vec<Found<'a>>,
    /// Our entity ids, and the gold entity that most of their names belong to.
    pub(crate) entities: BTreeMap<String, String>,
}

/// A mention of ours.
struct Found<'a> {
    span: Range<usize>,
    form: Form,
    entity: &'a str,
    confidence: f64,
    /// The gold mention that it is.
    gold: Option<usize>,
}

/// A mention in a chain: of the gold reading, or only of ours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Gold(usize),
    Ours(usize),
}

impl<'a> Chains<'a> {
    /// `is_read` tells whether a place is read for facts; other mentions of ours do not count.
    pub(crate) fn new(
        gold: &'a [Mention],
        analysis: &'a Analysis,
        is_read: impl Fn(&Range<usize>) -> bool,
    ) -> Self {
        let found = analysis.mentions.iter().map(|it| Found {
            span: it.start..it.end,
            form: form(it.kind),
            entity: &it.entity,
            confidence: it.confidence,
            gold: None,
        });
        let mut found: Vec<Found<'a>> = found.filter(|it| is_read(&it.span)).collect();
        align(gold, &mut found);
        let entities = entities(gold, &found);
        Self { gold, found, entities }
    }

    /// Pairs of mentions in one chain: the same, ours, the gold reading's; of optional mentions none.
    pub(crate) fn pairs(&self, names_only: bool) -> Tally {
        let counts = |form: Form| !names_only || form == Form::Name;
        let mut gold: BTreeMap<&str, BTreeSet<Key>> = BTreeMap::new();
        for (index, mention) in self.gold.iter().enumerate() {
            if counts(mention.form) && !mention.optional && mention.entities.len() == 1 {
                gold.entry(&mention.entities[0]).or_default().insert(Key::Gold(index));
            }
        }
        let mut ours: BTreeMap<&str, BTreeSet<Key>> = BTreeMap::new();
        for (index, mention) in self.found.iter().enumerate().filter(|it| counts(it.1.form)) {
            let key = mention.gold.map_or(Key::Ours(index), Key::Gold);
            let loose = mention.gold.map(|it| &self.gold[it]);
            if loose.is_none_or(|it| !it.optional && it.entities.len() == 1 && counts(it.form)) {
                ours.entry(mention.entity).or_default().insert(key);
            }
        }
        let (gold, ours) = (pairs(&gold), pairs(&ours));
        Tally {
            right: gold.intersection(&ours).count(),
            found: ours.len(),
            gold: gold.len(),
            ..Tally::default()
        }
    }

    /// Whether each nominal and pronoun of ours leads to the right entity, and which were missed.
    pub(crate) fn links(&self, tallies: &mut Tallies, note: impl Fn(&str, &Range<usize>, &str) -> String) {
        for mention in self.found.iter().filter(|it| it.form != Form::Name) {
            let tally = tallies.of(section(mention.form));
            let meant = self.entities.get(mention.entity);
            let gold = mention.gold.map(|it| &self.gold[it]);
            let right = meant.is_some_and(|it| gold.is_some_and(|gold| gold.entities.contains(it)));
            if right && gold.is_some_and(|it| it.optional) {
                continue;
            }
            tally.judge(mention.confidence, right);
            if !right {
                let (ours, theirs) =
                    (meant.map_or(mention.entity, String::as_str), gold.map(|it| &it.entities));
                let rest = format!("→ {ours} at {:.2}, gold {theirs:?}", mention.confidence);
                tally.notes.push(note("wrong link", &mention.span, &rest));
            }
        }
        for (index, mention) in self.gold.iter().enumerate() {
            if mention.form == Form::Name || mention.optional {
                continue;
            }
            let tally = tallies.of(section(mention.form));
            tally.gold += 1;
            if !self.found.iter().any(|it| it.gold == Some(index)) {
                tally.notes.push(note("missed link", &mention.span, &mention.entities[0]));
            }
        }
    }
}

fn form(kind: MentionKind) -> Form {
    match kind {
        MentionKind::Name | MentionKind::Adjective => Form::Name,
        MentionKind::Nominal => Form::Nominal,
        MentionKind::Pronoun => Form::Pronoun,
    }
}

fn section(form: Form) -> &'static str {
    if form == Form::Pronoun { "pronouns" } else { "nominals" }
}

/// Finds each mention of ours in the gold reading: the same span before the same end, before any overlap of one form.
fn align(gold: &[Mention], found: &mut [Found<'_>]) {
    let mut taken = BTreeSet::new();
    for round in 0..4 {
        for mine in found.iter_mut().filter(|it| it.gold.is_none()) {
            let fits = |theirs: &Mention| {
                let same_form = theirs.form == mine.form;
                overlap(&theirs.span, &mine.span)
                    && match round {
                        0 => theirs.span == mine.span && same_form,
                        1 => theirs.span == mine.span,
                        2 => theirs.span.end == mine.span.end && same_form,
                        _ => same_form && mine.form != Form::Pronoun && mostly(&theirs.span, &mine.span),
                    }
            };
            let place = (0..gold.len()).find(|it| !taken.contains(it) && fits(&gold[*it]));
            if let Some(place) = place {
                taken.insert(place);
                mine.gold = Some(place);
            }
        }
    }
}

/// Whether two spans share at least two fifths of what both cover: "Lord Fenwick-Osei" and "Fenwick-Osei of Hexham".
fn mostly(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    5 * shared >= 2 * (a.end.max(b.end) - a.start.min(b.start))
}

/// The gold entity of each entity of ours: that of most of its names, the first of several.
fn entities(gold: &[Mention], found: &[Found<'_>]) -> BTreeMap<String, String> {
    let mut votes: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for mention in found.iter().filter(|it| it.form == Form::Name) {
        let Some(theirs) = mention.gold.map(|it| &gold[it]).filter(|it| it.form == Form::Name) else {
            continue;
        };
        let list = votes.entry(mention.entity).or_default();
        match list.iter_mut().find(|it| it.0 == theirs.entities[0]) {
            Some(vote) => vote.1 += 1,
            None => list.push((&theirs.entities[0], 1)),
        }
    }
    let best = |list: Vec<(&str, usize)>| {
        list.into_iter().rev().max_by_key(|it| it.1).map(|it| it.0.to_owned()).unwrap_or_default()
    };
    votes.into_iter().map(|(ours, list)| (ours.to_owned(), best(list))).collect()
}

fn pairs(chains: &BTreeMap<&str, BTreeSet<Key>>) -> BTreeSet<(Key, Key)> {
    let mut pairs = BTreeSet::new();
    for chain in chains.values() {
        for (at, first) in chain.iter().enumerate() {
            pairs.extend(chain.iter().skip(at + 1).map(|second| (*first, *second)));
        }
    }
    pairs
}
