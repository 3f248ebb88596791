/** Can WebAssembly be started here at all? */

/** Whether the page's policy forbids WebAssembly: the empty module does not compile. */
export function isWasmBlocked() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}
