//! One story from a file or a pipe: plain text, or the story of an HTML page.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use nutgraf::{Block, html};

use crate::args::Story;

/// Bytes at the start of a page in which HTML asks for its encoding to be declared (WHATWG HTML, 13.2.3.2).
const PRESCAN: usize = 1024;

/// What is analysed.
pub(crate) struct Input {
    pub(crate) text: String,
    /// What the page itself says about its blocks, offsets in the caller's unit.
    pub(crate) blocks: Option<Vec<Block>>,
    /// What the page itself says about its date.
    pub(crate) published: Option<String>,
}

/// Reads the file that the arguments name, or standard input.
pub(crate) fn read(story: &Story) -> Result<Input> {
    let path = story.file.as_deref().filter(|path| *path != Path::new("-"));
    let (name, bytes) = match path {
        Some(path) => {
            let name = path.display().to_string();
            let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
            (name, bytes)
        }
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
            ("standard input".to_owned(), bytes)
        }
    };
    if story.html || !story.text && is_html(path, &bytes) {
        let page = html::read(&decode_page(&bytes));
        if page.blocks.is_empty() {
            bail!("{name}: no story was found on this page; give its words as plain text instead");
        }
        let blocks = page.blocks_in(story.unit());
        return Ok(Input { text: page.text, blocks: Some(blocks), published: page.published });
    }
    Ok(Input { text: decode_text(&name, &bytes)?, blocks: None, published: None })
}

/// Whether the file's name or its first characters say HTML.
fn is_html(path: Option<&Path>, bytes: &[u8]) -> bool {
    let extension = path.and_then(Path::extension).and_then(|it| it.to_str()).unwrap_or_default();
    if ["html", "htm", "xhtml"].iter().any(|it| extension.eq_ignore_ascii_case(it)) {
        return true;
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let starts = |tag: &[u8]| start.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
    starts(b"<!doctype html") || starts(b"<html")
}

/// Plain text is UTF-8, or it is refused: a guess would shift every offset.
fn decode_text(name: &str, bytes: &[u8]) -> Result<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => bail!(
            "{name} is not UTF-8 text (byte {}); convert it first, for example with `iconv -f windows-1252 -t utf-8`",
            error.valid_up_to()
        ),
    }
}

/// A page's text, by its byte order mark, its declared encoding, or what browsers assume.
fn decode_page(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let declared = declared_encoding(head);
    let fallback = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    declared.unwrap_or(fallback).decode(bytes).0.into_owned()
}

/// The `charset` that a `meta` element near the start names.
fn declared_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let label = after.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(['"', '\'', ' ', ';', '>', '/']).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}
