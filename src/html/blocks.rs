//! The chosen part of a page, leaf by leaf: what each is, and what of it is none of the story.

use std::collections::BTreeSet;

use super::choose::{Page, words_in};
use super::hints::{BYLINE, CAPTION, CREDIT, INLINE_SKIP, PULL, Rules, STANDFIRST, TIME};
use super::measure::{LINKED, Sums, Weight, is_section_head, is_standing_line, share, upwards};
use super::walk::Layout;
use crate::analysis::BlockKind;

/// Lines above the headline that may belong to it: a date, the caption of the picture.
const ABOVE: usize = 4;
/// Share of a pull quote's words that stand in the paragraph it was taken from.
const PULLED: f64 = 0.8;
/// Longest byline, in characters.
const LONGEST_BYLINE: usize = 150;
/// Longest line of date, in characters.
const LONGEST_DATE: usize = 100;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The blocks in text order.
pub(super) fn of(page: &Page<'_>, framed: &[bool], root: usize) -> Vec<(usize, BlockKind)> {
    let (first, end) = (page.layout.elements[root].first, page.layout.elements[root].end);
    let links = link_lists(page, first, end);
    let mut candidates = Vec::new();
    let mut start = first;
    if let Some(headline) = page.headline.filter(|&leaf| leaf < end) {
        candidates.extend(above(page, framed, headline, root));
        start = headline.max(first);
        if headline < first {
            candidates.push(headline);
            let is_header = |at: &usize| !framed[*at] && is_header(page, *at);
            candidates.extend((headline + 1..first).filter(is_header));
        }
    }
    candidates.extend((start..end).filter(|&at| Some(at) == page.headline || !framed[at] && !links[at]));
    let kind = |at: usize| {
        let kind = if Some(at) == page.headline { Some(BlockKind::Headline) } else { kind_of(page, at) };
        Some((at, kind?))
    };
    let mut blocks = without_repeats(page, candidates.into_iter().filter_map(kind).collect());
    // A subhead with nothing under it at the end of the story belongs to what followed.
    while blocks.pop_if(|(_, kind)| *kind == BlockKind::Subhead).is_some() {}
    blocks
}

/// Date and caption just above the headline.
fn above(page: &Page<'_>, framed: &[bool], headline: usize, root: usize) -> Vec<usize> {
    let around = upwards(page.layout, root).find(|&at| page.layout.elements[at].holds(headline));
    let first = around.map_or(headline, |at| page.layout.elements[at].first);
    let belongs = |at: &usize| {
        let weight = &page.weights[*at];
        !framed[*at] && (is_date(page.rules, weight) || weight.flags & CAPTION != 0 && weight.linked < LINKED)
    };
    (first.max(headline.saturating_sub(ABOVE))..headline).filter(belongs).collect()
}

/// May a leaf between the headline and the body belong to the story?
fn is_header(page: &Page<'_>, at: usize) -> bool {
    let weight = &page.weights[at];
    if is_byline(page.rules, weight) || is_date(page.rules, weight) {
        return true;
    }
    let is_line = || weight.heading > 1 || is_in(page.layout, page.layout.leaves[at].element, &["li"]);
    weight.linked < LINKED
        && (weight.prose || weight.flags & (STANDFIRST | CAPTION) != 0 || weight.size > 30 && is_line())
}

fn is_byline(rules: &Rules, weight: &Weight) -> bool {
    let starts_by = ["", "words ", "story ", "text "].iter().any(|before| {
        let rest = weight.line.strip_prefix(before).and_then(|it| it.strip_prefix("by "));
        rest.and_then(|it| it.chars().next()).is_some_and(char::is_alphabetic)
    });
    weight.size <= LONGEST_BYLINE
        && (weight.flags & BYLINE != 0 || starts_by)
        && !is_standing_line(rules, &weight.line)
}

fn is_date(rules: &Rules, weight: &Weight) -> bool {
    let has_digit = weight.line.contains(|it: char| it.is_ascii_digit());
    if weight.size > LONGEST_DATE || !has_digit || is_standing_line(rules, &weight.line) {
        return false;
    }
    weight.flags & TIME != 0 || is_posted(&weight.line) || is_bare_date(&weight.line)
}

