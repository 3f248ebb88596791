//! What a reader's browser fetches, found by following the imports of the scripts themselves.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use regex_lite::Regex;

/// The one script that a publisher's page names, and the one style sheet.
const LOADER: &str = "define.js";
const STYLE: &str = "reserve.css";
/// The chunk that is fetched when the Where tab opens.
const MAP: &str = "map";
/// The chunk that is fetched when something is saved from the Export menu.
const EXPORTS: &str = "save";
/// Chunks that only some readers fetch, beside these: for a stored analysis, other languages, and `read` where workers are refused.
const ON_DEMAND: &[&str] = &["ar", "corrections", "es", "fr", "read", "stored"];
/// The chunk that a stored analysis does without, and those that it needs beside the card, with an editor's corrections.
const WORKER: &str = "worker";
const STORED: [&str; 2] = ["corrections", "stored"];

/// Characters of the hash in a chunk's name, with the hyphen before it.
const HASH: usize = 9;

/// Paths in the package's folder, sorted; the WebAssembly apart.
pub(super) struct Downloads {
    /// The loader and what it imports at once: before a card is wanted.
    pub(super) loader: BTreeSet<String>,
    /// The style sheet, and everything that those scripts import or start later.
    pub(super) rest: BTreeSet<String>,
    /// The map, and what it alone imports.
    pub(super) map: BTreeSet<String>,
    /// The exports, with their WebAssembly, and what they alone import.
    pub(super) exports: BTreeSet<String>,
    /// What else only some readers fetch.
    pub(super) on_demand: BTreeSet<String>,
    pub(super) wasm: String,
}

impl Downloads {
    /// What is fetched before a card shows that has its analysis from a file.
    pub(super) fn before_a_stored_card(&self) -> impl Iterator<Item = &String> {
        let with_it = self.on_demand.iter().filter(|file| STORED.contains(&name(file)));
        self.loader.iter().chain(&self.rest).filter(|file| name(file) != WORKER).chain(with_it)
    }
}

/// Follows every import from the loader.
pub(super) fn find(folder: &Path) -> Result<Downloads> {
    let references = References::new()?;
    let all = |script: &str| references.all(script);
    let common = |script: &str| {
        let mut common = references.all(script);
        common.retain(|file| ![MAP, EXPORTS].contains(&name(file)) && !ON_DEMAND.contains(&name(file)));
        common
    };
    let loader = follow(folder, LOADER, |script| references.at_once(script))?;
    let mut rest = follow(folder, LOADER, common)?;
    let mut on_demand = follow(folder, LOADER, all)?;
    let is_core = |file: &&String| file.contains("/nutgraf-") && file.ends_with(".wasm");
    let wasm = on_demand.iter().find(is_core).context("no WebAssembly")?.clone();
    let chunk = |wanted: &str| on_demand.iter().find(|file| name(file) == wanted).cloned();
    let first = [chunk(MAP).context("no map")?, chunk(EXPORTS).context("no exports")?];
    let mut map = follow(folder, &first[0], common)?;
    let mut exports = follow(folder, &first[1], common)?;
    for found in [&mut rest, &mut on_demand, &mut map, &mut exports] {
        found.remove(&wasm);
    }
    map.retain(|file| !rest.contains(file));
    exports.retain(|file| !rest.contains(file));
    on_demand.retain(|file| ![&rest, &map, &exports].iter().any(|found| found.contains(file)));
    rest.retain(|file| !loader.contains(file));
    rest.insert(STYLE.to_owned());
    Ok(Downloads { loader, rest, map, exports, on_demand, wasm })
}

/// A chunk's name without folder, hash and ending; empty for other files.
fn name(file: &str) -> &str {
    let stem = file.rsplit('/').next().and_then(|it| it.strip_suffix(".js")).unwrap_or_default();
    stem.len().checked_sub(HASH).and_then(|end| stem.get(..end)).unwrap_or_default()
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
        assert_eq!(name("../chunks/in-page-HokvKVQ0.js"), "in-page");
        assert_eq!(name("define.js"), "");
        Ok(())
    }
}
