//! A reading in other people's formats: schema.org JSON-LD, W3C Web Annotations, plain text.
//!
//! What goes out is what the card shows: facts at the plain bar, and those at the likely bar with the number of their
//! confidence (in the plain text, with that word); what is below stays in the full analysis. Strings of the JSON are escaped
//! so that it can stand inside a `<script>`.
//!
//! ```
//! use nutgraf::exports::{Source, annotations, json_ld, text};
//!
//! let story = "Port reopens\n\nVALPARAISO, Chile (AP) — The port reopened on March 4, 2024, harbour master Rosa Lagos said.";
//! let analysis = nutgraf::analyze(story, &nutgraf::Options::default())?;
//! let source = Source { text: Some(story), url: Some("https://news.example/port"), ..Source::default() };
//! assert!(json_ld(&analysis, &source).contains("\"@type\": \"NewsArticle\""));
//! assert!(annotations(&analysis, &source).contains("\"TextQuoteSelector\""));
//! assert!(text(&analysis, &source).starts_with("Port reopens\n"));
//! # Ok::<(), nutgraf::Error>(())
//! ```

use crate::Analysis;

#[path = "exports/annotations.rs"]
mod annotation;
mod bars;
mod brief;
#[path = "exports/json_ld.rs"]
mod linked;
#[path = "exports/text.rs"]
mod plain;
mod source;
mod tree;
mod value;

pub use source::Source;

/// The story as a schema.org `NewsArticle`, with what it is `about` and what it `mentions`.
///
/// About is who the headline names, and the answers to who and where. A likely name has its confidence as the
/// Internationalization Tag Set's `taConfidence`.
#[must_use]
pub fn json_ld(analysis: &Analysis, source: &Source<'_>) -> String {
    linked::write(&tree::tree_of(analysis), source)
}

/// A W3C Web Annotation collection: names, dates, figures, statements and events, each selected by quotation and, where
/// the text is the whole [`Source`], by position in code points.
#[must_use]
pub fn annotations(analysis: &Analysis, source: &Source<'_>) -> String {
    annotation::write(&tree::tree_of(analysis), source)
}

/// The brief as plain text, each fact with ¶ and the number of its paragraph.
///
/// Key sentences need the [`Source`]'s text.
#[must_use]
pub fn text(analysis: &Analysis, source: &Source<'_>) -> String {
    plain::write(&tree::tree_of(analysis), source)
}
