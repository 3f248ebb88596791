//! Pronouns to their referents: the story is read once, from its first word to its last.

use super::phrases::{self, Phrase};
use super::referents::{How, Referent, Referents, Seen, Told};
use super::signs::{Field, Question, Reader, Signs};
use super::syntax::{self, Place};
use super::weights::Weights;
use super::words::{self, Form};
use super::{Chains, Mention, gender, nominals};
use crate::analysis::MentionKind;
use crate::names::Name;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::math;

/// Sentences back in which an answer is looked for; salient people are remembered for longer.
const SENTENCES: usize = 4;
const SENTENCES_PERSON: usize = 8;
/// Answers that are weighed.
const ANSWERS: usize = 16;
/// Names behind a pronoun in its sentence that are.
const AHEAD: usize = 3;
/// Referents among which the first one of the story is looked for.
const OPENING: usize = 32;
/// Below this probability a pronoun stays unlinked: of people, of "it", of "they".
const LEAST: [f32; 3] = [0.5, 0.5, 0.5];

/// An answer to a question and what speaks for it; for training.
#[cfg(feature = "cli")]
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// Index of the entity; none of what has no name.
    pub(crate) entity: Option<usize>,
    /// Its last mention's head; none for none of them.
    pub(crate) token: Option<usize>,
    pub(crate) signs: Signs,
}

/// A pronoun with its answers; for training.
#[cfg(feature = "cli")]
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) token: usize,
    /// Row of the weights.
    pub(crate) row: usize,
    pub(crate) answers: Vec<Answer>,
}

/// Reads on from the names to what else means their entities.
pub(super) struct Resolver<'a, 's> {
    story: &'a Story<'s>,
    names: &'a [Name],
    chains: &'a Chains,
    weights: &'a Weights,
    /// For each token its quotation.
    quotations: Vec<u32>,
    told: Vec<Told>,
    referents: Referents,
    nominals: nominals::Reader<'a, 's>,
    found: Vec<Mention>,
    #[cfg(feature = "cli")]
    pub(super) asked: Option<Vec<Asked>>,
    first_of: Option<usize>,
}

/// Something that stands in the text at a token.
enum Here {
    Name(usize),
    Phrase(Phrase),
    Pronoun(Question),
}

impl<'a, 's> Resolver<'a, 's> {
    pub(super) fn new(
        story: &'a Story<'s>,
        names: &'a [Name],
        chains: &'a Chains,
        weights: &'a Weights,
    ) -> Self {
        Self {
            story,
            names,
            chains,
            weights,
            quotations: syntax::quotations(story),
            told: gender::read(story, names, chains),
            referents: Referents::default(),
            nominals: nominals::Reader::new(story, names, chains),
            found: Vec::new(),
            #[cfg(feature = "cli")]
            asked: None,
            first_of: None,
        }
    }

    /// The mentions that are no names.
    pub(super) fn run(&mut self) -> Vec<Mention> {
        let mut next = 0;
        for (sentence, &range) in self.story.tokens.sentences.iter().enumerate() {
            let first = next;
            while self.names.get(next).is_some_and(|it| it.tokens.start < range.end) {
                next += 1;
            }
            for here in self.items(sentence, range, first..next) {
                match here {
                    Here::Name(name) => self.name(sentence, name),
                    Here::Phrase(phrase) => self.phrase(sentence, &phrase),
                    Here::Pronoun(question) => self.pronoun(&question, first..next),
                }
            }
        }
        std::mem::take(&mut self.found)
    }

