/** The map of the Where tab: drawn from our own file when the tab opens, names that cover nothing, nothing guessed, and a list that says the same. */
import { STRICT_CSP, openCard } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

const MAP = ["/card/map.js", "/card/map-labels.js", "/card/atlas.js", "/card/outlines.js"];

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page @param {import("./support/server.js").Site} site @param {Record<string, string>} [query] */
async function openMap(page, site, query = {}) {
  const card = await openCard(page, site, { variant: "panel", ...query });
  await card.getByRole("tab", { name: "Where" }).click();
  await card.locator(".map svg").waitFor();
  return card;
}

test("it is fetched when the tab opens, once, and not before", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  for (const tab of ["Who", "When", "Figures", "Brief"]) await card.getByRole("tab", { name: tab }).click();
  expect(site.requests.filter((path) => MAP.includes(path))).toEqual([]);
  for (const tab of ["Where", "Who", "Where"]) await card.getByRole("tab", { name: tab }).click();
  await card.locator(".map svg").waitFor();
  expect(site.requests.filter((path) => MAP.includes(path)).sort()).toEqual([...MAP].sort());
});

test("names cover neither each other nor a place, and lie inside the frame", async ({ page, site }) => {
  for (const [width, query] of /** @type {const} */ ([[1440, {}], [1440, { dir: "rtl" }], [320, { variant: "inline" }], [700, { variant: "inline", text: "large" }]])) {
    await page.setViewportSize({ width, height: 1000 });
    const card = await openCard(page, site, { variant: "panel", ...query });
    if (width < 1000) await card.getByRole("button", { name: "Full brief" }).click();
    await card.getByRole("tab", { name: "Where" }).click();
    const names = card.locator(".map text");
    await names.first().waitFor();
    const count = await names.count();
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThanOrEqual(8);
    const frame = await card.locator(".map svg").evaluate((svg) => svg.getBoundingClientRect().toJSON());
    const boxes = await card.locator(".map text, .map .dot").evaluateAll((nodes) => nodes.map((node) => ({ what: node.textContent, ...node.getBoundingClientRect().toJSON() })));
    for (const [i, a] of boxes.entries()) {
      if (a.what) expect(a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom, `${a.what} lies inside`).toBe(true);
      for (const b of boxes.slice(i + 1)) {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        if (a.what || b.what) expect(apart, `${width}: ${a.what || "dot"} and ${b.what || "dot"}`).toBe(true);
      }
    }
  }
});

test("named countries are tinted, cities are dots, what has no exact position is dashed, nothing is guessed", async ({ page, site }) => {
  const card = await openMap(page, site);
  // Kisumu, Port Bell and Mwanza; Nairobi has no coordinates in this analysis.
  await expect(card.locator(".map .dot")).toHaveCount(3);
  await expect(card.locator(".map .vague")).toHaveCount(1);
  expect(await card.locator(".map .in").getAttribute("d")).toMatch(/^M.*Z$/);
  await expect(card.locator(".map text", { hasText: "Nairobi" })).toHaveCount(0);
});

test("its name says what it shows, and the list has the same places, with the country where the text leaves it out", async ({ page, site }) => {
  const card = await openMap(page, site);
  await expect(card.getByRole("img")).toHaveAccessibleName(
    "Map of the places named in the article: Kenya, Uganda, Kisumu, Lake Victoria, Port Bell, Mwanza, Tanzania. The list below has the same places.");
  const list = card.locator(".places");
  for (const name of ["Kenya", "Uganda", "Kisumu", "Lake Victoria", "Port Bell", "Mwanza", "Tanzania"]) await expect(list.getByRole("button", { name, exact: true })).toBeVisible();
  await expect(list).toContainText("Kisumu city, Kenya");
  await expect(list).not.toContainText(/country|territory|capital/);
});

test("it goes with the width of its place", async ({ page, site }) => {
  await page.setViewportSize({ width: 900, height: 1000 });
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  await card.getByRole("tab", { name: "Where" }).click();
  const box = () => card.locator(".map svg").getAttribute("viewBox");
  const wide = await box();
  await page.setViewportSize({ width: 500, height: 1000 });
  await expect.poll(box).not.toBe(wide);
  expect(await card.locator(".map svg").evaluate((svg) => Math.round(svg.getBoundingClientRect().width))).toBe(Number((await box())?.split(" ")[2]));
});

test("where it cannot be fetched, the list stands alone", async ({ page, site, promises }) => {
  promises.allowConsole(/404/);
  site.replies.set("/card/outlines.js", { body: "", status: 404 });
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("tab", { name: "Where" }).click();
  await expect(card.locator(".map")).toHaveCount(0);
  await expect(card.locator(".places li")).toHaveCount(9);
});

test("the strict policy lets it be drawn", async ({ page, site }) => {
  site.headers = { "Content-Security-Policy": STRICT_CSP };
  await openMap(page, site);
});

test("it is printed with the rest", async ({ page, site }) => {
  const card = await openMap(page, site);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(card.locator(".print .map text").first()).toBeAttached();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
});
