//! What can be wrong with what the caller passes: options and files, never the text.

use std::fmt;

/// An option or a file that cannot be used; the message names it, the value given and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Option,
    Input,
}

impl Error {
    /// An option with a value that cannot be used.
    pub(crate) fn option(name: &str, given: &str, expected: &str) -> Self {
        Self { kind: Kind::Option, message: format!("option `{name}`: got {given:?}, expected {expected}") }
    }

    /// A file or a document that cannot be read.
    #[cfg(feature = "cli")]
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self { kind: Kind::Input, message: message.into() }
    }

    /// True where an option has a value that cannot be used.
    #[must_use]
    pub fn is_option(&self) -> bool {
        self.kind == Kind::Option
    }

    /// True where a file or a document cannot be read.
    #[must_use]
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
