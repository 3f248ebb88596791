//! The words around a cue, within its block, with where each stands to the cue: what the network knows of them beside what it
//! knows of every token.

use crate::span::TokenRange;
use crate::tagger::syntax::Parsed;

use super::features::{RELATIONS, Signs};
use super::marks::{Marks, Place};

/// Tokens before and after a cue that its window reaches.
const BEFORE: usize = 110;
const AFTER: usize = 160;
/// Distances from the cue that differ.
const STEPS: [usize; 10] = [1, 2, 3, 4, 6, 9, 13, 21, 41, 81];
/// Tokens up a tree that are followed.
const CLIMB: usize = 12;
/// How many rows each table has: distance, sentences and marks between, same quotation, place in the tree.
pub(crate) const TABLES: [usize; 5] = [2 * STEPS.len() + 1, 7, 7, 6, 3 + 2 * RELATIONS as usize];

/// A cue's window.
pub(crate) struct Window {
    pub(crate) tokens: TokenRange,
    /// For each token its row in each table.
    pub(crate) rows: Vec<[usize; TABLES.len()]>,
}

/// The layers that a window is cut from.
#[derive(Clone, Copy)]
pub(crate) struct Layers<'s> {
    pub(crate) signs: &'s Signs,
    pub(crate) marks: &'s Marks,
    pub(crate) syntax: &'s [Parsed],
}

impl Layers<'_> {
    /// The window of a cue in `block`.
    pub(crate) fn window(&self, cue: TokenRange, block: TokenRange) -> Window {
        let start = block.start.max(cue.start.saturating_sub(BEFORE));
        let tokens = TokenRange::new(start, block.end.min(cue.end + AFTER).max(start));
        let above = self.above(cue);
        let of_cue = self.marks.tokens[cue.start];
        let rows = tokens
            .indices()
            .map(|at| {
                let quoted = self.marks.tokens[at];
                let same = match quoted.quotation {
                    0 => 0,
                    it if it == of_cue.quotation => 1,
                    _ => 2,
                };
                [
                    distance(at, cue),
                    apart(self.signs.sentences[at], self.signs.sentences[cue.start]),
                    apart(quoted.marks, of_cue.marks),
                    2 * same + usize::from(quoted.place == Place::Inside),
                    self.place(at, cue, &above),
                ]
            })
            .collect();
        Window { tokens, rows }
    }

    fn head(&self, at: usize) -> Option<usize> {
        self.syntax.get(at)?.head
    }

    fn relation(&self, at: usize) -> usize {
        self.syntax.get(at).map_or(0, |it| it.relation.min(RELATIONS as usize - 1))
    }

    /// The tokens above the cue, nearest first, each with the relation by which it is above.
    fn above(&self, cue: TokenRange) -> Vec<(usize, usize)> {
        let inside = |at: usize| cue.indices().contains(&at);
        let top = cue.indices().find(|&at| !self.head(at).is_some_and(inside)).unwrap_or(cue.start);
        let (mut list, mut below) = (Vec::with_capacity(CLIMB), top);
        while let Some(head) = self.head(below).filter(|_| list.len() + 1 < CLIMB) {
            list.push((head, self.relation(below)));
            below = head;
        }
        list
    }

    /// 0 in another sentence, 1 beside the cue, 2 the cue; else by which relation below or above it.
    fn place(&self, at: usize, cue: TokenRange, above: &[(usize, usize)]) -> usize {
        let inside = |at: usize| cue.indices().contains(&at);
        if inside(at) {
            return 2;
        }
        if let Some(&(_, relation)) = above.iter().rev().find(|it| it.0 == at) {
            return 3 + RELATIONS as usize + relation;
        }
        if self.signs.sentences[at] != self.signs.sentences[cue.start] {
            return 0;
        }
        let mut below = at;
        for _ in 1..CLIMB {
            match self.head(below) {
                Some(head) if inside(head) => return 3 + self.relation(below),
                Some(head) => below = head,
                None => break,
            }
        }
        1
    }
}

/// The row of the distance of `at` from the cue.
fn distance(at: usize, cue: TokenRange) -> usize {
    let near = |away: usize| STEPS.iter().take_while(|&&step| step <= away).count();
    if at < cue.start {
        STEPS.len() - near(cue.start - at)
    } else if at >= cue.end {
        STEPS.len() + near(at - cue.end + 1)
    } else {
        STEPS.len()
    }
}

/// The row of a difference, 3 to either side.
fn apart(a: usize, b: usize) -> usize {
    (a + 3).saturating_sub(b).min(6)
}
