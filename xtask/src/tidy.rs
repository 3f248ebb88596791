//! `cargo xtask tidy`: what a machine can hold of how the project is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::sh::root;

/// Lines beyond which a file no longer fits a head.
const LONGEST: usize = 400;
/// Licences that a dependency may have: permissive, and compatible with MIT OR Apache-2.0.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "MIT-0",
    "BSL-1.0",
    "MPL-2.0",
];
/// The bridge's crates, and the one file in `src/` that may name them.
const BRIDGE: &[&str] = &["wasm_bindgen", "js_sys", "web_sys"];
const BRIDGE_FILE: &str = "src/wasm.rs";
/// What would make elements, code or styles of strings.
const FORBIDDEN_IN_WWW: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "setHTMLUnsafe",
];

/// Prints everything that is untidy, and fails where there is anything.
pub(crate) fn run() -> Result<()> {
    let mut faults = Vec::new();
    let files = tracked_files()?;
    for file in &files {
        let Ok(text) = fs::read_to_string(root().join(file)) else { continue };
        check_file(file, &text, &mut faults);
    }
    check_stages(&mut faults)?;
    check_licences(&mut faults)?;
    check_package(&mut faults)?;
    if faults.is_empty() {
        println!("tidy: {} files", files.len());
        return Ok(());
    }
    bail!("untidy:\n  {}", faults.join("\n  "))
}

/// Files that git tracks, and new ones that it does not ignore.
fn tracked_files() -> Result<Vec<String>> {
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(list).current_dir(root()).output().context("cannot run git")?;
    let mut files: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    files.sort();
    files.dedup();
    Ok(files)
}

fn check_file(file: &str, text: &str, faults: &mut Vec<String>) {
    let extension = Path::new(file).extension().and_then(|it| it.to_str()).unwrap_or_default();
    let is_test =
        file.starts_with("tests/") || file.starts_with("benches/") || file.starts_with("www/demo/samples");
    let is_code = matches!(extension, "rs" | "js" | "py");
    let lines = text.lines().count();
    if is_code && !is_test && lines > LONGEST {
        faults.push(format!("{file}: {lines} lines, more than {LONGEST}: split it by idea"));
    }
    let documented = match extension {
        "rs" => text.starts_with("//!"),
        "js" => text.starts_with("/**") || text.starts_with("//"),
        "py" => text.trim_start_matches(|it| it != '"').starts_with("\"\"\""),
        _ => true,
    };
    if !documented {
        faults.push(format!("{file}: says at its top what it is for"));
    }
    if file.starts_with("src/") && file != BRIDGE_FILE {
        for name in BRIDGE.iter().filter(|name| text.contains(**name)) {
            faults.push(format!("{file}: names {name}, which {BRIDGE_FILE} alone may"));
        }
    }
    if file.starts_with("www/") && extension == "js" {
        for name in FORBIDDEN_IN_WWW.iter().filter(|name| text.contains(**name)) {
            faults.push(format!("{file}: {name} makes elements or code of strings"));
        }
    }
    if file.starts_with("lexicon/") && extension == "txt" {
        let header: String =
            text.lines().take_while(|it| it.starts_with('#')).collect::<String>().to_lowercase();
        for field in ["source:", "licence:", "date:", "columns:"].iter().filter(|it| !header.contains(**it)) {
            faults.push(format!("{file}: its header lacks `# {field}`"));
        }
    }
}

/// The stage table of ARCHITECTURE.md has the stages of `pipeline.rs`, in their order.
fn check_stages(faults: &mut Vec<String>) -> Result<()> {
    let pipeline = fs::read_to_string(root().join("src/pipeline.rs"))?;
    let called = |line: &str| {
        let (_, call) = line.trim().strip_prefix("let ")?.split_once(" = ")?;
        let (stage, rest) = call.split_once("::")?;
        (rest.contains('(') && stage.starts_with(char::is_lowercase)).then(|| stage.to_owned())
    };
    let mut stages: Vec<String> = pipeline.lines().filter_map(called).filter(|it| it != "analysis").collect();
    stages.dedup();
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap_or_default();
    let row = |line: &str| line.strip_prefix("| `")?.split_once("` |").map(|(stage, _)| stage.to_owned());
    let written: Vec<String> = architecture.lines().filter_map(row).collect();
    if written != stages {
        faults.push(format!("ARCHITECTURE.md: its stages are {written:?}, pipeline.rs has {stages:?}"));
    }
    Ok(())
}

/// Every dependency that is built in has a licence from the list.
fn check_licences(faults: &mut Vec<String>) -> Result<()> {
    let arguments = ["metadata", "--format-version", "1", "--all-features", "--locked"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let allowed: BTreeSet<&str> = LICENCES.iter().copied().collect();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let licence = package["license"].as_str().unwrap_or_default().replace('/', " OR ");
        if !is_allowed(&licence, &allowed) {
            faults.push(format!("{}: licence {licence:?} is not on the list", package["name"]));
        }
    }
    Ok(())
}

/// An SPDX expression: one side of every OR, all sides of an AND.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.trim();
    let flat = expression.replace(['(', ')'], "");
    if let Some((left, right)) = expression.rsplit_once(") AND ") {
        return is_allowed(left.trim_start_matches('('), allowed) && is_allowed(right, allowed);
    }
    if flat.contains(" AND ") && !flat.contains(" OR ") {
        return flat.split(" AND ").all(|it| allowed.contains(it.trim()));
    }
    flat.split(" OR ").any(|it| it.split(" AND ").all(|part| allowed.contains(part.trim())))
}

/// The npm package brings nothing along.
fn check_package(faults: &mut Vec<String>) -> Result<()> {
    let path: PathBuf = root().join("www/package.json");
    let package: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    if package.get("dependencies").is_some() {
        faults.push("www/package.json: has runtime dependencies".to_owned());
    }
    let lock = fs::read_to_string(root().join("www/package-lock.json"))?;
    if lock.contains("\"resolved\": \"http") {
        faults.push("www/package-lock.json: names download addresses; see www/.npmrc".to_owned());
    }
    Ok(())
}
