//! One walk over the page: the elements that hold text, and the leaves of text between them, white space as it is seen
//! (`www/page/walk.js`). Declared shadow roots are entered; what a reader cannot see is not.

use super::hints::{FRAME, HIDDEN, INLINE_SKIP, Rules};
use super::tree::{Content, NodeId, Tree};

/// An element and the leaves below it.
pub(super) struct Element {
    pub(super) tag: String,
    pub(super) parent: Option<usize>,
    pub(super) flags: u32,
    /// Index of its first leaf.
    pub(super) first: usize,
    /// Index after its last leaf.
    pub(super) end: usize,
}

impl Element {
    /// Is the leaf below it?
    pub(super) fn holds(&self, leaf: usize) -> bool {
        self.first <= leaf && leaf < self.end
    }
}

/// A run of inline text between two block boundaries. Sizes are in UTF-16 units, as in the browser.
#[derive(Default)]
pub(super) struct Leaf {
    /// Index of the innermost block element.
    pub(super) element: usize,
    pub(super) text: String,
    pub(super) size: usize,
    /// Units inside links that leave the page, and in those that do not.
    pub(super) links: usize,
    pub(super) jumps: usize,
    /// Units inside inline elements, by bit of their flags.
    pub(super) covered: [usize; 12],
}

/// What the choice works on.
pub(super) struct Layout {
    pub(super) elements: Vec<Element>,
    pub(super) leaves: Vec<Leaf>,
}

/// Inline elements whose name alone never cuts a sentence in two.
const PHRASING: [&str; 15] =
    ["a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "strong", "sub", "sup"];
/// Longest text that a byline before a line break has.
const LONGEST_BYLINE: usize = 150;
/// Longest "6 min read" with what stands around it.
const LONGEST_READING_TIME: usize = 40;

/// Reads `root` and all that is seen below it.
pub(super) fn walk(tree: &Tree, rules: &Rules, root: NodeId) -> Layout {
    let mut walker = Walker {
        tree,
        rules,
        layout: Layout { elements: Vec::new(), leaves: Vec::new() },
        stack: Vec::new(),
        leaf: None,
        gap: Gap::default(),
    };
    walker.enter(root);
    while let Some(frame) = walker.stack.last_mut() {
        let next = frame.nodes.get(frame.next).copied();
        frame.next += 1;
        match next {
            None => walker.leave(),
            Some(node) => match &tree.nodes[node].content {
                Content::Text(data) => walker.read(data),
                Content::Element { .. } => walker.enter(node),
                Content::Other => {}
            },
        }
    }
    walker.layout
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    Away,
    Jump,
}

/// An element that is being read.
struct Frame {
    nodes: Vec<NodeId>,
    next: usize,
    record: usize,
    block: usize,
    is_block: bool,
    /// Inside `pre`.
    keeps_lines: bool,
    link: Link,
    /// Flags of the inline elements around the text.
    inline: u32,
    /// Light children of the nearest shadow host, for its slots.
    host: Option<NodeId>,
}

/// What came since the last character.
#[derive(Default)]
struct Gap {
    /// White space, as it will be written.
    space: Option<char>,
    breaks: usize,
    left: bool,
    entered: bool,
    /// Whether an element was left or entered that never cuts a sentence.
    phrasing: bool,
}

struct Walker<'t> {
    tree: &'t Tree,
    rules: &'t Rules,
    layout: Layout,
    stack: Vec<Frame>,
    leaf: Option<Leaf>,
    gap: Gap,
}

