//! What surrounds a story: read more, advertisement, credits, `(Reporting by …)`, captions.

use super::lists::{Lists, folded};
use super::{lines, timestamp};
use crate::span::ByteSpan;

/// Words of a line that can be boilerplate by its beginning.
const START_WORDS: usize = 40;
/// Words of a line that can be boilerplate by words inside it.
const WITHIN_WORDS: usize = 60;
/// Words of a caption that is known by its credit at the end.
const CAPTION_WORDS: usize = 45;
/// Bytes of a bracket or credit that ends a paragraph.
const TAIL_BYTES: usize = 400;
/// Bytes of a line that is compared at all: no line of the lists' word limits is longer.
const LINE_BYTES: usize = 600;

/// Whether a line is no part of the story.
pub(super) fn is_boilerplate(line: &str, lists: &Lists<'_>) -> bool {
    if line.len() > LINE_BYTES {
        return false;
    }
    let folded = folded(line);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{A9}' | '@'));
    let words = folded.split(' ').count();
    let bracketed = folded.starts_with(['(', '[', '*', '_'])
        || folded.starts_with("- ")
        || folded.starts_with("\u{2014}");
    bare.is_empty()
        || lists.whole.contains(&bare)
        || (words <= START_WORDS && lists.start.iter().any(|start| begins(bare, start)))
        || (words <= WITHIN_WORDS && lists.within.iter().any(|phrase| bare.contains(phrase)))
        || (bracketed && lists.tails.iter().any(|tail| begins(bare, tail)))
        || is_address(bare)
}

/// Whether a line describes a picture: known by its first words or by the credit at its end.
pub(super) fn is_caption(line: &str, lists: &Lists<'_>) -> bool {
    if line.len() > LINE_BYTES {
        return false;
    }
    let folded = folded(line);
    let opened = lists.captions.iter().any(|start| begins(&folded, start));
    let words = folded.split(' ').count();
    opened || (words <= CAPTION_WORDS && credited(&folded, lists))
}

/// Where the part of a paragraph begins that is no story: `(Reporting by …)`, `© 2024 …`, `— Reuters`.
pub(super) fn tail(text: &str, span: ByteSpan, lists: &Lists<'_>) -> Option<usize> {
    let words = span.of(text);
    let floor = words.len().saturating_sub(TAIL_BYTES);
    let from = (floor..words.len()).find(|&at| words.is_char_boundary(at))?;
    let end = &words[from..];
    let at = from + bracket(end, lists).or_else(|| copyright(end)).or_else(|| signature(end, lists))?;
    let before = words[..at].trim_end();
    (!before.is_empty()).then_some(span.start + at)
}

/// Whether `words` begin with `start` as whole words.
fn begins(words: &str, start: &str) -> bool {
    let whole = |rest: &str| {
        start.ends_with(|c: char| !c.is_alphanumeric())
            || start.ends_with("20")
            || start.ends_with("19")
            || !rest.starts_with(char::is_alphanumeric)
    };
    words.strip_prefix(start).is_some_and(whole)
}

/// A web or mail address alone on its line.
fn is_address(bare: &str) -> bool {
    !bare.contains(' ')
        && (bare.contains('@') || bare.contains("://") || bare.starts_with("www."))
        && bare.contains('.')
}

/// Whether a line ends with a picture's credit: `(AP Photo/Jane Doe)`, `[Jane Doe/Reuters]`, `Getty Images`.
fn credited(folded: &str, lists: &Lists<'_>) -> bool {
    const AGENCIES: [&str; 8] = [
        "getty images",
        "afp via getty",
        "ap photo",
        "reuters/file",
        "afp/file",
        "shutterstock",
        "istock",
        "alamy",
    ];
    let bare = folded.trim_end_matches(['.', ' ']);
    if let Some(open) = bare.rfind(['(', '[']) {
        let inside = &bare[open + 1..];
        let closed = inside.ends_with([')', ']']);
        let photo = ["photo", "image", "picture", "credit", "file:", "courtesy"]
            .iter()
            .any(|it| begins(inside, it) || inside.contains(" photo/") || inside.starts_with("ap photo"));
        let source = inside.trim_end_matches(']').rsplit('/').next().unwrap_or_default();
        let square = bare[open..].starts_with('[') && inside.contains('/') && lists.is_agency(source);
        if closed && (photo || square || AGENCIES.iter().any(|it| inside.contains(it))) {
            return true;
        }
    }
    AGENCIES.iter().any(|it| bare.ends_with(it))
        || bare.rsplit_once(' ').is_some_and(|(_, last)| {
            last.contains('/')
                && ["/reuters", "/ap", "/afp", "/epa", "/getty"].iter().any(|it| last.ends_with(it))
        })
}

/// A bracket that ends the paragraph, where its words are credits.
fn bracket(end: &str, lists: &Lists<'_>) -> Option<usize> {
    let bare = end.trim_end_matches(['.', ' ', '\u{A0}']);
    let open = bare.ends_with([')', ']']).then(|| bare.rfind(['(', '[']))??;
    let inside = &bare[open + 1..bare.len() - 1];
    let folded = folded(inside);
    let credit = lists.tails.iter().any(|tail| begins(&folded, tail)) || is_boilerplate(inside, lists);
    (credit || (ended(&end[..open]) && lists.is_agency(inside))).then_some(open)
}

/// `© 2024 Reuters. All rights reserved.` behind the last sentence.
fn copyright(end: &str) -> Option<usize> {
    let sign = end.find('\u{A9}')?;
    ended(&end[..sign]).then_some(sign)
}

/// `— Reuters` or `/AFP` behind the last sentence.
fn signature(end: &str, lists: &Lists<'_>) -> Option<usize> {
    let at = end.rfind(['\u{2014}', '\u{2013}', '-', '/'])?;
    let name = end[at..].trim_start_matches(['\u{2014}', '\u{2013}', '-', '/']).trim_end_matches(['.', ' ']);
    let start = end[..at].trim_end_matches(['\u{2014}', '\u{2013}', '-', '/']).len();
    (ended(&end[..start]) && lists.is_agency(name)).then_some(start)
}

/// Whether a sentence ends here.
fn ended(before: &str) -> bool {
    before
        .trim_end_matches([' ', '\u{A0}', '"', '\u{201D}', '\'', '\u{2019}', ')'])
        .ends_with(['.', '!', '?', '\u{2026}'])
}

/// The parts of a paragraph that were run together: an opening timestamp, the story, credits.
pub(super) fn apart(text: &str, span: ByteSpan, lists: &Lists<'_>) -> Vec<ByteSpan> {
    let whole = span.of(text);
    let story = match timestamp::opening(whole, lists) {
        Some(length) if !is_boilerplate(whole, lists) => span.start + length,
        _ => span.start,
    };
    let mut ends = vec![span.end];
    let mut rest = span;
    // "(Reporting by …) © 2024 Reuters": at most two, so that a line of brackets is not taken apart from its end.
    while ends.len() <= 2
        && let Some(at) = tail(text, rest, lists).filter(|&at| at > story)
    {
        rest = lines::trimmed(text, ByteSpan::new(span.start, at));
        ends.push(at);
    }
    let mut cuts = vec![span.start, story];
    cuts.extend(ends.into_iter().rev());
    let parts = cuts.windows(2).map(|pair| lines::trimmed(text, ByteSpan::new(pair[0], pair[1])));
    parts.filter(|part| !part.is_empty()).collect()
}
