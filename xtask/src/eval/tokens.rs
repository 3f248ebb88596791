//! Tokens against the GUM treebank.

use std::collections::BTreeSet;

use anyhow::Result;

use super::sentences::{around, sign};
use super::treebank::{self, Document};
use super::{Row, Score};

/// F1 of exact token spans on the news documents, with and without the differences of convention.
pub(super) fn measure() -> Result<Vec<Row>> {
    let documents = treebank::news()?;
    let mut rows = Vec::new();
    for (what, only_held, bar) in
        [("GUM news, all 20", false, "≥ 99"), ("GUM news of the dev fold", true, "")]
    {
        let (mut strict, mut fair) = (Score::default(), Score::default());
        for document in documents.iter().filter(|it| it.held || !only_held) {
            add(&mut strict, &mut fair, document);
        }
        rows.push(Row {
            stage: "tokens",
            what: format!("{what}: exact spans"),
            measured: format!("F1 {:.2}", fair.f1()),
            bar,
            note: format!(
                "{} gold tokens, without `[...]`, `US$` and hyphens before a capital; {:.2} with them",
                fair.gold,
                strict.f1()
            ),
        });
    }
    Ok(rows)
}

fn add(strict: &mut Score, fair: &mut Score, document: &Document) {
    let found: BTreeSet<(usize, usize)> =
        nutgraf::internals::tokens_of_lines(&document.text).into_iter().flatten().collect();
    let gold: BTreeSet<(usize, usize)> = document.tokens.iter().copied().collect();
    let verbose = std::env::var_os("NUTGRAF_EVAL_VERBOSE").is_some();
    let by_convention = |span: &&(usize, usize)| differs_by_convention(&document.text, **span, &gold);
    for span in found.symmetric_difference(&gold) {
        if verbose {
            let kind = if by_convention(&span) { "convention" } else { "error" };
            let token = &document.text[span.0..span.1];
            let place = around(&document.text, span.0);
            println!("{} {kind} {}[{token}] {place}", document.id, sign(&gold, span));
        }
    }
    let right = found.intersection(&gold).count();
    strict.right += right;
    strict.found += found.len();
    strict.gold += gold.len();
    fair.right += right;
    fair.found += right + found.difference(&gold).filter(|it| !by_convention(it)).count();
    fair.gold += right + gold.difference(&found).filter(|it| !by_convention(it)).count();
}

/// Whether the token is, or is part of, a gold token that this project cuts on purpose:
/// - a hyphen before a capital or digit, which the treebank joins in some words (`anti-Pyongyang`, `Min-Woo`) and cuts in
///   others: always cut here, since a name may stand on either side;
/// - letters and a currency sign (`US$`): cut;
/// - an ellipsis in brackets (`[...]`): cut.
fn differs_by_convention(text: &str, span: (usize, usize), gold: &BTreeSet<(usize, usize)>) -> bool {
    let whole = gold.range(..=(span.0, usize::MAX)).next_back();
    whole.is_some_and(|&(start, end)| {
        let token = &text[start..end];
        let parts = token.split_once('-').is_some_and(|(prefix, rest)| {
            prefix.ends_with(char::is_alphabetic) && !rest.starts_with(char::is_lowercase)
        });
        span.1 <= end && (parts || token == "[...]" || (token.len() > 1 && token.ends_with('$')))
    })
}
