/** `analyze` in Node: in process, no set-up, the same contract as in a browser. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

import { NutgrafError, analyze } from "../../www/index.js";

const TEXT = "Bridge closed\n\nACCRA, Ghana — The bridge over the Volta closed on March 4, 2024, the ministry said on Tuesday.";

test("reads a story and says how long it took", async () => {
  const analysis = await analyze(TEXT, { published: "2024-03-05" });
  assert.equal(analysis.article.published, "2024-03-05");
  assert.equal(analysis.article.headline?.text, "Bridge closed");
  assert.ok(analysis.times.some((time) => time.text === "March 4, 2024"));
  assert.ok(Number(analysis.stats.milliseconds) > 0);
});

test("offsets come in the unit that is asked for", async () => {
  const text = "🌋 Volcano erupts\n\nThe volcano erupted in Guatemala on March 4, 2024, officials said.";
  const lengths = { utf16: text.length, utf8: Buffer.byteLength(text), char: [...text].length };
  for (const [offsets, length] of Object.entries(lengths)) {
    const analysis = await analyze(text, { offsets: /** @type {"utf16"} */ (offsets) });
    assert.equal(analysis.offsetUnit, offsets);
    assert.equal(analysis.article.blocks.at(-1)?.end, length);
  }
});

/** @type {[given: any, message: RegExp][]} */
const REFUSED = [
  [{ publised: "2024-03-05" }, /`publised` is unknown; there are published, offsets/],
  [{ published: "last Tuesday" }, /`published`: got "last Tuesday", expected an ISO 8601 date such as 2023-12-03/],
  [{ published: new Date(0) }, /`published`: got an object \(Date\), expected an ISO 8601 date/],
  [{ offsets: "bytes" }, /`offsets`: got "bytes", expected one of "utf16", "utf8", "char"/],
  [{ maxCharacters: 0 }, /`maxCharacters`: got 0, expected a whole number from 1/],
  [{ maxCharacters: Infinity }, /`maxCharacters`: got Infinity/],
  [{ blocks: [{ kind: "title", start: 0, end: 1 }] }, /`blocks\[0\]\.kind`: got "title", expected one of "headline"/],
  [{ blocks: [{ kind: "headline", start: 0 }] }, /`blocks\[0\]\.end`: got undefined/],
  [{ blocks: [{ kind: "headline", start: 0, end: 1, text: "x" }] }, /`blocks\[0\]\.text` is unknown/],
  [{ signal: {} }, /`signal`: got an object \(Object\), expected an AbortSignal/],
  ["2024-03-05", /options: got "2024-03-05", expected an object/],
];

for (const [given, message] of REFUSED) {
  test(`refuses ${JSON.stringify(given)} by name`, async () => {
    const isRefusal = (/** @type {unknown} */ error) => error instanceof NutgrafError && error.code === "bad-option" && message.test(error.message);
    await assert.rejects(analyze(TEXT, given), isRefusal);
  });
}

test("options without a value count as absent", async () => {
  const analysis = await analyze(TEXT, { published: null, blocks: undefined, signal: undefined });
  assert.equal(analysis.article.published, null);
});

test("a text that is no string is refused", async () => {
  await assert.rejects(analyze(/** @type {any} */ (null)), { code: "bad-text", message: /got null, expected a string/ });
});

test("an aborted signal rejects with its reason", async () => {
  await assert.rejects(analyze(TEXT, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const controller = new AbortController();
  const call = analyze(TEXT, { signal: controller.signal });
  controller.abort(new Error("the reader left"));
  await assert.rejects(call, { message: "the reader left" });
});

test("importing loads nothing and needs no browser", async () => {
  const script = `
    const before = Object.keys(globalThis).length;
    await import(${JSON.stringify(new URL("../../www/index.js", import.meta.url).href)});
    console.log(Object.keys(globalThis).length - before, process.getActiveResourcesInfo().length, process.moduleLoadList.some((name) => name.includes("wasm_web_api")));
  `;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  assert.equal(stderr, "");
  assert.match(stdout, /^0 /);
});
