//! What a reader's browser fetches, found by following the imports of the scripts themselves.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use regex_lite::Regex;

/// The one script that a publisher's page names, and the one style sheet.
const LOADER: &str = "define.js";
const STYLE: &str = "reserve.css";
/// The script that is fetched when the Where tab opens.
const MAP: &str = "card/map.js";

/// Paths in the package's folder, sorted; the WebAssembly apart.
pub(super) struct Downloads {
    /// The loader and what it imports at once: before a card is wanted.
    pub(super) loader: BTreeSet<String>,
    /// The style sheet, and everything that those scripts import or start later.
    pub(super) rest: BTreeSet<String>,
    /// The map, and what it alone imports.
    pub(super) map: BTreeSet<String>,
}

/// Follows every import from the loader.
pub(super) fn find(folder: &Path) -> Result<Downloads> {
    let references = References::new()?;
    let at_once = follow(folder, LOADER, |script| references.at_once(script))?;
    let without_map = |script: &str| {
        let mut all = references.all(script);
        all.retain(|reference| !MAP.ends_with(reference.trim_start_matches('.')));
        all
    };
    let mut rest = follow(folder, LOADER, without_map)?;
    let mut map = follow(folder, MAP, |script| references.all(script))?;
    map.retain(|file| !rest.contains(file));
    rest.retain(|file| !at_once.contains(file) && !file.ends_with(".wasm"));
    rest.insert(STYLE.to_owned());
    Ok(Downloads { loader: at_once, rest, map })
}

fn follow(folder: &Path, first: &str, references: impl Fn(&str) -> Vec<String>) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::from([first.to_owned()]);
    let mut open = VecDeque::from([first.to_owned()]);
    while let Some(file) = open.pop_front() {
        if !file.ends_with(".js") {
            continue;
        }
        let script = fs::read_to_string(folder.join(&file)).with_context(|| file.clone())?;
        for reference in references(&script) {
            let target = resolve(&file, &reference);
            if found.insert(target.clone()) {
                open.push_back(target);
            }
        }
    }
    Ok(found)
}

/// The address `reference` seen from the script `file`, both relative to the folder.
fn resolve(file: &str, reference: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// How a script names another file of ours. Comments are left out: types are imported there.
struct References {
    comment: Regex,
    static_import: Regex,
    later: [Regex; 2],
}

impl References {
    fn new() -> Result<Self> {
        Ok(Self {
            comment: Regex::new(r"(?s)/\*.*?\*/")?,
            static_import: Regex::new(r#"(?m)(?:^|;)(?:import|export)\b(?:[^;"()]*?\bfrom)?\s*"(\.[^"]+)""#)?,
            later: [
                Regex::new(r#"import\(\s*"(\.[^"]+)"\s*\)"#)?,
                Regex::new(r#"new URL\(\s*['"](\.[^'"]+|[\w.-]+)['"],\s*import\.meta\.url\s*\)"#)?,
            ],
        })
    }

    fn at_once(&self, script: &str) -> Vec<String> {
        let code = self.comment.replace_all(script, "");
        self.static_import.captures_iter(&code).map(|it| it[1].to_owned()).collect()
    }

    fn all(&self, script: &str) -> Vec<String> {
        let code = self.comment.replace_all(script, "");
        let later = self.later.iter().flat_map(|pattern| pattern.captures_iter(&code));
        let later: Vec<_> = later.map(|it| it[1].to_owned()).collect();
        self.at_once(script).into_iter().chain(later).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_at_once_from_later() -> Result<()> {
        let script = r#"/** @typedef {import("./types.js").T} T */
import { a,
  b } from "./a.js";
import "./side.js";
export { c } from "../c.js";
const later = () => import("./later.js");
const worker = new URL("./worker.js", import.meta.url);
"#;
        let minified = r#"import{a,b}from"./a.js";import"./side.js";export{c}from"../c.js";const d=()=>import("./later.js"),e=new URL("./worker.js",import.meta.url);"#;
        let references = References::new()?;
        for script in [script, minified] {
            assert_eq!(references.at_once(script), ["./a.js", "./side.js", "../c.js"]);
            assert_eq!(references.all(script)[3..], ["./later.js", "./worker.js"]);
        }
        assert_eq!(resolve("engine/x.js", "../pkg/y.js"), "pkg/y.js");
        Ok(())
    }
}
