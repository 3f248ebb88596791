//! What the leaves of a page weigh, and which parts of it are the page's frame (`www/page/measure.js`).

use super::hints::{BODY, BYLINE, CAPTION, CREDIT, DOUBTFUL, FRAME, HEADLINE, PULL, Rules, STANDFIRST, TIME};
use super::walk::{Element, Layout, Leaf};

/// A sentence of news has about 120 characters; what is shorter than this is a label, unless its element says paragraph.
const PROSE: usize = 60;
/// Share of a leaf's characters in links from which it is a list of links, not text.
pub(super) const LINKED: f64 = 0.5;
/// An element with more leaves than this is a part of the page; its names do not describe each of its lines.
const FEW_LEAVES: usize = 6;
/// Characters that a teaser (a linked heading with its summary) has at most.
const TEASER: usize = 420;
/// Prose leaves from which an element with a doubtful name is a part of the story.
const ENOUGH_PROSE: usize = 2;
/// Share of the page's prose leaves that a part under "Related" and its like has at most.
const LARGEST_SECTION: f64 = 0.34;
/// A table with a cell of so many characters is there for the layout.
const LAYOUT_CELL: usize = 280;

/// Everything the choice needs to know of a leaf.
pub(super) struct Weight {
    /// UTF-16 units.
    pub(super) size: usize,
    /// Share of them in links that leave the page.
    pub(super) linked: f64,
    /// 1 to 6, 0 for text.
    pub(super) heading: u8,
    /// What the few-leaved elements around it say.
    pub(super) flags: u32,
    /// Reads like a paragraph.
    pub(super) prose: bool,
    /// Lower case, letters and digits only: for comparison.
    pub(super) form: String,
    /// Lower case, straight quotes: for the tables of lines.
    pub(super) line: String,
}

/// Weighs every leaf.
pub(super) fn weigh(layout: &Layout) -> Vec<Weight> {
    layout.leaves.iter().map(|leaf| weight_of(layout, leaf)).collect()
}

fn weight_of(layout: &Layout, leaf: &Leaf) -> Weight {
    let linked = share(leaf.links, leaf.size);
    let heading = heading_of(layout, leaf);
    let line = line_of(&leaf.text);
    let prose = heading == 0
        && leaf.size >= PROSE
        && linked < LINKED
        && leaf.text.contains(|it| ".!?…:;,\"”’)]".contains(it));
    let form = line.chars().filter(|it| it.is_alphanumeric()).collect();
    Weight { size: leaf.size, linked, heading, flags: flags_around(layout, leaf), prose, form, line }
}

/// `part` of `whole`; the counts of a page are exact as floats.
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^52")]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn line_of(text: &str) -> String {
    let mut line = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            '’' | '‘' => line.push('\''),
            _ if letter.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            _ => line.push(letter),
        }
    }
    line
}

/// The records from an element up to the top.
pub(super) fn upwards(layout: &Layout, element: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(element), |&at| layout.elements[at].parent)
}

fn heading_of(layout: &Layout, leaf: &Leaf) -> u8 {
    let level = |at: usize| match layout.elements[at].tag.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    };
    upwards(layout, leaf.element).take(3).find_map(level).unwrap_or(0)
}

fn flags_around(layout: &Layout, leaf: &Leaf) -> u32 {
    let mut flags = 0;
    for (bit, &units) in leaf.covered.iter().enumerate() {
        if share(units, leaf.size) >= 0.6 {
            flags |= 1 << bit & !(FRAME | DOUBTFUL);
        }
    }
    let covered = |flag: u32| leaf.covered[flag.trailing_zeros() as usize];
    let (author, time) = (covered(BYLINE), covered(TIME));
    if author > 0 && time > 0 && share(author + time, leaf.size) >= 0.6 {
        flags |= TIME;
    }
    for at in upwards(layout, leaf.element) {
        let Element { first, end, flags: own, .. } = layout.elements[at];
        if end - first > FEW_LEAVES {
            break;
        }
        flags |= own & (HEADLINE | STANDFIRST | BYLINE | TIME | CAPTION | CREDIT | PULL);
    }
    flags
}

/// Sums over the first n leaves, so that any element's sum is a difference.
pub(super) struct Sums<T>(Vec<T>);

impl<T: Copy + Default + std::ops::Add<Output = T> + std::ops::Sub<Output = T>> Sums<T> {
    /// Adds up `value` over the leaves.
    pub(super) fn of(count: usize, value: impl Fn(usize) -> T) -> Self {
        let mut total = vec![T::default()];
        for leaf in 0..count {
            total.push(total[leaf] + value(leaf));
        }
        Self(total)
    }

    /// The sum below an element.
    pub(super) fn below(&self, element: &Element) -> T {
        self.0[element.end] - self.0[element.first]
    }
}

