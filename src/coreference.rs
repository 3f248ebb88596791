//! Names to entities: the same name, a shorter form of one fuller name, an acronym, a nationality and its country.
//!
//! Exactness before reach: what could stand for two names stays an entity of its own.

mod chains;
mod forms;
mod gender;
mod nominals;
mod phrases;
mod referents;
mod resolve;
mod signs;
mod syntax;
mod weights;
mod words;

use std::collections::BTreeMap;

use crate::analysis::{Label, MentionKind};
use crate::lexicon;
use crate::names::Name;
use crate::order;
use crate::story::Story;
use crate::titles::{self, Role};
pub(crate) use chains::{Chains, Entity, Mention};
use forms::Form;
use resolve::Resolver;
#[cfg(feature = "cli")]
pub(crate) use {
    resolve::Asked,
    signs::{GENDER, SIGNS},
    weights::Weights,
};

/// What a name in the headline counts for, in mentions. Raising it puts what the headline names first. Set by reading
/// stories, as are the next two.
const HEADLINE: f32 = 3.0;
/// What standing at the very beginning counts for, in mentions; falls to nothing at the end.
const EARLY: f32 = 2.0;
/// What an adjective ("Iraqi") counts for, in mentions.
const ADJECTIVE: f32 = 0.5;

/// Names of an entity that its label is looked for in.
const MANY: usize = 64;

/// Groups the names into entities, most salient first; every name belongs to exactly one.
pub(crate) fn link(story: &Story<'_>, names: &[Name], roles: Vec<Role>) -> Chains {
    let forms: Vec<Form> = names.iter().map(|name| Form::read(story, name)).collect();
    let mut groups = same_names(names, &forms);
    let defined = definitions(story, names, &forms);
    shorten(&mut groups, names, &forms, &defined);
    let mut entities: Vec<(Entity, Group)> =
        groups.into_iter().map(|group| (entity(story, names, &forms, &group), group)).collect();
    let most = entities.iter().map(|(it, _)| it.salience).fold(1.0, f32::max);
    for (entity, _) in &mut entities {
        entity.salience /= most;
    }
    order::sort_by(&mut entities, |a, b| b.0.salience.total_cmp(&a.0.salience).then_with(|| a.1.cmp(&b.1)));
    let mut owner = vec![0; names.len()];
    for (at, (_, group)) in entities.iter().enumerate() {
        group.iter().for_each(|&name| owner[name] = at);
    }
    for role in roles {
        titles::add(story, &mut entities[owner[role.holder]].0.roles, role);
    }
    let mention = |(at, name): (usize, &Name)| Mention {
        tokens: name.tokens,
        label: name.label,
        kind: name.kind,
        entity: owner[at],
        confidence: name.confidence,
        title: name.title,
        name: Some(at),
    };
    let mentions = names.iter().enumerate().map(mention).collect();
    let entities = entities.into_iter().map(|(entity, _)| entity).collect();
    let chains = Chains { entities, mentions: Vec::new(), names: owner }.with(mentions);
    let further = Resolver::new(story, names, &chains, &weights::WEIGHTS).run();
    chains.with(further)
}

/// The pronouns with all answers that were weighed: what training reads.
#[cfg(feature = "cli")]
pub(crate) fn questions(story: &Story<'_>, names: &[Name], chains: &Chains, weights: &Weights) -> Vec<Asked> {
    let mut resolver = Resolver::new(story, names, chains, weights);
    resolver.asked = Some(Vec::new());
    resolver.run();
    resolver.asked.unwrap_or_default()
}

/// Indices of names, ascending; the first one stands for the group.
type Group = Vec<usize>;

