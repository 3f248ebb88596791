//! The words of a content by the conventions of the contract: cue and source cut out, outer marks and punctuation left off; and
//! what follows from its words: direct or indirect, said or thought.

use crate::analysis::{Act, QuoteKind};
use crate::lexicon::Kind;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

use super::cues::{self, INTENTION, SPEECH, THOUGHT};
use super::decode::Reading;
use super::marks::{Marks, Place, Quotation};
use super::{Draft, Statement};

/// Of two contents that share more than this part of the longer one, one is left.
const SHARED: f32 = 0.6;
/// Paragraphs after the first that one quotation goes on over.
const PARAGRAPHS: usize = 12;

/// Statements back among which the one is looked for that a quotation goes on from.
const RECENT: usize = 8;

/// What is said: pieces in text order, never empty.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) parts: Vec<TokenRange>,
}

impl Content {
    /// Whether the two are about the same words.
    pub(super) fn is_nearly(&self, other: &Self) -> bool {
        let length = |parts: &[TokenRange]| parts.iter().map(|it| it.len()).sum::<usize>();
        let shared: usize = self
            .parts
            .iter()
            .flat_map(|a| other.parts.iter().map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start))))
            .sum();
        shared as f32 > SHARED * length(&self.parts).max(length(&other.parts)) as f32
    }
}

/// The words of a story and their quotation marks.
#[derive(Clone, Copy)]
pub(super) struct Words<'s> {
    pub(super) story: &'s Story<'s>,
    pub(super) marks: &'s Marks,
}

