//! Paths of the checkout, and running other programs.

use std::path::PathBuf;

/// The top of the checkout.
pub(crate) fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| xtask.clone(), PathBuf::from)
}
