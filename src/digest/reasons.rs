//! Why and how, only where the words mark it: "because of …", "due to …", "by cutting …".

use super::Answer;
use super::five::Main;
use crate::span::TokenRange;

/// Tokens of a reason, at most.
const LONGEST: usize = 24;
/// What opens a reason, longer ones first, and how sure it is.
const OPENERS: &[(&[&str], f32)] = &[
    (&["as", "a", "result", "of"], 0.9),
    (&["in", "a", "bid", "to"], 0.8),
    (&["in", "an", "effort", "to"], 0.8),
    (&["in", "an", "attempt", "to"], 0.8),
    (&["on", "suspicion", "of"], 0.85),
    (&["in", "response", "to"], 0.85),
    (&["in", "protest", "at"], 0.9),
    (&["in", "protest", "against"], 0.9),
    (&["in", "protest", "over"], 0.9),
    (&["in", "order", "to"], 0.85),
    (&["because", "of"], 0.95),
    (&["due", "to"], 0.9),
    (&["owing", "to"], 0.9),
    (&["thanks", "to"], 0.85),
    (&["caused", "by"], 0.9),
    (&["triggered", "by"], 0.9),
    (&["prompted", "by"], 0.85),
    (&["sparked", "by"], 0.85),
    (&["blamed", "on"], 0.8),
    (&["helped", "by"], 0.85),
    (&["because"], 0.95),
];

/// The reason that a sentence marks.
pub(super) fn why(main: &Main<'_>) -> Option<Answer> {
    let range = main.tree.range;
    let (at, length, sure) = range.indices().find_map(|at| opener(main, at))?;
    let start = at + length;
    // What is quoted is somebody's reason.
    let quoted =
        (range.start..at).filter(|&it| matches!(main.tree.story.word(it), "\"" | "“" | "”")).count() % 2 == 1;
    phrase(main, start).filter(|_| !quoted).map(|words| plain(words, sure))
}

fn opener(main: &Main<'_>, at: usize) -> Option<(usize, usize, f32)> {
    let story = &main.tree.story;
    let stands = |words: &[&str]| words.iter().enumerate().all(|(step, word)| story.key(at + step) == *word);
    OPENERS.iter().find(|it| stands(it.0)).map(|(words, sure)| (at, words.len(), *sure))
}

/// "by cutting …", "using …" on the main clause.
pub(super) fn how(main: &Main<'_>) -> Option<Answer> {
    let tree = &main.tree;
    let means = |at: usize| {
        let mark = tree.child(at, &["mark", "case"]).filter(|&it| it + 1 == at && tree.story.key(it) == "by");
        let key = tree.story.key(at);
        (mark.is_some() && key.ends_with("ing")).then_some(at).or_else(|| (key == "using").then_some(at))
    };
    let clauses = tree.children(main.head).filter(|&at| tree.story.relation(at) == "advcl");
    let start = clauses.into_iter().find_map(means)?;
    phrase(main, start).map(|words| plain(words, 0.85))
}

/// From a word to the next comma, or stop, or as far as is read.
fn phrase(main: &Main<'_>, start: usize) -> Option<TokenRange> {
    let story = &main.tree.story;
    let end = main.tree.range.end.min(start + LONGEST);
    let stops = |&at: &usize| {
        matches!(story.word(at), "," | "." | ";" | ":" | "—" | "–" | "--" | "\"" | "“" | "”" | "(")
    };
    let end = (start..end).find(stops).unwrap_or(end);
    (end > start).then(|| TokenRange::new(start, end))
}

fn plain(words: TokenRange, confidence: f32) -> Answer {
    Answer { words, entity: None, time: None, event: None, confidence }
}
