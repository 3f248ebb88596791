//! Which leaves are the story: its root, its headline, the kind of each block (`www/page/choose.js` takes the same steps).

use std::collections::BTreeSet;

use super::blocks;
use super::hints::{BODY, FRAME, HEADLINE, Rules};
use super::measure::{LINKED, Sums, Weight, frame, share, upwards, weigh};
use super::walk::{Element, Layout};
use crate::analysis::BlockKind;

/// Characters of prose that make a story where the page says that it is one.
const LEAST_PROSE: usize = 140;
/// The same where the page does not say.
const LEAST_PROSE_UNSAID: usize = 500;
/// Share of the best part's text that a part inside it must hold to be preferred, where its name says story.
const ENOUGH_NAMED: f64 = 0.6;
/// The same where its tag does.
const ENOUGH_TAGGED: f64 = 0.7;
/// Below this share of the page's prose, class names have led astray, and are not believed.
const LEAST_SHARE: f64 = 0.15;
/// How alike a heading and the page's title must be, as a share of common words.
const ALIKE: f64 = 0.6;

/// What the page's metadata says.
pub(super) struct Said {
    pub(super) titles: Vec<String>,
    pub(super) is_story: bool,
}

/// What the steps after the weighing share.
pub(super) struct Page<'p> {
    pub(super) layout: &'p Layout,
    pub(super) weights: Vec<Weight>,
    pub(super) rules: &'p Rules,
    pub(super) headline: Option<usize>,
}

/// The story's leaves in text order with their kinds; `None` where the page has no story.
pub(super) fn choose(layout: &Layout, rules: &Rules, said: &Said) -> Option<Vec<(usize, BlockKind)>> {
    let weights = weigh(layout);
    let headline = find_headline(layout, &weights, &said.titles);
    let page = Page { layout, weights, rules, headline };
    let framed_by = |by_name| frame(layout, &page.weights, rules, headline, by_name);
    let mut framed = framed_by(true);
    let mut root = find_root(&page, &framed);
    let unnamed = framed_by(false);
    let all = prose_in(&page, layout.elements.first()?, &unnamed);
    if share(prose_in(&page, &layout.elements[root], &framed), all) < LEAST_SHARE {
        framed = unnamed;
        root = find_root(&page, &framed);
    }
    let least = if said.is_story { LEAST_PROSE } else { LEAST_PROSE_UNSAID };
    (prose_in(&page, &layout.elements[root], &framed) >= least).then(|| blocks::of(&page, &framed, root))
}

fn prose_in(page: &Page<'_>, element: &Element, framed: &[bool]) -> usize {
    let counts = |at: &usize| page.weights[*at].prose && !framed[*at];
    (element.first..element.end).filter(counts).map(|at| page.weights[at].size).sum()
}

/// The leaf that is the headline.
fn find_headline(layout: &Layout, weights: &[Weight], titles: &[String]) -> Option<usize> {
    let named: Vec<Vec<String>> = titles.iter().map(|it| words_in(it)).filter(|it| !it.is_empty()).collect();
    let mut best = None;
    let mut best_score = 0.7; // an unlinked h1 outside the frame has 1
    for (at, weight) in weights.iter().enumerate() {
        let is_head = weight.flags & HEADLINE != 0;
        if weight.heading == 0 && !is_head || weight.size > 300 {
            continue;
        }
        let words = words_in(&layout.leaves[at].text);
        let likeness = named.iter().map(|title| alike(&words, title)).fold(0.0, f64::max);
        let sure = if likeness >= ALIKE { likeness } else { 0.0 };
        if weight.heading != 1 && sure < 0.75 {
            continue;
        }
        let mut score = 3.0 * sure;
        score += if weight.heading == 1 { 1.0 } else { 0.0 };
        score += if is_head { 0.3 } else { 0.0 };
        score -= if is_in_frame(layout, at) { 1.2 } else { 0.0 };
        score -= if weight.linked > 0.8 { 0.6 } else { 0.0 };
        if score > best_score {
            best = Some(at);
            best_score = score;
        }
    }
    best
}

fn is_in_frame(layout: &Layout, leaf: usize) -> bool {
    upwards(layout, layout.leaves[leaf].element).any(|at| layout.elements[at].flags & FRAME != 0)
}

/// The words of a text, lower case, without apostrophes.
pub(super) fn words_in(text: &str) -> Vec<String> {
    let bare: String = text.to_lowercase().chars().filter(|it| !matches!(it, '’' | '‘' | '\'')).collect();
    bare.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// 1 where equal, nearly 1 where the title only adds a site's name, else the share of common words.
fn alike(words: &[String], title: &[String]) -> f64 {
    if words == title {
        return 1.0;
    }
    if words.len() >= 3 {
        let (text, whole) = (words.join(" "), title.join(" "));
        if whole.starts_with(&text) || whole.ends_with(&text) {
            return 0.95;
        }
    }
    let words: BTreeSet<&String> = words.iter().collect();
    let title: BTreeSet<&String> = title.iter().collect();
    share(2 * words.intersection(&title).count(), words.len() + title.len())
}

/// The element that holds most of the story and least else.
fn find_root(page: &Page<'_>, framed: &[bool]) -> usize {
    let elements = &page.layout.elements;
    let value = Sums::of(page.weights.len(), |at| if framed[at] { 0.0 } else { value_of(&page.weights[at]) });
    let mut root = 0;
    for (at, element) in elements.iter().enumerate() {
        if value.below(element) >= value.below(&elements[root]) {
            root = at;
        }
    }
    root = without_other_stories(page, framed, root, &value);
    let best = value.below(&elements[root]);
    for (at, element) in elements.iter().enumerate().skip(root + 1) {
        if element.first >= elements[root].end {
            break;
        }
        let part = value.below(element) / best;
        let is_body = element.flags & BODY != 0;
        let enough = if is_body {
            part >= ENOUGH_NAMED
        } else {
            is_article(element, page.headline) && part >= ENOUGH_TAGGED
        };
        if enough {
            root = at;
            if is_body {
                break;
            }
        }
    }
    root
}

fn is_article(element: &Element, headline: Option<usize>) -> bool {
    element.tag == "main" || element.tag == "article" && headline.is_none_or(|leaf| element.holds(leaf))
}

/// What a leaf adds to the part of the page it is in, in characters of prose.
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn value_of(weight: &Weight) -> f64 {
    if weight.prose {
        weight.size as f64 * (1.0 - 2.0 * weight.linked)
    } else if weight.linked >= LINKED {
        -60.0 // about what the summary beside a linked title weighs
    } else if weight.heading > 0 {
        0.0
    } else {
        -5.0
    }
}

/// Where stories follow each other, each with its h1, the part that holds only the one with the headline.
fn without_other_stories(page: &Page<'_>, framed: &[bool], root: usize, value: &Sums<f64>) -> usize {
    let elements = &page.layout.elements;
    let Some(headline) = page.headline.filter(|&leaf| elements[root].holds(leaf)) else { return root };
    let is_other = |at: usize| page.weights[at].heading == 1 && at != headline && !framed[at];
    let others = Sums::of(page.weights.len(), |at| usize::from(is_other(at)));
    let mut lone = root;
    for at in upwards(page.layout, page.layout.leaves[headline].element).take_while(|&at| at != root) {
        if others.below(&elements[at]) > 0 {
            break;
        }
        if value.below(&elements[at]) > 200.0 {
            lone = at;
        }
    }
    if others.below(&elements[root]) > 0 { lone } else { root }
}
