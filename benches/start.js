/**
 * From the first byte asked for to the card: the npm package in a news page, in Chromium on a processor four times slower; with all files cached, and with
 * nothing cached over slow 4G. The line is slowed at the server, where page and worker share it, and not by the browser's own emulation, which gives each its own.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import config from "../tests/browser/playwright.config.js";
import { NPM } from "../tests/browser/support/package.js";
import playwright from "../www/node_modules/playwright/index.js";
import { publish } from "./support/publisher.js";

/** The same as in `benches/analyze.rs`. */
const STORIES = ["arequipa-quake", "koshi-flood", "tashkent-water-talks"];

/** Slow 4G as Lighthouse has it. */
const SLOW_4G = { bitsPerSecond: 1_600_000, milliseconds: 150 };
const SLOWER = 4;
const ROUNDS = 5;

/** DESIGN.md's, in milliseconds. */
const BARS = { cached: 1500, cold: 8000, task: 50 };

const paragraphs = STORIES.flatMap((name) => readFileSync(new URL(`../tests/stories/${name}/story.txt`, import.meta.url), "utf8").trim().split(/\s*\n\s*/));
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A story</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/nutgraf/reserve.css"><script type="module" src="/nutgraf/define.js"></script>
<article id="story"><h1>${paragraphs[0]}</h1><nutgraf-card for="story" variant="inline"></nutgraf-card>${paragraphs.slice(1).map((text) => `<p>${text}</p>`).join("\n")}</article>`;

const site = await publish(join(NPM, "package"), { "/story.html": PAGE });
const browser = await playwright.chromium.launch(config.use.launchOptions);
try {
  console.log(`\nA ${paragraphs.join(" ").split(/\s+/).length}-word story in ${browser.browserType().name()} ${browser.version()}, CPU of the page ${SLOWER} × slower, median of ${ROUNDS}`);
  const cached = await rounds(null);
  report("script start to card ready, files cached", cached.map((it) => it.ready - it.script), BARS.cached);
  report("  longest task of the page after script start, CPU time", cached.map((it) => it.longest), BARS.task);
  const cold = await rounds(SLOW_4G);
  report("script start to card ready, nothing cached, slow 4G", cold.map((it) => it.ready - it.script), BARS.cold);
  report("  first paint of the story", cold.map((it) => it.paint));
  report("  WebAssembly asked for", cold.map((it) => it.wasm));
  report("  page asked for to card ready", cold.map((it) => it.ready));
  report("  longest task of the page after script start, CPU time", cold.map((it) => it.longest), BARS.task);
  const bytes = site.answers.slice(-cold[0].requests).reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  ${cold[0].requests} answers, ${(bytes / 1000).toFixed(0)} KB; of that at 1.6 Mbit/s ${((bytes * 8) / SLOW_4G.bitsPerSecond).toFixed(2)} s on the line`);
} finally {
  await browser.close();
  site.close();
}

/** @param {import("./support/publisher.js").Line | null} line null: the files are in the cache, from a visit before */
async function rounds(line) {
  const results = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    site.line = null;
    if (!line) await open(page);
    site.line = line;
    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await browser.startTracing(page, { categories: ["toplevel", "loading", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
    const before = site.answers.length;
    await open(page);
    const trace = JSON.parse((await browser.stopTracing()).toString());
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const result = await page.evaluate(measured);
    assert.ok(result.names > 20, "the story is read");
    const answers = site.answers.slice(before);
    const wasm = answers.find(({ path }) => path.endsWith(".wasm"))?.asked ?? NaN;
    results.push({ ...result, longest: longestTask(trace.traceEvents), requests: answers.length, wasm: wasm - answers[0].asked });
    assert.equal(answers.length === 1, !line, "all files come from the cache, or none");
    await context.close();
  }
  return results;
}

/** The page's own word is waited for: what a browser's driver asks of a page would be among its tasks. @param {import("../www/node_modules/playwright/index.js").Page} page */
async function open(page) {
  const ready = page.waitForEvent("console", { predicate: (message) => message.text() === "ready", timeout: 60_000 });
  await page.goto(`${site.origin}/story.html`, { waitUntil: "commit" });
  await ready;
}

/** Runs in the page before its scripts; what comes late after the card, its marks above all, is waited for. */
function watch() {
  addEventListener("nutgraf-state", (event) => {
    if (/** @type {CustomEvent} */ (event).detail !== "ready") return;
    Reflect.set(globalThis, "ready", performance.now());
    setTimeout(() => console.log("ready"), 1000);
  });
}

/** Runs in the page. */
function measured() {
  const script = performance.getEntriesByName(new URL("/nutgraf/define.js", location.href).href)[0].startTime;
  return {
    script, ready: Number(Reflect.get(globalThis, "ready")), paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    names: /** @type {any} */ (document.querySelector("nutgraf-card")).analysis.entities.length,
  };
}

/**
 * Milliseconds that the page's main thread computed without a pause, after our first script was asked for. Its own time, so that it does not matter what else
 * the machine does; a processor that is made slower counts as slower.
 * @param {{ name: string, ph: string, pid: number, tid: number, ts: number, tdur?: number, args: any }[]} events
 */
function longestTask(events) {
  const start = events.find(({ name, args }) => name === "ResourceSendRequest" && args.data.url.endsWith("/define.js"));
  const main = events.find(({ name, pid, args }) => name === "thread_name" && pid === start?.pid && args.name === "CrRendererMain");
  assert.ok(start && main, "the page's thread is in the trace");
  const tasks = events.filter(({ name, pid, tid, ts }) => name === "RunTask" && pid === main.pid && tid === main.tid && ts > start.ts);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

/** The fastest beside the median: on a machine that does other things too, it is nearer to what the program costs. @param {string} what @param {number[]} values ms @param {number} [bar] */
function report(what, values, bar) {
  const value = median(values);
  const verdict = bar === undefined ? "" : `(bar ${bar} ms)${value > bar ? "  MISSED" : ""}`;
  console.log(`${what.padEnd(56)} ${value.toFixed(0).padStart(6)} ms, fastest ${Math.min(...values).toFixed(0).padStart(5)}   ${verdict}`);
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
