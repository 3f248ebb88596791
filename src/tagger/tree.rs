//! Probabilities of heads to one tree: one root, one head for every other word, no cycle.

/// Says that a word has no head: it is the root.
pub(crate) const ROOT: Option<usize> = None;

/// The logarithms of the probabilities of every head of the words of a sentence.
#[derive(Debug)]
pub(crate) struct Arcs {
    pub(crate) count: usize,
    /// For each word a row: the heads, then being the root.
    pub(crate) scores: Vec<f32>,
}

impl Arcs {
    fn row(&self, word: usize) -> &[f32] {
        &self.scores[word * (self.count + 1)..][..self.count + 1]
    }

    /// The score of a head for a word.
    pub(crate) fn score(&self, word: usize, head: Option<usize>) -> f32 {
        self.row(word)[head.unwrap_or(self.count)]
    }
}

/// The head of each word: the best one of each where these make a tree, and else the best tree without crossing arcs.
pub(crate) fn best(arcs: &Arcs) -> Vec<Option<usize>> {
    let best = |word: usize| Some(super::math::best(arcs.row(word)).0).filter(|&head| head < arcs.count);
    let heads: Vec<Option<usize>> = (0..arcs.count).map(best).collect();
    if is_tree(&heads) { heads } else { projective(arcs) }
}

/// Whether the heads have one root, and all words lead to it.
pub(crate) fn is_tree(heads: &[Option<usize>]) -> bool {
    let mut roots = heads.iter().enumerate().filter(|(_, head)| **head == ROOT).map(|(word, _)| word);
    let (Some(root), None) = (roots.next(), roots.next()) else { return heads.is_empty() };
    // For each word the one from which a walk to the root first came by; a walk that meets itself goes round.
    let mut seen: Vec<Option<usize>> = vec![None; heads.len()];
    seen[root] = Some(root);
    for from in 0..heads.len() {
        let mut word = from;
        while seen[word].is_none() {
            seen[word] = Some(from);
            word = heads[word].unwrap_or(root);
        }
        if seen[word] == Some(from) && word != root {
            return false;
        }
    }
    true
}

/// The four kinds of partial trees over a range of words.
#[derive(Clone, Copy)]
struct Cell {
    /// Score, and where the range is split.
    best: [(f32, usize); 4],
}

/// All of the range under its last word.
const LEFT: usize = 0;
/// All of the range under its first word.
const RIGHT: usize = 1;
/// The last word is the head of the first one, whose words right of it are complete.
const LEFT_ARC: usize = 2;
/// The first word is the head of the last one, whose words left of it are complete.
const RIGHT_ARC: usize = 3;

/// Eisner's algorithm: the best tree without crossing arcs, in the cube of the words.
fn projective(arcs: &Arcs) -> Vec<Option<usize>> {
    let count = arcs.count;
    let mut cells = vec![Cell { best: [(0.0, 0); 4] }; count * count];
    let at = |first: usize, last: usize| first * count + last;
    for length in 1..count {
        for first in 0..count - length {
            let last = first + length;
            let score = |cells: &[Cell], a: (usize, usize, usize), b: (usize, usize, usize)| {
                cells[at(a.0, a.1)].best[a.2].0 + cells[at(b.0, b.1)].best[b.2].0
            };
            let (inner, split) =
                most(first..last, |it| score(&cells, (first, it, RIGHT), (it + 1, last, LEFT)));
            let cell = &mut cells[at(first, last)].best;
            cell[LEFT_ARC] = (inner + arcs.score(first, Some(last)), split);
            cell[RIGHT_ARC] = (inner + arcs.score(last, Some(first)), split);
            let left = most(first..last, |it| score(&cells, (first, it, LEFT), (it, last, LEFT_ARC)));
            let right =
                most(first + 1..last + 1, |it| score(&cells, (first, it, RIGHT_ARC), (it, last, RIGHT)));
            let cell = &mut cells[at(first, last)].best;
            (cell[LEFT], cell[RIGHT]) = (left, right);
        }
    }
    let mut heads = vec![ROOT; count];
    let Some(end) = count.checked_sub(1) else { return heads };
    let (_, root) = most(0..count, |it| {
        cells[at(0, it)].best[LEFT].0 + cells[at(it, end)].best[RIGHT].0 + arcs.score(it, ROOT)
    });
    let mut open = vec![(0, root, LEFT), (root, end, RIGHT)];
    while let Some((first, last, kind)) = open.pop() {
        if first == last {
            continue;
        }
        let split = cells[at(first, last)].best[kind].1;
        match kind {
            LEFT => open.extend([(first, split, LEFT), (split, last, LEFT_ARC)]),
            RIGHT => open.extend([(first, split, RIGHT_ARC), (split, last, RIGHT)]),
            _ => {
                let (word, head) = if kind == LEFT_ARC { (first, last) } else { (last, first) };
                heads[word] = Some(head);
                open.extend([(first, split, RIGHT), (split + 1, last, LEFT)]);
            }
        }
    }
    heads
}

