//! What speaks for and against a referent of a pronoun: the signs that the weights of `weights.rs` are of.

use super::referents::{Referent, What};
use super::syntax::{self, Place, Standing};
use super::words::{Case, Form, Sort};
use crate::analysis::Label;
use crate::story::Story;

/// A pronoun that asks for its referent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) form: Form,
    pub(super) case: Case,
    pub(super) standing: Standing,
}

/// The signs of one answer, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(pub(crate) u128);

/// The signs, in the order of their bits. What depends on two facts is a block of bits, from its first one on.
mod sign {
    /// Sentences back, up to four.
    pub(super) const BACK: u32 = 0;
    /// Behind the pronoun, in its sentence.
    pub(super) const AHEAD: u32 = BACK + 5;
    pub(super) const SAME_BLOCK: u32 = AHEAD + 1;
    /// Other answers mentioned after it, up to three.
    pub(super) const RANK: u32 = SAME_BLOCK + 1;
    /// Place of the pronoun (4) by place of the mention (5).
    pub(super) const PLACES: u32 = RANK + 4;
    /// Subject of the pronoun's sentence, of the one before.
    pub(super) const SUBJECT_HERE: u32 = PLACES + 20;
    pub(super) const SUBJECT_BEFORE: u32 = SUBJECT_HERE + 1;
    /// Subject of a verb above the pronoun.
    pub(super) const COMMANDS: u32 = SUBJECT_BEFORE + 1;
    /// Depends on the same verb.
    pub(super) const SAME_GOVERNOR: u32 = COMMANDS + 1;
    /// The pronoun is part of its phrase or its phrase of the pronoun's.
    pub(super) const INSIDE: u32 = SAME_GOVERNOR + 1;
    pub(super) const FIRST: u32 = INSIDE + 1;
    /// Name, noun, pronoun (3) by sentences back, up to two (3).
    pub(super) const HOW: u32 = FIRST + 1;
    /// Mentions: one, two or three, more.
    pub(super) const COUNT: u32 = HOW + 9;
    /// Salience by thirds.
    pub(super) const SALIENCE: u32 = COUNT + 3;
    /// Labels, then sorts, then sorts in the plural.
    pub(super) const WHAT: u32 = SALIENCE + 3;
    /// Words for the pronoun's form and against it, pronouns, the given name likewise.
    pub(super) const GENDER: u32 = WHAT + 19;
    /// Pronoun in a quotation and mention outside, the other way, both inside.
    pub(super) const QUOTED: u32 = GENDER + 6;
    /// The words are this one's.
    pub(super) const SPEAKS: u32 = QUOTED + 3;
    pub(super) const BOTH_REPORT: u32 = SPEAKS + 1;
    /// Reflexive and subject of its verb; reflexive and not so.
    pub(super) const REFLEXIVE: u32 = BOTH_REPORT + 1;
    /// Possessive, and subject of the clause.
    pub(super) const OWN_SUBJECT: u32 = REFLEXIVE + 2;
    /// Ahead, and the pronoun is no subject.
    pub(super) const AHEAD_BEHIND: u32 = OWN_SUBJECT + 1;
    /// The pronoun begins its sentence and this was the subject of the one before; this was the first of it.
    pub(super) const OPENS_SUBJECT: u32 = AHEAD_BEHIND + 1;
    pub(super) const OPENS_FIRST: u32 = OPENS_SUBJECT + 1;
    /// The most salient person, or other thing with a name, of all answers.
    pub(super) const MOST_SALIENT: u32 = OPENS_FIRST + 1;
    /// The only one that can be meant.
    pub(super) const ONLY: u32 = MOST_SALIENT + 1;
    /// A noun that no name has, and of this sentence.
    pub(super) const NOUN_HERE: u32 = ONLY + 1;
    /// In this sentence, by the place of the pronoun (4).
    pub(super) const HERE: u32 = NOUN_HERE + 1;
    /// A later member of a list: "Ann and Bob".
    pub(super) const LISTED: u32 = HERE + 4;
    /// The first one of the story.
    pub(super) const TOPIC: u32 = LISTED + 1;
    /// None of them: always; an expletive by its syntax, by what follows; place of the pronoun (4); quoted; of as many answers as
    /// none, one, more; begins its sentence; "she".
    pub(super) const NONE: u32 = TOPIC + 1;
    pub(super) const NONE_EXPLETIVE: u32 = NONE + 1;
    pub(super) const NONE_PLACE: u32 = NONE_EXPLETIVE + 2;
    pub(super) const NONE_QUOTED: u32 = NONE_PLACE + 4;
    pub(super) const NONE_OF: u32 = NONE_QUOTED + 1;
    pub(super) const NONE_OPENS: u32 = NONE_OF + 3;
    pub(super) const NONE_FORM: u32 = NONE_OPENS + 1;
    pub(super) const ALL: usize = NONE_FORM as usize + 1;
}

