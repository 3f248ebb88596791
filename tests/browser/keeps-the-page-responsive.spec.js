/** On a phone-like CPU, four times slower: the page goes on answering while the story is found, read, drawn and marked. */
import { expect, test } from "./support/fixtures.js";

/** How much slower than this machine the page runs; the worker, where the engine reads, is not slowed by it. */
const SLOWER = 4;
/** Links around the story: a big news site's front page holds about so many. */
const LINKS = 1500;

/**
 * Opens a big page with all our files in the cache, lets it come to rest, and then adds the card, so that what is long from there on is ours.
 * @param {import("../../www/node_modules/@playwright/test/index.js").Page} page
 * @param {import("./support/server.js").Site} site
 */
async function addCardToBigPage(page, site) {
  await page.setViewportSize({ width: 1440, height: 1000 });
  site.headers = { "Cache-Control": "max-age=600" };
  const html = await (await page.request.get(`${site.origin}/pages/big-paper.html`)).text();
  const links = Array.from({ length: LINKS }, (_, i) => `<li><a href="/story-${i}">Ministers meet for round ${i} of the talks</a> <span>${i} min</span></li>`).join("");
  site.replies.set("/big.html", { body: html.replace("</body>", `<footer><ul>${links}</ul></footer></body>`) });
  const client = await page.context().newCDPSession(page);
  /** @type {{ready: number, tasks: number[], shift: number}} */
  let seen = { ready: 0, tasks: [], shift: 0 };
  for (const slower of [1, SLOWER]) {
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await page.goto(`${site.origin}/big.html`);
    await client.send("Emulation.setCPUThrottlingRate", { rate: slower });
    seen = await page.evaluate(async () => {
      const rest = () => new Promise((resolve) => requestIdleCallback(resolve));
      await rest();
      /** @type {number[]} */ const tasks = [];
      let shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((e) => tasks.push(e.duration))).observe({ type: "longtask" });
      new PerformanceObserver((list) => list.getEntries().forEach((e) => (shift += /** @type {any} */ (e).value))).observe({ type: "layout-shift" });
      const card = /** @type {any} */ (document.createElement("nutgraf-card"));
      card.setAttribute("load", "now");
      card.setAttribute("variant", "inline");
      card.style.cssText = "display:block;min-block-size:13.5rem";
      document.querySelector("h1")?.after(card);
      await rest();
      tasks.length = shift = 0;
      const start = performance.now();
      await import(/** @type {any} */ ("/define.js"));
      await card.ready;
      const ready = performance.now() - start;
      while (!CSS.highlights.has("nutgraf-person")) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 300)); // entries come late
      return { ready, tasks, shift };
    });
  }
  return seen;
}

test("no task of ours is long", async ({ page, site, promises }, info) => {
  promises.hostChangesItself();
  const { ready, tasks, shift } = await addCardToBigPage(page, site);
  const report = `script start to ready ${Math.round(ready)} ms; tasks over 50 ms: ${tasks.map(Math.round).join(", ") || "none"}; layout shift ${shift}`;
  info.annotations.push({ type: "measured", description: report });
  console.log(report);
  expect(shift, "layout shift").toBe(0);
  // The bar is none over 50 ms, on a machine that does nothing else. Restyling the whole page, the mistake that this test is for, takes several times this.
  expect(Math.max(0, ...tasks), "longest task, ms").toBeLessThan(250);
});
