//! The command line: what it prints where, and its exit codes.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use nutgraf::exports::{self, Source};
use nutgraf::{Analysis, OffsetUnit, Options};
use serde_json::Value;

const STORY: &str = "Ferry service resumes after storm\n\nVALPARAISO, Chile — “Ferries” sailed again on March 4, 2024, \
    the harbour office said. Repairs cost $2.5 million.\n";

fn nutgraf(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // Written from a thread: a batch answers before it has read everything.
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    let _ = writer.join();
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn prints_a_card_without_colour_into_a_pipe() {
    let output = nutgraf(&[], STORY.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let card = stdout(&output);
    assert!(card.contains("In brief") && card.contains("Ferry service resumes after storm"), "{card}");
    assert!(card.contains("March 4, 2024") && card.contains('¶'), "{card}");
    assert!(card.contains("Key sentences") && card.contains("2024-03-04"), "{card}");
    assert!(!card.contains('\u{1b}'), "no colour: {card}");
    assert!(stderr(&output).contains("publication date"), "the warning goes to stderr");
    let coloured = nutgraf(&["--color", "always"], STORY.as_bytes());
    assert!(stdout(&coloured).contains('\u{1b}'));
}

#[test]
fn json_equals_the_library_in_every_unit() {
    for (name, unit) in [("utf16", OffsetUnit::Utf16), ("utf8", OffsetUnit::Utf8), ("char", OffsetUnit::Char)]
    {
        let arguments = ["--json", "--offsets", name, "--published", "2024-03-05", "-"];
        let output = nutgraf(&arguments, STORY.as_bytes());
        let printed: Analysis = serde_json::from_str(stdout(&output)).expect("an analysis");
        let options = Options { published: Some("2024-03-05".into()), offsets: unit, ..Options::default() };
        assert_eq!(printed, nutgraf::analyze(STORY, &options).expect("valid options"));
    }
}

#[test]
fn prints_the_formats_of_the_library() {
    let options = Options { published: Some("2024-03-05".into()), ..Options::default() };
    let analysis = nutgraf::analyze(STORY, &options).expect("valid options");
    let url = "https://news.example/ferries";
    let source = Source { text: Some(STORY), url: Some(url), ..Source::default() };
    for (name, expected) in [
        ("json-ld", exports::json_ld(&analysis, &source)),
        ("annotations", exports::annotations(&analysis, &source)),
        ("text", exports::text(&analysis, &source)),
    ] {
        let output =
            nutgraf(&["--format", name, "--url", url, "--published", "2024-03-05"], STORY.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(stdout(&output), expected, "{name}");
    }
    let both =
        [&["--json"][..], &["--format", "json"]].map(|it| stdout(&nutgraf(it, STORY.as_bytes())).to_owned());
    assert_eq!(both[0], both[1]);
    let unknown = nutgraf(&["--format", "rdf"], STORY.as_bytes());
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("json-ld, annotations, text"), "{}", stderr(&unknown));
    assert_eq!(nutgraf(&["--json", "--format", "text"], STORY.as_bytes()).status.code(), Some(2));
}

#[test]
fn exit_codes_tell_files_from_arguments() {
    let missing = nutgraf(&["no-such-story.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
    assert!(stderr(&missing).contains("no-such-story.txt"));
    let option = nutgraf(&["--published", "last Tuesday"], STORY.as_bytes());
    assert_eq!(option.status.code(), Some(2));
    assert!(stderr(&option).contains("published") && stderr(&option).contains("2023-12-03"));
    assert_eq!(nutgraf(&["--no-such-flag"], b"").status.code(), Some(2));
    let latin1 = nutgraf(&[], b"S\xE3o Paulo voted.");
    assert_eq!(latin1.status.code(), Some(1));
    assert!(stderr(&latin1).contains("UTF-8") && latin1.stdout.is_empty());
    let help = nutgraf(&["--help"], b"");
    assert!(help.status.success() && stdout(&help).contains("Examples:"));
}

#[test]
fn finds_the_story_of_a_page() {
    let filler =
        "The port authority said the night shift would begin with two cranes and forty dockers. ".repeat(8);
    let page = format!(
        "<!DOCTYPE html><meta charset=windows-1252><meta property='article:published_time' content='2024-03-05T08:00:00Z'>
         <nav><a href=/>Home</a></nav><article><h1>Tema opens at night</h1><p>S\u{e3}o Tom\u{e9} ships come first. {filler}</p></article>"
    );
    let bytes: Vec<u8> = page.chars().map(|it| u8::try_from(u32::from(it)).expect("Latin 1")).collect();
    for arguments in [&["--json"][..], &["--json", "--offsets", "char"]] {
        let output = nutgraf(arguments, &bytes);
        let analysis: Analysis = serde_json::from_str(stdout(&output)).expect("an analysis");
        assert_eq!(analysis.article.headline.map(|it| it.text).as_deref(), Some("Tema opens at night"));
        assert_eq!(analysis.article.published.as_deref(), Some("2024-03-05T08:00:00Z"));
        assert!(analysis.mentions.iter().any(|it| it.text.contains("Tom\u{e9}")), "{:?}", analysis.mentions);
    }
    let annotations = nutgraf(&["--format", "annotations"], &bytes);
    let quotes = stdout(&annotations).matches("TextQuoteSelector").count();
    let positions = stdout(&annotations).matches("TextPositionSelector").count();
    assert!(quotes > 0 && positions == 0, "the story's offsets are none of the page");
    let as_text = nutgraf(&["--text", "--json"], page.replace("windows-1252", "utf-8").as_bytes());
    assert!(stdout(&as_text).contains("<nav>") || stdout(&as_text).contains("DOCTYPE"), "read as it stands");
}

#[test]
fn completes_in_the_shell() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&nutgraf(&["completions", shell], b"")).contains("published"), "{shell}");
    }
}

