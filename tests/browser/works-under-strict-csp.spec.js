/** The policy that DESIGN.md promises to work under: no violation, in a worker, from this origin and from another. */
import { analyzeIn, openPlainPage } from "./support/engine.js";
import { expect, test } from "./support/fixtures.js";
import { serve } from "./support/server.js";

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; connect-src 'self'; " +
  "img-src 'self'; require-trusted-types-for 'script'; trusted-types nutgraf";

const TEXT = "Dam reopens\n\nLUSAKA, Zambia — The dam at Itezhi-Tezhi reopened on March 4, 2024, the utility said on Tuesday.";

test("the strict policy is not violated, and the story is read in a worker", async ({ page, site }) => {
  site.headers = { "Content-Security-Policy": STRICT };
  await openPlainPage(page, site);
  await watchViolations(page);
  const { analysis } = await analyzeIn(page, TEXT);
  expect(analysis?.stats.sentences).toBe(2);
  expect(page.workers()).toHaveLength(1);
  expect(await violations(page)).toEqual([]);
});

test("exports are written under the strict policy, without the core", async ({ page, site }) => {
  site.headers = { "Content-Security-Policy": STRICT };
  await openPlainPage(page, site);
  await watchViolations(page);
  const made = await page.evaluate(async (analysis) => {
    const { toAnnotations, toJsonLd, toText } = await import(/** @type {string} */ ("/index.js"));
    return Promise.all([toJsonLd, toAnnotations, toText].map((write) => write(analysis)));
  }, { schema: "nutgraf/1" });
  expect(JSON.parse(made[0])["@type"]).toBe("NewsArticle");
  expect(JSON.parse(made[1]).type).toBe("AnnotationCollection");
  expect(made[2]).toContain("Nothing here to list");
  expect(site.requests.filter((path) => path.endsWith(".wasm"))).toEqual([expect.stringMatching(/\/(nutgraf_)?exports[\w-]*\.wasm$/)]);
  expect(await violations(page)).toEqual([]);
});

test("a policy that refuses workers is answered by reading in the page", async ({ page, site, promises }) => {
  promises.allowConsole(/Content Security Policy/);
  site.headers = { "Content-Security-Policy": STRICT.replace("worker-src 'self'", "worker-src 'none'") };
  await openPlainPage(page, site);
  for (const _ of [1, 2]) {
    const { analysis } = await analyzeIn(page, TEXT);
    expect(analysis?.stats.sentences).toBe(2);
  }
  expect(page.workers()).toHaveLength(0);
});

test("scripts from another origin start their worker through a blob of the page's own", async ({ page, site, promises, frontEnd }) => {
  const far = await serve({ "Access-Control-Allow-Origin": "*" }, frontEnd);
  promises.allowOrigin(far.origin);
  const policy = STRICT.replaceAll(/(script|connect)-src 'self'/g, `$& ${far.origin}`).replace("worker-src 'self'", "worker-src blob:");
  site.headers = { "Content-Security-Policy": policy };
  await openPlainPage(page, site);
  await watchViolations(page);
  const { analysis } = await analyzeIn(page, TEXT, {}, far.origin);
  expect(analysis?.stats.sentences).toBe(2);
  expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toEqual(["blob:"]);
  expect(await violations(page)).toEqual([]);
  await far.close();
});

test("a policy without WebAssembly is a clear error", async ({ page, site, promises }) => {
  promises.allowConsole(/Content Security Policy|WebAssembly/);
  site.headers = { "Content-Security-Policy": STRICT.replace(" 'wasm-unsafe-eval'", "") };
  await openPlainPage(page, site);
  const { error } = await analyzeIn(page, TEXT);
  expect(error).toMatchObject({ name: "NutgrafError", code: "load-failed" });
});

/** @param {import("./support/engine.js").Page} page */
async function watchViolations(page) {
  await page.evaluate(() => {
    /** @type {string[]} */
    const seen = ((/** @type {any} */ (globalThis)).violations = []);
    document.addEventListener("securitypolicyviolation", (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

/** @param {import("./support/engine.js").Page} page */
function violations(page) {
  return page.evaluate(() => /** @type {string[]} */ ((/** @type {any} */ (globalThis)).violations));
}
