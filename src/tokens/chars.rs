//! Classes of characters, as far as tokens and sentences need them.

/// Letters, digits and the marks that belong to them.
pub(crate) fn is_word(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric()
    } else {
        character.is_alphanumeric() || is_mark(character)
    }
}

/// Marks that combine with the letter before them and are no letters themselves: accents, vowel points, viramas.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{8CA}'..='\u{8FF}'
        | '\u{E31}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20F0}' | '\u{FE20}'..='\u{FE2F}')
        || is_indic_sign(character)
}

/// Nukta and virama of the Indic scripts, which stand at the same places of every block of 128 (Unicode, chapter 12).
fn is_indic_sign(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{DFF}') && matches!(u32::from(character) % 0x80, 0x3C | 0x4D)
}

/// Quotation marks that can open.
pub(crate) fn is_opening_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '`' | '「' | '『')
}

/// Quotation marks that can close.
pub(crate) fn is_closing_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | '›' | '´' | '」' | '』')
}

/// Opening brackets.
pub(crate) fn is_opening_bracket(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '（' | '【')
}

/// Closing brackets.
pub(crate) fn is_closing_bracket(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '）' | '】')
}

/// Hyphens, dashes and the minus sign.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '−')
}

/// Stops, commas and the like, quotation marks, brackets and dashes.
pub(crate) fn is_punctuation(character: char) -> bool {
    is_opening_quote(character)
        || is_closing_quote(character)
        || is_opening_bracket(character)
        || is_closing_bracket(character)
        || is_dash(character)
        || matches!(
            character,
            '.' | ',' | ';' | ':' | '!' | '?' | '/' | '\\' | '_' | '*' | '•' | '·' | '…' | '¿' | '¡'
        )
        || matches!(
            character,
            '。' | '、' | '，' | '！' | '？' | '；' | '：' | '،' | '؟' | '؛' | '।' | '‐' | '‥'
        )
}
