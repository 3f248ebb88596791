/** Where the bindings get their WebAssembly from. */

/** Node's fetch does not read files. @param {URL} address @returns {Promise<URL | Uint8Array<ArrayBuffer>>} */
export async function source(address) {
  if (address.protocol !== "file:") return address;
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
  return readFile(address);
}
