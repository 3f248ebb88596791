/**
 * What every browser test stands on: `site` serves `www/` (or the `frontEnd` of playwright.config.js), `page` holds the promises that every test ends with: the
 * console is empty, nothing was asked of another origin, the page's own DOM is as it was served.
 * Import `test` and `expect` from here.
 */
import playwright from "../../../www/node_modules/@playwright/test/index.js";
import { serve } from "./server.js";

export const { expect } = playwright;

/** @typedef {import("./server.js").Site} Site */

/**
 * What a test may except from the promises, and says so by it.
 * @typedef {object} Promises
 * @property {(pattern: RegExp) => void} allowConsole  a message that the test is about
 * @property {(origin: string) => void} allowOrigin    another server of the test
 * @property {() => void} hostChangesItself            the page's own scripts change its DOM
 */

/** @typedef {{ consoleAllowed: RegExp[], originsAllowed: string[], hostChanges: boolean }} Exceptions */

export const test = playwright.test.extend(
  /** @type {import("../../../www/node_modules/@playwright/test/index.js").Fixtures<{ exceptions: Exceptions, promises: Promises, frontEnd: string | undefined, site: Site }, {}, import("../../../www/node_modules/@playwright/test/index.js").PlaywrightTestArgs>} */ ({
    exceptions: async ({}, use) => {
      await use({ consoleAllowed: [], originsAllowed: [], hostChanges: false });
    },

    promises: async ({ exceptions }, use) => {
      await use({
        allowConsole: (pattern) => void exceptions.consoleAllowed.push(pattern),
        allowOrigin: (origin) => void exceptions.originsAllowed.push(origin),
        hostChangesItself: () => void (exceptions.hostChanges = true),
      });
    },

    frontEnd: [undefined, { option: true }],

    site: async ({ frontEnd }, use) => {
      const site = await serve({}, frontEnd);
      await use(site);
      await site.close();
    },

    page: async ({ page, site, exceptions }, use) => {
      /** @type {string[]} */
      const said = [];
      /** @type {string[]} */
      const asked = [];
      page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => said.push(`uncaught: ${error.stack ?? error}`));
      page.on("request", (request) => asked.push(request.url()));
      await use(page);
      expect(said.filter((line) => !exceptions.consoleAllowed.some((pattern) => pattern.test(line))), "the console is empty").toEqual([]);
      const origins = [site.origin, ...exceptions.originsAllowed];
      expect(asked.filter((url) => !isOwn(url, origins)), "nothing is asked of another origin").toEqual([]);
      if (!exceptions.hostChanges) await expectHostUnchanged(page, site);
    },
  }),
);

/**
 * @param {string} url
 * @param {string[]} origins
 */
function isOwn(url, origins) {
  return ["data:", "about:"].some((scheme) => url.startsWith(scheme)) || origins.includes(new URL(url).origin);
}

/**
 * Compares the page as it stands with the page as it was served, parsed alike; what the card says on its own tag is left out.
 * @param {import("../../../www/node_modules/@playwright/test/index.js").Page} page
 * @param {Site} site
 */
async function expectHostUnchanged(page, site) {
  if (!page.url().startsWith(site.origin)) return;
  const live = await page.evaluate(() => document.documentElement.outerHTML);
  const served = await (await page.request.get(page.url())).text();
  // A blank page of its own: the tested page's policy may forbid parsing.
  const blank = await page.context().newPage();
  const [now, before] = await Promise.all([live, served].map((source) => blank.evaluate(normalForm, source)));
  await blank.close();
  expect(now, "the page's own DOM is as it was served").toEqual(before);
}

/**
 * Runs in the browser.
 * @param {string} source
 */
function normalForm(source) {
  const parsed = new DOMParser().parseFromString(source, "text/html");
  for (const card of parsed.querySelectorAll("nutgraf-card")) for (const { name } of [...card.attributes]) card.removeAttribute(name);
  return parsed.documentElement.outerHTML.replace(/>\s*</g, ">\n<").trim();
}
