//! Probabilities of tags to spans of names: the best sequence of tags that is well formed, sentence by sentence.

use crate::span::TokenRange;

use super::math::{exp, logit, sigmoid};

/// What a name names, in the order of the network's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Person,
    Location,
    Organization,
    /// Nationalities, faiths and political families.
    Norp,
    Misc,
    Facility,
    Product,
}

/// How many classes there are.
pub(crate) const CLASSES: usize = 7;
/// Outputs of the network: outside, and for each class first token and other tokens.
pub(crate) const TAGS: usize = 1 + 2 * CLASSES;
/// In the transitions, the row for the start of a sentence.
const START: usize = TAGS;

impl Class {
    const ALL: [Self; CLASSES] = [
        Self::Person,
        Self::Location,
        Self::Organization,
        Self::Norp,
        Self::Misc,
        Self::Facility,
        Self::Product,
    ];

    /// The tag of its first token.
    const fn begins(self) -> usize {
        2 * self as usize + 1
    }

    /// The tag of its other tokens.
    const fn goes_on(self) -> usize {
        2 * self as usize + 2
    }

    /// The class whose first token has this tag.
    fn begun_by(tag: usize) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.begins() == tag)
    }
}

/// One name that the network found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) tokens: TokenRange,
    pub(crate) class: Class,
    pub(crate) confidence: f32,
}

/// How the network's outputs are read.
pub(crate) struct Decoder {
    /// For each tag before, and for the start of a sentence, what is added to each tag.
    pub(crate) transitions: [[f32; TAGS]; TAGS + 1],
    /// For each class, factor and summand of the logit of a confidence.
    pub(crate) calibration: [(f32, f32); CLASSES],
}

impl Decoder {
    /// Reads the spans off the logarithms of the tags' probabilities, a row for each token.
    pub(crate) fn spans(&self, rows: &[[f32; TAGS]], sentences: &[TokenRange]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut tags = Vec::new();
        for &sentence in sentences {
            best_tags(&rows[sentence.indices()], &self.transitions, &mut tags);
            for first in 0..tags.len() {
                let Some(class) = Class::begun_by(tags[first]) else { continue };
                let others = tags[first + 1..].iter().take_while(|&&it| it == class.goes_on()).count();
                let start = sentence.start + first;
                let tokens = TokenRange::new(start, start + 1 + others);
                let (factor, summand) = self.calibration[class as usize];
                let raw = certainty(rows, tokens, class, sentence.end);
                found.push(Found { tokens, class, confidence: sigmoid(factor * logit(raw) + summand) });
            }
        }
        found
    }
}

/// The probability of the least certain tag of the span, the end of the span included.
fn certainty(rows: &[[f32; TAGS]], tokens: TokenRange, class: Class, end: usize) -> f32 {
    let inside = tokens
        .indices()
        .map(|at| exp(rows[at][if at == tokens.start { class.begins() } else { class.goes_on() }]));
    let after = (tokens.end < end).then(|| 1.0 - exp(rows[tokens.end][class.goes_on()]));
    inside.chain(after).fold(1.0, |least, it| if it < least { it } else { least })
}

/// Whether a tag may follow another one, or [`START`]: nothing goes on that has not begun.
fn well_formed(before: usize, tag: usize) -> bool {
    let goes_on = tag > 0 && tag.is_multiple_of(2);
    !goes_on || before == tag || before + 1 == tag
}

/// Viterbi's algorithm. What the transitions forbid costs much; what is ill formed is not looked at.
fn best_tags(rows: &[[f32; TAGS]], transitions: &[[f32; TAGS]; TAGS + 1], tags: &mut Vec<usize>) {
    tags.clear();
    let mut scores = [f32::MIN; TAGS];
    let mut before: Vec<[usize; TAGS]> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let candidates = if at == 0 { START..TAGS + 1 } else { 0..TAGS };
        let best = |tag: usize| {
            let mut best = (START, f32::MIN);
            for previous in candidates.clone().filter(|&it| well_formed(it, tag)) {
                let score = if at == 0 { 0.0 } else { scores[previous] } + transitions[previous][tag];
                if score > best.1 || best.0 == START {
                    best = (previous, score);
                }
            }
            (best.0, best.1 + row[tag])
        };
        let bests: [(usize, f32); TAGS] = std::array::from_fn(best);
        before.push(bests.map(|it| it.0));
        scores = bests.map(|it| it.1);
    }
    let mut tag = super::math::best(&scores).0;
    for before in before.iter().rev() {
        tags.push(tag);
        tag = before[tag];
    }
    tags.reverse();
}

