//! The blocks of a text: the readable cases of `cases/blocks.md`, the caller's blocks, and what holds for every text.

use nutgraf::{Block, BlockKind, OffsetUnit, Options, WarningCode, analyze};
use proptest::prelude::*;

const CASES: &str = include_str!("cases/blocks.md");

/// Analyzes without options, byte offsets.
fn blocks_of(text: &str) -> nutgraf::Article {
    let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
    analyze(text, &options).expect("valid options").article
}

fn name(kind: BlockKind) -> String {
    serde_json::to_value(kind).expect("a name").as_str().expect("a string").to_owned()
}

/// The characters that `\t`, `\u{A0}` and the like stand for.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (c, length) = match rest.as_bytes()[0] {
            b't' => ('\t', 1),
            b'r' => ('\r', 1),
            _ => {
                let end = rest.find('}').expect("\\u{...}");
                let code = u32::from_str_radix(&rest[2..end], 16).expect("hexadecimal");
                (char::from_u32(code).expect("a character"), end + 1)
            }
        };
        out.push(c);
        rest = &rest[length..];
    }
    out + rest
}

/// `words`, or its beginning and end around ` … ` where the expectation is shortened so.
fn shortened(words: &str, expected: &str) -> String {
    let fits = |(head, tail): &(&str, &str)| {
        words.len() > head.len() + tail.len() && words.starts_with(head) && words.ends_with(tail)
    };
    expected.split_once(" … ").filter(fits).map_or(words.to_owned(), |_| expected.to_owned())
}

/// What the analysis says, in the words of the case.
fn found(text: &str, expected: &[&str]) -> Vec<String> {
    let article = blocks_of(text);
    let mut lines = Vec::new();
    let mut title = None;
    for (index, block) in article.blocks.iter().enumerate() {
        let words = &text[block.start..block.end];
        let gold = expected.get(index).and_then(|line| line.split_once(" | ")).map_or("", |(_, words)| words);
        lines.push(format!("{} | {}", name(block.kind), shortened(words, gold)));
        if block.kind == BlockKind::Headline {
            title = Some(words.to_owned());
        }
    }
    let text_of = |span: &Option<nutgraf::Span>| span.as_ref().map(|span| span.text.clone());
    let mut facts = Vec::new();
    if text_of(&article.headline) != title {
        facts.push(format!("headline = {}", text_of(&article.headline).unwrap_or_default()));
    }
    facts.extend(text_of(&article.byline).map(|it| format!("byline = {it}")));
    facts.extend(article.published.map(|it| format!("published = {it}")));
    facts.extend(article.dateline.map(|it| {
        let (place, agency) =
            (text_of(&it.place).unwrap_or_default(), text_of(&it.agency).unwrap_or_default());
        format!("dateline = {}", format!("{place} / {agency}").trim())
    }));
    lines.extend(facts);
    lines
}

