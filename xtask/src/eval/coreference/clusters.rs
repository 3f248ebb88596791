//! The three measures of coreference that are averaged: MUC, B³ and CEAFe (Pradhan et al. 2014).

use std::collections::BTreeMap;

/// Clusters of mentions, by number; a mention is in one cluster of a side at most.
pub(super) type Clusters = Vec<Vec<usize>>;

/// Sums of a measure over documents.
#[derive(Clone, Copy, Default)]
pub(super) struct Sums {
    recall: (f64, f64),
    precision: (f64, f64),
}

impl Sums {
    fn add(&mut self, recall: (f64, f64), precision: (f64, f64)) {
        let sum = |it: &mut (f64, f64), more: (f64, f64)| *it = (it.0 + more.0, it.1 + more.1);
        sum(&mut self.recall, recall);
        sum(&mut self.precision, precision);
    }

    /// In percent.
    pub(super) fn f1(&self) -> f64 {
        let share = |(part, whole): (f64, f64)| if whole > 0.0 { part / whole } else { 0.0 };
        let (recall, precision) = (share(self.recall), share(self.precision));
        if recall + precision > 0.0 { 200.0 * recall * precision / (recall + precision) } else { 0.0 }
    }
}

/// MUC, B³ and CEAFe.
#[derive(Default)]
pub(super) struct Measures {
    pub(super) muc: Sums,
    pub(super) b_cubed: Sums,
    pub(super) ceaf: Sums,
}

impl Measures {
    /// Adds a document.
    pub(super) fn add(&mut self, gold: &Clusters, found: &Clusters) {
        self.muc.add(links(gold, found), links(found, gold));
        self.b_cubed.add(overlaps(gold, found), overlaps(found, gold));
        let common = best_pairs(gold, found);
        self.ceaf.add((common, gold.len() as f64), (common, found.len() as f64));
    }

    pub(super) fn mean(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf.f1()) / 3.0
    }
}

fn owners(clusters: &Clusters) -> BTreeMap<usize, usize> {
    clusters.iter().enumerate().flat_map(|(at, it)| it.iter().map(move |&mention| (mention, at))).collect()
}

/// Links of `of` that `by` keeps, and all of them.
fn links(of: &Clusters, by: &Clusters) -> (f64, f64) {
    let owner = owners(by);
    let mut sums = (0.0, 0.0);
    for cluster in of {
        let mut parts: Vec<usize> = cluster.iter().filter_map(|it| owner.get(it).copied()).collect();
        let strays = cluster.len() - parts.len();
        parts.sort_unstable();
        parts.dedup();
        sums.0 += (cluster.len() - parts.len() - strays) as f64;
        sums.1 += (cluster.len() - 1) as f64;
    }
    sums
}

/// For the mentions of `of` the share of their cluster that `by` has together, and their number.
fn overlaps(of: &Clusters, by: &Clusters) -> (f64, f64) {
    let owner = owners(by);
    let mut sums = (0.0, 0.0);
    for cluster in of {
        let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
        cluster.iter().filter_map(|it| owner.get(it)).for_each(|&it| *parts.entry(it).or_default() += 1);
        sums.0 += parts.values().map(|&it| (it * it) as f64 / cluster.len() as f64).sum::<f64>();
        sums.1 += cluster.len() as f64;
    }
    sums
}

/// The largest sum of similarities of clusters paired one to one; similar are 2 |common| / (|a| + |b|).
fn best_pairs(a: &Clusters, b: &Clusters) -> f64 {
    let owner = owners(b);
    let size = a.len().max(b.len());
    let mut similar = vec![vec![0.0; size]; size];
    for (row, cluster) in a.iter().enumerate() {
        for column in cluster.iter().filter_map(|it| owner.get(it)) {
            similar[row][*column] += 2.0 / (cluster.len() + b[*column].len()) as f64;
        }
    }
    assign(&similar)
}

/// The largest sum of one cell in every row and column: the Hungarian algorithm with potentials.
fn assign(gain: &[Vec<f64>]) -> f64 {
    let n = gain.len();
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    let (mut row_of, mut way) = (vec![0; n + 1], vec![0; n + 1]);
    for row in 1..=n {
        row_of[0] = row;
        let mut column = 0;
        let (mut least, mut used) = (vec![f64::INFINITY; n + 1], vec![false; n + 1]);
        loop {
            used[column] = true;
            let from = row_of[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for other in 1..=n {
                if used[other] {
                    continue;
                }
                let cost = -gain[from - 1][other - 1] - u[from] - v[other];
                if cost < least[other] {
                    (least[other], way[other]) = (cost, column);
                }
                if least[other] < delta {
                    (delta, next) = (least[other], other);
                }
            }
            for other in 0..=n {
                if used[other] {
                    u[row_of[other]] += delta;
                    v[other] -= delta;
                } else {
                    least[other] -= delta;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    (1..=n).map(|column| gain[row_of[column] - 1][column - 1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_the_example_of_the_reference_scorer() {
        // Gold {a b c} {d e f g}, found {a b} {c d} {f g h i}: the values that follow by hand.
        let gold = vec![vec![1, 2, 3], vec![4, 5, 6, 7]];
        let found = vec![vec![1, 2], vec![3, 4], vec![6, 7, 8, 9]];
        let mut measures = Measures::default();
        measures.add(&gold, &found);
        assert!((measures.muc.f1() - 40.0).abs() < 0.01, "{}", measures.muc.f1());
        assert!((measures.b_cubed.f1() - 45.45).abs() < 0.1, "{}", measures.b_cubed.f1());
        assert!((measures.ceaf.f1() - 52.0).abs() < 0.1, "{}", measures.ceaf.f1());
    }
}
