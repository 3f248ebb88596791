//! Statements as a reader of the analysis meets them, and the marks that they stand in.

use super::marks::{self, Place};
use super::network::Network;
use super::{QuoteKind, features};
use crate::lexicon::Lexicon;
use crate::{Options, analyze};

#[test]
fn the_shipped_network_is_whole() {
    assert_eq!(Network::check(), Ok(()));
}

/// The words inside the quotations of a text, one paragraph a line.
fn quotations(text: &str) -> Vec<String> {
    let options = Options::default();
    let settings = options.validate().expect("the defaults are valid");
    let blocks = crate::blocks::split(text, &settings, &Lexicon::open());
    let sentences = crate::sentences::segment(text, &blocks);
    let tokens = crate::tokens::tokenize(text, &sentences);
    let ranges: Vec<_> = features::by_block(&sentences, &tokens).into_iter().map(|it| it.1).collect();
    let marks = marks::read(text, &tokens, &ranges);
    for (at, quoted) in marks.tokens.iter().enumerate() {
        assert_eq!(quoted.place == Place::Outside, quoted.quotation == 0, "token {at}");
    }
    marks.quotations.iter().map(|it| tokens.span(it.inner()).of(text).to_owned()).collect()
}

#[test]
fn marks_of_all_kinds_open_and_close() {
    for (text, expected) in [
        ("“We will go,” she said.", vec!["We will go,"]),
        ("\"We will go,\" she said, \"and soon.\"", vec!["We will go,", "and soon."]),
        ("''We will go,'' she said.", vec!["We will go,"]),
        ("She said: ‘The girls’ school isn’t open.’ Then she left.", vec!["The girls’ school isn’t open."]),
        ("“He told me ‘go’ and I went,” she said.", vec!["He told me ‘go’ and I went,"]),
        ("The 1990s' men didn't say 'no' to that.", vec!["no"]),
        ("It has no marks, the players' union said.", vec![]),
        ("“It goes on. “And on.”", vec!["It goes on.", "And on."]),
    ] {
        assert_eq!(quotations(text), expected, "{text}");
    }
}

/// Kind, pieces, cue and source of each statement.
fn statements(text: &str) -> Vec<String> {
    let analysis = analyze(text, &Options::default()).expect("the defaults are valid");
    let one = |it: &crate::Quote| {
        let parts = it.parts.clone().unwrap_or_else(|| vec![it.content.clone()]);
        let parts: Vec<&str> = parts.iter().map(|it| it.text.as_str()).collect();
        let words = |it: &Option<crate::Span>| it.as_ref().map_or(String::new(), |it| it.text.clone());
        format!("{:?} {} | {} | {}", it.kind, parts.join(" + "), words(&it.cue), words(&it.source))
    };
    analysis.quotes.iter().map(one).collect()
}

#[test]
fn statements_follow_the_conventions() {
    for (text, expected) in [
        (
            "The ministry said on Monday that the port would reopen within a week.",
            format!("{:?} the port would reopen within a week | said | The ministry", QuoteKind::Indirect),
        ),
        (
            "“The port is safe,” the mayor said. “Ships may enter it from tonight.”",
            format!(
                "{:?} The port is safe + Ships may enter it from tonight. | said | the mayor",
                QuoteKind::Direct
            ),
        ),
    ] {
        let found = statements(text);
        assert!(found.contains(&expected), "{found:?}");
    }
}

#[test]
fn silence_and_words_held_up_are_no_statements() {
    for text in
        ["The company declined to say which ships were hit.", "He drove the \"Iron Duchess\" to the port."]
    {
        assert_eq!(statements(text), Vec::<String>::new(), "{text}");
    }
}
