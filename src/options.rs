//! What the caller may choose, and its one validation.

use serde::{Deserialize, Serialize};

use crate::analysis::{Block, OffsetUnit};
use crate::error::Error;
use crate::published::Published;

/// Characters read of one text unless the caller says otherwise: a long feature has 30,000.
const MAX_CHARACTERS: usize = 200_000;

/// What the caller may choose.
///
/// ```
/// let options = nutgraf::Options { published: Some("2023-12-03".into()), ..Default::default() };
/// let analysis = nutgraf::analyze("LIMA (AP) — Peru voted on Sunday.", &options)?;
/// assert_eq!(analysis.article.published.as_deref(), Some("2023-12-03"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// When the story was published: an ISO 8601 date, or date and time with zone.
    pub published: Option<String>,
    /// The unit of the offsets in the result, and of those in `blocks`.
    pub offsets: OffsetUnit,
    /// Code points to read at most; what comes after is left out, and a warning says so.
    pub max_characters: usize,
    /// What the caller knows from the page. Blocks that do not fit the text are ignored, and a warning says so.
    pub blocks: Option<Vec<Block>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { published: None, offsets: OffsetUnit::default(), max_characters: MAX_CHARACTERS, blocks: None }
    }
}

/// The options, validated.
pub(crate) struct Settings<'o> {
    pub(crate) published: Option<Published>,
    pub(crate) unit: OffsetUnit,
    pub(crate) max_characters: usize,
    pub(crate) blocks: Option<&'o [Block]>,
}

impl Options {
    /// Checks every option once.
    ///
    /// # Errors
    /// Names the first option whose value cannot be used.
    pub(crate) fn validate(&self) -> Result<Settings<'_>, Error> {
        let published = match self.published.as_deref() {
            None => None,
            Some(given) => Some(Published::parse(given).ok_or_else(|| {
                let expected = "an ISO 8601 date such as 2023-12-03, or 2023-12-03T15:13:00Z";
                Error::option("published", given, expected)
            })?),
        };
        if self.max_characters == 0 {
            return Err(Error::option("maxCharacters", "0", "a number of characters above zero"));
        }
        Ok(Settings {
            published,
            unit: self.offsets,
            max_characters: self.max_characters,
            blocks: self.blocks.as_deref(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_option_that_is_wrong() {
        let options = Options { published: Some("last Tuesday".into()), ..Options::default() };
        let error = options.validate().err().expect("refused");
        assert!(error.to_string().contains("`published`") && error.to_string().contains("2023-12-03"));
        assert!(Options { max_characters: 0, ..Options::default() }.validate().is_err());
    }
}
