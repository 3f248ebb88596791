//! Lines to kinds: by their form first, then by where they stand.

use super::byline::Byline;
use super::credits::{self, Credits};
use super::lists::Lists;
use super::{Block, boilerplate, dateline, headings, lines, without_marker};
use crate::analysis::BlockKind;
use crate::span::ByteSpan;

/// Lines without a stop, one after the other, that are a list (a squad, results, an agenda) and not subheads.
const RUN: usize = 3;

/// A block whose kind may still be open.
pub(super) struct Draft {
    pub(super) span: ByteSpan,
    kind: Option<BlockKind>,
    /// Whether the caller said its kind.
    pub(super) given: bool,
    pub(super) credits: Credits,
}

impl Draft {
    pub(super) fn guessed(span: ByteSpan) -> Self {
        Self { span, kind: None, given: false, credits: Credits::default() }
    }

    pub(super) fn given(block: Block) -> Self {
        Self { span: block.span, kind: Some(block.kind), given: true, credits: Credits::default() }
    }

    pub(super) fn kind(&self) -> BlockKind {
        self.kind.unwrap_or(BlockKind::Paragraph)
    }
}

/// Gives every draft its kind.
pub(super) fn sort(text: &str, mut drafts: Vec<Draft>, lists: &Lists<'_>) -> Vec<Draft> {
    for draft in drafts.iter_mut().filter(|draft| !draft.given) {
        (draft.kind, draft.credits) = by_form(text, draft.span, lists);
    }
    let body = drafts.iter().position(|draft| is_body(text, draft, lists)).unwrap_or(drafts.len());
    let headline = find_headline(text, &mut drafts, body, lists);
    settle_credits(&mut drafts, headline, body);
    standfirsts(text, &mut drafts, headline, body);
    subheads(text, &mut drafts, body);
    drafts
}

/// The kind that a line shows wherever it stands.
fn by_form(text: &str, span: ByteSpan, lists: &Lists<'_>) -> (Option<BlockKind>, Credits) {
    let line = span.of(text);
    let none = Credits::default();
    if let Some(credits) = credits::read(text, span, lists) {
        let kind = if credits.byline.is_some() { BlockKind::Byline } else { BlockKind::Timestamp };
        return (Some(kind), credits);
    }
    if boilerplate::is_boilerplate(line, lists) {
        return (Some(BlockKind::Boilerplate), none);
    }
    if boilerplate::is_caption(line, lists) {
        return (Some(BlockKind::Caption), none);
    }
    let item = lines::marker(line).is_some();
    (item.then_some(BlockKind::ListItem), none)
}

/// Whether the story itself has begun with this draft.
fn is_body(text: &str, draft: &Draft, lists: &Lists<'_>) -> bool {
    match draft.kind {
        Some(BlockKind::Paragraph) => true,
        None => headings::is_prose(draft.span.of(text)) || dateline::find(text, draft.span, lists).is_some(),
        Some(_) => false,
    }
}

/// Marks the headline, and the section names above it; the headline's index, if there is one.
fn find_headline(text: &str, drafts: &mut [Draft], body: usize, lists: &Lists<'_>) -> Option<usize> {
    if let Some(given) =
        drafts.iter().position(|draft| draft.given && draft.kind == Some(BlockKind::Headline))
    {
        return Some(given);
    }
    // A title stands above a story; without one the line is all there is, and is read as a sentence.
    let mut open: Vec<usize> = (0..body).filter(|&at| is_open(&drafts[at])).collect();
    if body == drafts.len() {
        open.pop();
    }
    for (nth, &at) in open.iter().enumerate() {
        let words = without_marker(text, drafts[at].span).of(text);
        let next = open.get(nth + 1).map(|&next| without_marker(text, drafts[next].span).of(text));
        if headings::is_kicker(words, next, lists) {
            drafts[at].kind = Some(BlockKind::Boilerplate);
            continue;
        }
        let listed = drafts[at].kind == Some(BlockKind::ListItem) && in_list(text, drafts, at);
        if listed || !headings::is_headline(words) {
            return None;
        }
        drafts[at].kind = Some(BlockKind::Headline);
        return Some(at);
    }
    None
}

