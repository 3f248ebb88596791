/** The hash by which an analysis names its text: FNV-1a, 64 bit, over the UTF-8 bytes; the core's twin (src/analysis/assemble.rs). */

/** The prime is 2^40 + this. */
const PRIME = 435;
const WORD = 2 ** 32;

/** "fnv1a64:" and 16 hex digits. @param {string} text */
export function textHash(text) {
  // The two halves of the 64 bits, each small enough to be multiplied as a number.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * PRIME;
    high = (high * PRIME + Math.floor(product / WORD) + low * 256) % WORD;
    low = product % WORD;
  }
  const hex = (/** @type {number} */ half) => half.toString(16).padStart(8, "0");
  return `fnv1a64:${hex(high)}${hex(low)}`;
}
