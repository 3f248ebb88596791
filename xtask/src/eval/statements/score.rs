//! Contents paired one to one, best first, and what is right of the pairs.

use std::collections::BTreeSet;

/// The least overlap (Jaccard's) of two contents that count as one.
const OVERLAP: f64 = 0.8;
/// Words of a piece of an interrupted content that is compared by itself.
pub(super) const PIECE: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Direct,
    Mixed,
    Indirect,
}

/// Which contents are compared, on both sides.
#[derive(Clone, Copy)]
pub(super) enum View {
    All,
    /// With quotation marks, or with a word of saying as cue.
    Speech,
    Of(Kind),
}

impl View {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Speech => "speech only",
            Self::Of(Kind::Direct) => "direct",
            Self::Of(Kind::Mixed) => "mixed",
            Self::Of(Kind::Indirect) => "indirect",
        }
    }

    fn has(self, unit: &Unit) -> bool {
        match self {
            Self::All => true,
            Self::Speech => unit.speech,
            Self::Of(kind) => unit.kind == kind,
        }
    }
}

/// A content, or a piece of one: where its words begin.
pub(super) struct Unit {
    pub(super) words: Vec<usize>,
    pub(super) cue: Vec<usize>,
    pub(super) source: Vec<usize>,
    pub(super) kind: Kind,
    pub(super) speech: bool,
}

#[derive(Default)]
pub(super) struct Counts {
    pub(super) gold: usize,
    pub(super) system: usize,
    pub(super) right: usize,
    pub(super) exact: usize,
    pub(super) source: usize,
    pub(super) all_three: usize,
}

impl Counts {
    /// Counts a document; what overlaps stretches that the annotators set `aside` counts only where it is right.
    pub(super) fn add(&mut self, view: View, gold: &[Unit], found: &[Unit], aside: &[Unit]) {
        let gold: Vec<&Unit> = gold.iter().filter(|it| view.has(it)).collect();
        let found: Vec<&Unit> = found.iter().filter(|it| view.has(it)).collect();
        let pairs = pairs(&gold, &found);
        let touches = |unit: &Unit| aside.iter().any(|it| shared(&it.words, &unit.words) > 0);
        let spurious = |(at, unit): &(usize, &&Unit)| !pairs.iter().any(|it| it.1 == *at) && !touches(unit);
        self.gold += gold.len();
        self.system += pairs.len() + found.iter().enumerate().filter(spurious).count();
        for &(a, b) in &pairs {
            let (a, b) = (gold[a], found[b]);
            let same = |a: &[usize], b: &[usize]| shared(a, b) > 0 || (a.is_empty() && b.is_empty());
            let (source, cue) = (same(&a.source, &b.source), same(&a.cue, &b.cue));
            self.right += 1;
            self.exact += usize::from(a.words.first() == b.words.first() && a.words.last() == b.words.last());
            self.source += usize::from(source);
            self.all_three += usize::from(source && cue);
        }
    }
}

fn shared(a: &[usize], b: &[usize]) -> usize {
    let b: BTreeSet<&usize> = b.iter().collect();
    a.iter().filter(|it| b.contains(it)).count()
}

/// Indices of contents that are one, best overlap first.
fn pairs(gold: &[&Unit], found: &[&Unit]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (a, one) in gold.iter().enumerate() {
        for (b, other) in found.iter().enumerate() {
            let shared = shared(&one.words, &other.words);
            let overlap = shared as f64 / (one.words.len() + other.words.len() - shared).max(1) as f64;
            if overlap >= OVERLAP {
                all.push((overlap, a, b));
            }
        }
    }
    all.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, a, b) in all {
        if !pairs.iter().any(|it| it.0 == a || it.1 == b) {
            pairs.push((a, b));
        }
    }
    pairs
}

/// The words of a text, in code points: letters and digits with apostrophes and hyphens inside.
pub(super) fn words(text: &str) -> Vec<(usize, usize)> {
    let characters: Vec<char> = text.chars().collect();
    let letter = |at: usize| characters.get(at).is_some_and(|it| it.is_alphanumeric() || *it == '_');
    let mut words = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !letter(at) {
            at += 1;
            continue;
        }
        let start = at;
        while letter(at) || (matches!(characters.get(at), Some('\'' | '’' | '-')) && letter(at + 1)) {
            at += 1;
        }
        words.push((start, at));
    }
    words
}

/// A word that two sources can share by chance.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "of")
}
