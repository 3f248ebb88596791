//! The network of syntax: parts of speech, and for every sentence a tree of relations.

use crate::span::TokenRange;

use super::encoder::Encoder;
use super::features::Features;
use super::linear::Linear;
use super::math::{add, best, dot, exp, log_softmax, rectify};
use super::tree::{self, Arcs};

/// How many parts of speech there are.
pub(crate) const PARTS_OF_SPEECH: usize = 17;
/// Distances of a head that differ, to either side.
const FARTHEST: usize = 20;
/// Distances in the file.
pub(crate) const DISTANCES: usize = 2 * FARTHEST + 1;
/// Longer sentences are cut: a tree costs more than its words.
const LONGEST: usize = 160;

/// The universal parts of speech, in the order of the network's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOfSpeech {
    Adjective,
    Adposition,
    Adverb,
    Auxiliary,
    Coordinator,
    Determiner,
    Interjection,
    Noun,
    Numeral,
    Particle,
    Pronoun,
    ProperNoun,
    Punctuation,
    Subordinator,
    Symbol,
    Verb,
    Other,
}

impl PartOfSpeech {
    const ALL: [Self; PARTS_OF_SPEECH] = [
        Self::Adjective,
        Self::Adposition,
        Self::Adverb,
        Self::Auxiliary,
        Self::Coordinator,
        Self::Determiner,
        Self::Interjection,
        Self::Noun,
        Self::Numeral,
        Self::Particle,
        Self::Pronoun,
        Self::ProperNoun,
        Self::Punctuation,
        Self::Subordinator,
        Self::Symbol,
        Self::Verb,
        Self::Other,
    ];

    /// Its name in Universal Dependencies.
    pub(crate) fn universal(self) -> &'static str {
        const NAMES: [&str; PARTS_OF_SPEECH] = [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
            "PUNCT", "SCONJ", "SYM", "VERB", "X",
        ];
        NAMES[self as usize]
    }
}

/// The network.
pub(crate) struct Syntax<'m> {
    pub(crate) encoder: Encoder,
    pub(crate) upos: Linear,
    pub(crate) dependent: Linear,
    pub(crate) head: Linear,
    pub(crate) root: Vec<f32>,
    pub(crate) root_bias: f32,
    /// By how far after the word its head stands, from [`FARTHEST`] before on.
    pub(crate) distance: Vec<f32>,
    pub(crate) label_dependent: Linear,
    pub(crate) label_head: Linear,
    pub(crate) label_root: Vec<f32>,
    pub(crate) label: Linear,
    /// Names of the relations.
    pub(crate) relations: Vec<&'m str>,
}

/// The syntax of one token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) part_of_speech: PartOfSpeech,
    pub(crate) part_of_speech_probability: f32,
    /// Index of the token that it depends on; none for the root of its sentence.
    pub(crate) head: Option<usize>,
    pub(crate) head_probability: f32,
    /// Index into [`Syntax::relations`].
    pub(crate) relation: usize,
    pub(crate) relation_probability: f32,
}

impl Syntax<'_> {
    /// Parses all tokens; the sentences follow each other.
    pub(crate) fn parse(
        &self,
        features: &Features,
        embedded: &[f32],
        sentences: &[TokenRange],
    ) -> Vec<Parsed> {
        let encoded = self.encoder.encode(features, &[], embedded, sentences);
        let mut tags = self.upos.apply(&encoded);
        let heads = self.heads(&encoded, sentences);
        let mut labels = self.labels(&encoded, &heads);
        let tags = tags.chunks_exact_mut(PARTS_OF_SPEECH).map(likeliest);
        let labels = labels.chunks_exact_mut(self.label.outputs).map(likeliest);
        tags.zip(heads)
            .zip(labels)
            .map(|((tag, head), label)| Parsed {
                part_of_speech: PartOfSpeech::ALL[tag.0],
                part_of_speech_probability: tag.1,
                head: head.0,
                head_probability: head.1,
                relation: label.0,
                relation_probability: label.1,
            })
            .collect()
    }

    /// The head of each token, and its probability.
    fn heads(&self, encoded: &[f32], sentences: &[TokenRange]) -> Vec<(Option<usize>, f32)> {
        let (dependents, heads) = (self.dependent.apply(encoded), self.head.apply(encoded));
        let mut all = Vec::with_capacity(encoded.len() / self.encoder.width);
        for sentence in sentences.iter().filter(|it| !it.is_empty()) {
            // Pieces of nearly equal length.
            let length = sentence.len().div_ceil(sentence.len().div_ceil(LONGEST));
            let mut root = None;
            for first in sentence.indices().step_by(length) {
                let piece = TokenRange::new(first, (first + length).min(sentence.end));
                let arcs = self.arcs(&dependents, &heads, piece);
                for (word, head) in tree::best(&arcs).into_iter().enumerate() {
                    let head = match (head, root) {
                        (Some(head), _) => (Some(first + head), exp(arcs.score(word, Some(head)))),
                        (None, None) => {
                            root = Some(first + word);
                            (None, exp(arcs.score(word, None)))
                        }
                        // The root of a later piece depends on that of the sentence; how likely, nothing says.
                        (None, Some(_)) => (root, 0.0),
                    };
                    all.push(head);
                }
            }
        }
        all
    }

    /// The logarithms of the probabilities of heads within a piece of a sentence.
    fn arcs(&self, dependents: &[f32], heads: &[f32], piece: TokenRange) -> Arcs {
        let depth = self.root.len();
        let divisor = (depth as f32).sqrt();
        let row = |of: &[f32], at: usize| -> std::ops::Range<usize> {
            debug_assert!(of.len() >= (at + 1) * depth, "help: a row for each token");
            at * depth..(at + 1) * depth
        };
        let count = piece.len();
        let mut scores = vec![0.0; count * (count + 1)];
        for (word, scores) in scores.chunks_exact_mut(count + 1).enumerate() {
            let dependent = &dependents[row(dependents, piece.start + word)];
            for (head, score) in scores[..count].iter_mut().enumerate() {
                let distance = (head + FARTHEST).saturating_sub(word).min(DISTANCES - 1);
                let product = dot(dependent, &heads[row(heads, piece.start + head)]);
                *score = product / divisor + self.distance[distance];
            }
            scores[count] = dot(dependent, &self.root) / divisor + self.root_bias;
            // No word is its own head.
            scores[word] = f32::MIN;
            log_softmax(scores);
        }
        Arcs { count, scores }
    }

    /// Scores of the relations, token after token.
    fn labels(&self, encoded: &[f32], heads: &[(Option<usize>, f32)]) -> Vec<f32> {
        let mut all = self.label_dependent.apply(encoded);
        let of_heads = self.label_head.apply(encoded);
        let depth = self.label_root.len();
        for (row, (head, _)) in all.chunks_exact_mut(depth).zip(heads) {
            add(row, head.map_or(&self.label_root, |head| &of_heads[head * depth..][..depth]));
            rectify(row);
        }
        self.label.apply(&all)
    }
}

/// The likeliest of some scores, and its probability.
fn likeliest(scores: &mut [f32]) -> (usize, f32) {
    log_softmax(scores);
    let (at, score) = best(scores);
    (at, exp(score))
}