impl Walker<'_> {
    fn enter(&mut self, node: NodeId) {
        let tag = self.tree.tag(node);
        let parent = self.stack.last();
        if tag == "br" {
            self.gap.breaks += 1;
            return;
        }
        if parent.is_some() && self.rules.is_skipped(tag) {
            return;
        }
        let flags = self.rules.hints_of(self.tree, node);
        let is_block = parent.is_none()
            || self.rules.is_block(tag)
            || style_says(
                self.tree,
                node,
                &["display:block", "display:flex", "display:grid", "display:table", "display:list-item"],
            )
            || flags & FRAME != 0 && !PHRASING.contains(&tag) && tag != "u";
        if let Some(parent) = parent
            && self.is_hidden(node, tag, flags, is_block, &self.layout.elements[parent.block].tag)
        {
            return;
        }
        let record = self.layout.elements.len();
        let link = match self.tree.attribute(node, "href").filter(|_| tag == "a") {
            None => parent.map_or(Link::None, |it| it.link),
            Some(href) if href.starts_with('#') => Link::Jump,
            Some(_) => Link::Away,
        };
        let host = parent.and_then(|it| it.host);
        let (nodes, host) = children_of(self.tree, node, host);
        let frame = Frame {
            nodes,
            next: 0,
            record,
            block: if is_block { record } else { parent.map_or(record, |it| it.block) },
            is_block,
            keeps_lines: tag == "pre" || parent.is_some_and(|it| it.keeps_lines),
            link,
            inline: if is_block { 0 } else { parent.map_or(0, |it| it.inline) | flags },
            host,
        };
        let above = parent.map(|it| it.record);
        if is_block {
            self.flush();
        } else {
            self.gap.entered = true;
            self.gap.phrasing |= is_phrasing(tag);
        }
        let first = self.layout.leaves.len();
        self.layout.elements.push(Element { tag: tag.to_owned(), parent: above, flags, first, end: first });
        self.stack.push(frame);
    }

    fn leave(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        if frame.is_block {
            self.flush();
        } else {
            self.gap.left = true;
            self.gap.phrasing |= is_phrasing(&self.layout.elements[frame.record].tag);
        }
        self.layout.elements[frame.record].end = self.layout.leaves.len() + usize::from(self.leaf.is_some());
    }

    fn read(&mut self, data: &str) {
        let mut word = 0;
        let mut in_word = false;
        for (at, letter) in data.char_indices() {
            let is_gap = is_space(letter) || is_unseen(letter);
            if is_gap && in_word {
                self.write(&data[word..at]);
            }
            if !is_gap && !in_word {
                word = at;
            }
            in_word = !is_gap;
            if is_space(letter) {
                self.note_space(letter);
            }
        }
        if in_word {
            self.write(&data[word..]);
        }
    }

    fn note_space(&mut self, letter: char) {
        let keeps_lines = self.stack.last().is_some_and(|it| it.keeps_lines);
        if letter == '\n' && keeps_lines {
            self.gap.space = Some('\n');
        } else if self.gap.space.is_none() {
            self.gap.space = Some(' ');
        }
    }

    fn write(&mut self, word: &str) {
        let Some(frame) = self.stack.last() else { return };
        let (block, link, inline) = (frame.block, frame.link, frame.inline);
        let ends = |leaf: &Leaf| self.gap.breaks > 1 || self.gap.breaks > 0 && is_byline_alone(leaf);
        if self.leaf.as_ref().is_some_and(ends) {
            self.flush();
        }
        let gap = std::mem::take(&mut self.gap);
        let leaf = self.leaf.get_or_insert_with(|| Leaf { element: block, ..Leaf::default() });
        let before = leaf.size;
        if before > 0 {
            let sign = if gap.breaks > 0 { Some('\n') } else { gap.space };
            if let Some(sign) = sign.or_else(|| is_apart(&gap, leaf, word).then_some(' ')) {
                leaf.text.push(sign);
                leaf.size += 1;
            }
        }
        leaf.text.push_str(word);
        leaf.size += word.encode_utf16().count();
        let added = leaf.size - before;
        match link {
            Link::None => {}
            Link::Away => leaf.links += added,
            Link::Jump => leaf.jumps += added,
        }
        for (bit, units) in leaf.covered.iter_mut().enumerate() {
            if inline >> bit & 1 == 1 {
                *units += added;
            }
        }
    }

    fn flush(&mut self) {
        self.layout.leaves.extend(self.leaf.take());
        self.gap = Gap::default();
    }

    fn is_hidden(&self, node: NodeId, tag: &str, flags: u32, is_block: bool, block: &str) -> bool {
        if self.tree.attribute(node, "hidden").is_some() || flags & HIDDEN != 0 {
            return true;
        }
        if !is_block && (flags & INLINE_SKIP != 0 || tag == "cite" && block == "figcaption") {
            return true;
        }
        if tag == "span"
            && self.tree.child_elements(node).count() < 3
            && is_reading_time(&self.tree.text_of(node))
        {
            return true;
        }
        if style_says(self.tree, node, &["display:none", "visibility:hidden"]) {
            return true;
        }
        if self.tree.attribute(node, "aria-hidden") != Some("true") {
            return false;
        }
        // A drop cap is hidden from screen readers because the whole word follows for them; an icon has no letters.
        let in_text = matches!(
            block,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "blockquote" | "figcaption" | "dd" | "td"
        );
        is_block || !in_text || !self.tree.text_of(node).chars().any(char::is_alphanumeric)
    }
}

