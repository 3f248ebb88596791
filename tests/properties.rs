//! What holds for any string: no panic, offsets that quote the text, two runs equal.

#[path = "support/invariants.rs"]
mod invariants;

use nutgraf::{Analysis, Block, BlockKind, OffsetUnit, Options};
use proptest::prelude::*;

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Char];

/// Pieces that news stories, and their enemies, are made of.
const PIECES: &[&str] = &[
    "LIMA, Peru (AP) — ",
    "Dec 03, 2023 15:13 UTC\n",
    "By Ama Mensah\n",
    "President ",
    "Dr. ",
    "Abdul Amir al-Shammari ",
    "Iraqi ",
    "the United Nations ",
    "Ministry of Health ",
    "U.S. ",
    "\"We will,\" she said. ",
    "“No,” ‘yes’ ",
    "(Reuters) ",
    "on March 19 ",
    "in 2015 ",
    "Sunday ",
    "$1.2 billion ",
    "Rs 5.39 crore ",
    "€40m ",
    "12 percent ",
    "1,500 kilometers ",
    "at least twelve people ",
    "1e999 ",
    "99999-99-99 ",
    "…",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{fffd}",
    "e\u{301}",
    "\u{1F469}\u{200D}\u{1F680}",
    "\u{1F1F5}\u{1F1EA}",
    "שלום ",
    "مرحبا ",
    "東京",
    "\u{202e}",
    "İstanbul ",
    "ß",
    "ﬁ",
    "-",
    "--",
    "—",
    "'s ",
    "’",
    "\"",
    "“",
    "((((",
    "@nutgraf ",
    "https://example.org/a?b=c ",
    "• ",
    "1. ",
    "A",
    "a ",
    "\t",
    "\u{a0}",
];

fn story() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn read(text: &str, options: &Options) -> Analysis {
    let analysis = nutgraf::analyze(text, options).expect("valid options");
    invariants::hold(text, &analysis);
    analysis
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_promises(text in story(), published in prop::option::of("20[0-9]{2}-0[1-9]-[12][0-8]")) {
        for offsets in UNITS {
            let options = Options { published: published.clone(), offsets, ..Options::default() };
            prop_assert_eq!(read(&text, &options), read(&text, &options));
        }
    }

    #[test]
    fn the_limit_holds(text in story(), max_characters in 1_usize..200) {
        let analysis = read(&text, &Options { max_characters, ..Options::default() });
        prop_assert!(analysis.stats.characters <= max_characters);
    }

    #[test]
    fn any_blocks_are_taken_or_ignored(text in story(), ends in prop::collection::vec((0_usize..400, 0_usize..400), 0..8)) {
        let kinds = [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Timestamp, BlockKind::Boilerplate, BlockKind::Caption];
        let block = |(at, (start, end)): (usize, (usize, usize))| Block { kind: kinds[at % kinds.len()], start, end };
        let blocks = ends.into_iter().enumerate().map(block).collect();
        for offsets in UNITS {
            read(&text, &Options { blocks: Some(Vec::clone(&blocks)), offsets, ..Options::default() });
        }
    }
}

/// A text of a quarter of a megabyte, more than is read by default, takes seconds; a quadratic stage would not end.
#[test]
fn long_and_hostile_texts_are_read() {
    let units = [
        "a",
        ".",
        "\"",
        "“",
        "(",
        "A ",
        "Al-",
        "1",
        "1,",
        "$",
        " ",
        "\n",
        "a.",
        "A.B. ",
        "é",
        "\u{1F600}",
        "\u{301}",
        "March ",
        "of the ",
        "Ali bin ",
    ];
    for unit in units {
        let text = unit.repeat((1 << 18) / unit.len());
        let options = Options { max_characters: usize::MAX, ..Options::default() };
        read(&text, &options);
    }
}

#[test]
fn a_long_story_is_cut_with_a_warning() {
    let text = "Peru voted on Sunday. ".repeat(20_000);
    let analysis = read(&text, &Options::default());
    assert!(analysis.stats.characters <= 200_000);
    let warning =
        analysis.warnings.iter().find(|it| it.code == nutgraf::WarningCode::Truncated).expect("a warning");
    assert!(warning.message.contains("maxCharacters"));
}
