/**
 * Makes the scripts of the npm package: `define.js` and `index.js` under their names, the rest in `chunks/` under names that change with their content.
 * `node xtask/bundle.mjs <www> <folder of the package>`; `cargo xtask build` calls it.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

import { transform } from "../www/node_modules/esbuild/lib/main.js";
import { rollup } from "../www/node_modules/rollup/dist/rollup.js";

/** @import { InputOption, OutputOptions, Plugin } from "../www/node_modules/rollup/dist/rollup.js" */

/** The syntax that all browsers with the Custom Highlight API read. */
const SYNTAX = "es2022";
/** First line of the scripts that publishers and developers name, and so look into; one line in each of the rest would cost a kilobyte. */
const BANNER = "// nutgraf, license and source: see NOTICE";
const ENTRIES = ["define.js", "index.js"];
/** Each with all that it imports at once, less what the one before has. What is imported later is a chunk of its own. */
const CHUNKS = { loader: "define.js", card: "card/reading.js" };
const CORE = "pkg/nutgraf_bg.wasm";
const EXPORTS = "pkg/nutgraf_exports_bg.wasm";
const WORKER = "engine/worker.js";
/** The scripts with the addresses of other files. */
const ADDRESSES = ["engine/addresses.js", "engine/exports.js"];

const [www, out] = process.argv.slice(2).map((path) => resolve(path));
const at = (/** @type {string} */ path) => join(www, path);
const entries = Object.fromEntries(ENTRIES.map((name) => [name, at(name)]));

mkdirSync(join(out, "chunks"), { recursive: true });
const [core, exports] = [copy(CORE, "nutgraf"), copy(EXPORTS, "exports")];

// One file of its own: it is copied as it is by the bundlers of others, and fetched at one go.
const [worker] = await bundle(at(WORKER), { inlineDynamicImports: true, entryFileNames: "chunks/worker-[hash].js" });

/** @type {Map<string, string>} module → chunk */
const chunkOf = new Map();
await bundle(entries, { entryFileNames: "[name]", manualChunks: (id) => chunkOf.get(id) }, {
  name: "chunks",
  // Seen from `chunks/`, where the script with the addresses comes to lie.
  load: (id) => (ADDRESSES.some((path) => id === at(path)) ? readFileSync(id, "utf8").replace("./worker.js", `./${basename(worker)}`).replace(`../${CORE}`, core).replace(`../${EXPORTS}`, exports) : null),
  buildEnd() {
    for (const [chunk, first] of Object.entries(CHUNKS)) assign(chunk, at(first), (id) => this.getModuleInfo(id)?.importedIds ?? []);
  },
});

/** Its new address, as seen from `chunks/`. @param {string} path @param {string} name */
function copy(path, name) {
  const hashed = `${name}-${createHash("sha256").update(readFileSync(at(path))).digest("base64url").slice(0, 8)}.wasm`;
  copyFileSync(at(path), join(out, "chunks", hashed));
  return `./${hashed}`;
}

/**
 * @param {InputOption} input
 * @param {OutputOptions} options
 * @param {Plugin} [plugin]
 * @returns {Promise<string[]>} the names of what was written
 */
async function bundle(input, options, plugin) {
  const build = await rollup({ input, plugins: [plugin, { name: "minify", renderChunk: minify }], external: /^node:/, onwarn: fail });
  const { output } = await build.write({ dir: out, format: "es", chunkFileNames: "chunks/[name]-[hash].js", ...options });
  return output.map(({ fileName }) => fileName);
}

/** @param {string} code @param {{ name: string }} chunk */
async function minify(code, { name }) {
  const { code: small } = await transform(code, { minify: true, format: "esm", target: SYNTAX, charset: "utf8", legalComments: "none" });
  return ENTRIES.includes(name) ? `${BANNER}\n${small}` : small;
}

/** @param {string} chunk @param {string} first @param {(id: string) => readonly string[]} imports */
function assign(chunk, first, imports) {
  const open = [first];
  for (const id of open) {
    if (chunkOf.has(id)) continue;
    if (!Object.values(entries).includes(id)) chunkOf.set(id, chunk);
    open.push(...imports(id));
  }
}

/** @param {{ message: string }} warning */
function fail({ message }) {
  throw new Error(message);
}