    /// Names, noun phrases and pronouns of a sentence, in text order.
    fn items(&self, sentence: usize, range: TokenRange, names: std::ops::Range<usize>) -> Vec<Here> {
        let mut items = Vec::new();
        let mut name = names.start;
        let mut at = range.start;
        while at < range.end {
            while name < names.end && self.names[name].tokens.end <= at {
                name += 1;
            }
            if name < names.end && self.names[name].tokens.start == at {
                items.push(Here::Name(name));
                at = self.names[name].tokens.end;
                continue;
            }
            if let Some((form, case)) = words::pronoun(&self.story.key(at)) {
                let standing = syntax::standing(self.story, at);
                // "her" is both.
                let possessive = standing.place == Place::Possessive;
                let case = if possessive { words::Case::Possessive } else { case };
                items.push(Here::Pronoun(Question { token: at, sentence, form, case, standing }));
            } else if let Some(phrase) = phrases::ending_at(self.story, range, at, self.names, name) {
                items.push(Here::Phrase(phrase));
            }
            at += 1;
        }
        items
    }

    fn seen(&mut self, sentence: usize, token: usize, how: How) -> Seen {
        let first = self.first_of != Some(sentence);
        self.first_of = Some(sentence);
        Seen { token, sentence, how, standing: syntax::standing(self.story, token), first }
    }

    fn name(&mut self, sentence: usize, name: usize) {
        let top = syntax::top(self.story, self.names[name].tokens);
        if self.names[name].kind == MentionKind::Adjective {
            return;
        }
        let seen = self.seen(sentence, top, How::Name);
        let entity = self.chains.names[name];
        let told = self.told.get(entity).copied().unwrap_or_default();
        self.referents.see_entity(entity, &self.chains.entities[entity], told, seen);
    }

    fn phrase(&mut self, sentence: usize, phrase: &Phrase) {
        let seen = self.seen(sentence, phrase.head, How::Noun);
        if let Some((entity, confidence)) = self.nominals.link(phrase, sentence, &self.referents) {
            self.push(
                TokenRange::new(phrase.start, phrase.head + 1),
                entity,
                MentionKind::Nominal,
                confidence,
            );
            let told = self.told.get(entity).copied().unwrap_or_default();
            self.referents.see_entity(entity, &self.chains.entities[entity], told, seen);
        } else if !phrase.of_name && nominals::said_of(self.story, self.names, phrase.head).is_none() {
            let key = self.story.key(phrase.head);
            let mut told = Told::default();
            if let Some(form) = words::gendered(&key) {
                told.words[usize::from(form == Form::She)] = 1.0;
            }
            self.referents.add_noun(phrase.sort, phrase.plural, told, seen);
        }
    }

    fn pronoun(&mut self, question: &Question, names: std::ops::Range<usize>) {
        let answers = self.answers(question, names);
        let row = match question.form {
            Form::He | Form::She => 0,
            Form::It => 1,
            Form::They => 2,
        };
        let mut scores: Vec<f32> = answers.iter().map(|it| self.score(it.0, row)).collect();
        math::log_softmax(&mut scores);
        let (best, score) = math::best(&scores);
        let probability = math::exp(score);
        if let Some(referent) = answers.get(best).and_then(|it| it.1)
            && probability >= LEAST[row]
        {
            self.answer(question, referent, probability);
        }
        #[cfg(feature = "cli")]
        self.note(question, row, &answers);
    }

    #[cfg(feature = "cli")]
    fn note(&mut self, question: &Question, row: usize, answers: &[(Signs, Option<usize>)]) {
        let Some(asked) = &mut self.asked else { return };
        let list = &self.referents.list;
        let answer = |&(signs, at): &(Signs, Option<usize>)| Answer {
            entity: at.and_then(|it| list.get(it)?.entity),
            token: at.and_then(|it| Some(list.get(it)?.last.token)),
            signs,
        };
        let answers = answers.iter().map(answer).collect();
        asked.push(Asked { token: question.token, row, answers });
    }

    fn answer(&mut self, question: &Question, referent: usize, probability: f32) {
        let seen = self.seen(question.sentence, question.token, How::Pronoun);
        self.referents.see(referent, seen);
        let found = &mut self.referents.list[referent];
        match question.form {
            Form::He => found.pronouns[0] += probability,
            Form::She => found.pronouns[1] += probability,
            Form::It | Form::They => {}
        }
        if let Some(entity) = found.entity {
            let tokens = TokenRange::new(question.token, question.token + 1);
            self.push(tokens, entity, MentionKind::Pronoun, probability);
        }
    }

