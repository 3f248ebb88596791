//! The project's one door: `cargo xtask <task>`. One file a task.

mod eval;
mod fit_names;
mod lexicon;
mod sh;
mod tidy;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <task>

  eval [STAGE ...]   accuracy against ../shared/data, one table
  fit-names          weights of the first recogniser from the training stories
  lexicon [--check | --collect]   compiles lexicon/ into model/lexicon.bin
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
        "eval" => eval::run(&rest),
        "fit-names" => fit_names::run(),
        "lexicon" => lexicon::run(&rest),
        "tidy" => tidy::run(),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        unknown => bail!("there is no task {unknown:?}\n\n{HELP}"),
    }
}
