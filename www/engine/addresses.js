/** Where the two files lie that are no scripts of the page. Each as one whole expression: bundlers copy what such a one names, and give its new place. */

export const WORKER = new URL("./worker.js", import.meta.url);
export const CORE = new URL("../pkg/nutgraf_bg.wasm", import.meta.url);
/** @type {WorkerType} */
export const WORKER_TYPE = "module";
