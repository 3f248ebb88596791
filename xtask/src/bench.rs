//! `cargo xtask bench`: the core natively, then a warm story in the browser beside a named peer.

use std::process::Command;

use anyhow::{Result, bail};

use crate::build::{self, Optimise};
use crate::{sh, tools};

/// Prints both.
///
/// # Errors
/// Where an answer is wrong, or an argument is given: there is none.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("cargo xtask bench takes no arguments; got {}", arguments.join(" "));
    }
    sh::run(sh::cargo().args(["bench", "--quiet", "--bench", "analyze"]))?;
    build::bindings(Optimise::Always)?;
    let chromium = tools::ensure_chromium()?;
    sh::run(Command::new("node").arg(sh::root().join("benches/rivals.js")).env("CHROMIUM", chromium))
}
