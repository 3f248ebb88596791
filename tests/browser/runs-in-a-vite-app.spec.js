/** An app that has the packed archive as a dependency, built by Vite and in its development server: the worker and the WebAssembly come along, with nothing set. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { build, createServer } from "../../www/node_modules/vite/dist/node/index.js";
import { expect, test } from "./support/fixtures.js";
import { NPM } from "./support/package.js";
import { serve } from "./support/server.js";

/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Page} Page */

const FILES = {
  "package.json": `{ "private": true, "type": "module" }`,
  "index.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,">
    <article id="story"><h1>Ferry resumes</h1><p>SUVA, Fiji — The ferry sailed again on May 2, 2024, the ministry said.</p></article>
    <nutgraf-card for="story" load="now" variant="inline"></nutgraf-card><script type="module" src="/main.js"></script>`,
  "main.js": `import "nutgraf/reserve.css";
    import "nutgraf/define.js";
    import { analyze, toText } from "nutgraf";
    const text = "LIMA (AP) — Peru voted on Sunday.";
    globalThis.read = analyze(text, { published: "2024-03-05" });
    globalThis.brief = globalThis.read.then((analysis) => toText(analysis, { text }));`,
};

let app = "";
test.describe.configure({ mode: "serial" });
test.beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), "nutgraf-vite-"));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(app, name), content);
  const [archive] = readdirSync(NPM).filter((name) => name.endsWith(".tgz"));
  mkdirSync(join(app, "node_modules"));
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", join(NPM, archive)], { cwd: app });
});
test.afterAll(() => rmSync(app, { recursive: true }));

test("built", async ({ page, promises }) => {
  await build({ root: app, logLevel: "warn" });
  const assets = readdirSync(join(app, "dist/assets"));
  expect(assets.filter((name) => /^nutgraf-.*\.wasm$/.test(name))).toHaveLength(1);
  const site = await serve({}, join(app, "dist"));
  promises.allowOrigin(site.origin);
  await expectToRead(page, `${site.origin}/`);
  expect(site.requests.filter((path) => path.endsWith(".wasm")), "the engine and the exports, each once").toHaveLength(2);
  await site.close();
});

test("in development", async ({ page, promises }) => {
  promises.allowConsole(/\[vite\] (connecting|connected)/);
  const server = await createServer({ root: app, logLevel: "warn", server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.httpServer?.address());
  for (const scheme of ["http", "ws"]) promises.allowOrigin(`${scheme}://127.0.0.1:${port}`);
  await expectToRead(page, `http://127.0.0.1:${port}/`);
  await page.goto("about:blank");
  await server.close();
});

/** @param {Page} page @param {string} address */
async function expectToRead(page, address) {
  await page.goto(address);
  const sunday = await page.evaluate(async () => (await /** @type {any} */ (globalThis).read).times[0].value);
  expect(sunday).toBe("2024-03-03");
  expect(await page.evaluate("brief")).toContain("¶1");
  await expect(page.locator("nutgraf-card")).toHaveAttribute("state", "ready");
  await expect(page.locator("nutgraf-card .facts")).toContainText("2 May 2024");
  expect(page.workers()).toHaveLength(1);
}
