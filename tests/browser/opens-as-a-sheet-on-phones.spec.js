/** On phones Full brief opens a sheet over the page, which closes in every usual way; from the words it leads to, there is a way back. */
import { openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Page} Page */
/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Locator} Locator */

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

/** @param {Locator} card */
const sheetOf = (card) => card.getByRole("dialog", { name: "In brief" });

/** @param {Page} page @param {import("./support/server.js").Site} site @param {Record<string, string>} [query] */
async function openSheet(page, site, query = { variant: "inline" }) {
  const card = await openCard(page, site, query);
  await card.getByRole("button", { name: query.variant === "button" ? "In brief" : "Full brief" }).click();
  await expect(sheetOf(card)).toBeVisible();
  return card;
}

/** A finger from one height to another. @param {Page} page @param {number} x @param {number} from @param {number} to */
async function swipe(page, x, from, to) {
  const client = await page.context().newCDPSession(page);
  const send = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number} */ y) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await send("touchStart", from);
  for (let i = 1; i <= 5; i++) await send("touchMove", from + ((to - from) * i) / 5);
  await send("touchEnd", to);
}

for (const variant of ["inline", "button", "panel"])
  test(`the ${variant} variant opens it over the page, with all tabs, and leaves its place as it was`, async ({ page, site }) => {
    const card = await openSheet(page, site, { variant });
    const box = await sheetOf(card).boundingBox();
    expect(box).toMatchObject({ x: 0, width: 390 });
    expect(Math.round(box?.height ?? 0)).toBe(Math.round(844 * 0.86));
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
    expect(await page.evaluate("shifts"), "layout shift").toBe(0);
    const place = await card.boundingBox();
    for (const name of ["Who", "Where", "When", "Figures", "Brief"]) {
      await sheetOf(card).getByRole("tab", { name }).click();
      await expect(sheetOf(card).getByRole("tabpanel", { name })).toBeVisible();
    }
    expect(await card.boundingBox()).toEqual(place);
  });

for (const [way, close] of /** @type {[string, (page: Page, card: Locator) => Promise<unknown>][]} */ ([
  ["Esc", (page) => page.keyboard.press("Escape")],
  ["its ✕", (_page, card) => sheetOf(card).getByRole("button", { name: "Close" }).click()],
  ["a tap on the page behind", (page) => page.touchscreen.tap(195, 40)],
  ["a swipe down from its head", (page) => swipe(page, 195, 140, 420)],
  ["a swipe down from a brief at its top", (page) => swipe(page, 195, 320, 620)],
]))
  test(`${way} closes it and gives the focus back`, async ({ page, site }) => {
    const card = await openSheet(page, site);
    await close(page, card);
    await expect(sheetOf(card)).toHaveCount(0);
    await expect(card.getByRole("button", { name: "Full brief" })).toBeFocused();
    await expect(card.getByRole("button", { name: "Back to the brief" })).toHaveCount(0);
  });

test("a short pull lets it spring back, and a brief that is scrolled scrolls", async ({ page, site }) => {
  const card = await openSheet(page, site);
  await swipe(page, 195, 140, 200);
  await expect(sheetOf(card)).toBeVisible();
  expect((await sheetOf(card).boundingBox())?.y).toBeCloseTo(844 * 0.14, 0);
  await sheetOf(card).getByRole("tab", { name: "Who" }).click();
  await sheetOf(card).getByRole("tabpanel").evaluate((body) => body.scrollTo(0, 200));
  await swipe(page, 195, 320, 620);
  await expect(sheetOf(card)).toBeVisible();
});

