//! Runs the readable cases of `tests/cases`: every line that begins with `> ` is a text with its expected cuts marked.

use nutgraf::{OffsetUnit, Options, analyze};

#[test]
fn sentences() {
    check("sentences", '‖', |text| {
        let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
        let analysis = analyze(text, &options).expect("the options are valid");
        analysis.article.sentences.iter().map(|it| it.end).collect()
    });
}

#[test]
fn tokens() {
    check("tokens", '¦', |text| {
        nutgraf::internals::tokens_of_lines(text).into_iter().flatten().map(|(_, end)| end).collect()
    });
}

/// Compares the ends that `read` finds in each text of `tests/cases/<stage>.md` with the ends that the text marks with
/// `mark`. An end before a space or at the end of the text need not be marked for tokens, nor the last one for sentences.
fn check(stage: &str, mark: char, read: impl Fn(&str) -> Vec<usize>) {
    let path = format!("{}/tests/cases/{stage}.md", env!("CARGO_MANIFEST_DIR"));
    let cases = std::fs::read_to_string(path).expect("the case file is there");
    let mut wrong = Vec::new();
    let mut count = 0;
    for marked in cases.lines().filter_map(|line| line.strip_prefix("> ")) {
        count += 1;
        let text = marked.replace(mark, "");
        let mut found = read(&text);
        found.reverse();
        let mut shown = String::new();
        for (at, character) in text.char_indices() {
            if found.last() == Some(&at) {
                found.pop();
                // Every token ends before a space: only cuts without one are marked.
                if stage != "tokens" || !character.is_whitespace() {
                    shown.push(mark);
                }
            }
            shown.push(character);
        }
        if shown != marked {
            wrong.push(format!("expected {marked}\n   found {shown}"));
        }
    }
    assert!(count > 0, "help: {stage}.md has no line that begins with \"> \"");
    assert!(wrong.is_empty(), "{} of {count} cases of {stage}.md:\n{}", wrong.len(), wrong.join("\n"));
}
