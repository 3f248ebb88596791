//! Words that name a place in the story: `Baqeri`, `Baqeri#2`, `There are still ... these groups`.

use std::ops::Range;

/// The span that `words` name in `story`, or a sentence that says why they name none.
pub(crate) fn find(story: &str, words: &str) -> Result<Range<usize>, String> {
    let (surface, ordinal) = ordinal(words);
    let (head, tail) = match surface.split_once(" ... ") {
        Some((head, tail)) => (head, Some(tail)),
        None => (surface, None),
    };
    let places = occurrences(story, head);
    let start = match (ordinal, places.len()) {
        (_, 0) => return Err(format!("`{head}` is not in the story")),
        (None, 1) => places[0],
        (None, n) => return Err(format!("`{head}` stands {n} times in the story: say which, as `{head}#1`")),
        (Some(k), n) => *k
            .checked_sub(1)
            .and_then(|k| places.get(k))
            .ok_or_else(|| format!("`{head}` stands {n} times in the story, there is no #{k}"))?,
    };
    let end = start + head.len();
    let Some(tail) = tail else { return Ok(start..end) };
    let rest = occurrences(story, tail).into_iter().find(|place| *place >= end);
    rest.map(|place| start..place + tail.len()).ok_or_else(|| format!("`{tail}` does not follow `{head}`"))
}

/// Where `surface` stands in `story` as whole words.
pub(crate) fn occurrences(story: &str, surface: &str) -> Vec<usize> {
    if surface.is_empty() {
        return Vec::new();
    }
    let whole = |start: usize| {
        let inner_first = surface.chars().next().is_some_and(char::is_alphanumeric);
        let inner_last = surface.chars().next_back().is_some_and(char::is_alphanumeric);
        let before = story[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = story[start + surface.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !(inner_first && before || inner_last && after)
    };
    story.match_indices(surface).map(|(start, _)| start).filter(|start| whole(*start)).collect()
}

/// `Baqeri#2` is `Baqeri`, 2.
fn ordinal(words: &str) -> (&str, Option<usize>) {
    match words.rsplit_once('#') {
        Some((surface, digits)) if !surface.is_empty() => match digits.parse() {
            Ok(ordinal) => (surface, Some(ordinal)),
            Err(_) => (words, None),
        },
        _ => (words, None),
    }
}
