//! What the network reads of many stories: JSON lines in and out, in the same order, on all cores; training reads them.

use std::io::{self, BufRead as _, BufWriter, Write as _};

use anyhow::{Context as _, Result};
use nutgraf::internals::{features, fingerprint, questions, sentence_features, statement_features, tags};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Lines held at a time.
const CHUNK: usize = 1024;
/// For [`fingerprint`]: that of names and that of syntax.
const ALL_NETWORKS: u32 = 2;

#[derive(Deserialize)]
struct Request {
    id: Value,
    text: String,
    /// Every line is a paragraph: the text has no layout of its own.
    #[serde(default)]
    lines: bool,
    /// Of the signs of pronouns, row by row.
    #[serde(default)]
    weights: Vec<Vec<i8>>,
    /// The first line is the headline; for statements, of lines.
    #[serde(default)]
    titled: bool,
}

#[derive(Serialize)]
struct Response<D: Serialize> {
    id: Value,
    #[serde(flatten)]
    dump: D,
}

/// What is written of a story.
#[derive(Clone, Copy)]
pub(crate) enum Dump {
    Features,
    Tags,
    /// The fingerprint of features and tags, in hexadecimal digits.
    Hash,
    /// The pronouns with all that they can mean.
    Pronouns,
    /// The features of the sentences from which the key sentences are chosen.
    Sentences,
    /// What the network of statements reads beside the features.
    Statements,
}

/// Code points and features of each sentence.
#[derive(Serialize)]
struct Sentences {
    sentences: Vec<(usize, usize, Vec<f32>)>,
}

#[derive(Serialize)]
struct Hash {
    hash: String,
}

/// Reads every line and writes one line for it; a bad line ends the run.
pub(crate) fn run(what: Dump) -> Result<()> {
    let mut input = io::stdin().lock().lines().peekable();
    let mut output = BufWriter::new(io::stdout().lock());
    while input.peek().is_some() {
        let lines: Vec<String> = input.by_ref().take(CHUNK).collect::<io::Result<_>>()?;
        let answers: Vec<Vec<u8>> = lines.par_iter().map(|line| answer(line, what)).collect::<Result<_>>()?;
        for answer in answers {
            output.write_all(&answer)?;
            output.write_all(b"\n")?;
        }
    }
    Ok(output.flush()?)
}

fn answer(line: &str, what: Dump) -> Result<Vec<u8>> {
    let request: Request =
        serde_json::from_str(line).context("expected {\"id\", \"text\", \"lines\"?} a line")?;
    let Request { id, text, lines, weights, titled } = request;
    Ok(match what {
        Dump::Features => serde_json::to_vec(&Response { id, dump: features(&text, lines) })?,
        Dump::Statements => {
            serde_json::to_vec(&Response { id, dump: statement_features(&text, lines, titled) })?
        }
        Dump::Tags => serde_json::to_vec(&Response { id, dump: tags(&text, lines) })?,
        Dump::Pronouns => serde_json::to_vec(&Response { id, dump: questions(&text, lines, &weights) })?,
        Dump::Sentences => {
            serde_json::to_vec(&Response { id, dump: Sentences { sentences: sentence_features(&text) } })?
        }
        Dump::Hash => {
            let hash = format!("{:x}", fingerprint(&text, lines, ALL_NETWORKS));
            serde_json::to_vec(&Response { id, dump: Hash { hash } })?
        }
    })
}
