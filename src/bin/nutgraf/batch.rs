//! JSON lines in, JSON lines out: same order, all cores, constant memory; a bad line never ends the run.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use nutgraf::Analysis;
use rayon::prelude::*;
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::args::{Batch, Reading};

/// Bytes of input held at a time: enough to keep all cores busy, far below any machine's memory.
const CHUNK_BYTES: usize = 4 << 20;

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: Text,
    #[serde(default)]
    published: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Response {
    Read { id: Value, analysis: Box<Analysis> },
    Failed { id: Value, error: String },
}

/// Reads every line and writes one line for it.
pub(crate) fn run(batch: &Batch) -> Result<()> {
    let (mut input, bytes) = open(batch)?;
    let progress = progress_bar(bytes);
    let mut output = BufWriter::new(io::stdout().lock());
    let (mut line_number, mut failed) = (0_usize, 0_usize);
    loop {
        let lines = next_chunk(&mut input)?;
        if lines.is_empty() {
            break;
        }
        let first = line_number + 1;
        let answer = |(at, line): (usize, &Vec<u8>)| respond(line, first + at, &batch.reading);
        let answers: Vec<(Vec<u8>, bool)> = lines.par_iter().enumerate().map(answer).collect();
        for (answer, is_read) in answers {
            output.write_all(&answer)?;
            failed += usize::from(!is_read);
        }
        output.flush()?;
        line_number += lines.len();
        progress.inc(lines.iter().map(|line| line.len() as u64).sum());
        progress.set_message(format!("{line_number} stories"));
    }
    progress.finish_and_clear();
    if failed > 0 {
        eprintln!(
            "nutgraf: {failed} of {line_number} lines could not be read; each has its \"error\" in the output"
        );
    }
    Ok(())
}

/// The input, and its size where that is known.
fn open(batch: &Batch) -> Result<(Box<dyn BufRead>, Option<u64>)> {
    match batch.file.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
            let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|it| it.len());
            Ok((Box::new(BufReader::new(file)), bytes))
        }
        None => Ok((Box::new(io::stdin().lock()), stdin_size())),
    }
}

/// The size of a file that was redirected to standard input.
#[cfg(unix)]
fn stdin_size() -> Option<u64> {
    use std::os::fd::AsFd as _;
    let file = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    file.metadata().ok().filter(std::fs::Metadata::is_file).map(|it| it.len())
}

#[cfg(not(unix))]
fn stdin_size() -> Option<u64> {
    None
}

/// A bar on a terminal, nothing elsewhere.
fn progress_bar(bytes: Option<u64>) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match bytes {
        Some(bytes) => (ProgressBar::new(bytes), "{bar:40} {percent:>3} % {msg}, {eta} left"),
        None => (ProgressBar::no_length(), "{spinner} {msg}, {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// The next lines, without their ends; empty at the end of the input.
fn next_chunk(input: &mut dyn BufRead) -> Result<Vec<Vec<u8>>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while bytes < CHUNK_BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).context("cannot read the input")? == 0 {
            break;
        }
        bytes += line.len();
        lines.push(line);
    }
    Ok(lines)
}

/// The answer to one line, with its line end, and whether the story was read.
fn respond(line: &[u8], number: usize, reading: &Reading) -> (Vec<u8>, bool) {
    let response = match serde_json::from_slice::<Request>(line) {
        Ok(request) => {
            let options = reading.options(request.published);
            match nutgraf::analyze(&request.text.0, &options) {
                Ok(analysis) => Response::Read { id: request.id, analysis: Box::new(analysis) },
                Err(error) => Response::Failed { id: request.id, error: format!("line {number}: {error}") },
            }
        }
        Err(error) => {
            Response::Failed { id: id_of(line), error: format!("line {number}: {}", reason(line, &error)) }
        }
    };
    let is_read = matches!(response, Response::Read { .. });
    let mut answer = serde_json::to_vec(&response).unwrap_or_default();
    answer.push(b'\n');
    (answer, is_read)
}

/// The line's id where the line is an object that has one.
fn id_of(line: &[u8]) -> Value {
    #[derive(Deserialize)]
    struct Identified {
        #[serde(default)]
        id: Value,
    }
    serde_json::from_slice::<Identified>(line).map_or(Value::Null, |it| it.id)
}

/// What is wrong with a line, without the position that counts from one in every line.
fn reason(line: &[u8], error: &serde_json::Error) -> String {
    if line.trim_ascii().is_empty() {
        return "an empty line, expected {\"id\", \"text\", \"published\"?}".to_owned();
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    format!("{message} (column {}), expected {{\"id\", \"text\", \"published\"?}}", error.column())
}

/// A JSON string, also one with lone surrogates, which JSON allows and UTF-8 does not: each is one U+FFFD, so that
/// offsets in UTF-16 and code points hold.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(TextVisitor)
    }
}

struct TextVisitor;

impl de::Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a string as `text`")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Text, E> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Ok(Text(text.to_owned()));
        }
        well_formed(bytes).map(Text).ok_or_else(|| E::custom("`text` is not UTF-8"))
    }
}

/// WTF-8 to UTF-8: every encoded surrogate (ED A0..BF xx) becomes U+FFFD; `None` where other bytes are wrong.
fn well_formed(bytes: &[u8]) -> Option<String> {
    let mut fixed = bytes.to_vec();
    for at in 0..fixed.len().saturating_sub(2) {
        if fixed[at] == 0xED && fixed[at + 1] >= 0xA0 {
            fixed[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    String::from_utf8(fixed).ok()
}
