//! Words that say that somebody says, thinks or intends something: `lexicon/cues.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static LIST: &str = include_str!("../../lexicon/cues.txt");

/// Acts of a word, a bit each: a word can stand for several ("feel", "offer").
pub(crate) const SPEECH: u8 = 1;
pub(crate) const THOUGHT: u8 = 2;
pub(crate) const INTENTION: u8 = 4;

static WORDS: LazyLock<BTreeMap<&'static str, u8>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let Some((act, list)) = line.split_once(" | ") else { continue };
        let bit = match act {
            "speech" => SPEECH,
            "thought" => THOUGHT,
            _ => INTENTION,
        };
        list.split(' ').for_each(|word| *words.entry(word).or_insert(0) |= bit);
    }
    words
});

/// The acts of `word` in any case and form: "denies" is of "deny".
pub(crate) fn acts(word: &str) -> u8 {
    if word.len() > 20 || !word.is_ascii() {
        return 0;
    }
    let word = word.to_ascii_lowercase();
    let found = |form: &str| WORDS.get(form).copied().unwrap_or(0);
    let exact = found(&word);
    if exact != 0 {
        return exact;
    }
    // What is cut off, and what takes its place.
    const ENDINGS: [(&str, &str); 9] = [
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ying", "ie"),
    ];
    let regular = ENDINGS.iter().filter_map(|&(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1)?;
        Some(found(&format!("{stem}{instead}")))
    });
    let regular = regular.fold(0, |acts, more| acts | more);
    if regular != 0 {
        return regular;
    }
    // planned, admitting
    let stem = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")).unwrap_or_default().as_bytes();
    match stem {
        [.., a, b] if a == b => found(&word[..stem.len() - 1]),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{INTENTION, SPEECH, THOUGHT, acts};

    #[test]
    fn knows_words_in_their_forms() {
        for (word, act) in [
            ("said", SPEECH),
            ("Denies", SPEECH),
            ("citing", SPEECH),
            ("admitted", SPEECH),
            ("believes", THOUGHT),
            ("plans", INTENTION),
            ("planning", INTENTION),
            ("vowed", INTENTION),
            ("table", 0),
            ("ed", 0),
            ("ing", 0),
        ] {
            assert_eq!(acts(word), act, "{word}");
        }
    }
}
