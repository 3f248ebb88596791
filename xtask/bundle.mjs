/**
 * Makes the scripts of the npm package: `define.js` and `index.js` under their names, the rest in `chunks/` under names that change with their content.
 * `node xtask/bundle.mjs <www> <folder of the package>`; `cargo xtask build` calls it.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

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
const WORKER = "engine/worker.js";
/** How a script names another file that is none of its imports. */
const ADDRESS = /\bnew URL\("(\.[^"]+)", import\.meta\.url\)/g;

const [www, out] = process.argv.slice(2).map((path) => resolve(path));
const at = (/** @type {string} */ path) => join(www, path);
const entries = Object.fromEntries(ENTRIES.map((name) => [name, at(name)]));

// One file of its own: the bundlers of others copy it as it is, and it comes at one go.
const [worker] = await bundle(at(WORKER), { inlineDynamicImports: true }, []);

/** @type {Map<string, string>} module → chunk */
const chunkOf = new Map();
await bundle(entries, { entryFileNames: "[name]", manualChunks: (id) => chunkOf.get(id) }, [{
  name: "assets",
  transform(code, id) {
    return code.replace(ADDRESS, (_, path) => {
      const file = join(dirname(id), path);
      const asset = file === at(WORKER) ? { name: "worker.js", source: worker.code } : { name: basename(file).replace("_bg.", "."), source: readFileSync(file) };
      return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", ...asset })}`;
    });
  },
  resolveFileUrl: ({ relativePath }) => `new URL("${relativePath.startsWith(".") ? "" : "./"}${relativePath}", import.meta.url)`,
}, {
  name: "chunks",
  buildEnd() {
    for (const [chunk, first] of Object.entries(CHUNKS)) assign(chunk, at(first), (id) => this.getModuleInfo(id)?.importedIds ?? []);
  },
}]);

/**
 * @param {InputOption} input
 * @param {OutputOptions} options
 * @param {Plugin[]} plugins
 */
async function bundle(input, options, plugins) {
  const build = await rollup({ input, plugins: [...plugins, { name: "minify", renderChunk: minify }], onwarn: fail });
  const names = { chunkFileNames: "chunks/[name]-[hash].js", assetFileNames: "chunks/[name]-[hash][extname]" };
  const { output } = await build[plugins.length ? "write" : "generate"]({ dir: out, format: "es", ...names, ...options });
  return output;
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