/// "Last updated …"
fn is_posted(line: &str) -> bool {
    let rest = line.strip_prefix("first ").or_else(|| line.strip_prefix("last ")).unwrap_or(line);
    ["posted", "published", "updated", "modified"].iter().any(|word| {
        rest.strip_prefix(word)
            .is_some_and(|it| !it.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_'))
    })
}

/// A line of a date and little else: "22 April 2025, 15:40", "Wed 03.07.2024".
fn is_bare_date(line: &str) -> bool {
    let words: Vec<&str> = line.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let is_number = |word: &&&str| word.bytes().all(|it| it.is_ascii_digit());
    let is_month = |word: &&&str| {
        **word == "sept" || MONTHS.iter().any(|month| **word == *month || **word == &month[..3])
    };
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let parts = words.iter().filter(is_number).count() + words.iter().filter(is_month).count();
    words.iter().filter(is_number).any(is_year) && parts >= 3 && words.len() - parts <= 3
}

/// Leaves in lists of which most is links.
fn link_lists(page: &Page<'_>, first: usize, end: usize) -> Vec<bool> {
    let Page { layout, weights, .. } = page;
    let mut out = vec![false; weights.len()];
    let size = Sums::of(weights.len(), |at| weights[at].size);
    let links = Sums::of(weights.len(), |at| layout.leaves[at].links + layout.leaves[at].jumps);
    for element in &layout.elements {
        let is_list = matches!(element.tag.as_str(), "ul" | "ol" | "dl" | "menu");
        if is_list
            && element.first >= first
            && element.end <= end
            && share(links.below(element), size.below(element)) >= 0.6
        {
            out[element.first..element.end].fill(true);
        }
    }
    out
}

/// What a leaf of the story is; `None` where it is none of it.
fn kind_of(page: &Page<'_>, at: usize) -> Option<BlockKind> {
    let Page { layout, weights, rules, .. } = page;
    let weight = &weights[at];
    let own = layout.leaves[at].element;
    let element = &layout.elements[own];
    let is_aside = weight.flags & CREDIT != 0 || element.flags & INLINE_SKIP != 0;
    if weight.form.is_empty() || is_aside && !weight.prose || is_standing_line(rules, &weight.line) {
        return None;
    }
    if is_date(rules, weight) {
        return Some(BlockKind::Timestamp);
    }
    if is_byline(rules, weight) {
        return Some(BlockKind::Byline);
    }
    let is_author_box = weight.flags & BYLINE != 0 && weight.prose;
    if is_author_box || weight.linked >= 0.8 || weight.linked >= LINKED && !weight.prose {
        return None;
    }
    if weight.flags & CAPTION != 0 && weight.heading == 0 {
        return Some(BlockKind::Caption);
    }
    if weight.heading > 0 {
        return (!is_section_head(rules, &weight.line)).then_some(BlockKind::Subhead);
    }
    if is_in(layout, own, &["li"]) {
        return Some(BlockKind::ListItem);
    }
    let is_text =
        matches!(element.tag.as_str(), "p" | "blockquote" | "pre" | "dd" | "dt" | "li" | "center" | "q");
    if is_text || weight.prose || weight.flags & STANDFIRST != 0 || is_in(layout, own, &["p", "blockquote"]) {
        return Some(BlockKind::Paragraph);
    }
    let beside = prose_beside(layout, weights, at);
    if beside == 2 && layout.leaves[at + 1].element == own {
        return Some(BlockKind::Subhead);
    }
    (beside > 0 && weight.line.ends_with(|it| ".!?…”\"’')".contains(it))).then_some(BlockKind::Paragraph)
}

fn is_in(layout: &Layout, element: usize, tags: &[&str]) -> bool {
    upwards(layout, element).take(3).any(|at| tags.contains(&layout.elements[at].tag.as_str()))
}

/// How many of a short leaf's neighbours are paragraphs of its own make: in one element (cut by line breaks), or in elements like
/// its own.
fn prose_beside(layout: &Layout, weights: &[Weight], at: usize) -> usize {
    let own = layout.leaves[at].element;
    let is_like = |leaf: &usize| {
        let Some(other) = layout.leaves.get(*leaf).map(|it| it.element).filter(|_| weights[*leaf].prose)
        else {
            return false;
        };
        let (other_element, own_element) = (&layout.elements[other], &layout.elements[own]);
        other == own || other_element.parent == own_element.parent && other_element.tag == own_element.tag
    };
    at.checked_sub(1).into_iter().chain([at + 1]).filter(is_like).count()
}

/// A pull quote says again what a paragraph says, often with a few words left out; a headline is repeated in bars that stick.
fn without_repeats(page: &Page<'_>, blocks: Vec<(usize, BlockKind)>) -> Vec<(usize, BlockKind)> {
    let Page { layout, weights, .. } = page;
    let is_pulled = |leaf: usize| {
        weights[leaf].flags & PULL != 0 || is_in(layout, layout.leaves[leaf].element, &["blockquote", "q"])
    };
    let paragraphs: Vec<(&str, BTreeSet<String>)> = blocks
        .iter()
        .filter(|&&(leaf, kind)| kind == BlockKind::Paragraph && !is_pulled(leaf))
        .map(|&(leaf, _)| {
            (weights[leaf].form.as_str(), words_in(&layout.leaves[leaf].text).into_iter().collect())
        })
        .collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    seen.extend(
        blocks.iter().filter(|it| it.1 == BlockKind::Headline).map(|&(leaf, _)| weights[leaf].form.as_str()),
    );
    let mut kept = Vec::new();
    for (leaf, kind) in blocks {
        let form = weights[leaf].form.as_str();
        let length = form.encode_utf16().count();
        let is_new = seen.insert(form);
        if kind != BlockKind::Headline {
            let words = words_in(&layout.leaves[leaf].text);
            let is_taken = |(other, known): &(&str, BTreeSet<String>)| {
                let common = words.iter().filter(|it| known.contains(*it)).count();
                other.contains(form)
                    || weights[leaf].flags & PULL != 0 && share(common, words.len()) >= PULLED
            };
            if !is_new && length >= 20 || length >= 15 && is_pulled(leaf) && paragraphs.iter().any(is_taken) {
                continue;
            }
        }
        kept.push((leaf, kind));
    }
    kept
}
