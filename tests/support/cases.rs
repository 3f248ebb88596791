//! Cases of `tests/cases` that mark spans: `- Some [marked] words. => what is said of each mark | of the next one`.

/// One case: its text without marks, the marked spans as byte ranges, and what is expected of each.
pub(crate) struct Case {
    pub(crate) line: usize,
    /// The last `published` line above it, if it names a date.
    pub(crate) published: Option<String>,
    pub(crate) text: String,
    pub(crate) marks: Vec<(usize, usize, String)>,
    /// The reading is not right yet; the test fails once it is.
    pub(crate) fixme: bool,
}

/// Reads the cases of one file.
///
/// # Panics
/// Where a line has not as many marks as expectations.
pub(crate) fn read(file: &str) -> Vec<Case> {
    let mut published = None;
    let mut cases = Vec::new();
    for (number, line) in file.lines().enumerate() {
        if let Some(date) = line.strip_prefix("published ") {
            published = (date != "none").then(|| date.to_owned());
        }
        let Some(case) = line.strip_prefix("- ") else { continue };
        let (marked, expected) = case.split_once(" => ").unwrap_or((case, ""));
        let (fixme, expected) = expected.strip_prefix("FIXME ").map_or((false, expected), |it| (true, it));
        let mut text = String::new();
        let mut spans = Vec::new();
        for letter in marked.chars() {
            match letter {
                '[' => spans.push((text.len(), 0)),
                ']' => spans.last_mut().expect("an opening mark").1 = text.len(),
                letter => text.push(letter),
            }
        }
        let expected: Vec<&str> = expected.split(" | ").filter(|it| !it.is_empty()).collect();
        assert_eq!(spans.len(), expected.len(), "line {}: marks and expectations", number + 1);
        let marks =
            spans.iter().zip(expected).map(|(&(start, end), it)| (start, end, it.to_owned())).collect();
        cases.push(Case { line: number + 1, published: published.clone(), text, marks, fixme });
    }
    cases
}

/// Compares every case with what `analyze` finds, given as spans with a description in the words of the file.
///
/// # Panics
/// Where a case differs, or a `FIXME` no longer does.
pub(crate) fn check(
    file: &str,
    at_least: usize,
    describe: impl Fn(&nutgraf::Analysis) -> Vec<(usize, usize, String)>,
) {
    let cases = read(file);
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    let mut complaints = Vec::new();
    for case in &cases {
        let options = nutgraf::Options {
            published: case.published.clone(),
            offsets: nutgraf::OffsetUnit::Utf8,
            ..Default::default()
        };
        let analysis = nutgraf::analyze(&case.text, &options).expect("valid options");
        let found = describe(&analysis);
        if (found == case.marks) == case.fixme {
            let show = |marks: &[(usize, usize, String)]| -> String {
                let one = |(start, end, said): &(usize, usize, String)| {
                    format!("[{}] {said}", &case.text[*start..*end])
                };
                marks.iter().map(one).collect::<Vec<_>>().join(" | ")
            };
            let verdict = if case.fixme { "is right now: take FIXME away" } else { "differs" };
            complaints.push(format!(
                "line {} {verdict}: {}\n   gold {}\n  found {}",
                case.line,
                case.text,
                show(&case.marks),
                show(&found)
            ));
        }
    }
    assert!(
        complaints.is_empty(),
        "{} of {} cases\n{}",
        complaints.len(),
        cases.len(),
        complaints.join("\n")
    );
}
