//! The command line: one story as a card, JSON or another format, many stories as JSON lines.
#![allow(clippy::disallowed_methods, reason = "the command line is the host that has files and a clock")]

mod args;
mod batch;
mod card;
mod features;
mod input;

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{ColorChoice, CommandFactory as _, Parser as _};
use nutgraf::exports::{self, Source};
use nutgraf::{Analysis, Error};

use args::{Arguments, Command, Format, Story};
use features::Dump;

/// A file could not be read or written.
const FAILED: u8 = 1;
/// Wrong arguments or options; clap's own code for the same.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.command {
        None => read(&arguments.story),
        Some(Command::Batch(batch)) => batch::run(batch),
        Some(Command::Features { tags: true, .. }) => features::run(Dump::Tags),
        Some(Command::Features { hash: true, .. }) => features::run(Dump::Hash),
        Some(Command::Features { pronouns: true, .. }) => features::run(Dump::Pronouns),
        Some(Command::Features { sentences: true, .. }) => features::run(Dump::Sentences),
        Some(Command::Features { statements: true, .. }) => features::run(Dump::Statements),
        Some(Command::Features { .. }) => features::run(Dump::Features),
        Some(Command::Completions { shell }) => {
            clap_complete::generate(*shell, &mut Arguments::command(), "nutgraf", &mut io::stdout());
            Ok(())
        }
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    // The reader of a pipe may leave early (`| head`): that is its right, and no fault to report.
    if error.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == ErrorKind::BrokenPipe) {
        return ExitCode::SUCCESS;
    }
    eprintln!("nutgraf: {error:#}");
    let usage = error.is::<Error>();
    ExitCode::from(if usage { USAGE } else { FAILED })
}

/// Reads one story and prints its card, or a format.
fn read(story: &Story) -> Result<()> {
    let input = input::read(story)?;
    let mut options = story.reading.options(story.published.clone().or(input.published));
    // Of a page, the story's text is a part.
    let whole = input.blocks.is_none();
    options.blocks = input.blocks;
    options.offsets = story.unit();
    let analysis = nutgraf::analyze(&input.text, &options)?;
    for warning in &analysis.warnings {
        eprintln!("nutgraf: {}", warning.message);
    }
    let source = Source { text: Some(&input.text), url: story.url.as_deref(), whole, confidence: None };
    match story.format() {
        None => print_card(story, &input.text, &analysis),
        Some(Format::Json) => {
            let mut out = io::stdout().lock();
            serde_json::to_writer(&mut out, &analysis).context("cannot write the analysis")?;
            Ok(writeln!(out)?)
        }
        Some(Format::JsonLd) => print(&exports::json_ld(&analysis, &source)),
        Some(Format::Annotations) => print(&exports::annotations(&analysis, &source)),
        Some(Format::Text) => print(&exports::text(&analysis, &source)),
    }
}

fn print(export: &str) -> Result<()> {
    Ok(io::stdout().lock().write_all(export.as_bytes())?)
}

fn print_card(story: &Story, text: &str, analysis: &Analysis) -> Result<()> {
    let colour = match story.color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let mut out = anstream::AutoStream::new(io::stdout().lock(), colour);
    Ok(card::write(&mut out, text, analysis, textwrap::termwidth())?)
}
