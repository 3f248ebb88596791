/** In place of `engine/source.js` in the page without a server: the core stands before the worker's script, the exports in the page itself. */

/** @param {URL} address @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function source({ pathname }) {
  const id = pathname.includes("exports") ? "exports" : "core";
  const packed = /** @type {{ nutgrafCore?: string }} */ (globalThis).nutgrafCore ?? document.getElementById(id)?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
