//! The word lists that the core compiles in as text, found by reading its sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use regex_lite::Regex;

/// What only the command line compiles, under `src/`: the core in the browser has none of its lists.
const NOT_IN_WASM: [&str; 2] = ["bin", "html"];

/// The bytes of every list under `lexicon/` that an `include_str!` in `src` names, each once, sorted by path.
pub(super) fn find(src: &Path) -> Result<Vec<u8>> {
    let include = Regex::new(r#"include_str!\("(?:\.\./)+(lexicon/[^"]+)"\)"#)?;
    let mut lists = BTreeSet::new();
    for source in sources(src)? {
        let text = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
        lists.extend(include.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    let root = src.parent().context("src/ lies in the checkout")?;
    let mut bytes = Vec::new();
    for list in lists {
        bytes.extend(fs::read(root.join(&list)).with_context(|| list.clone())?);
    }
    Ok(bytes)
}

/// The Rust files of the core below `folder`.
fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !NOT_IN_WASM.iter().any(|name| path.ends_with(name)) {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sh;

    #[test]
    fn finds_the_lists_of_the_core_and_not_those_of_the_command_line() {
        let bytes = find(&sh::root().join("src")).expect("sources can be read");
        let lists = String::from_utf8(bytes).expect("lists are text");
        assert!(lists.contains("\tsign\t"), "lexicon/currencies.txt is there");
        let rules = fs::read_to_string(sh::root().join("lexicon/page-rules.txt")).expect("a list");
        assert!(!lists.contains(&rules), "lexicon/page-rules.txt is not");
    }
}
