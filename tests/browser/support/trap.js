/** The shipped WebAssembly with a trap at its door: what a defect in the core would look like from outside. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const BINARYEN = fileURLToPath(new URL("../../../www/node_modules/binaryen/bin/", import.meta.url));

/**
 * The same module, whose `analyze` does nothing but trap.
 * @param {Uint8Array} wasm
 * @returns {Promise<Uint8Array>}
 */
export async function trapping(wasm) {
  const folder = await mkdtemp(join(tmpdir(), "nutgraf-trap-"));
  const [from, text, to] = ["from.wasm", "text.wat", "to.wasm"].map((name) => join(folder, name));
  try {
    await writeFile(from, wasm);
    await run(process.execPath, [join(BINARYEN, "wasm-dis"), "--all-features", from, "-o", text]);
    await writeFile(text, withTrap(await readFile(text, "utf8")));
    await run(process.execPath, [join(BINARYEN, "wasm-as"), "--all-features", "--disable-compact-imports", text, "-o", to]);
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} text */
function withTrap(text) {
  const name = /\(export "analyze" \(func (\$\S+?)\)\)/.exec(text)?.[1];
  const head = name && new RegExp(`\\(func \\${name} .*\\n(?:\\s*\\(local .*\\n)*`).exec(text);
  if (!head) throw new Error("no exported function `analyze`");
  const end = head.index + head[0].length;
  return `${text.slice(0, end)} (unreachable)\n${text.slice(end)}`;
}
