//! Lines between headline and story that say who wrote it and when: bylines and timestamps, alone or on one line.

use super::byline::{self, Byline};
use super::lists::{Lists, folded};
use super::timestamp::{self, Stamp};
use super::{boilerplate, lines};
use crate::span::ByteSpan;

/// Bytes of a line of credits.
const MAX_BYTES: usize = 300;

/// What a line of credits says.
#[derive(Clone, Debug, Default)]
pub(super) struct Credits {
    pub(super) byline: Option<(ByteSpan, Byline)>,
    pub(super) stamp: Option<Stamp>,
}

/// Reads a line that holds byline, timestamp, or both, and nothing else.
pub(super) fn read(text: &str, span: ByteSpan, lists: &Lists<'_>) -> Option<Credits> {
    let line = span.of(text);
    if line.len() > MAX_BYTES {
        return None;
    }
    one(line, span, lists).or_else(|| barred(text, span, lists)).or_else(|| run_together(text, span, lists))
}

fn one(line: &str, span: ByteSpan, lists: &Lists<'_>) -> Option<Credits> {
    if let Some(stamp) = timestamp::read(line, lists) {
        return Some(Credits { byline: None, stamp: Some(stamp) });
    }
    byline::read(line, lists).map(|kind| Credits { byline: Some((span, kind)), stamp: None })
}

/// `By Jane Doe | March 4, 2024 | World`.
fn barred(text: &str, span: ByteSpan, lists: &Lists<'_>) -> Option<Credits> {
    let line = span.of(text);
    let mut all = Credits::default();
    let mut start = 0;
    let mut parts = 0;
    for end in cuts(line) {
        let part = lines::trimmed(text, ByteSpan::new(span.start + start, span.start + end));
        let words = part
            .of(text)
            .trim_end_matches(['-', '\u{2013}', '\u{2014}', '|', '\u{2022}', '\u{B7}'])
            .trim_end();
        let part = ByteSpan::new(part.start, part.start + words.len());
        start = end;
        if part.is_empty() {
            continue;
        }
        parts += 1;
        if let Some(found) = one(words, part, lists) {
            all.byline = all.byline.or(found.byline);
            all.stamp = all.stamp.or(found.stamp);
        } else if !lists.is_section(&folded(words)) && !boilerplate::is_boilerplate(words, lists) {
            return None;
        }
    }
    let said = all.stamp.is_some() || matches!(all.byline, Some((_, Byline::Said | Byline::Credit)));
    (parts >= 2 && said).then_some(all)
}

/// Where a line is divided by bars, bullets and spaced dashes: ends of its parts, the line's end last.
fn cuts(line: &str) -> impl Iterator<Item = usize> {
    let spaced = |at: usize| line[..at].ends_with(' ');
    let bars = line.char_indices().filter(move |&(at, c)| match c {
        '|' | '\u{2022}' | '\u{B7}' => true,
        '-' | '\u{2013}' | '\u{2014}' => spaced(at),
        _ => false,
    });
    bars.map(|(at, c)| at + c.len_utf8()).chain([line.len()])
}

/// `By Jane Doe March 4, 2024 3:00 pm`.
fn run_together(text: &str, span: ByteSpan, lists: &Lists<'_>) -> Option<Credits> {
    let line = span.of(text);
    let spaces = line.match_indices([' ', '\u{A0}', '\t']).map(|(at, _)| at);
    for at in spaces {
        let Some(stamp) = timestamp::read(&line[at..], lists).filter(|stamp| stamp.sure) else { continue };
        let name = lines::trimmed(text, ByteSpan::new(span.start, span.start + at));
        let words = name.of(text).trim_end_matches([',', ':', ';', '/']);
        let name = ByteSpan::new(name.start, name.start + words.len());
        // "GENEVA, April 28, 2023": the place of a release, not its author.
        let head = words.split(',').next().unwrap_or_default();
        let capitals = !words.contains(char::is_lowercase);
        let place = lists.is_place(head) || (capitals && lists.is_place_in_capitals(head));
        let byline = if place { None } else { Some((name, byline::read(words, lists)?)) };
        return Some(Credits { byline, stamp: Some(stamp) });
    }
    None
}