/// Whether a draft's words decide about its kind: no form, a bullet, or a name that could be a title.
fn is_open(draft: &Draft) -> bool {
    let weak = matches!(draft.credits.byline, Some((_, Byline::Placed | Byline::Bare | Byline::Agency)))
        && draft.credits.stamp.is_none();
    !draft.given && (weak || matches!(draft.kind, None | Some(BlockKind::ListItem)))
}

/// Whether a bulleted line is one of a list: one that stands apart from points standing together is above them.
fn in_list(text: &str, drafts: &[Draft], at: usize) -> bool {
    let item = |at: usize| drafts.get(at).filter(|it| it.kind == Some(BlockKind::ListItem));
    let apart = |a: &Draft, b: &Draft| {
        let between = ByteSpan::new(a.span.end.min(b.span.start), b.span.start).of(text);
        between.matches('\n').count() > 1
    };
    let Some(next) = item(at + 1) else { return false };
    let spread = item(at + 2).is_some_and(|after| apart(next, after));
    !apart(&drafts[at], next) || spread
}

/// Takes back the kinds of lines that are bylines or timestamps by their place only.
fn settle_credits(drafts: &mut [Draft], headline: Option<usize>, body: usize) {
    let end = drafts.iter().rposition(|it| it.kind != Some(BlockKind::Boilerplate)).unwrap_or(0);
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        if draft.given {
            continue;
        }
        let above = at < body && headline.is_some_and(|headline| headline < at);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|it| drafts.get(it));
        let dated = draft.credits.stamp.is_some()
            || beside.into_iter().any(|it| it.kind == Some(BlockKind::Timestamp));
        let kind = match (draft.kind, draft.credits.byline) {
            (Some(BlockKind::Byline), Some((_, Byline::Placed))) if !above && !dated => None,
            (Some(BlockKind::Byline), Some((_, Byline::Agency))) if at == end && at >= body => {
                Some(BlockKind::Boilerplate)
            }
            (Some(BlockKind::Byline), Some((_, Byline::Agency))) if !above => None,
            (Some(BlockKind::Byline), Some((_, Byline::Credit))) if at > body => Some(BlockKind::Boilerplate),
            (Some(BlockKind::Byline), Some((_, Byline::Bare))) if !(above && dated) => None,
            (Some(BlockKind::Timestamp), _)
                if at > body && !draft.credits.stamp.as_ref().is_some_and(|it| it.sure) =>
            {
                None
            }
            (kind, _) => kind,
        };
        drafts[at].kind = kind;
    }
}

/// Marks the lines between headline and story.
fn standfirsts(text: &str, drafts: &mut [Draft], headline: Option<usize>, body: usize) {
    let Some(headline) = headline.filter(|&headline| headline < body && body < drafts.len()) else { return };
    for draft in drafts[headline + 1..body].iter_mut().filter(|draft| draft.kind.is_none()) {
        if headings::is_standfirst(draft.span.of(text)) {
            draft.kind = Some(BlockKind::Subhead);
        }
    }
}

/// Marks the short lines between paragraphs: subheads, or items where there are several in a row.
fn subheads(text: &str, drafts: &mut [Draft], body: usize) {
    let mut at = body;
    while at < drafts.len() {
        let run = drafts[at..]
            .iter()
            .take_while(|draft| draft.kind.is_none() && headings::is_subhead(draft.span.of(text)))
            .count();
        if run == 0 {
            at += 1;
            continue;
        }
        let followed = drafts[at + run..].first().is_some_and(|next| match next.kind {
            None => headings::is_prose(next.span.of(text)),
            Some(kind) => matches!(kind, BlockKind::Paragraph | BlockKind::ListItem),
        });
        let kind =
            if run >= RUN { Some(BlockKind::ListItem) } else { followed.then_some(BlockKind::Subhead) };
        for draft in &mut drafts[at..at + run] {
            draft.kind = kind;
        }
        at += run;
    }
}
