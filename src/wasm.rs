//! The bridge to JavaScript: the only file that knows wasm-bindgen and js-sys.

use wasm_bindgen::prelude::*;

/// `analyze(text, options)`: options and result as the contract says.
///
/// # Errors
/// An `Error` with the name `bad-option` where an option is unknown or malformed.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports what is public")]
pub fn analyze(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let options: crate::Options =
        serde_wasm_bindgen::from_value(options).map_err(|error| refusal(&error.to_string()))?;
    let analysis = crate::analyze(text, &options).map_err(|error| refusal(&error.to_string()))?;
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serde::Serialize::serialize(&analysis, &serializer).map_err(JsValue::from)
}

fn refusal(message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("bad-option");
    error.into()
}
