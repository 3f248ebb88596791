/** Calls the engine inside the page under test, on a page with nothing but a sentence of its own. */

/** @typedef {import("../../../www/node_modules/@playwright/test/index.js").Page} Page */
/** @typedef {import("./server.js").Site} Site */
/** @typedef {import("../../../www/analysis.d.ts").Analysis} Analysis */

const PLAIN_PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>Plain</title><p>A page.";

/**
 * @param {Page} page
 * @param {Site} site
 */
export async function openPlainPage(page, site) {
  site.replies.set("/plain.html", { body: PLAIN_PAGE });
  await page.goto(`${site.origin}/plain.html`);
}

/**
 * What `analyze` resolves with, or how it rejects.
 * @param {Page} page
 * @param {string} text
 * @param {import("../../../www/analysis.d.ts").Options} [options]
 * @param {string} [from]  origin of our scripts, where it is not the page's
 * @returns {Promise<{ analysis?: Analysis, error?: { name: string, code?: string, message: string } }>}
 */
export function analyzeIn(page, text, options, from = "") {
  return page.evaluate(
    async ({ text, options, from }) => {
      const { analyze } = await import(`${from}/index.js`);
      try {
        return { analysis: await analyze(text, options) };
      } catch (error) {
        const { name, code, message } = /** @type {any} */ (error);
        return { error: { name, code, message } };
      }
    },
    { text, options, from },
  );
}

/** @param {Analysis} analysis  what no comparison looks at is taken out */
export function withoutClock(analysis) {
  const { milliseconds, ...stats } = analysis.stats;
  return { ...analysis, stats };
}
