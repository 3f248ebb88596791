//! HTML → the story's text, its blocks and its date: by the same rules as the page itself is read in the browser (`www/page/`).

mod blocks;
mod choose;
mod hints;
mod measure;
mod metadata;
mod tree;
mod walk;

use crate::analysis::{Block, OffsetUnit};
use crate::offsets::OffsetIndex;

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// The story of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What is analysed; blocks separated by an empty line. Empty where the page has no story.
    pub text: String,
    /// What the layout says, in bytes of `text`.
    pub blocks: Vec<Block>,
    /// When the page says the story was published, as ISO 8601.
    pub published: Option<String>,
}

impl Page {
    /// The blocks in another unit, as [`crate::Options`] wants them.
    #[must_use]
    pub fn blocks_in(&self, unit: OffsetUnit) -> Vec<Block> {
        let index = OffsetIndex::new(&self.text, unit);
        let turned =
            |it: &Block| Block { kind: it.kind, start: index.of_byte(it.start), end: index.of_byte(it.end) };
        self.blocks.iter().map(turned).collect()
    }
}

/// Finds the story of a page as a reader view does. Any text is a page; one without a story gives an empty text.
///
/// ```
/// let paragraph = "The harbour of Tema will stay open at night from Monday, the port authority said. ".repeat(8);
/// let page = nutgraf::html::read(&format!("<nav>Home</nav><h1>Tema opens at night</h1><p>{paragraph}</p>"));
/// assert!(page.text.starts_with("Tema opens at night\n\nThe harbour"));
/// ```
#[must_use]
pub fn read(html: &str) -> Page {
    let tree = tree::parse(html);
    let rules = hints::Rules::load();
    let (said, published) = metadata::read(&tree, &rules);
    let mut page = Page { text: String::new(), blocks: Vec::new(), published: None };
    let Some(body) =
        tree.child_elements(0).flat_map(|it| tree.child_elements(it)).find(|&it| tree.tag(it) == "body")
    else {
        return page;
    };
    let layout = walk::walk(&tree, &rules, body);
    for (leaf, kind) in choose::choose(&layout, &rules, &said).unwrap_or_default() {
        if !page.text.is_empty() {
            page.text.push_str(BETWEEN);
        }
        let start = page.text.len();
        page.text.push_str(&layout.leaves[leaf].text);
        page.blocks.push(Block { kind, start, end: page.text.len() });
    }
    // The date on a page without a story is of something else.
    page.published = published.filter(|_| !page.blocks.is_empty());
    page
}
