//! Arguments and their help.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use nutgraf::{OffsetUnit, Options};

const EXAMPLES: &str = "\
Examples:
  nutgraf story.txt --published 2023-12-03
      a card for the terminal
  nutgraf story.html --json > story.nutgraf.json
      the whole analysis; the story is found in the page as the widget finds it
  nutgraf story.html --format json-ld --url https://news.example/story
      what the story is about, for the page's search engines; also: annotations, text
  curl -s https://news.example/story.html | nutgraf --html -
      a page from a pipe
  nutgraf batch --offsets char < docs.jsonl > analyses.jsonl
      one {\"id\",\"text\",\"published\"?} a line in, one {\"id\",\"analysis\"} or {\"id\",\"error\"} a line out

Exit codes: 0 read, 1 a file could not be read or written, 2 wrong arguments or options.";

/// Reads an English news story: names, places, dates and figures, each with the words that say it.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) story: Story,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read many stories: JSON lines in, JSON lines out, in the same order, on all cores.
    Batch(Batch),
    /// Write what the network reads of many stories, for training.
    #[command(hide = true)]
    Features {
        /// What the tagger says of them instead.
        #[arg(long)]
        tags: bool,
        /// A fingerprint of both instead.
        #[arg(long, conflicts_with = "tags")]
        hash: bool,
        /// The pronouns with all that they can mean instead.
        #[arg(long, conflicts_with_all = ["tags", "hash"])]
        pronouns: bool,
        /// The features of the sentences from which the key sentences are chosen instead.
        #[arg(long, conflicts_with_all = ["tags", "hash"])]
        sentences: bool,
        /// What the network of statements reads of them instead.
        #[arg(long, conflicts_with_all = ["tags", "hash"])]
        statements: bool,
    },
    /// Print a script that completes arguments in your shell.
    Completions {
        /// The shell to complete in.
        shell: Shell,
    },
}

#[derive(Args)]
pub(crate) struct Story {
    /// Text or HTML file; `-` or nothing reads standard input.
    pub(crate) file: Option<PathBuf>,
    /// When it was published (ISO 8601); overrules what the text or page says.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Print the whole analysis as JSON: short for `--format json`.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Print it in a format instead of the card for the terminal.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// The story's address, for the formats that name it.
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// Read the input as HTML (otherwise told by the file's name and first characters).
    #[arg(long, conflicts_with = "text")]
    pub(crate) html: bool,
    /// Read the input as plain text, whatever it looks like.
    #[arg(long)]
    pub(crate) text: bool,
    /// When to use colour; NO_COLOR is respected.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Args)]
pub(crate) struct Batch {
    /// JSON lines; `-` or nothing reads standard input.
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What holds for one story and for many.
#[derive(Args)]
pub(crate) struct Reading {
    /// Unit of the offsets in the JSON.
    #[arg(long, value_enum, value_name = "UNIT", default_value_t = Unit::Utf16)]
    offsets: Unit,
    /// Characters to read of one text at most.
    #[arg(long, value_name = "N", default_value_t = Options::default().max_characters)]
    max_characters: usize,
}

/// What is printed of a story.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The whole analysis.
    Json,
    /// schema.org: a NewsArticle with what it is about and what it mentions.
    JsonLd,
    /// W3C Web Annotations, by quotation and, of a text file, by position.
    Annotations,
    /// The brief as plain text, with ¶ numbers.
    Text,
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    /// UTF-16 code units, as in JavaScript.
    Utf16,
    /// Bytes, as in Rust.
    Utf8,
    /// Code points, as in Python.
    Char,
}

impl Story {
    /// The format asked for; none for the card.
    pub(crate) fn format(&self) -> Option<Format> {
        self.format.or(self.json.then_some(Format::Json))
    }

    /// The unit of the offsets: the asked one of the JSON, bytes for all that has the text at hand.
    pub(crate) fn unit(&self) -> OffsetUnit {
        if self.format() == Some(Format::Json) { self.reading.unit() } else { OffsetUnit::Utf8 }
    }
}

impl Reading {
    /// The options for a story published at `published`.
    pub(crate) fn options(&self, published: Option<String>) -> Options {
        Options { published, offsets: self.unit(), max_characters: self.max_characters, blocks: None }
    }

    /// The unit of the offsets.
    pub(crate) fn unit(&self) -> OffsetUnit {
        match self.offsets {
            Unit::Utf16 => OffsetUnit::Utf16,
            Unit::Utf8 => OffsetUnit::Utf8,
            Unit::Char => OffsetUnit::Char,
        }
    }
}