#[cfg(test)]
mod tests {
    use super::super::math::ln;
    use super::*;
    use proptest::prelude::*;

    /// All sequences of `length` tags that are well formed.
    fn sequences(length: usize) -> Vec<Vec<usize>> {
        (0..length).fold(vec![vec![]], |shorter: Vec<Vec<usize>>, _| {
            let longer = |tags: Vec<usize>| {
                let before = tags.last().copied().unwrap_or(START);
                (0..TAGS)
                    .filter(move |&tag| well_formed(before, tag))
                    .map(move |tag| [&tags[..], &[tag]].concat())
            };
            shorter.into_iter().flat_map(longer).collect()
        })
    }

    proptest! {
        #[test]
        fn tags_are_the_best_of_those_well_formed(
            scores in prop::collection::vec(prop::array::uniform15(-20_f32..0.0), 0..4),
            transitions in prop::array::uniform16(prop::array::uniform15(-9_f32..0.0)),
        ) {
            let mut tags = Vec::new();
            best_tags(&scores, &transitions, &mut tags);
            let total = |tags: &[usize]| {
                let before = |at: usize| if at == 0 { START } else { tags[at - 1] };
                let score = |at: usize| transitions[before(at)][tags[at]] + scores[at][tags[at]];
                (0..tags.len()).map(score).sum::<f32>()
            };
            let all = sequences(scores.len());
            prop_assert!(all.contains(&tags), "help: {tags:?}");
            let most = all.iter().map(|it| total(it)).fold(f32::MIN, f32::max);
            prop_assert!(total(&tags) >= most - 1e-3, "help: {} but {most}", total(&tags));
        }
    }

    #[test]
    fn a_span_is_as_certain_as_its_least_certain_tag_and_its_end() {
        // For each token the probability of one tag; the rest goes to the last one.
        let (begins, goes_on) = (Class::Person.begins(), Class::Person.goes_on());
        let confidences = |tokens: &[(usize, f32, usize)], ends: &[usize], calibration: (f32, f32)| {
            let row = |&(tag, probability, other): &(usize, f32, usize)| {
                let mut row = [-80.0; TAGS];
                row[other] = ln(1.0 - probability);
                row[tag] = ln(probability);
                row
            };
            let rows: Vec<[f32; TAGS]> = tokens.iter().map(row).collect();
            let start = |at: usize| if at == 0 { 0 } else { ends[at - 1] };
            let sentences: Vec<TokenRange> =
                ends.iter().enumerate().map(|(at, &end)| TokenRange::new(start(at), end)).collect();
            let decoder =
                Decoder { transitions: [[0.0; TAGS]; TAGS + 1], calibration: [calibration; CLASSES] };
            let found = decoder.spans(&rows, &sentences);
            found.iter().map(|it| (it.tokens.start, it.tokens.end, it.confidence)).collect::<Vec<_>>()
        };
        let same = |found: &[(usize, usize, f32)], expected: (usize, usize, f32)| {
            let &[(start, end, confidence)] = found else { panic!("help: one span, not {found:?}") };
            assert_eq!((start, end), (expected.0, expected.1));
            assert!((confidence - expected.2).abs() < 1e-5, "help: {confidence} for {}", expected.2);
        };
        let story = [(begins, 0.95, 0), (goes_on, 0.9, 0), (0, 0.7, goes_on)];
        same(&confidences(&story, &[3], (1.0, 0.0)), (0, 2, 0.7));
        // The end of the sentence is the end of the span.
        same(&confidences(&story, &[2, 3], (1.0, 0.0)), (0, 2, 0.9));
        // Half the logit, and the odds times e.
        same(&confidences(&story, &[2, 3], (0.5, 0.0)), (0, 2, 0.75));
        same(&confidences(&story, &[2, 3], (0.0, 1.0)), (0, 2, sigmoid(1.0)));
    }

    #[test]
    fn every_class_has_its_two_tags() {
        for class in Class::ALL {
            assert_eq!(Class::begun_by(class.begins()), Some(class));
            assert!(well_formed(class.begins(), class.goes_on()) && !well_formed(0, class.goes_on()));
            assert!(
                !well_formed(START, class.goes_on()) && !well_formed(class.goes_on() - 2, class.goes_on())
            );
        }
        assert_eq!(Class::Product.goes_on(), TAGS - 1);
    }
}