#[test]
fn cases() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in CASES.split("\n## ").skip(1) {
        let title = case.lines().next().expect("a heading");
        let fence = |name: &str| {
            let start = case.find(&format!("```{name}\n")).unwrap_or_else(|| panic!("{title}: no ```{name}"))
                + name.len()
                + 4;
            let end = start + case[start..].find("```").expect("an end");
            case[start..end].trim_end_matches('\n').to_owned()
        };
        let (text, gold) = (unescaped(&fence("text")), fence("blocks"));
        let gold: Vec<&str> = gold.lines().collect();
        let found = found(&text, &gold);
        count += 1;
        let mut sorted = (gold.iter().map(ToString::to_string).collect::<Vec<_>>(), found.clone());
        // Facts may be written in any order below the blocks.
        sorted.0.sort_by_key(|line| line.contains(" = ").then(|| line.clone()));
        sorted.1.sort_by_key(|line| line.contains(" = ").then(|| line.clone()));
        if sorted.0 != sorted.1 {
            wrong.push(format!(
                "## {title}\nexpected\n  {}\nfound\n  {}",
                gold.join("\n  "),
                found.join("\n  ")
            ));
        }
    }
    assert!(count >= 40, "help: the cases were not read, only {count}");
    assert!(wrong.is_empty(), "{} of {count} cases\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Blocks of `text` at the first places of `words`, in the given order.
fn told(text: &str, words: &[(BlockKind, &str)]) -> Vec<Block> {
    let place = |&(kind, words): &(BlockKind, &str)| {
        let start = text.find(words).expect("words of the text");
        Block { kind, start, end: start + words.len() }
    };
    words.iter().map(place).collect()
}

fn with_blocks(text: &str, blocks: Vec<Block>, offsets: OffsetUnit) -> nutgraf::Analysis {
    analyze(text, &Options { offsets, blocks: Some(blocks), ..Options::default() }).expect("valid options")
}

const STORY: &str = "Café owners strike\n\nDhaka, Mar 4, 2024 at 10 PM\n\nParis: 🥐 prices\n\nDAKAR (AFP) — Café owners in the old town closed their doors on Monday.\n\nRead more\n";

#[test]
fn the_callers_blocks_come_first() {
    let told = told(
        STORY,
        &[
            (BlockKind::Paragraph, "DAKAR (AFP) — Café owners in the old town closed their doors on Monday."),
            (BlockKind::Caption, "Paris: 🥐 prices"),
            (BlockKind::Timestamp, "Dhaka, Mar 4, 2024 at 10 PM"),
        ],
    );
    let analysis = with_blocks(STORY, told, OffsetUnit::Utf8);
    let kinds: Vec<_> = analysis.article.blocks.iter().map(|block| name(block.kind)).collect();
    assert_eq!(kinds, ["headline", "timestamp", "caption", "paragraph", "boilerplate"]);
    assert_eq!(analysis.article.published.as_deref(), Some("2024-03-04"));
    let dateline = analysis.article.dateline.expect("found inside the caller's paragraph");
    assert_eq!(
        (dateline.place.expect("place").text.as_str(), dateline.agency.expect("agency").text.as_str()),
        ("DAKAR", "AFP")
    );
    assert!(analysis.warnings.iter().all(|warning| warning.code != WarningCode::BlocksIgnored));
}

#[test]
fn a_headline_of_the_caller_is_the_only_one() {
    let told = told(STORY, &[(BlockKind::Headline, "Paris: 🥐 prices")]);
    let analysis = with_blocks(STORY, told, OffsetUnit::Utf8);
    assert_eq!(analysis.article.headline.expect("given").text, "Paris: 🥐 prices");
    assert_eq!(analysis.article.blocks.iter().filter(|block| block.kind == BlockKind::Headline).count(), 1);
}

#[test]
fn offsets_of_the_callers_blocks_are_in_the_callers_unit() {
    let start = STORY.find("🥐").expect("there");
    let utf16 = STORY[..start].encode_utf16().count();
    let block = |start, end| vec![Block { kind: BlockKind::Caption, start, end }];
    let analysis = with_blocks(STORY, block(utf16, utf16 + 2), OffsetUnit::Utf16);
    assert!(
        analysis
            .article
            .blocks
            .iter()
            .any(|it| (it.kind, it.start, it.end) == (BlockKind::Caption, utf16, utf16 + 2))
    );
    // Half of the surrogate pair.
    let analysis = with_blocks(STORY, block(utf16, utf16 + 1), OffsetUnit::Utf16);
    assert!(analysis.article.blocks.iter().all(|it| it.kind != BlockKind::Caption));
    assert!(analysis.warnings.iter().any(|warning| warning.code == WarningCode::BlocksIgnored));
}

#[test]
fn blocks_that_do_not_fit_are_counted_and_ignored() {
    let bad = |start, end| Block { kind: BlockKind::Boilerplate, start, end };
    let blocks = vec![
        bad(10, 4),
        bad(0, 100_000),
        bad(100_000, 100_001),
        bad(4, 20),
        bad(0, 6),
        bad(3, 4),
        bad(usize::MAX, 0),
    ];
    let analysis = with_blocks(STORY, blocks, OffsetUnit::Utf8);
    let warning =
        analysis.warnings.iter().find(|warning| warning.code == WarningCode::BlocksIgnored).expect("counted");
    // Reversed, beyond the text (three), inside the é, and one of the two that overlap.
    assert!(warning.message.starts_with("6 of the `blocks`"), "{}", warning.message);
    assert_eq!(analysis.article.blocks.iter().filter(|it| it.kind == BlockKind::Boilerplate).count(), 2);
}

/// White space, controls and invisible characters: what may stand between blocks.
fn blank(c: char) -> bool {
    let invisible = ['\u{AD}', '\u{2060}', '\u{FEFF}'].contains(&c)
        || ('\u{200B}'..='\u{200F}').contains(&c)
        || ('\u{202A}'..='\u{202E}').contains(&c);
    c.is_whitespace() || c.is_control() || invisible
}

proptest! {
    #[test]
    fn nothing_visible_is_lost(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        let article = blocks_of(&text);
        let mut end = 0;
        for block in &article.blocks {
            prop_assert!(text[end..block.start].chars().all(blank), "{:?}", &text[end..block.start]);
            prop_assert!(block.start < block.end);
            end = block.end;
        }
        prop_assert!(text[end..].chars().all(blank), "{:?}", &text[end..]);
    }
}

/// What lines are made of, and what is like it.
const PIECES: &[&str] = &[
    "LIMA, Peru (AP) — ",
    "TEHRAN, Dec 3 (Reuters) - ",
    "(Reuters) ",
    "MOSCOW, March 4. /TASS/. ",
    "Kampala | ",
    "Dec 03, 2023 15:13 UTC",
    "Published ",
    "4/3/2024 ",
    "2024-03-04T09:12Z ",
    "9 AM ",
    "+03:00 ",
    "2 hours ago ",
    "By Jane Doe",
    "Staff Writer",
    " in Nairobi ",
    "Read more",
    "(Reporting by Ann Cole)",
    "© 2024 ",
    "[Jane Doe/Reuters]",
    "- ",
    "• ",
    "12. ",
    "(a) ",
    "—",
    "/",
    "|",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\0",
    "The port closed on Monday after a storm that lasted for two days and nights. ",
    "Flood closes port",
    "what comes next",
    "\"",
    "”",
    "’",
    "é",
    "🥐",
    "e\u{301}",
    "שלום ",
    "東京",
    "İ",
    ".",
    "?",
    ":",
    "_",
    "99999999999999999999 ",
];
