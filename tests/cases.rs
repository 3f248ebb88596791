//! Runs the readable cases of `tests/cases`: every line that begins with `> ` is a text with its expected cuts marked.

use nutgraf::{OffsetUnit, Options, analyze};

#[test]
fn sentences() {
    check("sentences", include_str!("cases/sentences.md"), '‖', |text| {
        let options = Options { offsets: OffsetUnit::Utf8, ..Options::default() };
        let analysis = analyze(text, &options).expect("the options are valid");
        analysis.article.sentences.iter().map(|it| it.end).collect()
    });
}

#[test]
fn tokens() {
    check("tokens", include_str!("cases/tokens.md"), '¦', |text| {
        nutgraf::internals::tokens_of_lines(text).into_iter().flatten().map(|(_, end)| end).collect()
    });
}

/// Compares the ends that `read` finds in each text of `cases` with those that the text marks with `mark`. Not marked are
/// the end of the text and, for tokens, ends before a space.
fn check(stage: &str, cases: &str, mark: char, read: impl Fn(&str) -> Vec<usize>) {
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