/// How many signs there are.
pub(crate) const SIGNS: usize = sign::ALL;
/// Those of "he" and "she".
#[cfg(feature = "cli")]
pub(crate) const GENDER: std::ops::Range<usize> = sign::GENDER as usize..sign::QUOTED as usize;

impl Signs {
    fn set(&mut self, sign: u32, holds: bool) {
        self.0 |= u128::from(holds) << sign;
    }

    /// The numbers of the signs that hold.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let sign = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            (sign < SIGNS).then_some(sign)
        })
    }
}

/// What is known of all answers to a question.
pub(super) struct Field {
    pub(super) answers: usize,
    /// Index of the most salient one.
    pub(super) most_salient: Option<usize>,
    /// Index of the first one of the story.
    pub(super) topic: usize,
}

/// What the signs of a pair are read from.
pub(super) struct Reader<'a, 's> {
    pub(super) story: &'a Story<'s>,
    /// For each token its quotation.
    pub(super) quotations: &'a [u32],
}

fn index(place: Place) -> u32 {
    match place {
        Place::Subject => 0,
        Place::Object => 1,
        Place::Oblique => 2,
        Place::Possessive => 3,
        Place::Other => 4,
    }
}

fn own_place(question: &Question) -> u32 {
    if question.case == Case::Possessive { 3 } else { index(question.standing.place).min(2) }
}

impl Reader<'_, '_> {
    /// The signs of an answer, of which `rank` others were mentioned later.
    pub(super) fn pair(
        &self,
        question: &Question,
        at: usize,
        referent: &Referent,
        rank: u32,
        field: &Field,
    ) -> Signs {
        let mut signs = Signs::default();
        let seen = &referent.last;
        let ahead = seen.token > question.token;
        let back = u32::try_from(question.sentence.saturating_sub(seen.sentence)).unwrap_or(4).min(4);
        let here = back == 0;
        signs.set(if ahead { sign::AHEAD } else { sign::BACK + back }, true);
        let block = |sentence: usize| self.story.sentences.get(sentence).map(|it| it.block);
        signs.set(sign::SAME_BLOCK, block(seen.sentence) == block(question.sentence));
        signs.set(sign::RANK + rank.min(3), !ahead);
        signs.set(sign::PLACES + own_place(question) * 5 + index(seen.standing.place), true);
        signs.set(sign::SUBJECT_HERE, here && seen.is_subject() && !ahead);
        signs.set(sign::SUBJECT_BEFORE, back == 1 && seen.is_subject());
        signs.set(sign::FIRST, seen.first);
        self.syntax(&mut signs, question, referent, here, ahead);
        signs.set(sign::HOW + seen.how as u32 * 3 + back.min(2), !ahead);
        signs.set(sign::COUNT + [0, 0, 1, 1].get(referent.count).copied().unwrap_or(2), true);
        let third = if referent.salience > 0.66 { 2 } else { u32::from(referent.salience > 0.33) };
        signs.set(sign::SALIENCE + third, referent.entity.is_some());
        signs.set(sign::WHAT + what(referent.what), true);
        if let Some(pairs) = referent.evidence(question.form) {
            for (at, [own, other]) in (0..).zip(pairs) {
                signs.set(sign::GENDER + 2 * at, own > other);
                signs.set(sign::GENDER + 2 * at + 1, other > own);
            }
        }
        let opens = question.standing.place == Place::Subject && self.opens(question);
        signs.set(sign::OPENS_SUBJECT, opens && back == 1 && seen.is_subject());
        signs.set(sign::OPENS_FIRST, opens && back == 1 && seen.first);
        signs.set(sign::MOST_SALIENT, field.most_salient == Some(at));
        signs.set(sign::ONLY, field.answers == 1);
        signs.set(sign::NOUN_HERE, referent.entity.is_none() && here);
        signs.set(sign::HERE + own_place(question), here && !ahead);
        signs.set(sign::LISTED, self.story.relation(seen.token) == "conj");
        signs.set(sign::TOPIC, at == field.topic);
        signs
    }

