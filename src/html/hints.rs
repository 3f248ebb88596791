//! What an element says about itself: tag, role, class and component names become a set of flags (`www/page/hints.js`).

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{NodeId, Tree};

/// The page's frame, unless it holds the headline.
pub(super) const FRAME: u32 = 1;
/// The same where there is little text.
pub(super) const DOUBTFUL: u32 = 2;
/// Left out in a line of text.
pub(super) const INLINE_SKIP: u32 = 4;
/// Seen by nobody.
pub(super) const HIDDEN: u32 = 8;
/// The story's body.
pub(super) const BODY: u32 = 16;
/// Headline, and so on.
pub(super) const HEADLINE: u32 = 32;
pub(super) const STANDFIRST: u32 = 64;
pub(super) const BYLINE: u32 = 128;
pub(super) const TIME: u32 = 256;
pub(super) const CAPTION: u32 = 512;
pub(super) const CREDIT: u32 = 1024;
pub(super) const PULL: u32 = 2048;

/// Attributes whose words count as class names do.
const NAMING: [&str; 8] = [
    "class",
    "id",
    "data-component",
    "data-component-name",
    "data-testid",
    "data-qa",
    "data-module",
    "aria-label",
];
/// A label longer than this is a sentence, no name.
const LONGEST_LABEL: usize = 4;

/// A class name of the tables.
struct Entry {
    words: Vec<&'static str>,
    flag: u32,
    at_start: bool,
}

/// The tables of `lexicon/page-rules.txt`.
pub(super) struct Rules {
    sections: BTreeMap<&'static str, Vec<&'static str>>,
    entries: BTreeMap<&'static str, Vec<Entry>>,
    block_tags: BTreeSet<&'static str>,
    skip_tags: BTreeSet<&'static str>,
}

impl Rules {
    /// Reads the tables.
    pub(super) fn load() -> Self {
        let sections = sections();
        let mut entries: BTreeMap<&'static str, Vec<Entry>> = BTreeMap::new();
        for (section, flag) in [
            ("frame-words", FRAME),
            ("doubtful-words", DOUBTFUL),
            ("inline-skip-words", INLINE_SKIP),
            ("hidden-words", HIDDEN),
            ("body-words", BODY),
            ("headline-words", HEADLINE),
            ("standfirst-words", STANDFIRST),
            ("byline-words", BYLINE),
            ("time-words", TIME),
            ("caption-words", CAPTION),
            ("credit-words", CREDIT),
            ("pull-words", PULL),
        ] {
            for entry in &sections[section] {
                let words: Vec<&str> = entry.trim_start_matches('^').split(' ').collect();
                entries.entry(words[0]).or_default().push(Entry {
                    words,
                    flag,
                    at_start: entry.starts_with('^'),
                });
            }
        }
        let set = |section: &str| sections[section].iter().copied().collect();
        Self { block_tags: set("block-tags"), skip_tags: set("skip-tags"), entries, sections }
    }

    /// The entries of a section.
    pub(super) fn list(&self, section: &str) -> &[&'static str] {
        self.sections.get(section).map_or(&[], Vec::as_slice)
    }

    /// Does the tag end a line?
    pub(super) fn is_block(&self, tag: &str) -> bool {
        self.block_tags.contains(tag)
    }

    /// Is the tag never text of a story?
    pub(super) fn is_skipped(&self, tag: &str) -> bool {
        self.skip_tags.contains(tag)
    }

    /// The flags of one element.
    pub(super) fn hints_of(&self, tree: &Tree, node: NodeId) -> u32 {
        let tag = tree.tag(node);
        if matches!(tag, "html" | "body" | "main") {
            return 0;
        }
        let mut flags = if self.list("frame-tags").contains(&tag) { FRAME } else { 0 };
        if tree.attribute(node, "role").is_some_and(|role| self.list("frame-roles").contains(&role)) {
            flags |= FRAME;
        }
        for name in NAMING {
            let Some(value) = tree.attribute(node, name) else { continue };
            if name == "aria-label" && value.split_whitespace().count() > LONGEST_LABEL {
                continue;
            }
            flags |= self.flags_of_names(value);
        }
        flags | flags_of_properties(tree, node, tag)
    }

    fn flags_of_names(&self, names: &str) -> u32 {
        let mut flags = 0;
        let mut responsive = false;
        for token in names.split_whitespace() {
            flags |= self.flags_of_words(&words_of(token));
            responsive |= is_responsive(token);
        }
        if responsive { flags & !HIDDEN } else { flags }
    }

    fn flags_of_words(&self, words: &[String]) -> u32 {
        let mut flags = 0;
        if words.first().is_none_or(|word| self.list("guard-words").contains(&word.as_str())) {
            return 0;
        }
        for (at, word) in words.iter().enumerate() {
            for entry in self.entries.get(word.as_str()).into_iter().flatten() {
                let stands = (!entry.at_start || at == 0)
                    && words.len() - at >= entry.words.len()
                    && entry.words.iter().zip(&words[at..]).all(|(wanted, found)| wanted == found);
                // "hidden-print" is seen: such a word tells only where the name says nothing else.
                if stands && !(entry.flag == HIDDEN && entry.words.len() < words.len()) {
                    flags |= entry.flag;
                }
            }
        }
        flags
    }
}

/// The table file, section by section.
fn sections() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut sections: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
    let mut current = "";
    for line in include_str!("../../lexicon/page-rules.txt").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            current = name;
        } else if !current.is_empty() && !line.is_empty() && !line.starts_with("# ") {
            sections.entry(current).or_default().push(line);
        }
    }
    sections
}

/// What microdata and link relations say.
fn flags_of_properties(tree: &Tree, node: NodeId, tag: &str) -> u32 {
    let mut flags = match tag {
        "figcaption" => CAPTION,
        "time" => TIME,
        _ => 0,
    };
    let property = tree.attribute(node, "itemprop");
    flags |= match property {
        Some("articleBody") => BODY,
        _ if tree.attribute(node, "name") == Some("articleBody") => BODY,
        Some("headline") => HEADLINE,
        Some("author") => BYLINE,
        Some("datePublished" | "dateModified") => TIME,
        Some("description" | "alternativeHeadline") => STANDFIRST,
        _ => 0,
    };
    if tree.attribute(node, "rel") == Some("author") {
        flags |= BYLINE;
    }
    flags
}

/// `md:block`, `d-md-flex`: shown at some width.
fn is_responsive(token: &str) -> bool {
    ["block", "flex", "grid", "inline", "contents"].iter().any(|it| token.contains(&format!(":{it}")))
        || token.ends_with("-block")
        || token.ends_with("-flex")
}

/// `storyHeader__top-2` → story header top 2.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in name.chars() {
        let cuts = (before.is_ascii_lowercase() || before.is_ascii_digit()) && letter.is_ascii_uppercase()
            || before.is_ascii_alphabetic() && letter.is_ascii_digit();
        before = letter;
        if cuts || !letter.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
