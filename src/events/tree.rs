//! The syntax of a story from the heads down: dependents, clauses, what a clause says of its truth.

use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// How many steps towards the root are taken at most, and how far from its head a phrase reaches.
const STEPS: usize = 24;
const REACH: usize = 120;

/// The dependents of every token.
pub(super) struct Tree<'s> {
    pub(super) story: &'s Story<'s>,
    /// The place before the story's first sentence, which is no part of it: "LIMA, Peru (AP) —".
    dateline: TokenRange,
    /// For each token where its dependents begin in `dependents`; one more at the end.
    first: Vec<usize>,
    /// In text order for each head.
    dependents: Vec<usize>,
}

impl<'s> Tree<'s> {
    pub(super) fn plant(story: &'s Story<'s>) -> Self {
        let count = story.tags.syntax.len();
        let mut first = vec![0; count + 1];
        let bare = Self { story, dateline: dateline(story), first: Vec::new(), dependents: Vec::new() };
        let apart = |at: &usize| !bare.dateline.indices().contains(at);
        let heads =
            || (0..count).filter(apart).filter_map(|at| Some((at, bare.head(at).filter(|it| *it < count)?)));
        heads().for_each(|(_, head)| first[head + 1] += 1);
        for at in 0..count {
            first[at + 1] += first[at];
        }
        let mut next = first.clone();
        let mut dependents = vec![0; first[count]];
        for (at, head) in heads() {
            dependents[next[head]] = at;
            next[head] += 1;
        }
        Self { first, dependents, ..bare }
    }

    /// The dependents of a token that are near enough to be of its clause.
    pub(super) fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = match (self.first.get(at), self.first.get(at + 1)) {
            (Some(&first), Some(&end)) => first..end,
            _ => 0..0,
        };
        self.dependents[range].iter().copied().filter(move |it| it.abs_diff(at) <= REACH)
    }

    /// The first dependent in one of some relations.
    pub(super) fn child(&self, at: usize, relations: &[&str]) -> Option<usize> {
        self.children(at).find(|&it| relations.contains(&self.relation(it)))
    }

    /// The head of a token; what hangs on the dateline hangs on its head.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.story.head(self.outside(at))
    }

    pub(super) fn relation(&self, at: usize) -> &'static str {
        self.story.relation(self.outside(at))
    }

    /// The token itself, or where it hangs on the dateline the part of that which hangs on the sentence.
    fn outside(&self, at: usize) -> usize {
        let inside = |it: usize| self.dateline.indices().contains(&it);
        let mut above = at;
        // A dateline is a few words: no chain in it is longer.
        for _ in 0..self.dateline.len().min(STEPS) {
            match self.story.head(above).filter(|&it| inside(it)) {
                Some(head) => above = head,
                None => break,
            }
        }
        above
    }

    pub(super) fn is(&self, at: usize, part: PartOfSpeech) -> bool {
        self.story.part_of_speech(at) == Some(part)
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.is(at, PartOfSpeech::Verb)
    }

    /// A token's heads, from its own on.
    pub(super) fn heads(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(at), |&it| self.head(it)).take(STEPS)
    }

    /// The words that depend on a token, directly or not, with it: from the first to the last; `keep` says which dependents
    /// are followed.
    pub(super) fn phrase(&self, at: usize, keep: impl Fn(usize) -> bool) -> TokenRange {
        let mut range = TokenRange::new(at, at + 1);
        let mut open = vec![at];
        while let Some(next) = open.pop() {
            range.start = range.start.min(next);
            range.end = range.end.max(next + 1);
            open.extend(self.children(next).filter(|&it| it.abs_diff(at) <= REACH && keep(it)));
        }
        range
    }

    /// The preposition of a phrase, in small letters; empty where there is none.
    pub(super) fn preposition(&self, at: usize) -> std::borrow::Cow<'s, str> {
        let case = |of: usize| self.children(of).find(|&it| self.relation(it) == "case" && it < of);
        // "with Defense Minister Ana Costa": the title may have it.
        let titled = || {
            let before =
                |&it: &usize| it < at && matches!(self.relation(it), "nmod" | "compound" | "appos" | "flat");
            self.children(at).filter(before).find_map(case)
        };
        case(at).or_else(titled).map_or("".into(), |it| self.story.key(it))
    }

    /// A token and what is joined to it by "and", at most eight.
    pub(super) fn coordinated(&self, at: usize) -> Vec<usize> {
        let mut all = vec![at];
        let mut next = 0;
        while let Some(&of) = all.get(next) {
            let room = 8_usize.saturating_sub(all.len());
            let nominal = |&it: &usize| self.relation(it) == "conj" && !self.is_verb(it);
            all.extend(self.children(of).filter(nominal).take(room));
            next += 1;
        }
        all
    }

    /// The verb that a token belongs to, itself where it is one.
    pub(super) fn verb_of(&self, at: usize) -> Option<usize> {
        std::iter::once(at).chain(self.heads(at)).find(|&it| self.is_verb(it))
    }
}

/// The tokens of the dateline with the dash behind it.
fn dateline(story: &Story<'_>) -> TokenRange {
    let Some(span) = story.blocks.dateline.map(|it| it.span) else { return TokenRange::new(0, 0) };
    let list = &story.tokens.list;
    let first = list.partition_point(|it| it.span.end <= span.start);
    let mut end = list.partition_point(|it| it.span.start < span.end).max(first);
    let sign = |at: usize| story.part_of_speech(at) == Some(PartOfSpeech::Punctuation);
    while end < first + REACH && sign(end) && !story.word(end).contains(['"', '\'', '\u{201c}', '\u{2018}']) {
        end += 1;
    }
    TokenRange::new(first, end)
}
