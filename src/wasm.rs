//! The bridge to JavaScript: the only file that knows wasm-bindgen and js-sys.

use serde::Deserialize;
use serde::de::value::{Error as NoSuchName, StrDeserializer};
use wasm_bindgen::prelude::*;

use crate::{Block, Options};

/// The analysis as the contract says. The options come one by one, each absent where the default will do: reading them
/// from an object would cost every reader some kilobytes.
///
/// `blocks` is a line a block: its kind, start and end, by spaces.
///
/// # Errors
/// An `Error` with the name `bad-option` where an option is malformed.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports what is public")]
pub fn analyze(
    text: &str,
    published: Option<String>,
    offsets: Option<String>,
    max_characters: Option<u32>,
    blocks: Option<String>,
) -> Result<JsValue, JsValue> {
    let mut options = Options { published, ..Options::default() };
    if let Some(unit) = offsets {
        options.offsets = named(&unit).ok_or_else(|| refusal("option `offsets`: unknown unit"))?;
    }
    if let Some(most) = max_characters {
        options.max_characters = usize::try_from(most).unwrap_or(usize::MAX);
    }
    if let Some(lines) = blocks {
        let parsed: Option<Vec<Block>> = lines.lines().map(block).collect();
        options.blocks = Some(parsed.ok_or_else(|| refusal("option `blocks`: malformed"))?);
    }
    let analysis = crate::analyze(text, &options).map_err(|error| refusal(&error.to_string()))?;
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serde::Serialize::serialize(&analysis, &serializer).map_err(JsValue::from)
}

/// What the tests compare with other machines, and the benches time: see [`crate::internals::fingerprint`].
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports what is public")]
pub fn fingerprint(text: &str, networks: u32) -> u64 {
    crate::internals::fingerprint(text, false, networks)
}

fn block(line: &str) -> Option<Block> {
    let mut parts = line.split(' ');
    let kind = named(parts.next()?)?;
    let (start, end) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Block { kind, start, end })
}

/// The value of an enumeration that the contract calls so.
fn named<'n, T: Deserialize<'n>>(name: &'n str) -> Option<T> {
    T::deserialize(StrDeserializer::<NoSuchName>::new(name)).ok()
}

fn refusal(message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("bad-option");
    error.into()
}