/// The place with the highest score, the first one of several, behind its score.
fn most(places: std::ops::Range<usize>, score: impl Fn(usize) -> f32) -> (f32, usize) {
    let first = (score(places.start), places.start);
    places.skip(1).map(|it| (score(it), it)).fold(first, |best, it| if it.0 > best.0 { it } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Scores for each word and head; no word is its own head.
    fn arcs(most: usize) -> impl Strategy<Value = Arcs> {
        (0..most).prop_flat_map(|count| {
            prop::collection::vec(-30_f32..0.0, count * (count + 1)).prop_map(move |mut scores| {
                (0..count).for_each(|word| scores[word * (count + 1) + word] = f32::MIN);
                Arcs { count, scores }
            })
        })
    }

    fn total(arcs: &Arcs, heads: &[Option<usize>]) -> f32 {
        heads.iter().enumerate().map(|(word, &head)| arcs.score(word, head)).sum()
    }

    /// Every way to give `count` words heads that make a tree.
    fn all_trees(count: usize) -> Vec<Vec<Option<usize>>> {
        (0..(count + 1).pow(u32::try_from(count).unwrap()))
            .map(|number| {
                let head = |word: usize| number / (count + 1).pow(u32::try_from(word).unwrap()) % (count + 1);
                (0..count).map(|word| Some(head(word)).filter(|&it| it < count)).collect::<Vec<_>>()
            })
            .filter(|heads| is_tree(heads))
            .collect()
    }

    fn crosses(heads: &[Option<usize>]) -> bool {
        let arcs = || heads.iter().enumerate().filter_map(|(a, b)| b.map(|b| (a.min(b), a.max(b))));
        let root = heads.iter().position(Option::is_none).unwrap_or(0);
        arcs().any(|(a, b)| (a < root && root < b) || arcs().any(|(c, d)| a < c && c < b && b < d))
    }

    proptest! {
        #[test]
        fn a_tree_comes_out(arcs in arcs(30)) {
            prop_assert!(is_tree(&best(&arcs)), "help: {:?}", best(&arcs));
            prop_assert!(is_tree(&projective(&arcs)), "help: {:?}", projective(&arcs));
        }

        #[test]
        fn no_tree_without_crossing_arcs_is_better(arcs in arcs(6)) {
            let ours = total(&arcs, &projective(&arcs));
            let others = all_trees(arcs.count).into_iter().filter(|it| !crosses(it));
            let most = others.map(|it| total(&arcs, &it)).fold(f32::MIN, f32::max);
            prop_assert!(arcs.count == 0 || (ours - most).abs() < 1e-3, "help: {ours} but {most}");
            prop_assert!(total(&arcs, &best(&arcs)) >= ours - 1e-3);
        }
    }

    #[test]
    fn trees_are_told_from_others() {
        assert!(is_tree(&[]) && is_tree(&[None]) && is_tree(&[Some(1), None, Some(0)]));
        assert!(!is_tree(&[Some(0)]) && !is_tree(&[None, None]) && !is_tree(&[None, Some(1)]));
        assert!(!is_tree(&[None, Some(2), Some(1)]) && !is_tree(&[Some(1), Some(0)]));
        // Rooted labelled trees of n words: n to the power of n - 1.
        assert_eq!((all_trees(3).len(), all_trees(4).len()), (9, 64));
    }
}
