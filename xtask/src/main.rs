//! The project's one door: `cargo xtask <task>`. One file a task.

mod bench;
mod build;
mod demo;
mod eval;
mod lexicon;
mod map;
mod package;
mod publish;
mod sh;
mod size;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <task>

  bench              speed: the core natively by stages, and in the browser beside a peer
  build              the WebAssembly and its bindings in www/pkg/, the npm package in target/npm/, target/nutgraf.html
  demo [--port N]    builds, then serves the demo page on this machine
  eval [STAGE ...]   accuracy against ../shared/data, one table
  test               everything that must hold; CI runs exactly this
  lexicon [--check | --collect]   compiles lexicon/ into model/lexicon.bin
  map [--check]      packs the outlines of the card's map into www/card/outlines.js
  size [--update]    bytes of everything a reader downloads, against xtask/budget.toml
  tidy               lengths of files, module docs, licences, what may be named where
";

fn main() -> ExitCode {
    let Err(error) = run() else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}

fn run() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match task.as_str() {
        "bench" => bench::run(&rest),
        "build" => build::run(&rest),
        "demo" => demo::run(&rest),
        "eval" => eval::run(&rest),
        "test" => test::run(),
        "lexicon" => lexicon::run(&rest),
        "map" => map::run(&rest),
        "size" => size::run(&rest),
        "tidy" => tidy::run(),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        unknown => bail!("there is no task {unknown:?}\n\n{HELP}"),
    }
}
