//! A reading in other people's formats: schema.org JSON-LD, W3C Web Annotations, plain text.
//!
//! What goes out is what the card shows: facts at the plain bar, and those at the likely bar with the number of their
//! confidence (in the plain text, with that word); what is below stays in the full analysis. Strings of the JSON are escaped
//! so that it can stand inside a `<script>`. An editor's [`corrections`](crate::Analysis::corrections) are for the reader of an
//! analysis to apply, before.
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

/// Whether a fact of this kind goes out, and if so, whether as certain.
#[cfg(feature = "cli")]
pub(crate) fn is_certain(confidence: f64, fact: &str) -> Option<bool> {
    bars::certainty(confidence, fact, None).map(|it| it == bars::Certainty::Plain)
}

#[cfg(test)]
#[path = "exports/read.rs"]
mod read;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_analysis_and_its_json_make_the_same_tree() {
        let story = "Flood closes port\n\nVALPARAISO, Chile (AP) — Chilean Transport Minister Ana Rojas said on March 4, 2024, \
            that the port of Valparaiso would stay closed for 2.5 days. “Nobody sails 🚢,” Rojas told reporters.";
        let analysis = crate::analyze(story, &crate::Options::default()).expect("valid options");
        let json = serde_json::to_string(&analysis).expect("an analysis can be written");
        let tree = tree::tree_of(&analysis);
        // One writes 1.0 where the other writes 1.
        assert_eq!(
            Some(tree.write().replace(".0,", ",").replace(".0\n", "\n")),
            read::read(&json).map(|it| it.write().replace(".0,", ",").replace(".0\n", "\n"))
        );
        assert!(!tree["mentions"].list().is_empty() && !tree["quotes"].list().is_empty());
    }

    #[test]
    fn numbers_are_those_of_the_library() {
        for digits in
            ["0", "1", "0.9312", "0.55", "-33.0458", "2500000", "1e3", "1.5E-3", "0.0001", "1e+2", "12.0"]
        {
            let expected: f64 = digits.parse().expect("a number");
            assert!((value::Value::Number(digits.to_owned()).number() - expected).abs() < 1e-12, "{digits}");
        }
        for step in 0..=10_000_u32 {
            let confidence = f64::from(step) / 10_000.0;
            let read = value::Value::Number(confidence.to_string()).number();
            assert_eq!(read.to_bits(), confidence.to_bits(), "{confidence}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        let endless = "[".repeat(100_000);
        for json in [
            "",
            "{",
            "[1,]",
            "{\"a\"}",
            "{\"a\":1,}",
            "\"a",
            "\"\\u12\"",
            "nul",
            "1 2",
            "--",
            &deep,
            &endless,
        ] {
            assert_eq!(read::read(json), None, "{json:.40}");
        }
        assert_eq!(read::read(" {\"a\" : [ ] , \"b\":{}} ").map(|it| it["a"].list().len()), Some(0));
        assert_eq!(
            read::read("\"\\ud83d\\ude00\\ud83d \\udead\"").map(|it| it.text().to_owned()).as_deref(),
            Some("😀\u{FFFD} \u{FFFD}")
        );
    }

    proptest! {
        #[test]
        fn any_string_comes_back_and_can_stand_in_a_script(text in "\\PC{0,60}|[<>&\"\\\\/\u{2028}\u{202E}\u{0}\n\ta-c\u{1F600}]{0,40}") {
            let written = value::Value::from(text.as_str()).write();
            prop_assert_eq!(written.find(['<', '>', '&', '\u{2028}', '\u{202E}']), None);
            prop_assert_eq!(serde_json::from_str::<String>(&written).ok(), Some(text.clone()));
            prop_assert_eq!(read::read(written.trim_end()).map(|it| it.text().to_owned()), Some(text));
        }

        #[test]
        fn no_json_makes_it_panic(json in "[\\[\\]{}\",:\\\\u0-9a-f.eE+-tnl ]{0,60}|\\PC{0,40}") {
            let _ = read::read(&json).map(|it| it.write());
        }
    }
}
