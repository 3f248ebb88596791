//! What the network of statements sees of a token beyond what that of names sees: the marks of quotations, the ends of
//! sentences, the names and the syntax. Training reads the same numbers, written by `nutgraf features --statements`.

use crate::sentences::Sentence;
use crate::span::TokenRange;
use crate::tagger::{Tags, relation};
use crate::tokens::Tokens;

use super::cues;
use super::marks::{Marks, Place};

/// Bits of [`Signs::bits`]; the order is part of the model's format.
const INSIDE: u32 = 0;
const OPENS: u32 = 1;
const CLOSES: u32 = 2;
const SENTENCE_BEGINS: u32 = 3;
const SENTENCE_ENDS: u32 = 4;
const UNCLOSED: u32 = 5;
/// In a block whose first token opens a quotation.
const BLOCK_OPENS: u32 = 6;
const COLON: u32 = 7;
/// Behind the first mark of its block.
const BEHIND_MARK: u32 = 8;
const MARK_IN_SENTENCE: u32 = 9;
/// In a quotation that goes on from the block before.
const GOES_ON: u32 = 10;
const NAME_BEGINS: u32 = 11;
/// Three bits: the acts of the word as a cue.
const ACTS: u32 = 12;
const HAS_SUBJECT: u32 = 15;
const HAS_COMPLEMENT: u32 = 16;
const HAS_OPEN_COMPLEMENT: u32 = 17;
const HAS_PARATAXIS: u32 = 18;
/// Seven bits: the class of the name.
const NAME: u32 = 19;
/// Seventeen bits.
const PART_OF_SPEECH: u32 = 26;
/// The rest: the relation to the head.
const RELATION: u32 = 43;
/// Relations that have a bit.
pub(crate) const RELATIONS: u32 = 41;
/// How many bits there are.
pub(crate) const SIGNS: usize = (RELATION + RELATIONS) as usize;

/// What the network sees, and the tree that its windows are laid over.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    /// For each token a set of bits.
    pub(crate) bits: Vec<u128>,
    /// For each token its sentence.
    pub(crate) sentences: Vec<usize>,
    /// For each token its block, by its number among those that have tokens.
    pub(crate) blocks: Vec<usize>,
}

/// The tokens of each block that has any, in text order, and their blocks.
pub(crate) fn by_block(sentences: &[Sentence], tokens: &Tokens) -> Vec<(usize, TokenRange)> {
    let mut ranges: Vec<(usize, TokenRange)> = Vec::new();
    for (sentence, &range) in sentences.iter().zip(&tokens.sentences).filter(|(_, range)| !range.is_empty()) {
        match ranges.last_mut() {
            Some((block, last)) if *block == sentence.block => last.end = range.end,
            _ => ranges.push((sentence.block, range)),
        }
    }
    ranges
}

/// Reads the signs of all tokens.
pub(crate) fn read(text: &str, tokens: &Tokens, blocks: &[TokenRange], tags: &Tags, marks: &Marks) -> Signs {
    let count = tokens.list.len();
    let mut signs = Signs { bits: vec![0; count], sentences: vec![0; count], blocks: vec![0; count] };
    for (number, &sentence) in tokens.sentences.iter().enumerate() {
        let marked = sentence.indices().any(|at| marks.tokens[at].place != Place::Outside);
        for at in sentence.indices() {
            signs.sentences[at] = number;
            signs.bits[at] |= when(MARK_IN_SENTENCE, marked)
                | when(SENTENCE_BEGINS, at == sentence.start)
                | when(SENTENCE_ENDS, at + 1 == sentence.end);
        }
    }
    for (number, &block) in blocks.iter().enumerate() {
        let opens = marks.tokens.get(block.start).is_some_and(|it| it.place == Place::Opens);
        for at in block.indices() {
            signs.blocks[at] = number;
            signs.bits[at] |= when(BLOCK_OPENS, opens) | when(BEHIND_MARK, marks.tokens[at].marks > 0);
        }
    }
    for (at, quoted) in marks.tokens.iter().enumerate() {
        let quotation = quoted.quotation.checked_sub(1).and_then(|it| marks.quotations.get(it));
        let word = tokens.word(text, at);
        signs.bits[at] |= when(INSIDE, quoted.place == Place::Inside)
            | when(OPENS, quoted.place == Place::Opens)
            | when(CLOSES, quoted.place == Place::Closes)
            | when(UNCLOSED, quotation.is_some_and(|it| !it.closed))
            | when(GOES_ON, quotation.is_some_and(|it| it.goes_on))
            | when(COLON, word == ":")
            | (u128::from(cues::acts(word)) << ACTS);
    }
    for name in &tags.names {
        for at in name.tokens.indices().take_while(|&at| at < count) {
            signs.bits[at] |= 1 << (NAME + name.class as u32);
        }
        signs.bits[name.tokens.start] |= 1 << NAME_BEGINS;
    }
    for (at, parsed) in tags.syntax.iter().enumerate() {
        let number = u32::try_from(parsed.relation).unwrap_or(RELATIONS).min(RELATIONS - 1);
        signs.bits[at] |= 1 << (PART_OF_SPEECH + parsed.part_of_speech as u32) | 1 << (RELATION + number);
        let bit = match relation(parsed.relation) {
            "nsubj" | "nsubj:pass" => HAS_SUBJECT,
            "ccomp" => HAS_COMPLEMENT,
            "xcomp" => HAS_OPEN_COMPLEMENT,
            "parataxis" => HAS_PARATAXIS,
            _ => continue,
        };
        if let Some(bits) = parsed.head.and_then(|head| signs.bits.get_mut(head)) {
            *bits |= 1 << bit;
        }
    }
    signs
}

fn when(bit: u32, condition: bool) -> u128 {
    u128::from(condition) << bit
}