    fn syntax(&self, signs: &mut Signs, question: &Question, referent: &Referent, here: bool, ahead: bool) {
        let seen = &referent.last;
        let (own, other) = (question.standing.governor, seen.standing.governor);
        let possessive = question.case == Case::Possessive;
        let core = matches!(seen.standing.place, Place::Subject | Place::Object | Place::Oblique);
        let same = here && own.is_some() && own == other && core;
        let reflexive = question.case == Case::Reflexive;
        signs.set(sign::SAME_GOVERNOR, same && !reflexive);
        signs.set(sign::REFLEXIVE, same && reflexive && seen.is_subject());
        signs.set(sign::REFLEXIVE + 1, reflexive && !(same && seen.is_subject()));
        if here {
            let above = other.is_some_and(|it| syntax::is_under(self.story, question.token, it));
            signs.set(sign::COMMANDS, seen.is_subject() && above && !ahead);
            // "his lawyer, Smith": who has a lawyer is not that lawyer.
            let holder = own.filter(|_| possessive);
            let inside = holder.is_some_and(|it| syntax::is_under(self.story, seen.token, it))
                || syntax::is_under(self.story, question.token, seen.token);
            signs.set(sign::INSIDE, inside);
            let clause = holder.and_then(|it| self.story.head(it));
            signs.set(sign::OWN_SUBJECT, seen.is_subject() && clause.is_some() && clause == other);
            signs.set(sign::AHEAD_BEHIND, ahead && question.standing.place != Place::Subject);
        }
        let quoted = |token: usize| self.quotations.get(token).copied().unwrap_or(0);
        let (inner, outer) = (quoted(question.token), quoted(seen.token));
        signs.set(sign::QUOTED, inner > 0 && outer == 0);
        signs.set(sign::QUOTED + 1, inner == 0 && outer > 0);
        signs.set(sign::QUOTED + 2, inner > 0 && inner == outer);
        signs.set(sign::SPEAKS, inner > 0 && outer == 0 && seen.standing.reports && here);
        signs.set(sign::BOTH_REPORT, question.standing.reports && seen.standing.reports);
    }

    /// The signs for none of the answers.
    pub(super) fn none(&self, question: &Question, field: &Field) -> Signs {
        let mut signs = Signs::default();
        signs.set(sign::NONE, true);
        if question.form == Form::It {
            signs.set(sign::NONE_EXPLETIVE, self.story.relation(question.token) == "expl");
            signs.set(sign::NONE_EXPLETIVE + 1, self.is_followed_as_expletive(question.token));
        }
        signs.set(sign::NONE_PLACE + own_place(question), true);
        signs.set(sign::NONE_QUOTED, self.quotations.get(question.token).is_some_and(|it| *it > 0));
        signs.set(sign::NONE_OF + u32::try_from(field.answers.min(2)).unwrap_or(2), true);
        signs.set(sign::NONE_OPENS, self.opens(question));
        signs.set(sign::NONE_FORM, question.form == Form::She);
        signs
    }

    /// Whether nothing but marks and a small word stands before it in its sentence.
    fn opens(&self, question: &Question) -> bool {
        let first = self.story.tokens.sentences.get(question.sentence).map_or(0, |it| it.start);
        question.token <= first + 1
    }

    /// "It is clear that", "it was raining", "it takes years to".
    fn is_followed_as_expletive(&self, token: usize) -> bool {
        const VERBS: [&str; 12] = [
            "seems", "seemed", "appears", "appeared", "takes", "took", "turns", "turned", "rained",
            "raining", "snowed", "remains",
        ];
        let word = |at: usize| self.story.key(at);
        if VERBS.contains(&&*word(token + 1)) {
            return true;
        }
        let is = matches!(
            &*word(token + 1),
            "is" | "was" | "'s" | "will" | "would" | "may" | "might" | "has" | "became"
        );
        is && (token + 2..token + 9).any(|at| matches!(&*word(at), "that" | "to" | "who" | "if" | "whether"))
    }
}

/// The number of a label, a sort, or a sort in the plural.
fn what(what: What) -> u32 {
    let sort = |sort: Sort| match sort {
        Sort::Person => 0,
        Sort::Body => 1,
        Sort::Place => 2,
        Sort::Thing => 3,
    };
    match what {
        What::Named(label) => label as u32,
        What::Noun(noun, plural) => Label::Misc as u32 + 1 + sort(noun) + if plural { 4 } else { 0 },
    }
}