/// Names of the same country, or of the same label and words; those of one word apart that "Mr" and "Mrs" tell apart.
fn same_names(names: &[Name], forms: &[Form]) -> Vec<Group> {
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Key<'f> {
        Country([u8; 2]),
        Words(Label, &'f [String], usize),
    }
    let told = |form: &Form| form.courtesy.map_or(0, |it| 1 + usize::from(it == words::Form::She));
    let mut couples: BTreeMap<&[String], usize> = BTreeMap::new();
    for form in forms.iter().filter(|it| it.words.len() == 1 && it.courtesy.is_some()) {
        *couples.entry(&form.words).or_default() |= told(form);
    }
    let mut groups: BTreeMap<Key<'_>, Group> = BTreeMap::new();
    for (at, (name, form)) in names.iter().zip(forms).enumerate() {
        let people = name.label == Label::Norp && name.kind != MentionKind::Adjective;
        let couple = form.words.len() == 1 && couples.get(&*form.words) == Some(&3);
        let key = match name.country {
            Some(code) if !people => Key::Country(code),
            _ => Key::Words(name.label, &form.words, if couple { told(form) } else { 0 }),
        };
        groups.entry(key).or_default().push(at);
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    order::sort_by(&mut groups, Ord::cmp);
    relabel(&mut groups, names, forms);
    groups
}

/// Joins the groups of the same words whose labels differ, where one of them is a slip: a rarer one, and of a person only
/// without a title.
fn relabel(groups: &mut Vec<Group>, names: &[Name], forms: &[Form]) {
    let mut most: BTreeMap<&[String], usize> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        let best = most.entry(&forms[group[0]].words).or_insert(at);
        if groups[*best].len() < group.len() {
            *best = at;
        }
    }
    for at in 0..groups.len() {
        let first = &names[groups[at][0]];
        let best = most[&*forms[groups[at][0]].words];
        let other = &names[groups[best][0]];
        let person = first.label == Label::Person || other.label == Label::Person;
        let rare = groups[at].len() * if person { 2 } else { 1 } <= groups[best].len();
        let settled = groups[at].iter().any(|&it| names[it].country.is_some() || names[it].title.is_some());
        let adjective = first.label == Label::Norp || other.label == Label::Norp;
        if best != at && first.label != other.label && rare && !settled && !adjective {
            let moved = std::mem::take(&mut groups[at]);
            groups[best].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in groups.iter_mut() {
        order::sort_by_key(group, |name| *name);
    }
    order::sort_by(groups, Ord::cmp);
}

/// For each acronym in brackets, the name that it shortens: pairs of indices, ascending.
fn definitions(story: &Story<'_>, names: &[Name], forms: &[Form]) -> BTreeMap<usize, usize> {
    let bracketed = |pair: &[usize]| {
        let (long, short) = (names[pair[0]].tokens, names[pair[1]].tokens);
        short.start == long.end + 1
            && story.word(long.end) == "("
            && story.word(short.end) == ")"
            && forms[pair[0]].shortens_to(&forms[pair[1]])
    };
    let places: Vec<usize> = (0..names.len()).collect();
    places.windows(2).filter(|pair| bracketed(pair)).map(|pair| (pair[1], pair[0])).collect()
}

/// Joins each group to the one group that has a fuller form of its name.
fn shorten(groups: &mut Vec<Group>, names: &[Name], forms: &[Form], defined: &BTreeMap<usize, usize>) {
    let owner: BTreeMap<usize, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, names)| names.iter().map(move |&name| (name, group)))
        .collect();
    let index = forms::Index::new(groups.iter().map(|group| {
        let courtesy = group.iter().find_map(|&it| forms[it].courtesy);
        (names[group[0]].label, &forms[group[0]], courtesy)
    }));
    let fuller = |(at, group): (usize, &Group)| {
        let told = group.iter().find_map(|name| owner.get(defined.get(name)?).copied());
        let found = told.or_else(|| index.fuller(at));
        found.filter(|&found| found != at)
    };
    let parents: Vec<Option<usize>> = groups.iter().enumerate().map(fuller).collect();
    for at in 0..groups.len() {
        let Some(mut root) = parents[at] else { continue };
        // A chain of shorter forms is as long as a name at most; a ring (each defined by the other) stays apart.
        let mut steps = 0;
        while let Some(next) = parents[root].filter(|_| steps < 8) {
            root = next;
            steps += 1;
        }
        if root != at && parents[root].is_none() {
            let moved = std::mem::take(&mut groups[at]);
            groups[root].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in groups {
        order::sort_by_key(group, |name| *name);
    }
}

fn entity(story: &Story<'_>, names: &[Name], forms: &[Form], group: &Group) -> Entity {
    let spelled = |at: usize| story.words(names[at].tokens);
    let noun = |at: &usize| names[*at].kind != MentionKind::Adjective;
    // The fullest form; of equally full ones the first that is not all in capitals.
    let rank = |at: &usize| {
        let shouted = !spelled(*at).chars().any(char::is_lowercase);
        (noun(at), forms[*at].words.len(), !shouted, forms[*at].length, std::cmp::Reverse(*at))
    };
    let fullest = group.iter().copied().max_by_key(rank).unwrap_or(0);
    let country = group.iter().find_map(|&at| names[at].country);
    // "Iraqi" alone leads to Iraq: an adjective is no name of an entity.
    let code = country.as_ref().and_then(|code| std::str::from_utf8(code).ok());
    let behind = code.filter(|_| !noun(&fullest)).and_then(lexicon::country_name);
    let label = if behind.is_some() { Label::Gpe } else { label(names, group, fullest) };
    let name = behind.unwrap_or(spelled(fullest));
    let mut aliases: Vec<String> = Vec::new();
    for &at in group {
        let alias = spelled(at);
        if alias != name && !aliases.iter().any(|it| it == alias) {
            aliases.push(alias.to_owned());
        }
    }
    let weight = |at: usize| if noun(&at) { 1.0 } else { ADJECTIVE };
    let headline = story.blocks.headline;
    let titled =
        group.iter().any(|&at| headline.is_some_and(|it| it.contains(story.tokens.span(names[at].tokens))));
    let first = group.first().map_or(0, |&at| names[at].tokens.start);
    let early = 1.0 - first as f32 / story.tokens.list.len().max(1) as f32;
    let salience =
        group.iter().map(|&at| weight(at)).sum::<f32>() + if titled { HEADLINE } else { 0.0 } + EARLY * early;
    Entity {
        label,
        name: name.to_owned(),
        aliases,
        salience,
        mentions: Vec::new(),
        roles: Vec::new(),
        country,
    }
}

/// The label that most of the names have; of equally frequent ones that of the fullest.
fn label(names: &[Name], group: &[usize], fullest: usize) -> Label {
    let count = |label: Label| group.iter().filter(|&&it| names[it].label == label).count();
    let more = |best: Label, &at: &usize| {
        let adjective = names[at].kind == MentionKind::Adjective;
        if !adjective && count(names[at].label) > count(best) { names[at].label } else { best }
    };
    group.iter().take(MANY).fold(names[fullest].label, more)
}

#[cfg(test)]
mod tests;
