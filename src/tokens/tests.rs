//! What holds for the sentences and tokens of any text.

use proptest::prelude::*;

use super::{TokenKind, Tokens, tokenize};
use crate::lexicon::Lexicon;
use crate::options::Options;
use crate::testing::{assert_segmentation, hostile_text};
use crate::{blocks, sentences};

fn check(text: &str) -> Tokens {
    let options = Options::default();
    let blocks = blocks::split(text, &options.validate().expect("the defaults are valid"), &Lexicon::open());
    let sentences = sentences::segment(text, &blocks);
    let tokens = tokenize(text, &sentences);
    assert_segmentation(text, &blocks, &sentences, &tokens);
    tokens
}

proptest! {
    #[test]
    fn nothing_visible_is_lost(text in hostile_text()) {
        check(&text);
    }
}

/// A stage that looks forward or back without limit would not come to an end here.
#[test]
fn a_megabyte_of_one_thing_is_read() {
    for piece in [".", "\"", "a.", "(", " ", "a", "👩🏽‍🚀"] {
        check(&piece.repeat(1_000_000 / piece.len()));
    }
}

/// The same for what one rule or another looks at, with less of it.
#[test]
fn a_long_run_of_anything_is_read() {
    for piece in [
        "A. ",
        "a-",
        "co-",
        "a&",
        "a'",
        "'",
        "1,",
        "1-",
        "1:1 ",
        "-",
        "Gen. ",
        "?\"\tA",
        ". (",
        "www.",
        "www.)",
        "a@",
        "@",
        "a.b",
        "http://",
        "\u{301}",
        "\u{200d}",
        "\u{200b}",
        "🇵🇪",
        "\n",
        "\r\n",
        ".\n",
        "1.",
        "”",
        ". \" ",
        "U.S.",
        "U.S. ",
        "No. ",
        "$ 5",
        "\u{fffd}",
        "\u{0}",
        "a.B",
        "said.The ",
        "?\" Rose said ",
        "n't",
        "東",
        "。",
        "RM1-",
        "R1,",
    ] {
        check(&piece.repeat(200_000 / piece.len()));
    }
    check(&format!("{}{}", "-".repeat(100_000), "a. B. ".repeat(20_000)));
}

#[test]
fn tells_what_a_token_is() {
    let text = "Peru's 1,500 2nd $ , 🇵🇪 @kigali U.S. 5G don't desk@example.org";
    let kinds: Vec<TokenKind> = check(text).list.iter().map(|it| it.kind).collect();
    use TokenKind::{Address, Number, Punctuation, Symbol, Word};
    assert_eq!(
        kinds,
        [Word, Word, Number, Number, Symbol, Punctuation, Symbol, Address, Word, Word, Word, Word, Address],
        "help: kinds of {text:?}"
    );
}
