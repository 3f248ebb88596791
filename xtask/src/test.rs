//! `cargo xtask test`: everything that must hold, in the order in which a fault is cheapest to find.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{build, lexicon, map, publish, sh, size, tidy, tools};

/// Runs every check; the first that fails ends the run.
pub(crate) fn run() -> Result<()> {
    let before = changes()?;
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    step("tidy", tidy::run)?;
    step("lints", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"])
    })?;
    step("lints of the browser's build", || {
        tools::ensure_wasm_target()?;
        cargo(&["clippy", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"])
    })?;
    step("documentation", || {
        let documented = ["doc", "--no-deps", "--all-features", "--package", "nutgraf"];
        sh::run(sh::cargo().args(documented).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    step("core, golden stories, properties, command line", || {
        cargo(&["test", "--workspace", "--all-features"])
    })?;
    step("compiled lexicon", || lexicon::run(&["--check".to_owned()]))?;
    step("the crate as it would be published", publish::check)?;
    step("packed map", || map::run(&["--check".to_owned()]))?;
    step("build", || build::run(&[]))?;
    step("sizes", || size::run(&[]))?;
    step("types of the front end", || npm_tool("tsc", &["--project", "tsconfig.json"]))?;
    step("types of its tests", || npm_tool("tsc", &["--project", "../tests/tsconfig.json"]))?;
    step("front end and npm package without a browser", || {
        sh::run(Command::new("node").arg("--test").args(scripts("tests/js")?).current_dir(sh::root()))
    })?;
    step("the widget in a real browser", || {
        tools::ensure_chromium()?;
        tools::ensure_firefox()?;
        // What the browser's answers are compared with: built here, no test waits for it.
        cargo(&["build", "--quiet", "--features", "cli", "--bin", "nutgraf"])?;
        npm_tool("playwright", &["test", "--config", "../tests/browser/playwright.config.js"])
    })?;
    let after = changes()?;
    if before != after {
        bail!("the tests changed tracked files:\n{after}");
    }
    Ok(())
}

/// Runs one check under its name and says how long it took.
fn step(name: &str, check: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("── {name}");
    let start = Instant::now();
    check().with_context(|| format!("{name} failed"))?;
    println!("── {name}: {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    sh::run(sh::cargo().args(arguments))
}

/// The tests in a folder, sorted: what `node --test` makes of a folder depends on its version.
fn scripts(folder: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(sh::root().join(folder)).context(folder.to_owned())?;
    let mut files = entries.map(|it| Ok(it?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|it| it.to_string_lossy().ends_with(".test.js"));
    files.sort();
    Ok(files)
}

/// A tool of the front end's development dependencies.
fn npm_tool(name: &str, arguments: &[&str]) -> Result<()> {
    let tool = tools::ensure_node_modules()?.join(".bin").join(name);
    sh::run(Command::new(tool).args(arguments).current_dir(sh::www()))
}

/// What git says has changed: equal before and after, or a test wrote into the checkout.
fn changes() -> Result<String> {
    sh::output(Command::new("git").args(["status", "--porcelain"]).current_dir(sh::root()))
}
