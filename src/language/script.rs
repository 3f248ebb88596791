//! The scripts of a text, and the language that each stands for.

/// Letters by script. An ideograph or syllable sign counts as several letters, as it stands for as many.
#[derive(Default)]
pub(super) struct Scripts {
    pub(super) latin: usize,
    /// Letters of each row of [`RANGES`].
    rows: [usize; RANGES.len()],
    /// Letters of scripts without a row.
    unknown: usize,
    /// Occurrences of each row of [`SIGNS`].
    signs: [usize; SIGNS.len()],
}

/// How many Latin letters a Chinese character, kana or Korean syllable stands for, about: an English text has three
/// times the letters of its Chinese translation.
const DENSE: usize = 3;

/// First and last letter of a script's blocks, its language, and Latin letters a letter.
const RANGES: [(char, char, &str, usize); 26] = [
    ('\u{370}', '\u{3FF}', "el", 1),
    ('\u{400}', '\u{52F}', "ru", 1),
    ('\u{530}', '\u{58F}', "hy", 1),
    ('\u{590}', '\u{5FF}', "he", 1),
    ('\u{600}', '\u{6FF}', "ar", 1),
    ('\u{750}', '\u{77F}', "ar", 1),
    ('\u{780}', '\u{7BF}', "dv", 1),
    ('\u{900}', '\u{97F}', "hi", 1),
    ('\u{980}', '\u{9FF}', "bn", 1),
    ('\u{A00}', '\u{A7F}', "pa", 1),
    ('\u{A80}', '\u{AFF}', "gu", 1),
    ('\u{B00}', '\u{B7F}', "or", 1),
    ('\u{B80}', '\u{BFF}', "ta", 1),
    ('\u{C00}', '\u{C7F}', "te", 1),
    ('\u{C80}', '\u{CFF}', "kn", 1),
    ('\u{D00}', '\u{D7F}', "ml", 1),
    ('\u{D80}', '\u{DFF}', "si", 1),
    ('\u{E00}', '\u{E7F}', "th", 1),
    ('\u{E80}', '\u{EFF}', "lo", 1),
    ('\u{F00}', '\u{FFF}', "bo", 1),
    ('\u{1000}', '\u{109F}', "my", 1),
    ('\u{10A0}', '\u{10FF}', "ka", 1),
    ('\u{1200}', '\u{137F}', "am", 2),
    ('\u{1780}', '\u{17FF}', "km", 1),
    ('\u{AC00}', '\u{D7AF}', "ko", DENSE),
    ('\u{4E00}', '\u{9FFF}', "zh", DENSE),
];

/// Letters that one language of a script has and the script's main language lacks: the script's language, the letters,
/// their language, and one letter of theirs in how many of the text is enough.
const SIGNS: [(&str, &str, &str, usize); 7] = [
    ("ru", "\u{456}\u{457}\u{454}\u{491}", "uk", 50),
    ("ru", "\u{45E}", "be", 100),
    ("ru", "\u{458}\u{459}\u{45A}\u{45B}\u{452}", "sr", 50),
    ("ru", "\u{4D9}\u{4B1}\u{49B}\u{4A3}", "kk", 50),
    ("ar", "\u{6D2}\u{679}\u{6BA}\u{688}\u{6D3}", "ur", 60),
    ("ar", "\u{67E}\u{686}\u{6AF}\u{6CC}\u{6A9}", "fa", 30),
    (
        "zh",
        "\u{3042}\u{3044}\u{3046}\u{3048}\u{304B}\u{304C}\u{3057}\u{3066}\u{3067}\u{306B}\u{306E}\u{306F}\u{3092}\u{308B}\u{30FC}\u{305F}\u{3068}",
        "ja",
        30,
    ),
];

/// Counts the letters of `parts` by script.
pub(super) fn count(parts: &[&str]) -> Scripts {
    let mut scripts = Scripts::default();
    for c in parts.iter().flat_map(|part| part.chars()).filter(|c| c.is_alphabetic()) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => scripts.latin += 1,
            // Kana: counted with the Chinese characters that Japanese mixes them with.
            '\u{3040}'..='\u{30FF}' => scripts.rows[RANGES.len() - 1] += 1,
            _ => match RANGES.iter().position(|(first, last, ..)| (*first..=*last).contains(&c)) {
                Some(row) => scripts.rows[row] += 1,
                None => scripts.unknown += 1,
            },
        }
        if !c.is_ascii() {
            for (sign, (_, letters, ..)) in scripts.signs.iter_mut().zip(SIGNS) {
                *sign += usize::from(letters.contains(c));
            }
        }
    }
    scripts
}

impl Scripts {
    /// Letters of all scripts but Latin, weighed.
    pub(super) fn other(&self) -> usize {
        self.rows.iter().zip(RANGES).map(|(count, (.., weight))| count * weight).sum::<usize>() + self.unknown
    }

    /// The language of the most frequent script that is not Latin.
    pub(super) fn language(&self) -> &'static str {
        let rows = self.rows.iter().zip(RANGES).rev();
        let Some((&letters, (_, _, script, _))) =
            rows.max_by_key(|(count, _)| **count).filter(|(count, _)| **count >= self.unknown)
        else {
            return "und";
        };
        let signed = self
            .signs
            .iter()
            .zip(SIGNS)
            .find(|(count, (of, _, _, every))| *of == script && **count * every >= letters);
        signed.map_or(script, |(_, (_, _, language, _))| language)
    }
}
