/** The core's bytes, or where they are fetched. The page that works without a server has `demo/offline/source.js` instead. */

/**
 * Node's fetch does not read files; its module is asked for in a way that bundlers for browsers do not stumble over.
 * @param {URL} address
 * @returns {Promise<URL | Uint8Array<ArrayBuffer>>}
 */
export async function source(address) {
  return address.protocol === "file:" ? process.getBuiltinModule("node:fs/promises").readFile(address) : address;
}
