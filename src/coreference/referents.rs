//! What a story speaks of, as far as it is read: entities with names, and things that only nouns name.

use std::collections::BTreeMap;

use super::Entity;
use super::syntax::{Place, Standing};
use super::words::{Form, Sort};
use crate::analysis::Label;

/// How something was mentioned last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Name,
    Noun,
    Pronoun,
}

/// The last mention of a referent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The head of its phrase.
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) how: How,
    pub(super) standing: Standing,
    /// The first referent of its sentence.
    pub(super) first: bool,
}

/// What a referent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Named(Label),
    Noun(Sort, /* plural */ bool),
}

/// What is said of a person that tells "he" from "she": in each pair what speaks for the one and for the other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    pub(super) words: [f32; 2],
    /// A weak sign: lists know few names of the world, and are wrong of some people.
    pub(super) given: [f32; 2],
}

/// Something that can be meant.
#[derive(Clone, Debug)]
pub(super) struct Referent {
    /// Index of the entity; none for what has no name.
    pub(super) entity: Option<usize>,
    pub(super) what: What,
    pub(super) last: Seen,
    /// Mentions so far.
    pub(super) count: usize,
    /// In [0, 1], of the whole story; 0 without a name.
    pub(super) salience: f32,
    /// What speaks for "he" and for "she": words, pronouns that were found to mean it, the given name.
    pub(super) told: Told,
    pub(super) pronouns: [f32; 2],
}

/// Referents by when they were mentioned last.
#[derive(Default)]
pub(super) struct Referents {
    pub(super) list: Vec<Referent>,
    /// Indices, the latest last.
    pub(super) order: Vec<usize>,
    of_entity: BTreeMap<usize, usize>,
}

/// As many are kept in order; older ones are no candidates unless they are salient.
const KEPT: usize = 48;

impl Referents {
    /// Notes a mention of an entity.
    pub(super) fn see_entity(&mut self, at: usize, entity: &Entity, told: Told, seen: Seen) {
        let known = self.adopt(at, Self::imagine(at, entity, told, seen));
        self.see(known, seen);
    }

    /// A referent for an entity that is yet to be mentioned.
    pub(super) fn imagine(entity: usize, of: &Entity, told: Told, last: Seen) -> Referent {
        let what = What::Named(of.label);
        Referent {
            entity: Some(entity),
            what,
            last,
            count: 0,
            salience: of.salience,
            told,
            pronouns: [0.0; 2],
        }
    }

    /// The index of the referent of an entity, which `referent` becomes where there is none.
    pub(super) fn adopt(&mut self, entity: usize, referent: Referent) -> usize {
        let next = self.list.len();
        let at = *self.of_entity.entry(entity).or_insert(next);
        if at == next {
            self.list.push(referent);
        }
        at
    }

    /// Notes a thing without a name.
    pub(super) fn add_noun(&mut self, sort: Sort, plural: bool, told: Told, seen: Seen) {
        let what = What::Noun(sort, plural);
        let referent =
            Referent { entity: None, what, last: seen, count: 0, salience: 0.0, told, pronouns: [0.0; 2] };
        self.list.push(referent);
        self.see(self.list.len() - 1, seen);
    }

    /// Notes a further mention.
    pub(super) fn see(&mut self, at: usize, seen: Seen) {
        let referent = &mut self.list[at];
        referent.count += 1;
        referent.last = seen;
        self.order.retain(|&it| it != at);
        self.order.push(at);
        if self.order.len() > KEPT {
            self.order.remove(0);
        }
    }

    pub(super) fn index(&self, entity: usize) -> Option<usize> {
        self.of_entity.get(&entity).copied()
    }
}

impl Referent {
    pub(super) fn is_person(&self) -> bool {
        matches!(self.what, What::Named(Label::Person) | What::Noun(Sort::Person, false))
    }

    /// What words, pronouns and the given name say of it, for `form` and against it; none where the form tells nothing of this.
    pub(super) fn evidence(&self, form: Form) -> Option<[[f32; 2]; 3]> {
        let (own, other) = match form {
            Form::He => (0, 1),
            Form::She => (1, 0),
            Form::It | Form::They => return None,
        };
        Some([self.told.words, self.pronouns, self.told.given].map(|it| [it[own], it[other]]))
    }

    /// Whether a pronoun of this form can mean it at all.
    pub(super) fn fits(&self, form: Form) -> bool {
        match (form, self.what) {
            (Form::He | Form::She, What::Named(label)) => label == Label::Person,
            (Form::He | Form::She, What::Noun(sort, plural)) => sort == Sort::Person && !plural,
            (Form::It, What::Named(label)) => !matches!(label, Label::Person | Label::Norp),
            (Form::It, What::Noun(sort, plural)) => sort != Sort::Person && !plural,
            (Form::They, What::Named(label)) => matches!(
                label,
                Label::Person
                    | Label::Org
                    | Label::Gpe
                    | Label::Norp
                    | Label::Misc
                    | Label::Product
                    | Label::Work
            ),
            (Form::They, What::Noun(..)) => true,
        }
    }
}

impl Seen {
    pub(super) fn is_subject(&self) -> bool {
        self.standing.place == Place::Subject
    }
}
