//! `cargo xtask test`: everything that must hold, in the order in which a fault is cheapest to find.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::sh::root;
use crate::{build, size, tidy, tools};

const CARGO: &str = env!("CARGO");

/// Runs every check; the first that fails ends the run.
pub(crate) fn run() -> Result<()> {
    let before = changes()?;
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    step("tidy", tidy::run)?;
    step("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]))?;
    step("lints of the browser's build", || {
        tools::ensure_wasm_target()?;
        cargo(&["clippy", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"])
    })?;
    step("documentation", || {
        let mut doc = Command::new(CARGO);
        doc.args(["doc", "--no-deps", "--all-features", "--package", "nutgraf"]).env("RUSTDOCFLAGS", "-D warnings");
        succeed(&mut doc)
    })?;
    step("lexicons are as compiled", || crate::lexicon::run(&["--check".to_owned()]))?;
    step("core, golden stories, properties, command line", || cargo(&["test", "--workspace", "--all-features"]))?;
    step("build", || build::run(&[]))?;
    step("sizes", || size::run(&[]))?;
    step("types of the front end", || npm_tool("tsc", &["--project", "tsconfig.json"]))?;
    step("front end without a browser", || {
        succeed(Command::new("node").args(["--test", "../tests/js/"]).current_dir(root().join("www")))
    })?;
    step("the widget in a real browser", || {
        tools::ensure_chromium()?;
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
    succeed(Command::new(CARGO).args(arguments))
}

/// A tool of the front end's development dependencies.
fn npm_tool(name: &str, arguments: &[&str]) -> Result<()> {
    tools::ensure_node_modules()?;
    let tool = root().join("www/node_modules/.bin").join(name);
    succeed(Command::new(tool).args(arguments).current_dir(root().join("www")))
}

fn succeed(command: &mut Command) -> Result<()> {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let status = command.status().with_context(|| format!("cannot run {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{:?} ended with {status}", command.get_program());
    }
    Ok(())
}

/// What git says has changed: equal before and after, or a test wrote into the checkout.
fn changes() -> Result<String> {
    let output = Command::new("git").args(["status", "--porcelain"]).current_dir(root()).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
