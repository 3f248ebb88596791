//! `cargo xtask build`: the core as WebAssembly with its bindings in `www/pkg/`, the npm package in `target/npm/`, and the page that needs no server.

mod panics;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::{package, sh, tools};

/// What a reader downloads, and what the optimiser may use: all engines with the Custom Highlight API have these.
const WASM_FEATURES: &[&str] = &[
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-extended-const",
];

/// What compiler and optimiser are told: the core is to be quick, nobody waits for an export.
const SPEED: &str = "3";
const SIZE: &str = "z";
/// What the optimiser does after a compilation for speed. Zeros that it packs away weigh more than zeros that are compressed. It
/// inlines little: of the long functions that it would make, the browser takes twice as long to make quick code.
const AFTER_SPEED: &[&str] = &[
    "-O3",
    "--converge",
    "--one-caller-inline-max-function-size=30",
    "--flexible-inline-max-function-size=10",
    "--skip-pass=memory-packing",
];
/// And after one for size: more would leave fewer bytes but more of them compressed, for the compiler's own order is regular.
const AFTER_SIZE: &[&str] = &[
    "--dae-optimizing",
    "--dce",
    "--vacuum",
    "--remove-unused-module-elements",
    "--duplicate-function-elimination",
    "--optimize-instructions",
];

/// Whether a machine without the optimiser will do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Optimise {
    /// For sizes, benches and packages.
    Always,
    /// For looking at: what is missing is said, and done without.
    IfPossible,
}

/// Builds everything that is out of date.
///
/// # Errors
/// Where a step fails, or an argument is given: there is none.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("cargo xtask build takes no arguments; got {}", arguments.join(" "));
    }
    bindings(Optimise::IfPossible)?;
    if !tools::has_node() {
        eprintln!("no Node: neither the npm package nor the offline page is made");
        return Ok(());
    }
    let archive = package::pack(&package::write()?)?;
    println!("{}", archive.display());
    package::write_offline_page()
}

/// The core and the exports as WebAssembly and their JavaScript bindings, in `www/pkg/`. Does nothing where they are up to date.
pub(crate) fn bindings(optimise: Optimise) -> Result<()> {
    let optimiser = optimiser(optimise)?;
    module("nutgraf-exports", SIZE, optimiser.as_deref())?;
    module("nutgraf", SPEED, optimiser.as_deref())
}

/// The module made of one package of the workspace.
fn module(package: &str, level: &str, optimiser: Option<&Path>) -> Result<()> {
    let raw = compile(package, level)?;
    let stamp = stamp(&raw, optimiser.is_some())?;
    let pkg = sh::www().join("pkg");
    let stamp_file = pkg.join(format!(".{package}.stamp"));
    if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
        return Ok(());
    }
    let name = package.replace('-', "_");
    bind(&raw, &pkg, &name)?;
    if let Some(program) = optimiser {
        shrink(program, level, &pkg.join(format!("{name}_bg.wasm")))?;
    }
    Ok(fs::write(stamp_file, stamp)?)
}

fn compile(package: &str, level: &str) -> Result<PathBuf> {
    let target = tools::ensure_wasm_target()?;
    let profile =
        ["build", "--quiet", "--package", package, "--lib", "--profile", "wasm", "--target", target];
    let level = if level == SPEED { level.to_owned() } else { format!("\"{level}\"") };
    sh::run(sh::cargo().args(["--config", &format!("profile.wasm.opt-level={level}")]).args(profile))?;
    Ok(sh::target().join(target).join(format!("wasm/{}.wasm", package.replace('-', "_"))))
}

fn optimiser(optimise: Optimise) -> Result<Option<PathBuf>> {
    let found = tools::ensure_node_modules().map(|modules| modules.join("binaryen/bin/wasm-opt"));
    match (found, optimise) {
        (Ok(program), _) => Ok(Some(program)),
        (Err(error), Optimise::Always) => Err(error),
        (Err(error), Optimise::IfPossible) => {
            eprintln!("the WebAssembly is not optimised: {error:#}");
            Ok(None)
        }
    }
}

/// `__wbg_reset_state` gives a fresh instance of the same module after a trap.
fn bind(raw: &Path, pkg: &Path, name: &str) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(raw).web(true)?.typescript(true).reset_state_function(true);
    bindgen.remove_name_section(true).remove_producers_section(true).encode_into(EncodeInto::Always);
    let mut output = bindgen.generate_output().context("wasm-bindgen")?;
    panics::silence(output.wasm_mut());
    let mut long_names = Vec::new();
    for (at, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        long_names.push(std::mem::replace(&mut import.name, short_name(at)));
    }
    output.emit(pkg).context("wasm-bindgen")?;
    let script = pkg.join(format!("{name}.js"));
    Ok(fs::write(&script, shortened(fs::read_to_string(&script)?, &long_names)?)?)
}

/// What the WebAssembly calls its import number `at`: the names of wasm-bindgen end in hashes, which no compression shortens.
fn short_name(at: usize) -> String {
    format!("i{at}")
}

/// The bindings with the short names of what they give to the WebAssembly.
fn shortened(mut script: String, long_names: &[String]) -> Result<String> {
    for (at, long) in long_names.iter().enumerate() {
        let key = format!(" {long}: function(");
        if script.matches(&key).count() != 1 {
            bail!("wasm-bindgen: the bindings do not give {long} once");
        }
        script = script.replace(&key, &format!(" {}: function(", short_name(at)));
    }
    Ok(script)
}

fn shrink(program: &Path, level: &str, wasm: &Path) -> Result<()> {
    let mut command = Command::new("node");
    let passes = if level == SPEED { AFTER_SPEED } else { AFTER_SIZE };
    command.arg(program).arg(wasm).args(WASM_FEATURES).args(passes).arg("--output").arg(wasm);
    sh::run(&mut command)
}

/// What the content of `www/pkg/` depends on.
fn stamp(raw: &Path, optimised: bool) -> Result<String> {
    let wasm = fs::read(raw).with_context(|| raw.display().to_string())?;
    let recipe = concat!(
        include_str!("build.rs"),
        include_str!("build/panics.rs"),
        include_str!("../../www/package-lock.json")
    );
    let parts = [&wasm, recipe.as_bytes(), &[u8::from(optimised)]];
    Ok(format!("{:016x}", parts.iter().fold(FNV_OFFSET, |hash, part| fnv1a(hash, part))))
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
