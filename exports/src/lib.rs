//! The exports as a WebAssembly module of their own, of the same sources as those of the crate `nutgraf`: a page with a stored
//! analysis, and a reader who wants an export of it, download some kilobytes and no models. The one file beside
//! `src/wasm.rs` that knows wasm-bindgen.

#[path = "../../src/exports/annotations.rs"]
mod annotations;
#[path = "../../src/exports/bars.rs"]
mod bars;
#[path = "../../src/exports/brief.rs"]
mod brief;
#[path = "../../src/exports/json_ld.rs"]
mod json_ld;
#[path = "../../src/exports/read.rs"]
mod read;
#[allow(unreachable_pub, reason = "the crate `nutgraf` makes it public")]
#[path = "../../src/exports/source.rs"]
mod source;
#[path = "../../src/exports/text.rs"]
mod text;
#[path = "../../src/exports/value.rs"]
mod value;

use source::Source;
use value::Value;

/// The version of the contract that is read.
const SCHEMA: &str = "nutgraf/1";

/// The analysis in `json` in a format: `json-ld`, `annotations` or else plain text. Beside `analysis` the JSON may hold `text`,
/// `url`, `whole` and `confidence`, as [`Source`] has them. `None` where it holds no analysis.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
#[allow(unreachable_pub, reason = "wasm-bindgen exports what is public")]
pub fn write(format: &str, json: &str) -> Option<String> {
    let given = read::read(json)?;
    let analysis = &given["analysis"];
    if analysis["schema"].text() != SCHEMA {
        return None;
    }
    let string = |name: &str| (!given[name].is_null()).then(|| given[name].text());
    let bars = given["confidence"].list();
    let source = Source {
        text: string("text"),
        url: string("url"),
        whole: given["whole"] != Value::Bool(false),
        confidence: bars.first().zip(bars.last()).map(|(plain, likely)| [plain.number(), likely.number()]),
    };
    Some(match format {
        "json-ld" => json_ld::write(analysis, &source),
        "annotations" => annotations::write(analysis, &source),
        _ => text::write(analysis, &source),
    })
}
