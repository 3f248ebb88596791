//! Finds or installs the pinned tools that the other tasks need, so that a fresh clone needs Rust, Node and Python only.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::sh;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A browser of the system: the variable that names another one, what Debian, Ubuntu and others call it, and its package.
struct Browser {
    variable: &'static str,
    names: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: Browser = Browser {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
};

const FIREFOX: Browser =
    Browser { variable: "FIREFOX", names: &["firefox-esr", "firefox"], package: "firefox-esr" };

/// Adds the standard library for WebAssembly to the toolchain in use where it is missing, and returns the target's name.
///
/// # Errors
/// Where it is missing and there is no rustup to add it.
pub(crate) fn ensure_wasm_target() -> Result<&'static str> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let arguments = ["--print", "target-libdir", "--target", WASM_TARGET];
    let library = sh::output(Command::new(rustc).current_dir(sh::root()).args(arguments))?;
    if !Path::new(library.trim()).is_dir() {
        let mut add = Command::new("rustup");
        sh::run(add.current_dir(sh::root()).args(["target", "add", WASM_TARGET]))
            .with_context(|| format!("install Rust's {WASM_TARGET} target for this toolchain"))?;
    }
    Ok(WASM_TARGET)
}

/// True where there is Node with npm.
pub(crate) fn has_node() -> bool {
    sh::exists("node") && sh::exists("npm")
}

/// Installs the locked npm packages where they are missing or the lock has changed, and returns their folder.
///
/// # Errors
/// Where there is no Node, or npm cannot install them.
pub(crate) fn ensure_node_modules() -> Result<PathBuf> {
    if !has_node() {
        bail!("Node 20 or newer with npm is needed for this; see https://nodejs.org");
    }
    let modules = sh::www().join("node_modules");
    if !is_installed(&sh::www().join("package-lock.json"), &modules)? {
        eprintln!("installing the npm packages of www/");
        sh::run(Command::new("npm").current_dir(sh::www()).args(["ci", "--silent"]))?;
    }
    Ok(modules)
}

/// The system's Chromium; `CHROMIUM` in the environment names another one. Installed with apt as root on Debian.
///
/// # Errors
/// Where there is none and it cannot be installed.
pub(crate) fn ensure_chromium() -> Result<PathBuf> {
    ensure_browser(&CHROMIUM)
}

/// The system's Firefox; `FIREFOX` in the environment names another one. Installed with apt as root on Debian.
///
/// # Errors
/// Where there is none and it cannot be installed.
pub(crate) fn ensure_firefox() -> Result<PathBuf> {
    ensure_browser(&FIREFOX)
}

fn ensure_browser(browser: &Browser) -> Result<PathBuf> {
    let Browser { variable, package, .. } = browser;
    if let Some(chosen) = std::env::var_os(variable) {
        return Ok(PathBuf::from(chosen));
    }
    if let Some(found) = find_browser(browser) {
        return Ok(found);
    }
    if is_root_on_debian() {
        eprintln!("installing {package} with apt");
        let apt = |arguments: &[&str]| {
            sh::run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
        };
        apt(&["update", "--quiet"])?;
        apt(&["install", "--yes", "--quiet", "--no-install-recommends", package])?;
    }
    find_browser(browser).with_context(|| {
        format!("no {package} found: install it, or name one in the environment variable {variable}")
    })
}

fn find_browser(browser: &Browser) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| browser.names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file())
}

fn is_root_on_debian() -> bool {
    let id = sh::output(Command::new("id").arg("-u")).unwrap_or_default();
    id.trim() == "0" && Path::new("/etc/debian_version").exists() && sh::exists("apt-get")
}

/// Compares the lock with the record that npm leaves in the folder: every package that is not optional, same version.
fn is_installed(lock: &Path, modules: &Path) -> Result<bool> {
    let read = |path: &Path| -> Result<Value> { Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?) };
    let wanted = read(lock).context("www/package-lock.json")?;
    let Ok(found) = read(&modules.join(".package-lock.json")) else { return Ok(false) };
    let packages = wanted["packages"].as_object().context("www/package-lock.json has no packages")?;
    let same = |(name, package): (&String, &Value)| {
        name.is_empty()
            || package["optional"] == true
            || found["packages"][name]["version"] == package["version"]
    };
    Ok(packages.iter().all(same))
}