/// What is drawn below an element: its shadow tree, a slot's assigned nodes, else its children; and the host whose slots are met there.
fn children_of(tree: &Tree, node: NodeId, host: Option<NodeId>) -> (Vec<NodeId>, Option<NodeId>) {
    if let Some(root) = shadow_root(tree, node) {
        return (tree.nodes[root].children.clone(), Some(node));
    }
    let own = || tree.nodes[node].children.clone();
    match (tree.tag(node), host) {
        ("slot", Some(host)) => {
            let name = tree.attribute(node, "name").unwrap_or_default();
            let assigned = assigned_to(tree, host, name);
            // What a host gives to a slot belongs to the tree around the host.
            if assigned.is_empty() { (own(), Some(host)) } else { (assigned, None) }
        }
        ("details", _) if tree.attribute(node, "open").is_none() => {
            (tree.child_elements(node).filter(|&it| tree.tag(it) == "summary").take(1).collect(), host)
        }
        _ => (own(), host),
    }
}

fn shadow_root(tree: &Tree, node: NodeId) -> Option<NodeId> {
    tree.child_elements(node)
        .find(|&it| tree.tag(it) == "template" && tree.attribute(it, "shadowrootmode") == Some("open"))
}

fn assigned_to(tree: &Tree, host: NodeId, name: &str) -> Vec<NodeId> {
    let is_assigned = |&node: &NodeId| match &tree.nodes[node].content {
        Content::Text(_) => name.is_empty(),
        Content::Element { .. } => {
            tree.tag(node) != "template" && tree.attribute(node, "slot").unwrap_or_default() == name
        }
        Content::Other => false,
    };
    tree.nodes[host].children.iter().copied().filter(is_assigned).collect()
}

/// Does the element's own style have one of these declarations (written without spaces)?
fn style_says(tree: &Tree, node: NodeId, wanted: &[&str]) -> bool {
    let Some(style) = tree.attribute(node, "style") else { return false };
    let squeezed: String =
        style.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase).collect();
    squeezed.split(';').any(|declaration| wanted.iter().any(|it| declaration.starts_with(it)))
}

fn is_phrasing(tag: &str) -> bool {
    PHRASING.contains(&tag) || tag == "u"
}

/// White space as JavaScript's `\s` has it.
fn is_space(letter: char) -> bool {
    letter == '\u{FEFF}' || letter.is_whitespace() && letter != '\u{85}'
}

/// Soft hyphen, zero-width space, word joiner.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}')
}

/// Do two pieces without white space between them stand apart on the page? Without style sheets: two elements beside each other,
/// and the second begins like a new phrase.
fn is_apart(gap: &Gap, leaf: &Leaf, word: &str) -> bool {
    let ends = |letter: char| letter.is_ascii_alphanumeric() || ".!?”’)".contains(letter);
    let begins =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || "“‘".contains(letter);
    leaf.size >= 2
        && gap.left
        && gap.entered
        && !gap.phrasing
        && leaf.text.chars().next_back().is_some_and(ends)
        && word.chars().next().is_some_and(begins)
}

/// Does a line break after this text end the byline?
fn is_byline_alone(leaf: &Leaf) -> bool {
    let mut letters = leaf.text.chars();
    let by: String = letters.by_ref().take(3).flat_map(char::to_lowercase).collect();
    leaf.size <= LONGEST_BYLINE && by == "by " && letters.next().is_some_and(char::is_alphabetic)
}

/// "— 6 min read"
fn is_reading_time(text: &str) -> bool {
    if text.encode_utf16().count() > LONGEST_READING_TIME {
        return false;
    }
    let text = text.to_ascii_lowercase();
    let words: Vec<&str> =
        text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').filter(|it| !it.is_empty()).collect();
    matches!(words[..], [number, "min" | "mins" | "minute" | "minutes", "read" | "listen"]
        if number.bytes().all(|it| it.is_ascii_digit()))
}
