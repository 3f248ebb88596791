/** Reads a story in a worker, or in this thread where there is none. Trusts what it is given: for callers of our own. */
import { InThread } from "./in-thread.js";
import { OffThread } from "./off-thread.js";

/** @import { Analysis, Options } from "../analysis.d.ts" */

/** @type {OffThread | InThread | undefined} one for all callers */
let reader;

function theReader() {
  return (reader ??= typeof Worker === "function" ? new OffThread() : new InThread());
}

/** Begins to fetch the engine: a story will follow. Costs this thread nothing. */
export function warm() {
  const reader = theReader();
  if (reader instanceof OffThread) reader.warm();
}

/** As `analyze`, without its checks. @param {string} text @param {Options} options @param {AbortSignal} [signal] @returns {Promise<Analysis>} */
export async function run(text, options, signal) {
  signal?.throwIfAborted();
  return abortable(theReader().read(text, options, signal), signal);
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
