/** The page's own DOM, sheets and layout stay as they were, under the strictest policy, and nothing is left when the card goes. (That the DOM is as served, every test ends with.) */
import { openCard, painted, pointAt, STRICT_CSP } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

test("the strict policy with Trusted Types is not violated by anything the card does", async ({ page, site }) => {
  site.headers = { "Content-Security-Policy": STRICT_CSP };
  await page.addInitScript(() => {
    Reflect.set(window, "violations", []);
    window.print = () => dispatchEvent(new Event("afterprint"));
    addEventListener("securitypolicyviolation", (event) => Reflect.get(window, "violations").push(`${event.violatedDirective} ${event.blockedURI}`), true);
  });
  const card = await openCard(page, site, { variant: "panel" });
  for (const name of ["Brief", "Who", "Where", "When", "Figures"]) await card.getByRole("tab", { name }).click();
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.mouse.click(x, y);
  await expect(card.getByRole("dialog")).toBeVisible();
  await card.getByRole("button", { name: "Export" }).click();
  await card.getByRole("button", { name: "Print" }).click();
  expect(await page.evaluate("violations")).toEqual([]);
});

test("when a card goes, its highlights, sheet and layer go", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await openCard(page, site, { variant: "panel" });
  expect(await painted(page, "person")).toHaveLength(3);
  await page.evaluate(() => document.querySelector("nutgraf-card")?.remove());
  const left = await page.evaluate(() => ({ highlights: [...CSS.highlights.keys()].filter((name) => [.../** @type {Highlight} */ (CSS.highlights.get(name))].length), sheets: document.adoptedStyleSheets.length }));
  expect(left).toEqual({ highlights: [], sheets: 0 });
});

test("a card that is moved reads again and works", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "inline" });
  await page.evaluate(() => document.querySelector("aside")?.append(/** @type {Element} */ (document.querySelector("nutgraf-card"))));
  await expect(card).toHaveAttribute("state", "ready");
  await expect(card.getByRole("button", { name: "Full brief" })).toBeVisible();
  expect(await painted(page, "person")).toHaveLength(3);
});

test("nothing is fetched but our own files, each once, none after the card is ready but the map", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const own = site.requests.filter((path) => /^\/(define|nutgraf-card|card|page|engine|i18n|reserve)/.test(path));
  expect(new Set(own).size).toBe(own.length);
  const before = site.requests.length;
  for (const name of ["Who", "When", "Figures", "Where"]) await card.getByRole("tab", { name }).click();
  await card.locator(".map svg").waitFor();
  await card.getByRole("tab", { name: "Brief" }).click();
  await card.locator(".ev").first().click();
  expect(site.requests.slice(before).sort(), "the map, for who opens its tab").toEqual(["atlas", "map-labels", "map", "outlines"].map((name) => `/card/${name}.js`).sort());
});

test("before a card is wanted, only the element's own small part is fetched", async ({ page, site }) => {
  await openCard(page, site, { variant: "button", load: "" }, { state: "idle" });
  // `run.js` is the door to the engine, at hand to start it early.
  expect(site.requests.filter((path) => /^\/(page|engine|pkg)\//.test(path) && path !== "/engine/run.js" || path === "/card/card.js")).toEqual([]);
});

test("nothing opens, moves or takes the focus by itself", async ({ page, site }) => {
  for (const variant of ["button", "inline", "panel"]) {
    const card = await openCard(page, site, { variant, scenario: "loading-then-ready" });
    expect(await page.evaluate("shifts"), variant).toBeLessThan(0.001);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await expect(card.getByRole("dialog")).toBeHidden();
  }
});

test("selecting words does not open a card, and links keep their own click", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "panel" });
  const to = await pointAt(page, "Joseph Ssemakula");
  const from = await pointAt(page, "Ugandan counterpart");
  expect(await page.evaluate(() => scrollY), "both are where they were").toBe(0);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(500);
  await expect(card.getByRole("dialog")).toBeHidden();
  await page.getByRole("link", { name: "Lake Shipping Authority" }).click();
  expect(page.url()).toContain("#authority");
});
