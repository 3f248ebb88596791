//! What words say of whether a person is "he" or "she": titles, nouns, and, weakly, the given name.

use super::Chains;
use super::nominals;
use super::referents::Told;
use super::words::{self, Form};
use crate::analysis::Label;
use crate::names::Name;
use crate::normalize;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// Given names by pronoun.
const GIVEN: &str = include_str!("../../lexicon/given_gender.txt");

/// What words say of whether a person is "he" or "she", one for each entity.
pub(super) fn read(story: &Story<'_>, names: &[Name], chains: &Chains) -> Vec<Told> {
    let mut told = given(chains);
    let mut tell = |name: usize, form: Option<Form>| {
        if let (Some(form), Label::Person) = (form, names[name].label) {
            told[chains.names[name]].words[usize::from(form == Form::She)] += 1.0;
        }
    };
    for (at, name) in names.iter().enumerate().filter(|(_, it)| it.label == Label::Person) {
        let start = name.title.map_or(name.tokens.start.saturating_sub(1), |it| it.start);
        for token in start..name.tokens.start {
            tell(at, words::gendered(&story.key(token)));
        }
    }
    let mut next = 0;
    for token in 0..story.tokens.list.len() {
        while names.get(next).is_some_and(|it| it.tokens.end <= token) {
            next += 1;
        }
        let inside = names.get(next).is_some_and(|it| it.tokens.start <= token);
        if inside || story.part_of_speech(token) != Some(PartOfSpeech::Noun) {
            continue;
        }
        if let Some(name) = nominals::said_of(story, names, token) {
            tell(name, words::gendered(&story.key(token)));
        }
    }
    told
}

/// What the given names say.
fn given(chains: &Chains) -> Vec<Told> {
    let lists: Vec<(usize, &str)> = GIVEN
        .lines()
        .filter_map(|line| line.split_once(" | "))
        .filter_map(|(pronoun, names)| Some((["he", "she"].iter().position(|it| *it == pronoun)?, names)))
        .collect();
    let told = |entity: &super::Entity| {
        let mut told = Told::default();
        if let (Label::Person, Some((first, _))) = (entity.label, entity.name.split_once(' ')) {
            let key = normalize::key(first);
            for &(pronoun, names) in &lists {
                told.given[pronoun] = f32::from(u8::from(names.split_ascii_whitespace().any(|it| it == key)));
            }
        }
        told
    };
    chains.entities.iter().map(told).collect()
}
