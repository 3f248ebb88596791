//! The text that is read: as much of the caller's as the limit allows.

/// How far back, in bytes, the end of a word is looked for.
const NEAR: usize = 100;

/// The first `max_characters` code points of `text`, ended at a line or word where one is near.
pub(crate) fn limit(text: &str, max_characters: usize) -> &str {
    if text.len() <= max_characters {
        return text;
    }
    let Some((cut, _)) = text.char_indices().nth(max_characters) else { return text };
    let head = &text[..cut];
    // Half a word at the very end would be read as a name or number that the story does not have.
    let near = |at: &usize| at + NEAR > head.len();
    head.rfind(char::is_whitespace).filter(near).map_or(head, |at| head[..at].trim_end())
}

#[cfg(test)]
mod tests {
    use super::limit;

    #[test]
    fn cuts_between_words() {
        assert_eq!(limit("Peru voted", 100), "Peru voted");
        assert_eq!(limit("Peru voted on Sunday", 12), "Peru voted");
        assert_eq!(limit("ééééé", 3), "ééé");
        assert_eq!(limit("ééééé", 5), "ééééé");
    }
}
