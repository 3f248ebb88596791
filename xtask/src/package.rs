//! The npm package: the modules of `www/` bundled into a few scripts, without comments and long names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{sh, tools};

/// Makes the scripts; it says which.
const BUNDLE: &str = "xtask/bundle.mjs";
/// What it makes, as `files` of `www/package.json` lists it.
const BUNDLED: [&str; 3] = ["define.js", "index.js", "chunks/"];

/// Shown by npm; not in the list of files, since npm adds it.
const README: &str = "README.md";

/// Where the package lies unpacked, as a publisher would copy it.
pub(crate) fn folder() -> PathBuf {
    sh::target().join("npm/package")
}

/// Writes the package anew from `www/`, whose bindings must be there, and returns its folder.
///
/// # Errors
/// Where there is no Node, or a file that `www/package.json` lists is missing.
pub(crate) fn write() -> Result<PathBuf> {
    let modules = tools::ensure_node_modules()?;
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    let (styles, copied): (Vec<_>, Vec<_>) =
        files()?.into_iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, source) in copied {
        let target = folder.join(name);
        fs::create_dir_all(target.parent().unwrap_or(&folder))?;
        fs::copy(&source, target).with_context(|| source.display().to_string())?;
    }
    let mut esbuild = Command::new(modules.join(".bin/esbuild"));
    esbuild.current_dir(sh::www()).args(styles.iter().map(|(name, _)| name));
    esbuild.args(["--minify", "--outbase=.", "--log-level=warning"]);
    sh::run(esbuild.arg(format!("--outdir={}", folder.display())))?;
    sh::run(Command::new("node").arg(sh::root().join(BUNDLE)).arg(sh::www()).arg(&folder))?;
    sh::run(Command::new("npm").current_dir(&folder).args(["pkg", "delete", "devDependencies", "--silent"]))?;
    Ok(folder)
}

/// Packs the folder as npm publishes it, and returns the archive.
///
/// # Errors
/// Where npm cannot.
pub(crate) fn pack(folder: &Path) -> Result<PathBuf> {
    let beside = folder.with_file_name("");
    let mut pack = Command::new("npm");
    pack.current_dir(folder).args(["pack", "--silent", "--pack-destination"]).arg(&beside);
    let name = sh::output(&mut pack)?;
    Ok(beside.join(name.trim()))
}

/// Writes the page that has everything in it, and says where it is.
///
/// # Errors
/// Where there is no Node, or a file of the page is missing.
pub(crate) fn write_offline_page() -> Result<()> {
    tools::ensure_node_modules()?;
    let script = sh::root().join("xtask/offline.mjs");
    sh::run(Command::new("node").arg(script).arg(sh::www()).arg(sh::target().join("nutgraf.html")))
}

/// Names in the package with the files that they are copies of: the rest of `files` of `www/package.json`, from `www/` or else the top.
fn files() -> Result<Vec<(String, PathBuf)>> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(sh::www().join("package.json"))?)?;
    let listed = manifest["files"].as_array().context("www/package.json lists no files")?;
    let mut files = vec![("package.json".to_owned(), sh::www().join("package.json"))];
    for entry in listed.iter().filter_map(Value::as_str).filter(|entry| !BUNDLED.contains(entry)) {
        let name = entry.trim_end_matches('/');
        let homes = [sh::www().join(name), sh::root().join(name)];
        let Some(source) = homes.iter().find(|it| it.exists()) else {
            bail!("www/package.json lists {entry}, which is neither in www/ nor at the top");
        };
        collect(name, source, &mut files)?;
    }
    let readme = sh::root().join(README);
    files.extend(readme.exists().then(|| (README.to_owned(), readme)));
    Ok(files)
}

fn collect(name: &str, source: &Path, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    if !source.is_dir() {
        files.push((name.to_owned(), source.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(source)? {
        let entry = entry?;
        collect(&format!("{name}/{}", entry.file_name().to_string_lossy()), &entry.path(), files)?;
    }
    Ok(())
}
