/** Loads the core once for each realm (page, worker or Node), and gives a fresh instance after a trap. */
import init, { __wbg_reset_state as reset, analyze as core } from "../pkg/nutgraf.js";
import { NutgrafError } from "./error.js";
import { source } from "./source.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */

/** @type {Promise<unknown> | undefined} */
let loading;

/**
 * Resolves when the core can be called; however many wait, it is fetched once. After a failure the next call tries again.
 * @param {URL} address
 * @throws {NutgrafError} `load-failed`
 */
export async function load(address) {
  loading ??= source(address).then((source) => init({ module_or_path: source }));
  try {
    await loading;
  } catch (cause) {
    loading = undefined;
    throw new NutgrafError("load-failed", `cannot load ${address.href}: ${cause}`, cause);
  }
}

/**
 * Calls the core, which must be loaded.
 * @param {string} text
 * @param {Options} options
 * @returns {Analysis}
 * @throws {NutgrafError} `bad-option`, or `crashed` after a trap
 */
export function callCore(text, { published, offsets, maxCharacters, blocks }) {
  try {
    const lines = blocks?.map(({ kind, start, end }) => `${kind} ${start} ${end}`).join("\n");
    return core(text, published, offsets, maxCharacters, lines);
  } catch (cause) {
    if (cause instanceof Error && cause.name === "bad-option") throw new NutgrafError("bad-option", cause.message, cause);
    reset();
    throw new NutgrafError("crashed", `the engine broke off: ${cause}`, cause);
  }
}
