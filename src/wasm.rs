//! The bridge to JavaScript: the only file that knows wasm-bindgen and js-sys.

use wasm_bindgen::prelude::*;

/// `analyze(text, options)`: options and result as the contract says.
///
/// # Errors
/// A `TypeError` where an option is unknown or malformed.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let refuse = |message: String| JsValue::from(js_sys::TypeError::new(&message));
    let options = if options.is_undefined() || options.is_null() {
        crate::Options::default()
    } else {
        serde_wasm_bindgen::from_value(options).map_err(|error| refuse(error.to_string()))?
    };
    let analysis = crate::analyze(text, &options).map_err(|error| refuse(error.to_string()))?;
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serde::Serialize::serialize(&analysis, &serializer).map_err(|error| refuse(error.to_string()))
}