/// For each leaf whether it belongs to the page's frame; class names count where `by_name`.
pub(super) fn frame(
    layout: &Layout,
    weights: &[Weight],
    rules: &Rules,
    headline: Option<usize>,
    by_name: bool,
) -> Vec<bool> {
    let prose = Sums::of(weights.len(), |at| usize::from(weights[at].prose && weights[at].linked < 0.3));
    let size = Sums::of(weights.len(), |at| weights[at].size);
    let all_prose = weights.iter().filter(|it| it.prose).count();
    let mut out = vec![false; weights.len()];
    let mut dropped = vec![false; layout.elements.len()];
    for (at, element) in layout.elements.iter().enumerate() {
        if element.parent.is_some_and(|parent| dropped[parent]) {
            dropped[at] = true;
            continue;
        }
        if headline.is_some_and(|leaf| element.holds(leaf)) || element.first >= element.end {
            continue;
        }
        dropped[at] = is_frame(element, prose.below(element), by_name)
            || is_teaser(weights, element, size.below(element))
            || is_section(weights, rules, element, share(prose.below(element), all_prose))
            || is_figures(weights, element);
        if dropped[at] {
            out[element.first..element.end].fill(true);
        }
    }
    out
}

fn is_frame(element: &Element, prose: usize, by_name: bool) -> bool {
    if element.parent.is_none() || element.flags & BODY != 0 {
        return false;
    }
    match element.tag.as_str() {
        "footer" | "nav" | "aside" => true,
        "form" => prose < ENOUGH_PROSE,
        _ if !by_name => false,
        _ => element.flags & FRAME != 0 || element.flags & DOUBTFUL != 0 && prose < ENOUGH_PROSE,
    }
}

/// A linked heading with a summary: another story.
fn is_teaser(weights: &[Weight], element: &Element, size: usize) -> bool {
    let Element { first, end, .. } = *element;
    let is_text = matches!(element.tag.as_str(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    if size > TEASER || end - first > FEW_LEAVES || is_text {
        return false;
    }
    let is_title = |at: usize| {
        let Weight { linked, heading, flags, size, .. } = weights[at];
        if heading > 1 && linked > 0.8 && flags & BYLINE == 0 {
            return true;
        }
        // Without a heading: a linked line, and text after it in the same small element.
        at == first
            && linked > 0.8
            && size > 15
            && end - first > 1
            && weights[at + 1].linked < LINKED
            && flags & (BYLINE | TIME) == 0
    };
    (first..end).any(is_title)
}

/// A part that begins with "Most read", "Comments", "Sign up for …"; a large one only where what follows such a heading may be large.
fn is_section(weights: &[Weight], rules: &Rules, element: &Element, share: f64) -> bool {
    let Weight { size, heading, line, linked, .. } = &weights[element.first];
    if element.end - element.first < 2 || *size > 80 || *heading == 0 && *size > 40 {
        return false;
    }
    if *heading == 1 && *linked < LINKED && !line.contains("privacy") {
        return false;
    }
    is_section_head(rules, line)
        && (share <= LARGEST_SECTION || line.contains("comment") || line.contains("privacy"))
}

/// Does the heading open a part of the page that is not the story?
pub(super) fn is_section_head(rules: &Rules, line: &str) -> bool {
    let counted = line.trim_start_matches(|it: char| it.is_ascii_digit());
    let bare =
        if counted.len() < line.len() && counted.starts_with(' ') { counted.trim_start() } else { line };
    let bare = bare.trim_end().trim_end_matches([':', '>', '»']).trim_end();
    let bare = bare.strip_suffix(')').unwrap_or(bare).trim_end_matches(|it: char| it.is_ascii_digit());
    let bare = bare.strip_suffix('(').unwrap_or(bare).trim_end();
    rules.list("section-heads").iter().any(|entry| match entry.strip_prefix('=') {
        Some(whole) => bare == whole,
        None => bare.starts_with(entry),
    })
}

/// A table of figures; one for the layout holds long cells.
fn is_figures(weights: &[Weight], element: &Element) -> bool {
    let cells = &weights[element.first..element.end];
    element.tag == "table"
        && cells.iter().all(|it| it.size < LAYOUT_CELL)
        && cells.iter().filter(|it| it.prose).count() < ENOUGH_PROSE
}

/// Does the line stand on news pages whatever the story is?
pub(super) fn is_standing_line(rules: &Rules, line: &str) -> bool {
    let bare = line.trim_end_matches(|it: char| it.is_whitespace() || ":.!|>»›→…".contains(it));
    let size = line.encode_utf16().count();
    rules.list("lines").iter().any(|entry| {
        if let Some(whole) = entry.strip_prefix('=') {
            bare == whole
        } else if let Some(part) = entry.strip_prefix('~') {
            size <= 90 && line.contains(part)
        } else {
            size <= 200 && line.starts_with(entry)
        }
    })
}
