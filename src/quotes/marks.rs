//! Quotation marks to quotations: an exact state machine over the tokens of each block.
//!
//! Curly, straight, doubled and angled marks, single marks outside and inside double ones; a mark that is missing at the end
//! of a paragraph whose next paragraph opens with one: the quotation goes on.

use crate::normalize::is_apostrophe;
use crate::span::TokenRange;
use crate::tokens::{TokenKind, Tokens};

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Outside,
    Opens,
    Inside,
    Closes,
}

/// One token among the quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub(crate) place: Place,
    /// Number of its quotation from 1 on, marks included; 0 outside.
    pub(crate) quotation: usize,
    /// Marks of its block before it.
    pub(crate) marks: usize,
}

/// One quotation, its marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub(crate) tokens: TokenRange,
    /// Whether its closing mark is there.
    pub(crate) closed: bool,
    /// Whether it goes on from the quotation before, in the paragraph before.
    pub(crate) goes_on: bool,
}

impl Quotation {
    /// What stands between the marks.
    pub(crate) fn inner(&self) -> TokenRange {
        let end = if self.closed { self.tokens.end - 1 } else { self.tokens.end };
        TokenRange::new((self.tokens.start + 1).min(end), end)
    }
}

/// All quotations of a story.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// One for each token.
    pub(crate) tokens: Vec<Quoted>,
    pub(crate) quotations: Vec<Quotation>,
}

impl Marks {
    /// The quotations of a block.
    pub(crate) fn within(&self, block: TokenRange) -> impl Iterator<Item = &Quotation> {
        let first = self.quotations.partition_point(|it| it.tokens.start < block.start);
        self.quotations[first..].iter().take_while(move |it| it.tokens.start < block.end)
    }
}

/// Tokens among which the mark that closes a single quotation is looked for, before an apostrophe is taken for it.
const FAR: usize = 60;

/// Which mark an open quotation waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaited {
    /// `”`, `"`, `''`, `»`.
    Double,
    /// `’`, `'`.
    Single,
}

/// Reads the marks of each block; `blocks` follow each other.
pub(crate) fn read(text: &str, tokens: &Tokens, blocks: &[TokenRange]) -> Marks {
    let mut marks = Marks { tokens: vec![Quoted::default(); tokens.list.len()], quotations: Vec::new() };
    let mut open = false;
    for &block in blocks {
        let before = marks.quotations.len();
        let left_open = read_block(&Signs { text, tokens, block }, &mut marks);
        if let Some(first) = marks.quotations.get_mut(before).filter(|_| open) {
            first.goes_on = first.tokens.start == block.start;
        }
        open = left_open;
    }
    marks
}

/// Whether the last quotation of the block is not closed.
fn read_block(signs: &Signs<'_>, marks: &mut Marks) -> bool {
    let mut open: Option<(Awaited, usize)> = None;
    let mut count = 0;
    for at in signs.block.indices() {
        let (mut place, mut ended) = (Place::Outside, false);
        match open {
            Some((Awaited::Double, start)) if signs.is_double(at) => {
                // An opening mark inside: the one that should have closed the first is missing.
                if signs.only_opens(at) {
                    finish(marks, TokenRange::new(start, at), false);
                    open = Some((Awaited::Double, at));
                    place = Place::Opens;
                } else {
                    (place, ended) = (Place::Closes, true);
                }
            }
            Some((Awaited::Single, _)) if signs.closes_single(at) => (place, ended) = (Place::Closes, true),
            Some(_) => place = Place::Inside,
            None if signs.opens_double(at) => open = Some((Awaited::Double, at)),
            None if signs.opens_single(at) => open = Some((Awaited::Single, at)),
            None => {}
        }
        if let Some((_, start)) = open {
            place = if start == at { Place::Opens } else { place };
            let quotation = marks.quotations.len() + 1;
            marks.tokens[at] = Quoted { place, quotation, marks: count };
            if ended {
                finish(marks, TokenRange::new(start, at + 1), true);
                open = None;
            }
        } else {
            marks.tokens[at].marks = count;
        }
        count += usize::from(matches!(place, Place::Opens | Place::Closes));
    }
    if let Some((_, start)) = open {
        finish(marks, TokenRange::new(start, signs.block.end), false);
    }
    open.is_some()
}

fn finish(marks: &mut Marks, tokens: TokenRange, closed: bool) {
    marks.quotations.push(Quotation { tokens, closed, goes_on: false });
}

/// The signs of one block.
struct Signs<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    block: TokenRange,
}

impl Signs<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.word(self.text, at)
    }

    fn is_double(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''" | "’’" | "‘‘")
    }

    /// Whether the token touches the one before it, or nothing is before it.
    fn glued_before(&self, at: usize) -> bool {
        at > self.block.start && !self.tokens.spaced(at)
    }

    fn glued_after(&self, at: usize) -> bool {
        at + 1 < self.block.end && !self.tokens.spaced(at + 1)
    }

    /// Whether white space, a dash or a bracket stands before it, and a word directly after it.
    fn leans_right(&self, at: usize) -> bool {
        let free = !self.glued_before(at)
            || matches!(self.word(at - 1), "(" | "[" | "-" | "–" | "—" | "--" | "“" | "\"" | "‘" | "''");
        free && self.glued_after(at)
    }

    /// Whether the mark can only open.
    fn only_opens(&self, at: usize) -> bool {
        match self.word(at) {
            "“" | "„" | "``" => true,
            "\"" | "''" => self.leans_right(at) && !self.glued_before(at),
            _ => false,
        }
    }

    fn opens_double(&self, at: usize) -> bool {
        match self.word(at) {
            "“" | "„" | "«" | "``" | "‘‘" => true,
            // A straight mark behind a number stands for inches; one that nothing opened closes nothing.
            "\"" | "''" => !self.glued_before(at) || self.leans_right(at),
            _ => false,
        }
    }

    fn opens_single(&self, at: usize) -> bool {
        matches!(self.word(at), "‘" | "'" | "’" | "‚" | "`")
            && self.leans_right(at)
            && self.tokens.list.get(at).is_some_and(|it| it.kind == TokenKind::Punctuation)
            && self.closing_single(at + 1).is_some()
    }

    fn is_single(&self, at: usize) -> bool {
        let mut characters = self.word(at).chars();
        characters.next().is_some_and(is_apostrophe) && characters.next().is_none()
    }

    /// Whether the mark at `at` ends a single quotation: it touches the word before it, and no later one does so better.
    fn closes_single(&self, at: usize) -> bool {
        self.is_single(at) && self.glued_before(at) && !self.glued_word_after(at) && {
            let possessive = self.word(at - 1).ends_with('s');
            !possessive || self.closing_single(at + 1).is_none()
        }
    }

    fn glued_word_after(&self, at: usize) -> bool {
        self.glued_after(at) && self.word(at + 1).starts_with(char::is_alphanumeric)
    }

    /// The first mark from `from` on that could end a single quotation before another one begins.
    fn closing_single(&self, from: usize) -> Option<usize> {
        let end = self.block.end.min(from + FAR);
        for at in from..end {
            if self.is_single(at) {
                if self.glued_before(at) && !self.glued_word_after(at) {
                    return Some(at);
                }
                if self.leans_right(at) {
                    return None;
                }
            }
        }
        None
    }
}
