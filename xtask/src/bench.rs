//! `cargo xtask bench`: the core natively, a warm story in the browser beside a named peer, and the start of the card in a page.

use std::process::Command;

use anyhow::{Result, bail};

use crate::build::{self, Optimise};
use crate::{package, sh, tools};

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
    package::write()?;
    for bench in ["benches/rivals.js", "benches/start.js"] {
        sh::run(Command::new("node").arg(sh::root().join(bench)).env("CHROMIUM", &chromium))?;
    }
    Ok(())
}
