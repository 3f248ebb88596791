/** Aborted calls reject at once, one load serves all, and a crash costs the call that met it, no other. */
import { readFile } from "node:fs/promises";

import { analyzeIn, openPlainPage } from "./support/engine.js";
import { expect, test } from "./support/fixtures.js";
import { trapping } from "./support/trap.js";

const TEXT = "Ferry runs aground\n\nSUVA, Fiji — A ferry ran aground on June 7, 2024 and 120 people were taken off, police said.";
const WASM = "/pkg/nutgraf_bg.wasm";

test("an aborted call rejects with the signal's reason, and the next one is answered", async ({ page, site }) => {
  await openPlainPage(page, site);
  const outcome = await page.evaluate(async (text) => {
    const { analyze } = await import("/index.js");
    const name = (/** @type {Promise<unknown>} */ call) => call.then(() => "answered", (error) => error.name);
    const before = new AbortController();
    before.abort();
    const during = new AbortController();
    const waiting = new AbortController();
    const calls = [
      name(analyze(text, { signal: before.signal })),
      name(analyze(text.repeat(500), { signal: during.signal })),
      name(analyze(text, { signal: waiting.signal })),
      name(analyze(text)),
      name(analyze(text, { signal: AbortSignal.timeout(60_000) })),
    ];
    during.abort();
    waiting.abort();
    return Promise.all(calls);
  }, TEXT);
  expect(outcome).toEqual(["AbortError", "AbortError", "AbortError", "answered", "answered"]);
  expect(page.workers()).toHaveLength(1);
});

test("a worker that is stuck in an aborted call is replaced", async ({ page, site }) => {
  await openPlainPage(page, site);
  // A text of some seconds, so that ending it early is the only way to a quick answer.
  const outcome = await page.evaluate(async (text) => {
    const { analyze } = await import("/index.js");
    await analyze(text);
    const abort = new AbortController();
    const long = analyze(text.repeat(200_000), { signal: abort.signal, maxCharacters: 2 ** 31 });
    const next = analyze(text);
    setTimeout(() => abort.abort(), 50);
    const first = await long.catch((/** @type {Error} */ error) => error.name);
    return [first, (await next).stats.sentences];
  }, TEXT);
  expect(outcome).toEqual(["AbortError", 2]);
  expect(site.requests.filter((path) => path === WASM)).toHaveLength(2);
});

test("calls at the same time share one load", async ({ page, site }) => {
  await openPlainPage(page, site);
  const counts = await page.evaluate(async (text) => {
    const { analyze } = await import("/index.js");
    const texts = Array.from({ length: 20 }, (_, index) => `${text} ${index}`);
    const all = await Promise.all(texts.map((each) => analyze(each)));
    return all.map((analysis, index) => analysis.stats.characters - texts[index].length);
  }, TEXT);
  expect(counts).toEqual(Array(20).fill(0));
  expect(page.workers()).toHaveLength(1);
  const asked = site.requests.filter((path) => !path.endsWith(".html"));
  expect(asked.filter((path) => path.startsWith("/pkg/")), "one load").toEqual(["/pkg/nutgraf.js", WASM]);
});

test("a trap rejects the call that met it with `crashed`; the next call gets a fresh engine", async ({ page, site }) => {
  test.slow(); // the copy that traps is made of the whole WebAssembly
  const trap = await trapping(await readFile(new URL("../../www/pkg/nutgraf_bg.wasm", import.meta.url)));
  site.replies.set(WASM, { body: trap });
  await openPlainPage(page, site);
  const { error } = await analyzeIn(page, TEXT);
  expect(error).toMatchObject({ name: "NutgrafError", code: "crashed", message: expect.stringContaining("unreachable") });
  site.replies.delete(WASM);
  const { analysis } = await analyzeIn(page, TEXT);
  expect(analysis?.stats.sentences).toBe(2);
  expect(page.workers()).toHaveLength(1);
});

test("an engine that cannot be fetched is `load-failed`; the next call tries again", async ({ page, site, promises }) => {
  promises.allowConsole(/404|WebAssembly/);
  site.replies.set(WASM, { status: 404, body: "gone", type: "text/plain" });
  await openPlainPage(page, site);
  const { error } = await analyzeIn(page, TEXT);
  expect(error).toMatchObject({ name: "NutgrafError", code: "load-failed", message: expect.stringContaining(WASM) });
  site.replies.delete(WASM);
  expect((await analyzeIn(page, TEXT)).analysis?.language.supported).toBe(true);
});

test("a server with the wrong media type for WebAssembly still serves it", async ({ page, site, promises }) => {
  promises.allowConsole(/MIME/);
  site.replies.set(WASM, { body: await readFile(new URL("../../www/pkg/nutgraf_bg.wasm", import.meta.url)), type: "application/octet-stream" });
  await openPlainPage(page, site);
  expect((await analyzeIn(page, TEXT)).analysis?.language.supported).toBe(true);
});

test("bad options are refused by name before anything is fetched", async ({ page, site }) => {
  await openPlainPage(page, site);
  const { error } = await analyzeIn(page, TEXT, /** @type {any} */ ({ publised: "2024-06-07" }));
  expect(error).toMatchObject({ code: "bad-option", message: expect.stringMatching(/`publised` is unknown.*published/) });
  expect(site.requests.filter((path) => path.startsWith("/pkg/"))).toEqual([]);
});