#[test]
fn batch_answers_every_line_in_order() {
    let input = [
        r#"{"id":"a","text":"Peru voted on Sunday.","published":"2024-03-05"}"#,
        r#"{"id":7,"text":"Two lone surrogates \ud800 and \udc00 here."}"#,
        r#"{"id":"b","text":12}"#,
        "not JSON",
        "",
        r#"{"id":"c"}"#,
        r#"{"id":"d","text":"Peru voted.","published":"Sunday"}"#,
        r#"{"id":"e","text":"","published":null,"source":"kept by the caller"}"#,
    ];
    let output = nutgraf(&["batch", "--offsets", "char"], input.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = lines(&output);
    assert_eq!(answers.len(), input.len());
    let ids: Vec<&Value> = answers.iter().map(|it| &it["id"]).collect();
    assert_eq!(
        Value::from_iter(ids.into_iter().cloned()),
        serde_json::json!(["a", 7, "b", null, null, "c", "d", "e"])
    );
    for (at, read) in [true, true, false, false, false, false, false, true].into_iter().enumerate() {
        assert_eq!(answers[at]["analysis"].is_object(), read, "line {}", at + 1);
        assert_eq!(answers[at]["error"].is_string(), !read, "line {}", at + 1);
    }
    assert_eq!(answers[0]["analysis"]["article"]["published"], "2024-03-05");
    assert_eq!(answers[0]["analysis"]["offsetUnit"], "char");
    assert_eq!(answers[1]["analysis"]["stats"]["characters"], 33);
    assert!(answers[3]["error"].as_str().is_some_and(|it| it.starts_with("line 4:")));
    assert!(answers[6]["error"].as_str().is_some_and(|it| it.contains("published")));
    assert!(stderr(&output).contains("5 of 8 lines"));
}

#[test]
fn batch_keeps_the_order_of_many() {
    let line =
        |at: usize| format!("{{\"id\":{at},\"text\":\"{}\"}}\n", "Peru voted on Sunday. ".repeat(at % 40));
    let input: String = (0..3000).map(line).collect();
    let answers = lines(&nutgraf(&["batch"], input.as_bytes()));
    assert!(answers.iter().enumerate().all(|(at, answer)| answer["id"] == at));
    assert_eq!(answers.len(), 3000);
}
