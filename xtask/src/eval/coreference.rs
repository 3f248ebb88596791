//! Who is who: pronouns and chains of the GUM documents that nothing was trained on, and the pronouns of GAP.

mod clusters;
mod gap;
mod gum;

use anyhow::Result;
use nutgraf::{Analysis, Mention, MentionKind, OffsetUnit, Options, analyze};

use super::Row;

pub(super) fn measure() -> Result<Vec<Row>> {
    let mut rows = gum::measure()?;
    rows.extend(gap::measure()?);
    Ok(rows)
}

/// The analysis of a text with offsets in code points, as the corpora count them.
fn read(text: &str) -> Result<Analysis> {
    Ok(analyze(text, &Options { offsets: OffsetUnit::Char, ..Options::default() })?)
}

/// The pronouns that are read: those of the third person.
const PRONOUNS: [&str; 17] = [
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "themself",
];

fn is_third_person(word: &str) -> bool {
    PRONOUNS.contains(&word.to_lowercase().as_str())
}

/// The mentions of an entity by name.
fn names<'a>(analysis: &'a Analysis, entity: &'a str) -> impl Iterator<Item = &'a Mention> {
    analysis.mentions.iter().filter(move |it| it.entity == entity && it.kind == MentionKind::Name)
}

/// Whether misses are printed: for who looks for errors.
fn noted() -> bool {
    std::env::var_os("NUTGRAF_NOTES").is_some()
}
