//! The abbreviations of `lexicon/abbreviations.txt`, and those known by their form: `U.S.`, `a.m.`, `J.K.`

use crate::order;

/// What an abbreviation says about the sentence around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A name follows: `Gen.`
    Title,
    /// More of the clause follows: `vs.`
    Never,
    /// An abbreviation only before a number: `No. 5`.
    Number,
    /// A sentence may end here, where a word follows that opens sentences: `Inc. The`.
    Suffix,
    /// The same, and a word or name too: `Mass.`
    Word,
    /// A sentence may end here, where a capital follows: `etc. Nine`.
    Clause,
}

/// The list, sorted for look-up.
pub(crate) struct Abbreviations {
    list: Vec<(&'static str, Class)>,
}

impl Abbreviations {
    /// Reads the compiled-in list: some 250 forms, a few microseconds.
    pub(crate) fn load() -> Self {
        let mut list = Vec::with_capacity(256);
        for line in include_str!("../../lexicon/abbreviations.txt").lines() {
            let Some((class, forms)) = line.split_once('\t') else { continue };
            let class = match class {
                "title" => Class::Title,
                "never" => Class::Never,
                "number" => Class::Number,
                "suffix" => Class::Suffix,
                "word" => Class::Word,
                _ => Class::Clause,
            };
            list.extend(forms.split(' ').map(|form| (form, class)));
        }
        // Stable: of a form listed twice the first class stays first, and the search below takes it.
        order::sort_by_key(&mut list, |(form, _)| *form);
        list.dedup_by_key(|(form, _)| *form);
        Self { list }
    }

    /// The class of `word`, which stands before a stop.
    pub(crate) fn class(&self, word: &str) -> Option<Class> {
        match self.list.binary_search_by_key(&word, |(form, _)| *form) {
            Ok(found) => Some(self.list[found].1),
            Err(_) if is_dotted(word) => Some(Class::Suffix),
            Err(_) => None,
        }
    }
}

/// Letters in a piece of a dotted abbreviation at most: `M.Phil.`
const PIECE: usize = 4;

/// Whether `word`, without its last stop, is an abbreviation by its form: pieces of few letters between stops, one of
/// them a single letter (`U.S`, `Ph.D`, `a.m`).
pub(crate) fn is_dotted(word: &str) -> bool {
    let (mut pieces, mut single) = (0, false);
    for piece in word.split('.') {
        let letters = piece.chars().take(PIECE + 1).count();
        if letters == 0 || letters > PIECE || !piece.chars().all(char::is_alphabetic) {
            return false;
        }
        pieces += 1;
        single |= letters == 1;
    }
    pieces > 1 && single
}

/// Whether `word`, without its stop, is one capital letter: an initial.
pub(crate) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_abbreviations_by_list_and_by_form() {
        let abbreviations = Abbreviations::load();
        let class = |word| abbreviations.class(word);
        assert_eq!(class("Gen"), Some(Class::Title));
        assert_eq!(class("No"), Some(Class::Number));
        assert_eq!(class("p.m"), Some(Class::Clause));
        assert_eq!(class("U.S"), Some(Class::Suffix));
        assert_eq!(class("M.Phil"), Some(Class::Suffix));
        assert_eq!(class("said.He"), None);
        assert_eq!(class("port"), None);
        assert!(is_initial("W") && !is_initial("w") && !is_initial("Wm"));
    }
}