impl Words<'_> {
    /// The content that was read: what is left of its hull without cue and source; none where nothing is.
    pub(super) fn content(&self, reading: &Reading, cue: TokenRange) -> Option<Content> {
        let hull = reading.hull;
        let mut hole = cue;
        // "X," said the minister, "Y": cue and source are one gap.
        let source = reading.source.filter(|it| it.overlaps(hull));
        let interrupts = hull.start < cue.start && cue.end < hull.end;
        if let Some(source) = source.filter(|_| interrupts) {
            hole = TokenRange::new(hole.start.min(source.start), hole.end.max(source.end));
        }
        let mut pieces = without(hull, hole);
        if let Some(source) = source {
            pieces = pieces.into_iter().flat_map(|it| without(it, source)).collect();
        }
        let mut parts: Vec<TokenRange> = Vec::new();
        let several = pieces.len() > 1;
        for piece in pieces {
            // Beside the gap the tagger knows better than the ends of the hull what is content.
            let piece = if several { trimmed(piece, piece.start > cue.start, reading) } else { piece };
            let piece = self.stripped(self.since_quotation(self.stripped(piece)));
            if self.count(piece) > 0 {
                parts.push(piece);
            }
        }
        (!parts.is_empty()).then_some(Content { parts })
    }

    /// A statement of the draft.
    pub(super) fn statement(&self, draft: &Draft) -> Statement {
        let kind = self.kind(&draft.content.parts);
        let act = self.act(draft.cue, &draft.content.parts, kind);
        let Draft { content, cue, source, confidence } = draft;
        Statement {
            kind,
            act,
            parts: content.parts.clone(),
            cue: cue.map(|it| self.undated(it)),
            source: *source,
            confidence: *confidence,
        }
    }

    /// Without the marks and the punctuation around it, and without a "that" before it. A stop inside marks stays.
    pub(super) fn stripped(&self, range: TokenRange) -> TokenRange {
        let TokenRange { mut start, mut end } = range;
        while start < end && (self.is_edge(start) || self.word(start) == "." || self.is_that(start, end)) {
            start += 1;
        }
        while start < end && (self.is_edge(end - 1) || self.is_stop_outside(end - 1)) {
            end -= 1;
        }
        TokenRange::new(start, self.closed(start, end))
    }

    /// The end with the closing mark behind it of a quotation that begins inside.
    fn closed(&self, start: usize, end: usize) -> usize {
        let closes = self.place(end) == Place::Closes && end > start;
        let opened = || {
            let mut marks = (start..end).rev().map(|at| self.place(at));
            marks.find(|it| matches!(it, Place::Opens | Place::Closes)) == Some(Place::Opens)
        };
        end + usize::from(closes && opened())
    }

    pub(super) fn begins_with_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the token is this word.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at) == word
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "―" | "--")
    }

    fn word(&self, at: usize) -> &str {
        self.story.word(at)
    }

    fn place(&self, at: usize) -> Place {
        self.marks.tokens.get(at).map_or(Place::Outside, |it| it.place)
    }

    /// Where all from the first mark on is quoted, and the mark opens a sentence, from there on: what is before it is the end
    /// of the sentence that holds the cue.
    fn since_quotation(&self, range: TokenRange) -> TokenRange {
        let opens = |at: &usize| self.place(*at) == Place::Opens;
        let Some(mark) = range.indices().find(opens).filter(|&it| it > range.start) else { return range };
        let begins = self.story.tokens.sentences.binary_search_by_key(&mark, |it| it.start).is_ok();
        let quoted = |at: usize| !self.is_word(at) || self.place(at) == Place::Inside;
        let clear = self.place(range.start) == Place::Outside && (mark..range.end).all(quoted);
        if begins && clear { TokenRange::new(mark, range.end) } else { range }
    }

    /// A mark of a quotation, a comma, a dash or the like.
    fn is_edge(&self, at: usize) -> bool {
        matches!(self.place(at), Place::Opens | Place::Closes)
            || matches!(
                self.word(at),
                "," | ";"
                    | ":"
                    | "-"
                    | "–"
                    | "—"
                    | "―"
                    | "--"
                    | "*"
                    | "("
                    | "\""
                    | "“"
                    | "”"
                    | "''"
                    | "‘"
                    | "'"
                    | "’"
            )
    }

    fn is_stop_outside(&self, at: usize) -> bool {
        self.word(at) == "." && self.place(at) != Place::Inside
    }

    /// "that" before a clause.
    fn is_that(&self, at: usize, end: usize) -> bool {
        self.word(at).eq_ignore_ascii_case("that")
            && at + 1 < end
            && self.place(at) == Place::Outside
            && (self.story.part_of_speech(at) == Some(PartOfSpeech::Subordinator)
                || self.story.relation(at) == "mark")
    }

    /// Whether nothing of the content is quoted and no verb is in it: what somebody praises or plans, more often than says.
    pub(super) fn is_a_thing(&self, content: &Content) -> bool {
        let verb = |at: usize| {
            matches!(self.story.part_of_speech(at), Some(PartOfSpeech::Verb | PartOfSpeech::Auxiliary))
        };
        content
            .parts
            .iter()
            .flat_map(|it| it.indices())
            .all(|at| self.place(at) == Place::Outside && !verb(at))
    }

    /// A cue without the day behind it: "said on Monday".
    fn undated(&self, cue: TokenRange) -> TokenRange {
        let day = |at: usize| self.story.entry(TokenRange::new(at, at + 1)).is(Kind::Calendar);
        let dated = |at: &usize| day(*at) || (self.word(*at) == "on" && day(*at + 1));
        let end = cue.indices().skip(1).find(dated).unwrap_or(cue.end);
        TokenRange::new(cue.start, end)
    }

    /// Whether the content ends inside a quotation.
    pub(super) fn is_quoted(&self, content: &Content) -> bool {
        content.parts.last().is_some_and(|it| self.place(it.end - 1) == Place::Inside)
    }

    /// Whether the cue says that somebody does not speak: "declined to say", "would not say why".
    pub(super) fn is_silence(&self, cue: TokenRange, content: &Content) -> bool {
        let has = |of: &dyn Fn(&str) -> bool| cue.indices().any(|at| of(self.word(at)));
        let speaks = has(&|word| cues::acts(word) & SPEECH != 0);
        let refuses = has(&|word| matches!(word.get(..5), Some("decli" | "refus")));
        let not = has(&|word| matches!(word, "not" | "n't" | "n’t" | "never"));
        let open = matches!(
            self.word(content.parts[0].start),
            "which" | "what" | "when" | "where" | "why" | "who" | "how" | "whether" | "if"
        );
        (refuses && speaks) || (not && open)
    }

    /// Whether a cue has a word that is known to be one.
    pub(super) fn is_known(&self, cue: TokenRange) -> bool {
        cue.indices().any(|at| cues::acts(self.word(at)) != 0)
    }

    fn is_word(&self, at: usize) -> bool {
        self.word(at).contains(char::is_alphanumeric)
    }

    /// Words, without punctuation.
    fn count(&self, range: TokenRange) -> usize {
        range.indices().filter(|&at| self.is_word(at)).count()
    }

    /// All words inside quotation marks, some, or none.
    fn kind(&self, parts: &[TokenRange]) -> QuoteKind {
        let words = || parts.iter().flat_map(|it| it.indices()).filter(|&at| self.is_word(at));
        let inside = words().filter(|&at| self.place(at) == Place::Inside).count();
        match inside {
            0 => QuoteKind::Indirect,
            _ if inside == words().count() => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        }
    }

    /// What the cue says the source did.
    fn act(&self, cue: Option<TokenRange>, parts: &[TokenRange], kind: QuoteKind) -> Act {
        let Some(cue) = cue else { return Act::Speech };
        let acts = cue.indices().fold(0, |acts, at| acts | cues::acts(self.word(at)));
        let infinitive = self.word(parts[0].start) == "to" || self.word(cue.end.saturating_sub(1)) == "to";
        if kind == QuoteKind::Direct || acts & SPEECH != 0 {
            Act::Speech
        } else if acts & INTENTION != 0 && (infinitive || acts & THOUGHT == 0) {
            Act::Intention
        } else if acts & THOUGHT != 0 {
            Act::Thought
        } else if kind == QuoteKind::Mixed || cue.indices().all(|at| !self.is_word(at)) {
            Act::Speech
        } else {
            Act::Thought
        }
    }
}

