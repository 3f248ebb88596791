/** `analyze`: checks what it is given, then reads the story in a worker, or in this thread where there is none. */
import { NutgrafError } from "./error.js";
import { InThread } from "./in-thread.js";
import { OffThread } from "./off-thread.js";
import { checkOptions } from "./options.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */
/** @typedef {Omit<Options, "published"> & { published?: string | null, signal?: AbortSignal }} AnalyzeOptions  null: not known */

/** @type {OffThread | InThread | undefined} one for all callers */
let reader;

/**
 * Reads one story and returns everything that its words say.
 *
 * The first call loads the engine. In a browser all calls share one worker and are answered in order.
 * @param {string} text
 * @param {AnalyzeOptions} [options]
 * @returns {Promise<Analysis>}
 * @throws {NutgrafError} with a `code` and, where there is one, a `cause`
 * @throws the signal's reason (an `AbortError`) once it is aborted
 */
export async function analyze(text, options) {
  if (typeof text !== "string") {
    throw new NutgrafError("bad-text", `the text: got ${text === null ? "null" : `a value of type ${typeof text}`}, expected a string`);
  }
  const { options: plain, signal } = checkOptions(options);
  signal?.throwIfAborted();
  reader ??= typeof Worker === "function" ? new OffThread() : new InThread();
  return abortable(reader.read(text, plain, signal), signal);
}

/**
 * Rejects with the signal's reason as soon as it is aborted; what comes later is dropped.
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<T>}
 */
function abortable(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
