/** In place of `engine/addresses.js` in the page without a server: nothing is fetched, the worker's script is made of what stands in the page. */

const text = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";

export const WORKER = new URL(URL.createObjectURL(new Blob([`globalThis.nutgrafCore="${text("core")}";`, text("worker")], { type: "text/javascript" })));
export const CORE = new URL("about:core");
/** In Chromium a page that was opened from a file gets no module for a worker. @type {WorkerType} */
export const WORKER_TYPE = "classic";
