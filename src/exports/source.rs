//! What an export is told besides the analysis, and the places of words in the text.

use super::value::Value;

/// Characters of context on each side of a quotation: as many as the annotation tools in use write.
const CONTEXT: usize = 32;

/// What is known of the story besides its analysis.
///
/// All of it can be left out: an export then says less, never anything else.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The text that was analysed. Annotations get context and positions from it, the plain text its sentences.
    pub text: Option<&'a str>,
    /// The address of the story.
    pub url: Option<&'a str>,
    /// Whether the text is all that the address holds, as of a text file. Of a page it is a part: positions that count
    /// from its start would lead a reader of the page astray, and are left out.
    pub whole: bool,
    /// The confidence from which on a fact is plain and from which on it is likely, for all kinds of facts; without, each
    /// kind has its own, set by what was measured.
    pub confidence: Option<[f64; 2]>,
}

impl Default for Source<'_> {
    fn default() -> Self {
        Self { text: None, url: None, whole: true, confidence: None }
    }
}

/// The text with a table from the analysis's offsets.
pub(crate) struct Words<'a> {
    text: &'a str,
    whole: bool,
    /// Byte and code point at each offset, and at the end.
    places: Vec<(usize, usize)>,
}

/// Where words stand, and what stands around them.
pub(crate) struct Found<'a> {
    /// In code points, where they can be told.
    pub(crate) position: Option<[usize; 2]>,
    pub(crate) prefix: &'a str,
    pub(crate) suffix: &'a str,
}

impl<'a> Words<'a> {
    pub(crate) fn new(source: &Source<'a>, unit: &str) -> Option<Self> {
        let text = source.text?;
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut characters = 0;
        for (byte, character) in text.char_indices() {
            let units = match unit {
                "utf8" => character.len_utf8(),
                "char" => 1,
                _ => character.len_utf16(),
            };
            places.extend(std::iter::repeat_n((byte, characters), units));
            characters += 1;
        }
        places.push((text.len(), characters));
        Some(Self { text, whole: source.whole, places })
    }

    /// The words of a span; none where the text is too short for it.
    pub(crate) fn of(&self, span: &Value) -> Option<&'a str> {
        let [(start, _), (end, _)] = self.ends(span)?;
        self.text.get(start..end)
    }

    /// The place of a span; none where the text has other words there: it is not the one that was analysed.
    pub(crate) fn find(&self, span: &Value) -> Option<Found<'a>> {
        let [(start, from), (end, to)] = self.ends(span)?;
        if self.text.get(start..end)? != span["text"].text() {
            return None;
        }
        let (before, after) = (self.text.get(..start)?, self.text.get(end..)?);
        let prefix = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let suffix = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let (mut prefix, mut suffix) = (before.get(prefix..)?, after.get(..suffix)?);
        if !self.whole {
            // What a page has between its blocks is not known.
            prefix = prefix.rsplit('\n').next().unwrap_or_default();
            suffix = suffix.split('\n').next().unwrap_or_default();
        }
        Some(Found { position: self.whole.then_some([from, to]), prefix, suffix })
    }

    fn ends(&self, span: &Value) -> Option<[(usize, usize); 2]> {
        Some([*self.places.get(span["start"].offset())?, *self.places.get(span["end"].offset())?])
    }
}
