//! English or not: by script, then by the share of each language's commonest small words.

mod script;

use crate::analysis::BlockKind;
use crate::blocks::Blocks;
use crate::order;

/// Shorter texts, in characters, are taken as English: there are too few small words to tell.
const SHORTEST: usize = 200;
/// Letters of another script for each Latin one from which a text is not English: below it, the foreign letters are
/// quotations.
const FOREIGN_LETTERS: usize = 2;
/// Words in small letters, at least, of which the shares below say something; a list of names or results has fewer.
const FEWEST_WORDS: usize = 12;
/// The share, in percent, of English small words below which a text is not English. English stories have 35 to 55,
/// English lists and tables 15 to 30, other languages up to 12.
const ENGLISH_SHARE: usize = 16;
/// How many times as many small words another language may have in a text that is English with quotations.
const QUOTED: usize = 2;
/// The share, in percent, from which another language is named.
const NAMED_SHARE: usize = 10;

/// Small words of each language.
const WORDS: &str = include_str!("../lexicon/function_words.txt");

/// The language of a story.
pub(crate) struct Language {
    /// ISO 639-1 where there is one, else 639-3; `und` where it cannot be told.
    pub(crate) code: String,
    pub(crate) supported: bool,
}

/// Identifies the language of the story's blocks.
pub(crate) fn identify(text: &str, blocks: &Blocks) -> Language {
    let read = |kind| !matches!(kind, BlockKind::Boilerplate | BlockKind::Timestamp | BlockKind::Byline);
    let parts: Vec<&str> =
        blocks.list.iter().filter(|block| read(block.kind)).map(|block| block.span.of(text)).collect();
    let code = if parts.iter().flat_map(|part| part.chars()).take(SHORTEST).count() < SHORTEST {
        "en"
    } else {
        let scripts = script::count(&parts);
        if scripts.other() > scripts.latin * FOREIGN_LETTERS { scripts.language() } else { latin(&parts) }
    };
    Language { code: code.to_owned(), supported: code == "en" }
}

/// The language of a text in Latin script.
fn latin(parts: &[&str]) -> &'static str {
    let words = small_words(parts);
    if words.len() < FEWEST_WORDS {
        return "en";
    }
    let counts = count(&words);
    let english = counts.iter().find(|(code, _)| *code == "en").map_or(0, |&(_, count)| count);
    // The first of equals, so that two runs and all machines agree.
    let others = counts.iter().filter(|(code, _)| *code != "en");
    let (code, other) = others.rev().max_by_key(|(_, count)| *count).copied().unwrap_or(("und", 0));
    let share = |count: usize| count * 100 / words.len();
    if share(english) >= ENGLISH_SHARE && english * QUOTED >= other {
        "en"
    } else if share(other) >= NAMED_SHARE && other > english {
        code
    } else {
        "und"
    }
}

/// The words of the text in lower case: those that begin with a small letter, since names say nothing about the
/// language, or all where the whole text is in capitals.
fn small_words(parts: &[&str]) -> Vec<String> {
    let inner = |c: char| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '\u{300}'..='\u{36F}');
    let words = || parts.iter().flat_map(|part| part.split(|c| !inner(c))).filter(|word| !word.is_empty());
    let lower = |word: &str| word.replace('\u{2019}', "'").to_lowercase();
    let small: Vec<String> = words().filter(|word| word.starts_with(char::is_lowercase)).map(lower).collect();
    let shouted = words().all(|word| !word.contains(char::is_lowercase));
    if shouted { words().map(lower).collect() } else { small }
}

/// How many of `words` are small words of each language.
fn count(words: &[String]) -> Vec<(&'static str, usize)> {
    let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
    order::sort_by_key(&mut sorted, |it| *it);
    let occurrences =
        |word: &str| sorted.partition_point(|it| *it <= word) - sorted.partition_point(|it| *it < word);
    let lists = WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let total = |(code, list): (&'static str, &'static str)| (code, list.split(' ').map(occurrences).sum());
    lists.map(total).collect()
}