    fn push(&mut self, tokens: TokenRange, entity: usize, kind: MentionKind, confidence: f32) {
        // No two of a kind overlap.
        if self.found.iter().rev().take(4).any(|it| it.kind == kind && it.tokens.overlaps(tokens)) {
            return;
        }
        let label = self.chains.entities[entity].label;
        self.found.push(Mention { tokens, label, kind, entity, confidence, title: None, name: None });
    }

    /// The answers with their signs, none of them last.
    fn answers(&mut self, question: &Question, names: std::ops::Range<usize>) -> Vec<(Signs, Option<usize>)> {
        let near = self.near(question);
        let ahead = self.ahead(question, names, &near);
        let list = &self.referents.list;
        let most = near.iter().copied().filter(|&it| list[it].entity.is_some());
        let most = most.max_by(|&a, &b| list[a].salience.total_cmp(&list[b].salience).then(b.cmp(&a)));
        let topic = (0..list.len().min(OPENING))
            .find(|&it| list[it].entity.is_some() && list[it].fits(question.form));
        let field = Field { answers: near.len(), most_salient: most, topic: topic.unwrap_or(usize::MAX) };
        let reader = Reader { story: self.story, quotations: &self.quotations };
        let mut answers: Vec<(Signs, Option<usize>)> = (0..)
            .zip(&near)
            .map(|(rank, &at)| (reader.pair(question, at, &list[at], rank, &field), Some(at)))
            .collect();
        for (entity, referent) in ahead {
            let signs = reader.pair(question, usize::MAX - 1, &referent, 0, &field);
            let at = self.referents.adopt(entity, referent);
            answers.push((signs, Some(at)));
        }
        answers.push((reader.none(question, &field), None));
        answers
    }

    /// What was mentioned and can be meant, the latest first.
    fn near(&self, question: &Question) -> Vec<usize> {
        let list = &self.referents.list;
        let fits = |&at: &usize| {
            let referent = &list[at];
            let reach = if referent.is_person() { SENTENCES_PERSON } else { SENTENCES };
            referent.fits(question.form) && question.sentence - referent.last.sentence <= reach
        };
        self.referents.order.iter().rev().copied().filter(fits).take(ANSWERS).collect()
    }

    /// Names behind the pronoun in its sentence whose entities were not mentioned before.
    fn ahead(
        &self,
        question: &Question,
        names: std::ops::Range<usize>,
        near: &[usize],
    ) -> Vec<(usize, Referent)> {
        let mut found: Vec<(usize, Referent)> = Vec::new();
        // "In his speech, Ann": who stands in the main clause first is none of those behind.
        if question.case != words::Case::Possessive {
            return found;
        }
        for name in &mut names.filter(|&it| self.names[it].tokens.start > question.token) {
            let entity = self.chains.names[name];
            let known = self.referents.index(entity).is_some_and(|it| near.contains(&it))
                || found.iter().any(|it| it.0 == entity);
            if known || self.names[name].kind == MentionKind::Adjective {
                continue;
            }
            let token = syntax::top(self.story, self.names[name].tokens);
            let standing = syntax::standing(self.story, token);
            let seen = Seen { token, sentence: question.sentence, how: How::Name, standing, first: false };
            let told = self.told.get(entity).copied().unwrap_or_default();
            let referent = Referents::imagine(entity, &self.chains.entities[entity], told, seen);
            if referent.fits(question.form) {
                found.push((entity, referent));
            }
            if found.len() == AHEAD {
                break;
            }
        }
        found
    }

    fn score(&self, signs: Signs, row: usize) -> f32 {
        let sum: i32 = signs.iter().map(|sign| i32::from(self.weights[row][sign])).sum();
        sum as f32 / 16.0
    }
}
