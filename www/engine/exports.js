/** An analysis in other people's formats, by a WebAssembly module of their own: it is small, has no models, and is fetched with the first export. */
import { NutgrafError } from "./error.js";
import { source as sourceOf } from "./source.js";

/** @import { Analysis } from "../analysis.d.ts" */
/** @import { ExportOptions } from "../nutgraf.d.ts" */
/** @typedef {"json-ld" | "annotations" | "text"} Format */

/** The version of the contract that is read. */
const SCHEMA = "nutgraf/1";

/** The story as a schema.org `NewsArticle`, with what it is about and what it mentions. @param {Analysis} analysis @param {ExportOptions} [options] */
export const toJsonLd = (analysis, options) => exportAs("json-ld", analysis, options);

/** A W3C Web Annotation collection. @param {Analysis} analysis @param {ExportOptions} [options] */
export const toAnnotations = (analysis, options) => exportAs("annotations", analysis, options);

/** The brief as plain text, each fact with ¶ and the number of its paragraph. @param {Analysis} analysis @param {ExportOptions} [options] */
export const toText = (analysis, options) => exportAs("text", analysis, options);

/**
 * An editor's corrections in the analysis are respected.
 * @param {Format} format @param {Analysis} analysis @param {ExportOptions} [options]
 * @returns {Promise<string>}
 * @throws {NutgrafError}
 */
export async function exportAs(format, analysis, options = {}) {
  check(options);
  if (analysis?.schema === SCHEMA && analysis.corrections) {
    const { correct } = await import("../card/corrections.js");
    analysis = correct(analysis, analysis.corrections);
  }
  const core = await load();
  /** @type {string | undefined} */
  let made;
  try {
    made = core.write(format, JSON.stringify({ ...options, analysis }));
  } catch (cause) {
    core.__wbg_reset_state();
    throw new NutgrafError("crashed", `the export broke off: ${cause}`, cause);
  }
  if (made === undefined) throw new NutgrafError("bad-analysis", `the analysis: expected what \`analyze\` returns, of the schema ${SCHEMA}`);
  return made;
}

/** @type {Record<string, [expected: string, (value: any) => boolean]>} */
const OPTIONS = {
  text: ["the text that was analysed, as a string", (value) => typeof value === "string"],
  url: ["an address, as a string", (value) => typeof value === "string"],
  whole: ["true or false", (value) => typeof value === "boolean"],
  confidence: ["two numbers from 0 to 1, for plain and likely", (value) => Array.isArray(value) && value.length === 2 && value.every((bar) => bar >= 0 && bar <= 1)],
};

/** @param {Record<string, any>} options */
function check(options) {
  if (typeof options !== "object" || options === null) throw new NutgrafError("bad-option", "the options: expected an object");
  for (const [name, value] of Object.entries(options)) {
    const [expected, fits] = OPTIONS[name] ?? [];
    if (!fits) throw new NutgrafError("bad-option", `option \`${name}\`: unknown; expected one of ${Object.keys(OPTIONS).join(", ")}`);
    if (value !== undefined && !fits(value)) throw new NutgrafError("bad-option", `option \`${name}\`: expected ${expected}`);
  }
}

/** @type {Promise<typeof import("../pkg/nutgraf_exports.js")> | undefined} */
let loading;

/** Fetched once; after a failure the next call tries again. */
async function load() {
  const address = new URL("../pkg/nutgraf_exports_bg.wasm", import.meta.url);
  loading ??= import("../pkg/nutgraf_exports.js").then(async (core) => {
    await core.default({ module_or_path: await sourceOf(address) });
    return core;
  });
  try {
    return await loading;
  } catch (cause) {
    loading = undefined;
    throw new NutgrafError("load-failed", `cannot load ${address.href}: ${cause}`, cause);
  }
}
