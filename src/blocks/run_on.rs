//! A story on one long line: headline, credits and report apart again, where a dateline shows the seam.

use super::dateline;
use super::lists::Lists;
use super::{credits, headings, lines};
use crate::span::ByteSpan;

/// Bytes from which the only line of a text can hold a whole story.
const LONG: usize = 800;
/// Bytes in which headline, byline and timestamp end before the dateline.
const HEAD: usize = 420;

/// Where the only line of a text is to be cut, in bytes of `text`: before the credits and before the dateline; nothing
/// where no dateline tells the report from what stands above it.
pub(super) fn cuts(text: &str, line: ByteSpan, lists: &Lists<'_>) -> Vec<usize> {
    let Some(report) = report(text, line, lists) else { return Vec::new() };
    let head = lines::trimmed(text, ByteSpan::new(line.start, report));
    let credited = word_starts(text, head).find(|&at| {
        let above = lines::trimmed(text, ByteSpan::new(head.start, at));
        let below = ByteSpan::new(at, head.end);
        // A name without "By" cannot be told from the headline's last word.
        let said = below.of(text).get(..3).is_some_and(|it| it.eq_ignore_ascii_case("by "));
        let credits = || credits::read(text, below, lists);
        headings::is_headline(above.of(text)) && credits().is_some_and(|it| said || it.byline.is_none())
    });
    match credited {
        Some(at) => vec![at, report],
        None if headings::is_headline(head.of(text)) => vec![report],
        None => Vec::new(),
    }
}

/// Where the report begins: at the dateline of an agency, or at a known place in capitals.
fn report(text: &str, line: ByteSpan, lists: &Lists<'_>) -> Option<usize> {
    if line.end - line.start < LONG {
        return None;
    }
    let mut found: Option<(usize, usize)> = None;
    for at in word_starts(text, line).take_while(|&at| at < line.start + HEAD) {
        let Some((dateline, _)) = dateline::find(text, ByteSpan::new(at, line.end), lists) else { continue };
        let Some(place) = dateline.place else { continue };
        let town = place.of(text).split(',').next().unwrap_or_default();
        let capitals = !town.contains(char::is_lowercase);
        if dateline.agency.is_none() && !(capitals && lists.is_place_in_capitals(town)) {
            continue;
        }
        // "EET TALLINN (Reuters) -" and "TALLINN (Reuters) -" are one dateline: a known place decides, else the nearest.
        let known = lists.is_place(town) || lists.is_place_in_capitals(town);
        match found {
            Some((_, end)) if end == dateline.span.end && known => return Some(at),
            Some((_, end)) if end != dateline.span.end => break,
            _ if known => return Some(at),
            _ => found = Some((at, dateline.span.end)),
        }
    }
    found.map(|(at, _)| at)
}

/// The starts of the words after the first.
fn word_starts(text: &str, span: ByteSpan) -> impl Iterator<Item = usize> {
    let words = span.of(text);
    words.match_indices(' ').map(move |(at, _)| span.start + at + 1).filter(move |&at| {
        text.get(at..span.end).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '('))
    })
}
