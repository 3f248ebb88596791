/** The npm package as publishers get it: the packed archive, unpacked and used as a dependency. `cargo xtask build` makes it. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { NPM } from "../browser/support/package.js";

/** All but the chunks. */
const FILES = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md", "analysis.d.ts", "custom-elements.json", "define.d.ts", "define.js", "index.js", "model/nltk-names.README.txt",
  "nutgraf.d.ts", "package.json", "reserve.css"];
/** Fetched by everybody who reads a story. */
const CHUNKS = ["card", "loader", "nutgraf", "worker"];

const archives = readdirSync(NPM).filter((name) => name.endsWith(".tgz"));
const project = mkdtempSync(join(tmpdir(), "nutgraf-package-"));
after(() => rmSync(project, { recursive: true }));
const folder = join(project, "node_modules/nutgraf");
mkdirSync(folder, { recursive: true });
execFileSync("tar", ["xzf", join(NPM, archives[0]), "--strip-components=1", "-C", folder]);

const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const files = /** @type {string[]} */ (readdirSync(folder, { recursive: true })).filter((name) => /[^/]*[.A-Z]/.test(name)).sort();
const scripts = files.filter((name) => name.endsWith(".js"));
const resolve = createRequire(join(project, "index.js")).resolve;
/** @param {string} name */
const load = (name) => import(pathToFileURL(resolve(name)).href);

test("one archive, of the version that it says", () => {
  assert.deepEqual(archives, [`nutgraf-${manifest.version}.tgz`]);
});

test("holds scripts, types, licences and nothing else; what is in chunks/ is named after its content", () => {
  assert.deepEqual(files.filter((name) => !name.startsWith("chunks/")), FILES);
  const chunks = files.filter((name) => name.startsWith("chunks/")).map((name) => /^chunks\/([\w-]+)-[\w-]{8}\.(?:js|wasm)$/.exec(name)?.[1] ?? name);
  assert.deepEqual(chunks.filter((name) => CHUNKS.includes(name)).sort(), CHUNKS, String(chunks));
  assert.ok(chunks.every((name) => /^[\w-]+$/.test(name)), String(chunks));
});

test("the loader comes with the first script, and the card with one more", () => {
  const imports = (/** @type {string} */ name) => [...readFileSync(join(folder, name), "utf8").matchAll(/(?:^|;)import\b[^;"()]*"(\.[^"]+)"/gm)].map(([, path]) => path);
  const [loader] = files.filter((name) => name.startsWith("chunks/loader-"));
  const [card] = files.filter((name) => name.startsWith("chunks/card-"));
  const [worker] = files.filter((name) => name.startsWith("chunks/worker-"));
  assert.deepEqual(imports("define.js"), [`./${loader}`]);
  assert.deepEqual([imports(loader), imports(worker)], [[], []]);
  assert.deepEqual(imports(card), [`./${loader.slice("chunks/".length)}`]);
});

test("reads a story in Node", async () => {
  const { analyze, NutgrafError } = await load("nutgraf");
  const analysis = await analyze("Ferry resumes\n\nSUVA, Fiji — The ferry sailed again on May 2, 2024, the ministry said.", { published: "2024-05-03" });
  assert.equal(analysis.article.headline?.text, "Ferry resumes");
  assert.ok(analysis.times.some((/** @type {{ text: string }} */ time) => time.text === "May 2, 2024"));
  await assert.rejects(analyze("A story.", { offsets: "bytes" }), (error) => error instanceof NutgrafError && /** @type {any} */ (error).code === "bad-option");
});

test("exports a reading in Node, by the module that comes with it", async () => {
  const { analyze, toJsonLd } = await load("nutgraf");
  const article = JSON.parse(await toJsonLd(await analyze("Ferry resumes\n\nSUVA, Fiji — The ferry sailed again on May 2, 2024, the ministry in Suva said.")));
  assert.equal(article["@type"], "NewsArticle");
  assert.equal(article.headline, "Ferry resumes");
});

test("the script-tag entry can be imported without a browser", async () => {
  await assert.doesNotReject(load("nutgraf/define.js"));
});

test("every export is a file, and nothing else can be imported", async () => {
  for (const name of Object.keys(manifest.exports)) assert.ok(existsSync(resolve(name.replace(".", "nutgraf"))), name);
  assert.ok(existsSync(join(folder, manifest.types)));
  assert.throws(() => resolve("nutgraf/engine/read.js"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
});

test("two tools that know how packages go wrong find nothing: publint, and arethetypeswrong for packages of modules", () => {
  const run = (/** @type {string} */ tool, /** @type {string[]} */ ...options) => spawnSync(fileURLToPath(new URL(`../../www/node_modules/.bin/${tool}`, import.meta.url)), options, { encoding: "utf8" });
  assert.match(run("publint", folder, "--strict", "--pack", "false").stdout, /All good!/);
  const types = run("attw", join(NPM, archives[0]), "--profile", "esm-only", "--exclude-entrypoints", "./reserve.css");
  assert.equal(types.status, 0, types.stdout);
});

test("needs no other package", () => {
  for (const field of ["dependencies", "devDependencies", "peerDependencies", "scripts"]) assert.equal(manifest[field], undefined, field);
});

test("the scripts that people name say where licence and source are; none carries another comment or a source map", () => {
  for (const name of scripts) {
    const lines = readFileSync(join(folder, name), "utf8").split("\n");
    if (/^(define|index)\.js$/.test(name)) {
      assert.equal(lines.shift(), "// nutgraf, license and source: see NOTICE", name);
    }
    assert.doesNotMatch(lines.join("\n"), /@(?:param|returns|typedef|license)\b|sourceMappingURL|^\s*\/[/*]/m, name);
  }
});

test("everything that a script imports is there", () => {
  for (const name of scripts) {
    const code = readFileSync(join(folder, name), "utf8");
    for (const [, path] of code.matchAll(/(?:from|import|import\(|new URL\()\s*"(\.[^"]+)"/g)) {
      assert.ok(existsSync(new URL(path, pathToFileURL(join(folder, name)))), `${name}: ${path}`);
    }
  }
});