test("Esc in a menu of the sheet closes the menu alone", async ({ page, site }) => {
  const card = await openSheet(page, site);
  await sheetOf(card).getByRole("button", { name: "Highlights" }).click();
  await expect(card.getByRole("radio", { name: "All" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card.getByRole("radio", { name: "All" })).toBeHidden();
  await expect(sheetOf(card)).toBeVisible();
});

test("a fact closes it, goes to its words and offers the way back, to the same place in the brief", async ({ page, site }) => {
  const card = await openSheet(page, site);
  await sheetOf(card).getByRole("tab", { name: "Who" }).click();
  const fact = sheetOf(card).locator(".quotes .ev").nth(3);
  const words = (await fact.locator(".t").innerText()).replace(/^“|”$/g, "");
  await fact.press("Enter");
  await expect(sheetOf(card)).toHaveCount(0);
  expect(await painted(page, "evidence")).toEqual([words]);
  await expect(card.locator(".slot ~ [role=status]")).toContainText("Paragraph 6: ");
  const back = card.getByRole("button", { name: "Back to the brief" });
  await expect(back).toBeFocused();
  const top = await page.evaluate(() => scrollY);
  expect(top).toBeGreaterThan(300);
  await back.press("Enter");
  await expect(sheetOf(card).getByRole("tabpanel", { name: "Who" })).toBeVisible();
  await expect(fact).toBeFocused();
  await expect(fact).toBeInViewport();
  expect(await page.evaluate(() => scrollY), "the page stays where it was").toBe(top);
});

test("the way back goes after two screens", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 400 });
  const card = await openSheet(page, site);
  await sheetOf(card).locator(".keys .ev").first().tap();
  const back = card.getByRole("button", { name: "Back to the brief" });
  await expect(back).toBeVisible();
  await page.evaluate(() => scrollBy({ top: innerHeight * 2.2, behavior: "instant" }));
  await expect(back).toHaveCount(0);
});

test("a name closes it and opens its card at the bottom; the way back stands above", async ({ page, site }) => {
  const card = await openSheet(page, site);
  await sheetOf(card).getByRole("tab", { name: "Who" }).click();
  await sheetOf(card).getByRole("button", { name: "Joseph Ssemakula" }).tap();
  await expect(sheetOf(card)).toHaveCount(0);
  const pane = card.getByRole("dialog", { name: "Joseph Ssemakula" });
  await expect(pane).toBeVisible();
  const box = await pane.boundingBox();
  expect(box).toMatchObject({ x: 0, width: 390 });
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
  const back = card.getByRole("button", { name: "Back to the brief" });
  expect((await back.boundingBox())?.y).toBeLessThan(100);
  await pane.getByRole("button", { name: "statements" }).tap();
  await expect(sheetOf(card).getByRole("button", { name: "Joseph Ssemakula" })).toBeInViewport();
});

test("what is copied is announced inside it, where a reader of the sheet hears it", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const card = await openSheet(page, site);
  await sheetOf(card).getByRole("button", { name: "Export" }).click();
  await sheetOf(card).getByRole("button", { name: "Copy as text" }).click();
  await expect(sheetOf(card).locator("[role=status]")).toHaveText("Copied");
});

test("under 400 % zoom the whole sheet scrolls, and nothing of it is out of reach", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  const card = await openSheet(page, site);
  const sheet = sheetOf(card);
  expect(await sheet.boundingBox()).toMatchObject({ x: 0, y: 0, width: 320, height: 256 });
  for (const fact of [sheet.locator(".keys .ev").last(), sheet.getByRole("button", { name: "Export" })]) {
    await fact.focus();
    await fact.scrollIntoViewIfNeeded();
    await expect(fact).toBeInViewport({ ratio: 0.5 });
  }
  await expect(sheet.getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
  await sheet.getByRole("tab", { name: "Who" }).click();
  await sheet.locator(".quotes .ev").last().press("Enter");
  const back = card.getByRole("button", { name: "Back to the brief" });
  await expect(back).toBeInViewport({ ratio: 1 });
  await back.press("Enter");
  await expect(sheet.locator(".quotes .ev").last()).toBeInViewport();
});

test("from 40 rem on the brief opens in its place", async ({ page, site }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  await expect(card.getByRole("button", { name: "Collapse the brief" })).toBeFocused();
  await expect(sheetOf(card)).toHaveCount(0);
});
