//! Test only: the invariants that the text stages keep, and texts that try to break them.

use proptest::prelude::*;

use crate::analysis::BlockKind;
use crate::blocks::Blocks;
use crate::normalize::is_invisible;
use crate::sentences::Sentence;
use crate::span::ByteSpan;
use crate::tokens::Tokens;

/// Pieces that make segmentation hard: stops, marks, abbreviations, scripts, controls.
const PIECES: &[&str] = &[
    "Lt. Gen. ",
    "U.S. ",
    "J.K. ",
    "a.m. ",
    "No. 5 ",
    "Inc. The ",
    "port ",
    "Port",
    "said",
    ".",
    ". ",
    "...",
    "…",
    "?\" ",
    "!’ ",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "'s",
    "n't",
    "don’t ",
    "cannot ",
    "-",
    "--",
    "—",
    "non-profit ",
    "al-Abbasi ",
    "US$",
    "€40m ",
    "30C ",
    "1,500",
    "3:30",
    "24/7",
    "1990s ",
    "'90s ",
    "2023-12-03 ",
    "(",
    ")",
    "[",
    "]",
    "@",
    "@kigali ",
    "#vote ",
    "https://",
    "www.",
    "example.org",
    "desk@example.org ",
    "&",
    "AT&T ",
    "/",
    "%",
    "*",
    "_",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\u{0}",
    "\u{1b}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}",
    "\u{fffd}",
    "\u{2028}",
    "é",
    "e\u{301}",
    "\u{301}",
    "שלום ",
    "مرحبا. ",
    "東京。",
    "हिन्दी ",
    "1️⃣",
    "👩🏽‍🚀",
    "🇵🇪",
    "🏴\u{e0067}\u{e007f}",
    "½",
    "²",
    "I'd've ",
];

/// Texts of such pieces, of other printable characters, and of any characters at all.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// Asserts what holds for the blocks, sentences and tokens of any `text`.
pub(crate) fn assert_segmentation(text: &str, blocks: &Blocks, sentences: &[Sentence], tokens: &Tokens) {
    assert_in_order(text, blocks.list.iter().map(|it| it.span), "blocks");
    assert_in_order(text, sentences.iter().map(|it| it.span), "sentences");
    assert_in_order(text, tokens.list.iter().map(|it| it.span), "tokens");
    for (index, block) in blocks.list.iter().enumerate() {
        let inside = sentences.iter().filter(|it| it.block == index).map(|it| it.span);
        if matches!(block.kind, BlockKind::Boilerplate | BlockKind::Timestamp | BlockKind::Byline) {
            assert_eq!(inside.count(), 0, "help: boilerplate has no sentences");
        } else {
            assert_gaps_blank(text, block.span, inside);
        }
    }
    assert_eq!(tokens.sentences.len(), sentences.len(), "help: one range of tokens for each sentence");
    let mut next = 0;
    for (range, sentence) in tokens.sentences.iter().zip(sentences) {
        assert_eq!(range.start, next, "help: no token lies between two sentences");
        next = range.end;
        assert!(!range.is_empty(), "help: a sentence has a token");
        assert_gaps_blank(text, sentence.span, tokens.list[range.indices()].iter().map(|it| it.span));
    }
    assert_eq!(next, tokens.list.len(), "help: every token lies in a sentence");
}

fn assert_in_order(text: &str, spans: impl Iterator<Item = ByteSpan>, what: &str) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end && !span.is_empty(), "help: {what} are in order, apart and not empty");
        assert!(text.get(span.start..span.end).is_some(), "help: {what} lie on character boundaries");
        end = span.end;
    }
}

/// Asserts that `whole` is its parts and, between them, white space and invisible characters only.
fn assert_gaps_blank(text: &str, whole: ByteSpan, parts: impl Iterator<Item = ByteSpan>) {
    let blank = |from: usize, to: usize| {
        let gap = &text[from..to];
        assert!(
            gap.chars().all(|it| it.is_whitespace() || is_invisible(it)),
            "help: {gap:?} of {:?} is in no part",
            whole.of(text)
        );
    };
    let mut end = whole.start;
    for part in parts {
        assert!(whole.contains(part), "help: a part lies inside its whole");
        blank(end, part.start);
        end = part.end;
    }
    blank(end, whole.end);
}
