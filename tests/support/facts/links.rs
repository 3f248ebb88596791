//! Lines of the section of links: nominals and pronouns, and whom they mean.

use std::ops::Range;

use super::{lines, words};

/// "the minister", "she".
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) span: Range<usize>,
    pub(crate) pronoun: bool,
    /// The right entities, ours first.
    pub(crate) entities: Vec<String>,
    /// Right if linked, not missed if not.
    pub(crate) optional: bool,
}

/// `words | nominal or pronoun | entity id/other id`
pub(super) fn link(story: &str, fields: &[&str]) -> Result<Link, String> {
    let (fields, optional) = lines::optional(fields);
    let [place, kind, entities] = fields else { return Err("words | nominal or pronoun | entity".into()) };
    lines::known(kind, &["nominal", "pronoun"])?;
    Ok(Link {
        span: words::find(story, place)?,
        pronoun: *kind == "pronoun",
        entities: entities.split('/').map(str::to_owned).collect(),
        optional,
    })
}
