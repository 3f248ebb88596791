//! What stands around a number: bounds and approximations, the clause, what is measured.

use super::counts::is_plural;
use crate::analysis::Bound;
use crate::atoms::{AtomKind, Sentence};
use crate::span::TokenRange;
use crate::times::is_dash;

/// What the words around a number say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Qualified {
    pub(super) bound: Option<Bound>,
    pub(super) approximate: bool,
}

/// Reads "at least", "about" and the like around the atoms from `start` to before `end`.
pub(super) fn qualify(s: &Sentence<'_>, start: usize, end: usize) -> Qualified {
    let mut qualified = Qualified::default();
    let mut at = start;
    // Three modifiers at most stand in a row: "more than about".
    for _ in 0..3 {
        let Some((words, read)) = modifier(s, at) else { break };
        qualified.approximate |= read.approximate;
        qualified.bound = read.bound.or(qualified.bound);
        at -= words;
    }
    match (s.lower(end), s.lower(end + 1)) {
        ("+", _) if s.glued(end) => qualified.bound = Some(Bound::Min),
        ("-", "plus") | ("or", "more") => qualified.bound = Some(Bound::Min),
        ("or", "less" | "fewer") => qualified.bound = Some(Bound::Max),
        ("or", "so") => qualified.approximate = true,
        _ => {}
    }
    qualified
}

/// The modifier that ends before `at`: how many atoms it has, and what it says.
fn modifier(s: &Sentence<'_>, at: usize) -> Option<(usize, Qualified)> {
    let min = Qualified { bound: Some(Bound::Min), approximate: false };
    let max = Qualified { bound: Some(Bound::Max), approximate: false };
    let about = Qualified { bound: None, approximate: true };
    let negated = matches!(s.before(at, 3), "no" | "not");
    Some(match (s.before(at, 2), s.before(at, 1)) {
        ("more" | "greater" | "higher" | "larger", "than") if negated => (3, max),
        ("less" | "fewer", "than") if negated => (3, min),
        ("more" | "greater" | "higher" | "larger", "than")
        | ("at", "least")
        | ("upwards" | "minimum", "of") => (2, min),
        ("less" | "fewer" | "lower", "than") | ("up", "to") | ("at", "most") | ("maximum", "of") => (2, max),
        ("many" | "much", "as") if s.before(at, 3) == "as" => (3, max),
        ("excess", "of") if s.before(at, 3) == "in" => (3, min),
        ("close", "to") | ("an", "estimated") => (2, about),
        (_, "over" | "above" | "exceeding") => (1, min),
        (_, "under" | "below") => (1, max),
        (
            _,
            "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately" | "estimated"
            | "circa" | "~",
        ) => (1, about),
        _ => return None,
    })
}

/// Atoms that a clause reaches to either side of its number: more than any clause of the news has, and a bound on what a text
/// without stops makes of many numbers.
const CLAUSE: usize = 120;

/// The clauses of one sentence, by their first atoms.
pub(super) struct Clauses {
    starts: Vec<usize>,
}

impl Clauses {
    /// Cuts at stops, quotation marks, brackets and dashes, and at a comma before a conjunction.
    pub(super) fn of(s: &Sentence<'_>) -> Self {
        let mut starts = vec![s.start];
        for at in s.start..s.end {
            let spaced_dash = is_dash(s.sign(at)) && !s.glued(at) && !s.glued(at + 1);
            let hard =
                matches!(s.sign(at), Some(';' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '—' | '!' | '?'))
                    || (s.sign(at) == Some(':') && !s.glued(at + 1));
            let soft = s.sign(at) == Some(',') && conjunction(s.lower(at + 1));
            if spaced_dash || hard || soft {
                starts.push(at + 1);
            }
        }
        Self { starts }
    }

    /// The tokens of the clause around the atoms from `start` to before `end`, without marks and conjunction at its ends.
    pub(super) fn around(&self, s: &Sentence<'_>, start: usize, end: usize) -> TokenRange {
        let next = self.starts.partition_point(|&it| it <= start);
        let mut from = self.starts.get(next.saturating_sub(1)).copied().unwrap_or(s.start);
        let beyond = self.starts.partition_point(|&it| it < end);
        let mut to = self.starts.get(beyond).copied().unwrap_or(s.end);
        (from, to) = (from.max(start.saturating_sub(CLAUSE)), to.min(end.saturating_add(CLAUSE)));
        while from < start
            && (s.sign(from).is_some() || matches!(s.lower(from), "and" | "but" | "or"))
            && !opens_amount(s, from)
        {
            from += 1;
        }
        while to > end && s.sign(to - 1).is_some_and(|sign| sign != '%') {
            to -= 1;
        }
        s.tokens(from, to)
    }
}

