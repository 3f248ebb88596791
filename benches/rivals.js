/**
 * A warm 800-word story in Chromium: nutgraf in its worker beside compromise in one of its own, same page, same run,
 * the rounds taking turns. The answers are asserted; the result is a ratio.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import config from "../tests/browser/playwright.config.js";
import { serve } from "../tests/browser/support/server.js";
import playwright from "../www/node_modules/playwright/index.js";

/** The same as in `benches/analyze.rs`. */
const STORIES = ["arequipa-quake", "koshi-flood", "tashkent-water-talks"];

/** Rounds before the clock counts, and those that do. */
const WARM_UP = 20;
const ROUNDS = 101;

/** Milliseconds that DESIGN.md allows for 800 words: for all, and for the parts that the tagger ends. */
const BAR = 48;
const BARS_OF_PARTS = { features: 6, names: 15, syntax: 6 };

/** Clocks of five microseconds need a page that is isolated from other origins. */
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** What compromise offers for the names of people, places and organisations, timed where it runs: in a worker. */
const PEER = `
import nlp from "/compromise/builds/three/compromise-three.mjs";
addEventListener("message", ({ data }) => {
  const start = performance.now();
  const story = nlp(data);
  const found = [story.people(), story.places(), story.organizations()].flatMap((view) => view.out("array"));
  postMessage({ milliseconds: performance.now() - start, found });
});
postMessage("ready");
`;

const texts = STORIES.map((name) => readFile(new URL(`../tests/stories/${name}/story.txt`, import.meta.url), "utf8"));
const text = (await Promise.all(texts)).map((story) => `${story}\n\n`).join("");
const words = text.trim().split(/\s+/).length;

const site = await serve(ISOLATED);
site.replies.set("/plain.html", { body: "<!doctype html><title>Bench</title>" });
site.replies.set("/peer.js", { body: PEER });
const browser = await playwright.chromium.launch(config.use.launchOptions);
try {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/plain.html`);
  const result = await page.evaluate(race, { text, rounds: WARM_UP + ROUNDS });
  assert.ok(result.isolated, "the clock is fine enough");
  assert.ok(result.nutgraf.found.includes("Peru"), "nutgraf finds a place");
  assert.ok(result.peer.found.some((/** @type {string} */ name) => name.includes("Peru")), "compromise finds a place");
  const [ours, round, theirs] = [result.nutgraf.times, result.nutgraf.roundTrips, result.peer.times].map((times) => median(times.slice(WARM_UP)));
  console.log(`\n${words}-word story in ${browser.browserType().name()} ${browser.version()}, warm, median of ${ROUNDS}`);
  console.log(`nutgraf, in its worker     ${ours.toFixed(2).padStart(8)} ms   (bar ${BAR} ms)`);
  console.log(`nutgraf, call to answer    ${round.toFixed(2).padStart(8)} ms`);
  console.log(`compromise, in a worker    ${theirs.toFixed(2).padStart(8)} ms   names only`);
  const ends = result.parts.map((times) => median(times.slice(WARM_UP)));
  for (const [index, [part, bar]] of Object.entries(BARS_OF_PARTS).entries()) {
    const time = ends[index] - (ends[index - 1] ?? 0);
    const what = part === "features" ? "blocks to features" : "the network alone";
    console.log(`${`  of that ${part}`.padEnd(26)} ${time.toFixed(2).padStart(8)} ms   (bar ${bar} ms) ${what}`);
  }
  console.log(`ratio                      ${(theirs / ours).toFixed(1).padStart(8)} × as long`);
} finally {
  await browser.close();
  await site.close();
}

/**
 * Runs in the page.
 * @param {{ text: string, rounds: number }} options
 */
async function race({ text, rounds }) {
  const { analyze } = await import("/index.js");
  const peer = new Worker("/peer.js", { type: "module" });
  const answer = () =>
    new Promise((resolve, reject) => {
      peer.addEventListener("message", ({ data }) => resolve(data), { once: true });
      peer.addEventListener("error", ({ message }) => reject(new Error(`compromise: ${message}`)), { once: true });
    });
  await answer();
  const nutgraf = { times: /** @type {number[]} */ ([]), roundTrips: /** @type {number[]} */ ([]), found: /** @type {string[]} */ ([]) };
  const other = { times: /** @type {number[]} */ ([]), found: /** @type {string[]} */ ([]) };
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const analysis = await analyze(text);
    nutgraf.roundTrips.push(performance.now() - start);
    nutgraf.times.push(Number(analysis.stats.milliseconds));
    nutgraf.found = analysis.entities.map((/** @type {{ name: string }} */ entity) => entity.name);
    const answered = answer();
    peer.postMessage(text);
    const { milliseconds, found } = await answered;
    other.times.push(milliseconds);
    other.found = found;
  }
  return { nutgraf, peer: other, parts: await parts(), isolated: crossOriginIsolated };

  /** Readings, in this thread, that end with the features, with the names and with the syntax. */
  async function parts() {
    const address = "/pkg/nutgraf.js";
    const { default: init, fingerprint } = await import(address);
    await init({ module_or_path: "/pkg/nutgraf_bg.wasm" });
    const times = [0, 1, 2].map(() => /** @type {number[]} */ ([]));
    for (let round = 0; round < rounds; round += 1) {
      times.forEach((list, depth) => {
        const start = performance.now();
        fingerprint(text, depth);
        list.push(performance.now() - start);
      });
    }
    return times;
  }
}

/** @param {number[]} times */
function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
