//! HTML pages: the story of each host page of the browser tests is found from its source alone.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "reads files of the checkout, and fails where they are not as they should be"
)]
#![cfg(feature = "cli")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::{BlockKind, OffsetUnit, html};

/// Least token F1 of the text of a page.
const BAR: f64 = 0.97;
/// Pages whose story is made by a script: nothing of it is in their source.
const BY_SCRIPT: [&str; 1] = ["react-late"];

struct HostPage {
    name: String,
    html: String,
    text: String,
    headline: Option<String>,
    published: Option<String>,
}

#[test]
fn finds_the_story_of_every_host_page() {
    let pages = host_pages();
    assert!(pages.len() >= 12, "{} host pages", pages.len());
    for page in pages {
        let found = html::read(&page.html);
        let score = token_f1(&found.text, &page.text);
        println!("{:26} {score:.4}", page.name);
        assert!(score >= BAR, "{}: F1 {score:.4} of\n{}", page.name, found.text);
        let headline = found
            .blocks
            .iter()
            .find(|it| it.kind == BlockKind::Headline)
            .map(|it| &found.text[it.start..it.end]);
        assert_eq!(headline, page.headline.as_deref(), "{}", page.name);
        assert_eq!(found.published, page.published, "{}", page.name);
    }
}

#[test]
fn blocks_cover_the_text_in_every_unit() {
    for page in host_pages() {
        let found = html::read(&page.html);
        let joined: Vec<&str> = found.blocks.iter().map(|it| &found.text[it.start..it.end]).collect();
        assert_eq!(joined.join("\n\n"), found.text, "{}", page.name);
        let units: Vec<u16> = found.text.encode_utf16().collect();
        for (block, bytes) in found.blocks_in(OffsetUnit::Utf16).iter().zip(&joined) {
            assert_eq!(String::from_utf16_lossy(&units[block.start..block.end]), **bytes, "{}", page.name);
        }
    }
}

#[test]
fn any_text_is_a_page() {
    let deep = "<div>".repeat(3_000) + "<p>deep" + &"<table><tr><td>x".repeat(500);
    let broken = [
        "",
        "plain words",
        "<",
        "<p",
        "<template shadowrootmode=open><slot>",
        "<h1>\0</h1><p>\u{FEFF}</p>",
        "<frameset>",
        &deep,
    ];
    for source in broken {
        assert!(html::read(source).text.len() <= source.len());
    }
}

#[test]
fn the_browser_has_the_same_tables() {
    let table = sections(&fs::read_to_string(root().join("lexicon/page-rules.txt")).unwrap());
    let module = lists(&fs::read_to_string(root().join("www/page/rules.js")).unwrap());
    assert_eq!(table, module, "www/page/rules.js must hold the entries of lexicon/page-rules.txt");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn host_pages() -> Vec<HostPage> {
    let folder = root().join("tests/browser/pages");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let pages = files.iter().filter(|it| it.extension().is_some_and(|it| it == "html"));
    let read = |file: &PathBuf| {
        let expected: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(file.with_extension("expected.json")).unwrap()).unwrap();
        let field = |name: &str| expected[name].as_str().map(str::to_owned);
        HostPage {
            name: file.file_stem().unwrap().to_string_lossy().into_owned(),
            html: fs::read_to_string(file).unwrap(),
            text: fs::read_to_string(file.with_extension("expected.txt")).unwrap(),
            headline: field("headline"),
            published: field("published"),
        }
    };
    pages.map(read).filter(|it| !BY_SCRIPT.contains(&it.name.as_str())).collect()
}

/// Harmonic mean of precision and recall over lower-case words; 1 where both texts are empty.
fn token_f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (counts(found), counts(expected));
    let total = found.values().sum::<u32>() + expected.values().sum::<u32>();
    let common: u32 =
        found.iter().map(|(word, count)| expected.get(word).map_or(0, |it| *it.min(count))).sum();
    if total == 0 { 1.0 } else { f64::from(2 * common) / f64::from(total) }
}

fn counts(text: &str) -> BTreeMap<String, u32> {
    let lower = text.to_lowercase();
    let mut counts = BTreeMap::new();
    for word in lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        *counts.entry(word.to_owned()).or_insert(0) += 1;
    }
    counts
}

/// `[block-tags]` and its entries → `BLOCK_TAGS`.
fn sections(table: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in table.lines().skip_while(|it| it.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            current = name.to_uppercase().replace('-', "_");
        } else if !line.is_empty() && !line.starts_with("# ") {
            found.entry(current.clone()).or_default().push(line.to_owned());
        }
    }
    found
}

/// `export const BLOCK_TAGS = list("a|b" + "|c");` → its entries.
fn lists(module: &str) -> BTreeMap<String, Vec<String>> {
    let list = |part: &str| {
        let (name, rest) = part.split_once(" = list(").unwrap();
        let body = rest.split_once(",\n);").unwrap().0;
        let joined: String = body
            .lines()
            .filter_map(|it| it.trim().strip_prefix('"')?.rsplit_once('"').map(|it| it.0))
            .collect();
        (name.to_owned(), joined.split('|').map(str::to_owned).collect())
    };
    module.split("export const ").skip(1).map(list).collect()
}
