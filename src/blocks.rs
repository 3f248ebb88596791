//! Text to blocks: headline, subheads, timestamp line, byline, dateline, paragraphs, list items, boilerplate.

mod boilerplate;
mod byline;
mod credits;
mod dateline;
mod given;
mod headings;
mod lines;
mod lists;
mod run_on;
mod sort;
mod timestamp;

use crate::analysis::BlockKind;
use crate::lexicon::Lexicon;
use crate::options::Settings;
use crate::published::Published;
use crate::span::ByteSpan;
use lists::Lists;
use sort::Draft;
use timestamp::{Event, Stamp};

/// Paragraphs among which a dateline is looked for: a standfirst or two may stand before the report.
const DATELINE_PARAGRAPHS: usize = 4;

/// One block of the story, without surrounding white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) span: ByteSpan,
}

/// The story's parts, as read from the text or told by the caller.
pub(crate) struct Blocks {
    /// In text order, not overlapping; every visible character of the text is in one.
    pub(crate) list: Vec<Block>,
    /// Its words, without the bullet that may open its block.
    pub(crate) headline: Option<ByteSpan>,
    pub(crate) byline: Option<ByteSpan>,
    pub(crate) dateline: Option<Dateline>,
    /// From a line of the text.
    pub(crate) published: Option<Published>,
    /// How many of the caller's blocks did not fit the text.
    pub(crate) ignored: usize,
}

/// Place and agency before the first sentence; `span` reaches to the end of the dash or colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    pub(crate) span: ByteSpan,
    /// Town, with region or country where they follow it: `LIMA, Peru`.
    pub(crate) place: Option<ByteSpan>,
    pub(crate) agency: Option<ByteSpan>,
}

/// Splits `text` into blocks: the caller's, and what the text shows in the gaps between them.
pub(crate) fn split(text: &str, settings: &Settings<'_>, lexicon: &Lexicon) -> Blocks {
    let lists = Lists::read(lexicon);
    let (given, ignored) = given::read(text, settings);
    let drafts = sort::sort(text, drafts(text, &given, &lists), &lists);
    let list: Vec<Block> =
        drafts.iter().map(|draft| Block { kind: draft.kind(), span: draft.span }).collect();
    let dateline = find_dateline(text, &list, &lists);
    let stamped = published(text, &drafts, &lists);
    Blocks {
        headline: list
            .iter()
            .find(|block| block.kind == BlockKind::Headline)
            .map(|block| without_marker(text, block.span)),
        byline: find_byline(&drafts),
        published: stamped.or_else(|| dateline.as_ref().and_then(|(_, date)| date.clone())),
        dateline: dateline.map(|(dateline, _)| dateline),
        list,
        ignored,
    }
}

/// The caller's blocks and the lines between them, in text order.
fn drafts(text: &str, given: &[Block], lists: &Lists<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut start = 0;
    let gap = |span: ByteSpan, drafts: &mut Vec<Draft>| {
        let mut pieces = lines::pieces(text, span);
        if let [only] = pieces[..]
            && given.is_empty()
        {
            pieces = parted(text, only, &run_on::cuts(text, only, lists));
        }
        let pieces = pieces.into_iter().flat_map(|piece| boilerplate::apart(text, piece, lists));
        drafts.extend(pieces.map(Draft::guessed));
    };
    for block in given {
        gap(ByteSpan::new(start, block.span.start), &mut drafts);
        drafts.push(Draft::given(*block));
        start = block.span.end;
    }
    gap(ByteSpan::new(start, text.len()), &mut drafts);
    drafts
}

/// `span` cut at these bytes.
fn parted(text: &str, span: ByteSpan, cuts: &[usize]) -> Vec<ByteSpan> {
    let ends = cuts.iter().copied().chain([span.end]);
    let starts = [span.start].into_iter().chain(cuts.iter().copied());
    starts.zip(ends).map(|(start, end)| lines::trimmed(text, ByteSpan::new(start, end))).collect()
}

fn find_dateline(text: &str, list: &[Block], lists: &Lists<'_>) -> Option<(Dateline, Option<Published>)> {
    let paragraphs = list.iter().filter(|block| block.kind == BlockKind::Paragraph);
    paragraphs.take(DATELINE_PARAGRAPHS).find_map(|block| dateline::find(text, block.span, lists))
}

/// The first byline; a caller's block as it is, else the part of the line that names the author.
fn find_byline(drafts: &[Draft]) -> Option<ByteSpan> {
    let bylines = drafts.iter().filter(|draft| draft.kind() == BlockKind::Byline);
    bylines.map(|draft| draft.credits.byline.map_or(draft.span, |(span, _)| span)).next()
}

/// The date of the timestamp lines: one that says it is of publication before others, the first of equals.
fn published(text: &str, drafts: &[Draft], lists: &Lists<'_>) -> Option<Published> {
    let mut best: Option<(Event, Published)> = None;
    for draft in drafts {
        let stamp: Option<Stamp> = match (draft.kind(), draft.given) {
            (BlockKind::Timestamp, true) => timestamp::read_within(draft.span.of(text), lists),
            (BlockKind::Timestamp | BlockKind::Byline, _) => draft.credits.stamp.clone(),
            _ => None,
        };
        if let Some((event, date)) = stamp.and_then(|stamp| stamp.date)
            && best.as_ref().is_none_or(|(known, _)| event > *known)
        {
            best = Some((event, date));
        }
    }
    best.map(|(_, date)| date)
}

/// A block's words without the bullet or number that opens it.
fn without_marker(text: &str, span: ByteSpan) -> ByteSpan {
    let marker = lines::marker(span.of(text)).unwrap_or(0);
    lines::trimmed(text, ByteSpan::new(span.start + marker, span.end))
}
