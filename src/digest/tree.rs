//! What the digest asks of a sentence's tree: its main clause, what depends on a word, and how far a phrase reaches.

use crate::coreference::{Chains, Mention};
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// Tokens of a sentence that are looked at: the trees of longer ones are cut anyway.
const LONGEST: usize = 160;
/// Steps from a word to the head of a phrase, at most; deeper words are left out of it.
const DEEPEST: usize = 24;
/// Mentions that begin before a word and may reach over it.
const NESTED: usize = 6;

/// The tree of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Tree<'s> {
    pub(super) story: Story<'s>,
    pub(super) range: TokenRange,
}

impl<'s> Tree<'s> {
    /// The tree of a sentence, without a dateline in front.
    pub(super) fn of(story: &Story<'s>, sentence: usize) -> Self {
        let range = story.tokens.sentences.get(sentence).copied().unwrap_or(TokenRange::new(0, 0));
        let dateline = story.blocks.dateline.map_or(0, |it| it.span.end);
        let within = |at: &usize| story.tokens.list.get(*at).is_some_and(|it| it.span.start < dateline);
        let after = range.indices().take(LONGEST).take_while(within).count();
        let start = if after < range.len() { range.start + after } else { range.start };
        Self { story: *story, range: TokenRange::new(start, range.end.min(start + LONGEST)) }
    }

    /// The head of a word; what hangs on the dateline hangs on its head.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.story.head(self.outside(at))
    }

    pub(super) fn relation(&self, at: usize) -> &'static str {
        self.story.relation(self.outside(at))
    }

    /// The word itself, or where it hangs on the dateline the part of that which hangs on the sentence. A verb there has a clause of its own.
    fn outside(&self, at: usize) -> usize {
        if self.is_verb(at) {
            return at;
        }
        let before = |it: &usize| *it < self.range.start;
        let mut above = at;
        // A dateline is a few words: no chain in it is longer.
        for _ in 0..DEEPEST {
            match self.story.head(above).filter(before) {
                Some(head) => above = head,
                None => break,
            }
        }
        above
    }

    /// The head of the main clause: the first word that depends on no other in the sentence, a verb before others.
    pub(super) fn root(&self) -> Option<usize> {
        let outside = |at: &usize| self.head(*at).is_none_or(|head| !self.holds(head));
        let roots = || self.range.indices().filter(outside);
        let clause = |at: &usize| self.is_verb(*at) || self.child(*at, &["nsubj", "nsubj:pass"]).is_some();
        let word = |at: &usize| {
            let punctuation = Some(PartOfSpeech::Punctuation);
            self.story.part_of_speech(*at).is_some() && self.story.part_of_speech(*at) != punctuation
        };
        roots().find(clause).or_else(|| roots().find(word))
    }

    pub(super) fn holds(&self, at: usize) -> bool {
        self.range.start <= at && at < self.range.end
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.story.part_of_speech(at) == Some(PartOfSpeech::Verb)
    }

    /// What depends on a word directly.
    pub(super) fn children(&self, head: usize) -> impl Iterator<Item = usize> {
        let tree = *self;
        self.range.indices().filter(move |&at| tree.head(at) == Some(head))
    }

    /// The first word that depends on another by one of these relations.
    pub(super) fn child(&self, head: usize, relations: &[&str]) -> Option<usize> {
        self.children(head).find(|&at| relations.contains(&self.relation(at)))
    }

    /// From a word up to the root: itself, its head, the head of that.
    pub(super) fn upward(&self, at: usize) -> impl Iterator<Item = usize> {
        let tree = *self;
        let above = move |it: &usize| tree.head(*it).filter(|&head| tree.holds(head));
        std::iter::successors(Some(at), above).take(DEEPEST)
    }

    /// The words from the first to the last one under `head`, without what hangs on it by these relations.
    pub(super) fn extent(&self, head: usize, without: &[&str]) -> TokenRange {
        let mut range = TokenRange::new(head, head + 1);
        for at in self.range.indices() {
            let mut below = None;
            for step in self.upward(at) {
                if step == head {
                    let left_out = |it: usize| without.contains(&self.relation(it));
                    if !below.is_some_and(left_out) {
                        range = TokenRange::new(range.start.min(at), range.end.max(at + 1));
                    }
                    break;
                }
                below = Some(step);
            }
        }
        self.trimmed(range)
    }

    /// A range without punctuation and conjunctions around it; a closing mark of quotation or bracket stays.
    pub(super) fn trimmed(&self, range: TokenRange) -> TokenRange {
        let TokenRange { mut start, mut end } = range;
        let bare = |at: usize| matches!(self.story.word(at), "," | ";" | ":" | "." | "-" | "–" | "—" | "--");
        while start + 1 < end && (bare(start) || matches!(&*self.story.key(start), "and" | "but" | "or")) {
            start += 1;
        }
        while end > start + 1 && bare(end - 1) {
            end -= 1;
        }
        TokenRange::new(start, end)
    }
}

/// The mention of whose words this is one: the shortest of several.
pub(super) fn mention_at(chains: &Chains, at: usize) -> Option<&Mention> {
    let after = chains.mentions.partition_point(|it| it.tokens.start <= at);
    let near = chains.mentions.get(after.saturating_sub(NESTED)..after)?;
    near.iter().filter(|it| at < it.tokens.end).min_by_key(|it| it.tokens.len())
}
