//! What is cut inside a run of letters or digits: clitics, units after numbers, hyphens.

use crate::normalize::is_apostrophe;

/// Prefixes that keep their hyphen before a small letter (Universal Dependencies, English: HYPH affixes).
const PREFIXES: [&str; 26] = [
    "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "inter", "intra", "mid", "mini",
    "multi", "neo", "non", "pan", "post", "pre", "pro", "psycho", "re", "semi", "socio", "sub", "un",
];

/// Units written onto their number: `40m`, `7am`, `100km`; in order.
const UNITS: [&str; 71] = [
    "AM", "BC", "C", "F", "GB", "GHz", "GW", "GWh", "Hz", "KB", "KM", "MB", "MHz", "MW", "MWh", "Mil", "PM",
    "TB", "am", "b", "bbl", "billion", "bn", "bps", "cc", "cl", "cm", "cr", "crore", "ft", "g", "ha", "hp",
    "hr", "hrs", "k", "kHz", "kW", "kWh", "kg", "kgs", "km", "kmh", "kms", "kph", "lakh", "lb", "lbs", "m",
    "meters", "metres", "mg", "mil", "million", "min", "mins", "ml", "mm", "mn", "mph", "mtrs", "oz", "p",
    "percent", "pm", "sec", "secs", "sqm", "tn", "tr", "trillion",
];

/// Large units that are capital letters: `$3B`, `1.5M`; without money or a decimal `3M` is a name.
const LARGE: [&str; 5] = ["B", "K", "M", "MM", "T"];

/// Currencies written onto their number: `Rs500`, `RM7.8`; in order.
const CURRENCIES: [&str; 55] = [
    "AED", "AUD", "BHD", "BND", "BRL", "CAD", "CHF", "CNY", "Dh", "Dhs", "EGP", "EUR", "GBP", "GHC", "GHS",
    "HKD", "IDR", "INR", "IQD", "IRR", "JOD", "JPY", "KES", "KSh", "KWD", "Ksh", "Kshs", "LKR", "MXN", "MYR",
    "NGN", "NPR", "NZD", "OMR", "PKR", "QAR", "RM", "RMB", "Re", "Rp", "Rs", "SAR", "SEK", "SGD", "Sh",
    "Shs", "THB", "TZS", "Tk", "UAH", "UGX", "USD", "VND", "ZAR", "ZMW",
];

/// Currencies that are names too (`N10` is a road, `COP26` a meeting): only with a separator, a unit or three digits and more.
const DOUBTFUL: [&str; 8] = ["COP", "CUP", "K", "N", "NOK", "PHP", "R", "SR"];

/// Whether the hyphen after `prefix` stays inside the word: `non-profit`, but `pro|-|Kremlin`, where a name follows.
pub(super) fn keeps_hyphen(prefix: &str, next: Option<char>) -> bool {
    next.is_some_and(char::is_lowercase) && PREFIXES.iter().any(|it| it.eq_ignore_ascii_case(prefix))
}

/// Whether `letters` after a number are part of it: `2nd`, `1990s`.
pub(super) fn is_number_ending(letters: &str) -> bool {
    ["st", "nd", "rd", "th", "s"].iter().any(|it| it.eq_ignore_ascii_case(letters))
}

/// Whether `letters` after a number are a unit; `marked` is true after a currency sign and for a number with a decimal
/// point or separator.
pub(super) fn is_unit(letters: &str, marked: bool) -> bool {
    UNITS.binary_search(&letters).is_ok() || (marked && LARGE.contains(&letters))
}

/// Whether `letters` are a currency; `marked` is true where a separator, a unit or three digits and more follow.
pub(super) fn is_currency(letters: &str, marked: bool) -> bool {
    CURRENCIES.binary_search(&letters).is_ok() || (marked && DOUBTFUL.contains(&letters))
}

/// Where the clitic of `word` begins: `do|n't`, `Iran|'s`, `can|not`, `gon|na`.
pub(super) fn clitic(word: &str) -> Option<usize> {
    for (whole, cut) in [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)] {
        if word.eq_ignore_ascii_case(whole) {
            return Some(cut);
        }
    }
    let (at, mark) = word.char_indices().rev().take(3).find(|&(_, it)| is_apostrophe(it))?;
    let (stem, ending) = (&word[..at], &word[at + mark.len_utf8()..]);
    if ending.eq_ignore_ascii_case("t") {
        let n = stem.len().checked_sub(1)?;
        return (n > 0 && stem.is_char_boundary(n) && stem[n..].eq_ignore_ascii_case("n")).then_some(n);
    }
    (!stem.is_empty() && is_clitic(ending) && takes(stem, ending)).then_some(at)
}

/// Whether `ending`, after an apostrophe, is a clitic.
pub(super) fn is_clitic(ending: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|it| it.eq_ignore_ascii_case(ending))
}

/// `Sa'd` is a name, `she'd` is two words.
fn takes(stem: &str, ending: &str) -> bool {
    if !ending.eq_ignore_ascii_case("d") && !ending.eq_ignore_ascii_case("m") {
        return true;
    }
    let pronoun =
        ["I", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "how", "where"];
    !stem.starts_with(char::is_uppercase) || pronoun.iter().any(|it| it.eq_ignore_ascii_case(stem))
}

#[cfg(test)]
mod tests {
    #[test]
    fn tables_are_in_order() {
        assert!(super::UNITS.is_sorted() && super::CURRENCIES.is_sorted(), "help: binary search needs order");
    }
}
