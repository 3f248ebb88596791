//! The crate as `cargo publish` would send it: under the registry's limit, with its licences and what it is built from. Offline.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::sh;

/// Bytes that crates.io takes at most.
const LARGEST: u64 = 10 << 20;

/// What the crate is no use, or not lawful, without.
const NEEDED: &[&str] =
    &["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md", "model/tagger.bin", "src/lib.rs"];

/// Only the front end, the tests and the tools need these.
const ELSEWHERE: &[&str] = &["www/", "tests/", "benches/", "train/", "xtask/", "exports/"];

/// Packs the crate and looks at it. That it also builds from the archive, `cargo publish --dry-run` says, which takes minutes
/// and the registry.
///
/// # Errors
/// Where it cannot be packed, is too large, or lacks something.
pub(crate) fn check() -> Result<()> {
    let offline = ["--package", "nutgraf", "--allow-dirty", "--offline", "--quiet"];
    let list = sh::output(sh::cargo().args(["package", "--list"]).args(offline))?;
    if let Some(name) = NEEDED.iter().find(|name| !list.lines().any(|line| line == **name)) {
        bail!("the crate lacks {name}");
    }
    if let Some(line) = list.lines().find(|line| ELSEWHERE.iter().any(|it| line.starts_with(it))) {
        bail!("the crate holds {line}: see `exclude` in Cargo.toml");
    }
    sh::output(sh::cargo().args(["package", "--no-verify"]).args(offline))?;
    let manifest: toml::Value = toml::from_str(&fs::read_to_string(sh::root().join("Cargo.toml"))?)?;
    let version = manifest["package"]["version"].as_str().unwrap_or_default();
    let archive = sh::target().join(format!("package/nutgraf-{version}.crate"));
    let bytes = fs::metadata(&archive).with_context(|| archive.display().to_string())?.len();
    println!("{} files, {bytes} bytes packed, of {LARGEST} that the registry takes", list.lines().count());
    if bytes > LARGEST {
        bail!("{}: {bytes} bytes, more than {LARGEST}", archive.display());
    }
    Ok(())
}