/// Whether the sign belongs to the words after it: a currency, an apostrophe.
fn opens_amount(s: &Sentence<'_>, at: usize) -> bool {
    s.glued(at + 1)
        && s.sign(at).is_some_and(|sign| {
            !sign.is_ascii_punctuation() && !is_dash(Some(sign)) && !matches!(sign, '”' | '“')
        })
}

fn conjunction(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "but"
            | "or"
            | "while"
            | "which"
            | "who"
            | "whose"
            | "as"
            | "after"
            | "when"
            | "because"
            | "although"
            | "so"
            | "yet"
            | "whereas"
            | "where"
            | "that"
            | "if"
            | "since"
            | "until"
            | "before"
            | "with"
            | "though"
            | "including"
    )
}

/// What is measured: the noun, and one word before it, after "of" at `at`.
pub(super) fn noun_after_of(s: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    if s.lower(at) != "of" {
        return None;
    }
    let mut start = at + 1;
    start += usize::from(matches!(s.lower(start), "the" | "its" | "their" | "his" | "her" | "all"));
    let mut end = start;
    while end < start + 2 && s.lowercase_word(end) && !closes_noun(s.lower(end)) {
        end += 1;
        if is_plural(s, end - 1) {
            break; // "households lack"
        }
    }
    (end > start).then_some((start, end))
}

/// What is measured, directly behind the unit at `at`: "1,500 kilometers common border". An adjective and its noun at
/// least, for one word alone says rather where ("away", "deep").
pub(super) fn noun_beside(s: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let direction = matches!(
        s.lower(at),
        "north" | "south" | "east" | "west" | "away" | "inside" | "outside" | "deep" | "long"
    );
    let inside = |word: &usize| {
        let participle = *word == at && s.lower(at).ends_with("ed");
        s.lowercase_word(*word) && !s.glued(*word) && (participle || !closes_noun(s.lower(*word)))
    };
    let run = (at..at + 4).take_while(inside).count();
    (!direction && matches!(run, 2 | 3)).then_some((at, at + run))
}

/// Whether a word cannot be part of the noun phrase that is counted: function words, auxiliaries, frequent verbs.
pub(crate) fn closes_noun(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
        || (word.len() > 4 && word.ends_with("ed"))
        || word.ends_with("ly")
}

/// Words that end a noun phrase. Sorted.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "ago", "all", "along", "also", "although",
    "am", "amid", "among", "an", "and", "any", "apart", "are", "around", "as", "at", "away", "back", "be",
    "became", "because", "become", "been", "before", "behind", "being", "below", "between", "beyond", "both",
    "but", "by", "came", "can", "come", "could", "cross", "did", "die", "do", "does", "down", "during",
    "each", "either", "else", "even", "every", "except", "fall", "fell", "for", "found", "from", "gave",
    "get", "give", "go", "goes", "got", "had", "has", "have", "he", "held", "her", "here", "him", "his",
    "how", "i", "if", "in", "inside", "into", "is", "it", "its", "just", "left", "less", "like", "lost",
    "made", "make", "may", "me", "met", "might", "more", "most", "much", "must", "my", "near", "need", "no",
    "nor", "not", "now", "of", "off", "on", "once", "only", "onto", "or", "our", "out", "outside", "over",
    "paid", "per", "ran", "rather", "rise", "rose", "said", "sat", "saw", "say", "seen", "sent", "she",
    "should", "since", "so", "sold", "still", "such", "take", "taken", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "though", "through", "till", "to", "together",
    "told", "too", "took", "toward", "towards", "under", "until", "up", "upon", "us", "very", "via", "want",
    "was", "we", "well", "went", "were", "what", "when", "where", "which", "while", "who", "whom", "whose",
    "why", "will", "with", "within", "without", "won", "would", "yet", "you", "your",
];

/// Whether a plain word stands at `at`.
pub(super) fn is_word(s: &Sentence<'_>, at: usize) -> bool {
    s.is(at, AtomKind::Word)
}

#[cfg(test)]
mod tests {
    use super::FUNCTION_WORDS;

    #[test]
    fn function_words_can_be_searched() {
        let mut sorted = FUNCTION_WORDS.to_vec();
        sorted.sort_unstable();
        assert!(sorted.iter().eq(FUNCTION_WORDS), "help: sort FUNCTION_WORDS: {sorted:?}");
    }
}
