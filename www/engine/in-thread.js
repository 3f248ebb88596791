/** Reads stories in this thread: in Node, and where a page's policy refuses workers. */
import { CORE } from "./addresses.js";
import { NutgrafError } from "./error.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */

export class InThread {
  /**
   * @param {string} text
   * @param {Options} options
   * @param {AbortSignal} [signal]
   * @returns {Promise<Analysis>}
   */
  async read(text, options, signal) {
    const { load, read } = await scripts();
    await load(CORE);
    signal?.throwIfAborted();
    return read(text, options);
  }
}

/** Fetched only where they are needed: a page with a worker never runs them itself. */
async function scripts() {
  try {
    return await import("./read.js");
  } catch (cause) {
    throw new NutgrafError("load-failed", `cannot load the engine's scripts: ${cause}`, cause);
  }
}
