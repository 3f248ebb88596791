/**
 * Makes the page that works without a server: `www/offline.html` with its styles, scripts, the worker and the WebAssembly inside, under a policy that
 * allows no request. `node xtask/offline.mjs <www> <file>`; `cargo xtask build` calls it.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { transform } from "../www/node_modules/esbuild/lib/main.js";
import { rollup } from "../www/node_modules/rollup/dist/rollup.js";

const PAGE = "offline.html";
const MODULES = { core: "pkg/nutgraf_bg.wasm", exports: "pkg/nutgraf_exports_bg.wasm" };
const WORKER = "engine/worker.js";
/** Modules that have a twin here for a page that has everything in it. */
const TWINS = { "engine/source.js": "demo/offline/source.js", "engine/addresses.js": "demo/offline/addresses.js" };

const [www, out] = process.argv.slice(2).map((path) => resolve(path));
const at = (/** @type {string} */ path) => join(www, path);
const twins = new Map(Object.entries(TWINS).map(([module, twin]) => [at(module), at(twin)]));

const hashes = { script: /** @type {string[]} */ ([]), style: /** @type {string[]} */ ([]) };
let page = readFileSync(at(PAGE), "utf8");
await replace(/<link rel="stylesheet" href="([^"]+)">/, async (path) => inline("style", await minified(readFileSync(at(path), "utf8"), "css")));
await replace(/<script type="module" src="([^"]+)"><\/script>/, async (path) => inline("script", await bundled(path), ' type="module"'));
const packed = Object.entries(MODULES).map(([id, path]) => [id, gzipSync(readFileSync(at(path)), { level: 9 }).toString("base64")]);
const data = [["worker", await bundled(WORKER, "iife")], ...packed].map(([id, text]) => `<script type="text/plain" id="${id}">${checked(text)}</script>`);
await replace(/<\/body>()/, async () => `${data.join("\n")}\n</body>`);
// No character of the page can be fetched, and none can be sent.
const policy = `default-src 'none'; script-src ${hashes.script.join(" ")} 'wasm-unsafe-eval'; style-src ${hashes.style.join(" ")}; worker-src blob:; connect-src 'none'; img-src data:; `
  + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types nutgraf nutgraf-demo";
await replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, async (start) => `${start}${policy}`);
writeFileSync(out, page);
console.log(`${out}: ${(Buffer.byteLength(page) / 1e6).toFixed(2)} MB`);

/** Once or several times, but not never. @param {RegExp} pattern @param {(match: string) => Promise<string>} by */
async function replace(pattern, by) {
  let found = pattern.exec(page);
  if (!found) throw new Error(`${PAGE}: no ${pattern}`);
  for (let from = 0; found; found = pattern.exec(page.slice(from))) {
    const text = await by(found[1]);
    const start = from + found.index;
    page = page.slice(0, start) + text + page.slice(start + found[0].length);
    from = start + text.length;
  }
}

/** @param {"script" | "style"} tag @param {string} text @param {string} [attributes] */
function inline(tag, text, attributes = "") {
  hashes[tag].push(`'sha256-${createHash("sha256").update(checked(text)).digest("base64")}'`);
  return `<${tag}${attributes}>${text}</${tag}>`;
}

/** @param {string} text that must not end its element */
function checked(text) {
  if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error("a text ends the element that it stands in");
  return text;
}

/** A module with all that it imports, now or later. @param {string} first @param {"es" | "iife"} [format] */
async function bundled(first, format = "es") {
  const twin = { name: "twins", load: (/** @type {string} */ id) => (twins.has(id) ? readFileSync(/** @type {string} */ (twins.get(id)), "utf8") : null) };
  // A script that is no module has no address; in this page nobody asks for more than that it is one.
  const address = { name: "address", resolveImportMeta: () => (format === "iife" ? `"about:blank#about:core"` : null) };
  const build = await rollup({ input: at(first), plugins: [twin, address] });
  const { output: [{ code }] } = await build.generate({ format, inlineDynamicImports: true });
  return minified(code, "js");
}

/** @param {string} text @param {"js" | "css"} loader */
async function minified(text, loader) {
  const { code } = await transform(text, { loader, minify: true, charset: "utf8", legalComments: "none", ...(loader === "js" && { format: "esm", target: "es2022" }) });
  return code.trim();
}
