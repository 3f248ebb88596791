//! The pronouns of a story with all that they can mean: what training reads.

use super::segmented;
use crate::OffsetUnit;
use crate::lexicon::Lexicon;
use crate::offsets::OffsetIndex;
use crate::span::TokenRange;
use crate::story::Story;
use crate::{atoms, coreference, names, quantities, tagger, times, titles};

/// The pronouns of a story with all that they were weighed against: what training reads.
#[derive(serde::Serialize)]
pub struct QuestionDump {
    /// Code points and entity of each name.
    pub names: Vec<(usize, usize, usize)>,
    /// The pronouns, in text order.
    pub questions: Vec<Question>,
    /// How many signs there are.
    pub signs: usize,
    /// Of them those of "he" and "she", for and against by turns: of words, of pronouns, of the given name.
    pub gender: std::ops::Range<usize>,
}

/// A pronoun with its answers.
#[derive(serde::Serialize)]
pub struct Question {
    /// Code points.
    pub span: (usize, usize),
    /// Row of the weights.
    pub row: usize,
    /// None of them is last.
    pub answers: Vec<Answer>,
}

/// The entity of an answer, the code points of its last mention's head, and its signs.
pub type Answer = (Option<usize>, Option<(usize, usize)>, Vec<usize>);

/// Dumps the pronouns of `text`, read as `features` reads it, weighed by `weights`: rows of those that `train/` makes.
#[must_use]
pub fn questions(text: &str, by_lines: bool, weights: &[Vec<i8>]) -> QuestionDump {
    let lexicon = Lexicon::open();
    let (blocks, sentences, tokens) = segmented(text, by_lines, &lexicon);
    let tags = tagger::tag(text, &blocks, &sentences, &tokens, &lexicon);
    let atoms = atoms::split(text, &tokens);
    let times = times::recognize(&atoms, None);
    let quantities = quantities::recognize(&atoms, &times);
    let names = names::recognize(text, &tokens, &tags, &times, &quantities, blocks.dateline, &lexicon);
    let (blocks, sentences, tokens) = (&blocks, &sentences[..], &tokens);
    let story = Story { text, blocks, sentences, tokens, tags: &tags, lexicon: &lexicon };
    let roles = titles::read(&story, &names);
    let chains = coreference::link(&story, &names, roles);
    let mut table: coreference::Weights = [[0; coreference::SIGNS]; 3];
    for (row, weights) in table.iter_mut().zip(weights) {
        row.iter_mut().zip(weights).for_each(|(to, from)| *to = *from);
    }
    let asked = coreference::questions(&story, &names, &chains, &table);
    let offsets = OffsetIndex::new(text, OffsetUnit::Char);
    let ends = |range: TokenRange| {
        let span = tokens.span(range);
        (offsets.of_byte(span.start), offsets.of_byte(span.end))
    };
    let token = |at: usize| ends(TokenRange::new(at, at + 1));
    let question = |it: coreference::Asked| Question {
        span: token(it.token),
        row: it.row,
        answers: it
            .answers
            .iter()
            .map(|it| (it.entity, it.token.map(token), it.signs.iter().collect()))
            .collect(),
    };
    let name = |(it, &entity): (&names::Name, &usize)| {
        let (start, end) = ends(it.tokens);
        (start, end, entity)
    };
    QuestionDump {
        names: names.iter().zip(&chains.names).map(name).collect(),
        questions: asked.into_iter().map(question).collect(),
        signs: coreference::SIGNS,
        gender: coreference::GENDER,
    }
}
