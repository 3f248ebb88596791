//! nutgraf reads an English news story: names, places, dates and figures, each with the words that say it.
//!
//! ```
//! use nutgraf::{Options, analyze};
//!
//! let story = "Flood closes port\n\nVALPARAISO, Chile (AP) — The port closed on March 4, 2024.";
//! let analysis = analyze(story, &Options::default())?;
//! assert!(analysis.language.supported);
//! # Ok::<(), nutgraf::Error>(())
//! ```

mod analysis;
mod atoms;
mod attribution;
mod blocks;
mod calendar;
mod coreference;
mod digest;
mod error;
mod events;
pub mod exports;
#[cfg(feature = "cli")]
pub mod html;
#[doc(hidden)]
pub mod internals;
mod language;
mod lexicon;
mod names;
mod normalize;
mod offsets;
mod options;
mod order;
mod pipeline;
mod places;
mod published;
mod quantities;
mod quotes;
mod sentences;
mod span;
mod story;
mod tagger;
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
#[cfg(test)]
mod testing;
mod text;
mod times;
mod titles;
mod tokens;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::*;
pub use error::Error;
pub use options::Options;

/// Reads one story and returns everything that its words say.
///
/// Any string is read without panic, in time linear in its length; what was left out stands in
/// [`Analysis::warnings`]. Equal text and options give an equal analysis everywhere.
///
/// # Errors
/// Where an option has a value that cannot be used.
pub fn analyze(text: &str, options: &Options) -> Result<Analysis, Error> {
    Ok(pipeline::run(text, &options.validate()?))
}
