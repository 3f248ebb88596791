//! The GUM treebank as raw text with gold sentences and tokens.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};

use anyhow::{Context, Result};

use super::data;

/// One document, re-made from its tokens: two line breaks where a paragraph begins.
pub(super) struct Document {
    pub(super) id: String,
    /// Whether it belongs to the documents that nothing was tuned on.
    pub(super) held: bool,
    pub(super) text: String,
    /// Byte ranges of `text`.
    pub(super) sentences: Vec<(usize, usize)>,
    /// Byte ranges of `text`.
    pub(super) tokens: Vec<(usize, usize)>,
    /// Part of speech, head (an index, none for a root) and universal relation of each token.
    pub(super) syntax: Vec<(String, Option<usize>, String)>,
}

/// The 20 news documents.
pub(super) fn news() -> Result<Vec<Document>> {
    let mut documents = all()?;
    documents.retain(|it| it.id.starts_with("GUM_news_"));
    Ok(documents)
}

/// All documents.
pub(super) fn all() -> Result<Vec<Document>> {
    let path = data::directory().join("folds/gum.dev.txt");
    let fold = std::fs::read_to_string(&path).context("cannot read shared/data/folds/gum.dev.txt")?;
    let held: BTreeSet<&str> = fold.split_whitespace().collect();
    let file = std::fs::File::open(data::directory().join("syntax/gum.train.conllu"))
        .context("cannot open shared/data/syntax/gum.train.conllu")?;
    let mut documents: Vec<Document> = Vec::new();
    let mut paragraph = false;
    let mut sentence = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line?;
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            let held = held.contains(id);
            let (id, text) = (id.to_owned(), String::new());
            documents.push(Document { id, held, text, sentences: vec![], tokens: vec![], syntax: vec![] });
        } else if line.starts_with("# newpar") {
            paragraph = true;
        } else if line.is_empty() {
            if let Some(document) = documents.last_mut() {
                document.append(&sentence, paragraph);
            }
            sentence.clear();
            paragraph = false;
        } else if !line.starts_with('#') {
            sentence.push(line);
        }
    }
    Ok(documents)
}

impl Document {
    /// Adds the sentence of these CoNLL-U rows.
    fn append(&mut self, rows: &[String], paragraph: bool) {
        if paragraph && !self.text.is_empty() {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        let first = self.tokens.len();
        // The last word of a multiword token, and whether a space follows it: its words have no say in that.
        let mut multiword: Option<(usize, bool)> = None;
        for row in rows {
            let columns: Vec<&str> = row.split('\t').collect();
            let &[id, form, .., misc] = columns.as_slice() else { continue };
            let mut spaced = !misc.split('|').any(|it| it == "SpaceAfter=No");
            if let Some((_, last)) = id.split_once('-') {
                multiword = last.parse().ok().map(|last| (last, spaced));
                continue;
            }
            // Empty nodes (`8.1`) have no words in the text.
            let Ok(id) = id.parse::<usize>() else { continue };
            if let Some((last, after)) = multiword.filter(|(last, _)| id <= *last) {
                spaced = after && id == last;
            }
            let from = self.text.len();
            self.text.push_str(form);
            self.tokens.push((from, self.text.len()));
            let head = columns[6].parse::<usize>().ok().and_then(|head| head.checked_sub(1));
            let relation = columns[7].split(':').next().unwrap_or_default();
            self.syntax.push((columns[3].to_owned(), head.map(|it| first + it), relation.to_owned()));
            if spaced {
                self.text.push(' ');
            }
        }
        self.sentences.push((start, self.text.trim_end().len()));
    }
}
