/** In place of `engine/source.js` in the page without a server: the core stands in the page itself, or before the worker's script. */

/** @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function source() {
  const packed = /** @type {{ nutgrafCore?: string }} */ (globalThis).nutgrafCore ?? document.getElementById("core")?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