/// The piece without what the tagger does not take at its side of the gap.
fn trimmed(piece: TokenRange, behind: bool, reading: &Reading) -> TokenRange {
    let TokenRange { mut start, mut end } = piece;
    while behind && start < end && !reading.takes(start) {
        start += 1;
    }
    while !behind && start < end && !reading.takes(end - 1) {
        end -= 1;
    }
    TokenRange::new(start, end)
}

/// What is left of a range without `hole`.
fn without(range: TokenRange, hole: TokenRange) -> Vec<TokenRange> {
    if !range.overlaps(hole) {
        return vec![range];
    }
    let before = TokenRange::new(range.start, hole.start.clamp(range.start, range.end));
    let after = TokenRange::new(hole.end.clamp(range.start, range.end), range.end);
    [before, after].into_iter().filter(|it| !it.is_empty()).collect()
}

/// Gives a whole quotation without a cue to the direct statement in the paragraph before, whose speaker it has.
pub(super) fn join_speeches(statements: Vec<Statement>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        let same = |it: &&mut Statement| {
            it.kind == QuoteKind::Direct && it.source.is_some() && it.source == statement.source
        };
        match kept.iter_mut().rev().take(RECENT).find(same) {
            Some(earlier) if statement.cue.is_none() => earlier.parts.extend(&statement.parts),
            _ => kept.push(statement),
        }
    }
    kept
}

/// Gives quotations that go on over paragraphs to the statement that they go on from.
pub(super) fn join_paragraphs(statements: &mut [Statement], marks: &Marks, words: &Words<'_>) {
    let covered = |inner: TokenRange, statements: &[Statement]| {
        statements.iter().any(|it| it.parts.iter().any(|part| part.overlaps(inner)))
    };
    for at in 0..statements.len() {
        for _ in 0..PARAGRAPHS {
            let Some(&last) = statements[at].parts.last() else { break };
            let number = marks.tokens.get(last.end - 1).map_or(0, |it| it.quotation);
            let open = number.checked_sub(1).and_then(|it| marks.quotations.get(it)).filter(|it| !it.closed);
            let next = open.and_then(|_| marks.quotations.get(number)).filter(|it| it.goes_on);
            let Some(inner) = next.map(Quotation::inner).map(|it| words.stripped(it)) else { break };
            if inner.is_empty() || covered(inner, statements) {
                break;
            }
            statements[at].parts.push(inner);
        }
    }
}
