//! Byte offsets into the caller's unit and back: the one place where they are converted.

use crate::analysis::OffsetUnit;

/// Bytes between two checkpoints. Smaller costs memory (8 bytes a checkpoint), larger costs recounting per offset.
const STRIDE: usize = 64;

/// Converts between byte offsets of one text and offsets in one unit, in constant time an offset.
pub(crate) struct OffsetIndex<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before byte `i * STRIDE`; empty where bytes and units are the same.
    checkpoints: Vec<usize>,
}

impl<'t> OffsetIndex<'t> {
    pub(crate) fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            checkpoints.reserve(text.len() / STRIDE + 1);
            let mut units = 0;
            for (position, byte) in text.bytes().enumerate() {
                if position % STRIDE == 0 {
                    checkpoints.push(units);
                }
                units += units_of(byte, unit);
            }
        }
        Self { text, unit, checkpoints }
    }

    /// The caller's offset of a byte offset that lies on a character boundary.
    pub(crate) fn of_byte(&self, byte: usize) -> usize {
        let Some(last) = self.checkpoints.len().checked_sub(1) else { return byte };
        let checkpoint = (byte / STRIDE).min(last);
        let rest = &self.text.as_bytes()[checkpoint * STRIDE..byte];
        self.checkpoints[checkpoint] + rest.iter().map(|&b| units_of(b, self.unit)).sum::<usize>()
    }

    /// The byte offset of a caller's offset; `None` beyond the text or inside a character.
    pub(crate) fn byte_of(&self, offset: usize) -> Option<usize> {
        if self.checkpoints.is_empty() {
            return self.text.is_char_boundary(offset).then_some(offset);
        }
        let checkpoint = self.checkpoints.partition_point(|&units| units <= offset).saturating_sub(1);
        let mut units = self.checkpoints[checkpoint];
        let mut byte = checkpoint * STRIDE;
        while byte < self.text.len() && (units < offset || !self.text.is_char_boundary(byte)) {
            units += units_of(self.text.as_bytes()[byte], self.unit);
            byte += 1;
        }
        (units == offset && self.text.is_char_boundary(byte)).then_some(byte)
    }
}

/// How many units a byte opens: a character counts at its first byte, a surrogate pair twice.
fn units_of(byte: u8, unit: OffsetUnit) -> usize {
    match (byte, unit) {
        (_, OffsetUnit::Utf8) => 1,
        (0x80..=0xBF, _) => 0,
        (0xF0..=0xFF, OffsetUnit::Utf16) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_a_recount(text in "\\PC{0,200}|[a-z\u{e9}\u{1F600}\u{5D0}\r\n\0]{0,300}") {
            for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Char] {
                let index = OffsetIndex::new(&text, unit);
                let boundaries = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
                for byte in boundaries {
                    let before = &text[..byte];
                    let expected = match unit {
                        OffsetUnit::Utf8 => byte,
                        OffsetUnit::Utf16 => before.encode_utf16().count(),
                        OffsetUnit::Char => before.chars().count(),
                    };
                    prop_assert_eq!(index.of_byte(byte), expected);
                    prop_assert_eq!(index.byte_of(expected), Some(byte));
                }
                prop_assert_eq!(index.byte_of(text.len() + 1), None);
            }
        }
    }
}
