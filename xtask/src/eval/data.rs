//! Reading the development data.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

/// The folder of the data, beside the checkout.
pub(crate) fn directory() -> PathBuf {
    crate::sh::root().join("../shared/data")
}

/// Every line of a JSONL file (gzipped where its name says so), as `T`.
pub(crate) fn lines<T: DeserializeOwned>(name: &str) -> Result<Vec<T>> {
    let path = directory().join(name);
    let file = File::open(&path).with_context(|| format!("cannot open shared/data/{name}"))?;
    let reader: Box<dyn Read> =
        if name.ends_with(".gz") { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    let parse = |line: std::io::Result<String>| {
        let line = line?;
        serde_json::from_str(&line)
            .with_context(|| format!("shared/data/{name}: {}", &line[..line.len().min(80)]))
    };
    BufReader::new(reader).lines().map(parse).collect()
}
