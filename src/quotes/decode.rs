//! What the network says to cues, contents and sources.

use crate::order;
use crate::span::TokenRange;
use crate::tagger::math::{exp, ln};

use super::network::{HEAD, POINTERS, Scores};
use super::window::Window;

/// How much the decoder prefers a cue: more cues are looked at than are sure. Set on PolNeAR's development part.
const BIAS: f32 = 1.0;
/// Tokens of a cue, a content and a source at most.
const LONGEST_CUE: usize = 12;
const LONGEST: usize = 200;
const LONGEST_SOURCE: usize = 30;
/// One token in so many is a cue at most, so that no text costs more than news does by much.
const SPARSE: usize = 8;
/// The least that a token at the edge of a content counts for.
const LEAST: f32 = -6.0;

/// The likeliest cues of a block.
pub(crate) fn cues(scores: &[[f32; HEAD]], block: TokenRange) -> Vec<TokenRange> {
    let tags = best_tags(&scores[block.indices()]);
    let mut found: Vec<TokenRange> = Vec::new();
    for (at, tag) in block.indices().zip(tags) {
        match found.last_mut() {
            _ if tag == 1 => found.push(TokenRange::new(at, at + 1)),
            Some(last) if tag == 2 && last.end == at && last.len() < LONGEST_CUE => last.end = at + 1,
            _ => {}
        }
    }
    let most = block.len().div_ceil(SPARSE) + 1;
    if found.len() > most {
        order::sort_by(&mut found, |a, b| probability(scores, *b).total_cmp(&probability(scores, *a)));
        found.truncate(most);
        order::sort_by_key(&mut found, |it| it.start);
    }
    found
}

/// The mean probability that the tokens are of a span.
pub(crate) fn probability(scores: &[[f32; HEAD]], tokens: TokenRange) -> f32 {
    let total: f32 = tokens.indices().map(|at| 1.0 - exp(scores[at][0])).sum();
    total / tokens.len().max(1) as f32
}

/// The best tags of tokens that follow each other, where a tag of other tokens follows itself or that of first ones.
fn best_tags(scores: &[[f32; HEAD]]) -> Vec<usize> {
    let mut back: Vec<[usize; HEAD]> = Vec::with_capacity(scores.len());
    let mut total = [0.0, f32::MIN / 2.0, f32::MIN / 2.0];
    for (at, score) in scores.iter().enumerate() {
        let from = |allowed: &[usize]| {
            allowed
                .iter()
                .copied()
                .fold(allowed[0], |best, it| if total[it] > total[best] { it } else { best })
        };
        let every: &[usize] = if at == 0 { &[0] } else { &[0, 1, 2] };
        let before = [from(every), from(every), from(&[1, 2])];
        total =
            [total[before[0]] + score[0] - BIAS, total[before[1]] + score[1], total[before[2]] + score[2]];
        back.push(before);
    }
    let mut tag = (1..HEAD).fold(0, |best, it| if total[it] > total[best] { it } else { best });
    let mut tags = vec![0; scores.len()];
    for (at, before) in back.iter().enumerate().rev() {
        tags[at] = tag;
        tag = before[tag];
    }
    tags
}

/// What a cue's window says.
#[derive(Debug)]
pub(crate) struct Reading {
    /// From the first to the last token of the content; the cue and the source may stand inside.
    pub(crate) hull: TokenRange,
    pub(crate) source: Option<TokenRange>,
    /// Of the hull: pointers and tagger.
    pub(crate) probability: f32,
    /// The first token of the window, and for each of its tokens the probability that it is of the content.
    first: usize,
    inside: Vec<f32>,
}

impl Reading {
    /// Whether the token is rather of the content than not.
    pub(crate) fn takes(&self, at: usize) -> bool {
        at.checked_sub(self.first).and_then(|at| self.inside.get(at)).is_some_and(|&it| it >= 0.5)
    }
}

/// The content and the source of a cue.
pub(crate) fn read(scores: &Scores, cue: TokenRange, window: &Window) -> Reading {
    let inside: Vec<f32> = scores.tags.iter().map(|tags| exp(tags[1]) + exp(tags[2])).collect();
    let outside = |at: Option<usize>| {
        let inside = at.and_then(|at| inside.get(at));
        inside.map_or(0.0, |&inside| ln(1.0 - inside.min(0.9999)))
    };
    let edge = |at: usize, beyond: Option<usize>| (ln(inside[at]) + outside(beyond)).max(LEAST);
    let count = inside.len();
    let start: Vec<f32> = (0..count).map(|at| scores.pointers[at][0] + edge(at, at.checked_sub(1))).collect();
    let end: Vec<f32> = (0..count).map(|at| scores.pointers[at][1] + edge(at, Some(at + 1))).collect();
    let (first, last) = best_pair(&start, &end, LONGEST);
    let pointer = exp((scores.pointers[first][0] + scores.pointers[last][1]) / 2.0);
    let tagger = inside[first..=last].iter().sum::<f32>() / (last + 1 - first) as f32;
    Reading {
        hull: within(window, first, last),
        source: source(&scores.pointers, cue, window),
        probability: (pointer * tagger).sqrt(),
        first: window.tokens.start,
        inside,
    }
}

/// The source that the pointers show; none where they show the cue.
fn source(pointers: &[[f32; POINTERS]], cue: TokenRange, window: &Window) -> Option<TokenRange> {
    let column = |of: usize| pointers.iter().map(|it| it[of]).collect::<Vec<f32>>();
    let (first, last) = best_pair(&column(2), &column(3), LONGEST_SOURCE);
    Some(within(window, first, last)).filter(|it| !it.overlaps(cue))
}

fn within(window: &Window, first: usize, last: usize) -> TokenRange {
    TokenRange::new(window.tokens.start + first, window.tokens.start + last + 1)
}

/// The best start and end, fewer than `longest` apart; the first of equals.
fn best_pair(start: &[f32], end: &[f32], longest: usize) -> (usize, usize) {
    let mut best = (f32::MIN, (0, 0));
    for (a, value) in start.iter().enumerate() {
        for (b, other) in end.iter().enumerate().skip(a).take(longest) {
            if value + other > best.0 {
                best = (value + other, (a, b));
            }
        }
    }
    best.1
}
