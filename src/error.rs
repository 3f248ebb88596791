//! What can be wrong with what the caller passes: the options, never the text.

use std::fmt;

/// An option that cannot be used; the message names it, the value given and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    message: String,
}

impl Error {
    /// An option with a value that cannot be used.
    pub(crate) fn option(name: &str, given: &str, expected: &str) -> Self {
        Self { message: format!("option `{name}`: got {given:?}, expected {expected}") }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
