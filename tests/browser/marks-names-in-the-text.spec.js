/** Underlines in the article: which words, at which level, and the card that opens at them. */
import { openCard, painted, pointAt } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

test("first mentions: names once, every date and figure, no pronoun, no headline, no link", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel" });
  expect(await painted(page, "person")).toEqual(["Grace Wanjiru Odhiambo", "Joseph Ssemakula", "Abdirahman Muhumuza Byaruhanga-Wekesa"]);
  expect((await painted(page, "place")).slice(0, 4)).toEqual(["Kenya", "Uganda", "Lake Victoria", "Kisumu"]);
  expect(await painted(page, "date")).toHaveLength(9);
  const orgs = await page.evaluate(() => [...(CSS.highlights.get("nutgraf-org") ?? [])].map((r) => [String(r), Boolean(/** @type {Range} */ (r).startContainer.parentElement?.closest("a"))]));
  expect(orgs).toEqual([["Ministry of Works and Transport", false], ["Lake Shipping Authority", false], ["East African Community", false]]);
});

test("levels and families are the reader's choice", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("button", { name: "Highlights" }).click();
  await card.getByRole("radio", { name: "All" }).check();
  await expect.poll(() => painted(page, "person")).toEqual(["Grace Wanjiru Odhiambo", "Joseph Ssemakula", "Odhiambo", "Ssemakula", "Abdirahman Muhumuza Byaruhanga-Wekesa", "Odhiambo"]);
  await card.getByRole("checkbox", { name: "Dates" }).uncheck();
  await expect.poll(() => painted(page, "date")).toEqual([]);
  await card.getByRole("radio", { name: "Off" }).check();
  await expect.poll(() => painted(page, "person")).toEqual([]);
  await expect(card.locator(".proxy")).toBeHidden();
});

test("the attribute sets the level at the start and later", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", marks: "off" });
  expect(await painted(page, "person")).toEqual([]);
  await card.evaluate((node) => node.setAttribute("marks", "all"));
  await expect.poll(async () => (await painted(page, "person")).length).toBe(6);
});

test("resting on a mark opens its card beside the words, leaving both closes it", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const dialog = card.getByRole("dialog");
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.mouse.move(x, y);
  await expect(dialog).toHaveAccessibleName("Joseph Ssemakula");
  expect(await painted(page, "active-person")).toEqual(["Joseph Ssemakula", "Ssemakula", "he", "The minister"]);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await dialog.boundingBox());
  expect(box.y, "under its words").toBeGreaterThan(y + 4);
  const story = /** @type {{x: number, width: number}} */ (await page.locator("#story").boundingBox());
  expect(box.x).toBeGreaterThanOrEqual(story.x);
  expect(box.x + box.width).toBeLessThanOrEqual(story.x + story.width + 1);
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 8 });
  await page.waitForTimeout(600);
  await expect(dialog, "stays while the pointer is in it").toBeVisible();
  await page.mouse.move(5, 5, { steps: 4 });
  await expect(dialog).toBeHidden();
  expect(await painted(page, "active-person")).toEqual([]);
});

test("a click pins it, Esc or a click elsewhere closes it, one card at a time", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const dialog = card.getByRole("dialog");
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.mouse.click(x, y);
  await expect(dialog).toBeVisible();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(500);
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.mouse.click(x, y);
  await page.mouse.click(20, 500);
  await expect(dialog).toBeHidden();
});

test("a date says how it was worked out, a figure its clause", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const dialog = card.getByRole("dialog");
  for (const [words, said] of [["on Tuesday", "“on Tuesday” is the day of publication."], ["on Sunday", "“on Sunday” is 12 May 2024, counted from the day of publication."], ["on June 3", "The year is not in the text; it follows from the date of publication."], ["$4.6 million", "USD 4,600,000"]]) {
    const { x, y } = await pointAt(page, /** @type {string} */ (words));
    await page.mouse.click(x, y);
    await expect(dialog).toContainText(/** @type {string} */ (said));
    await page.keyboard.press("Escape");
  }
});

test("on a phone a tap opens the card at the bottom, the next tap outside closes it", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const card = await openCard(page, site, { variant: "inline" });
  const dialog = card.getByRole("dialog");
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.mouse.click(x, y);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await dialog.boundingBox());
  expect([box.x, Math.round(box.width), Math.round(box.y + box.height)]).toEqual([0, 390, 844]);
  // In the page's margin: where the words stand, and so their marks, depends on the machine's fonts.
  await page.mouse.click(4, 100);
  await expect(dialog).toBeHidden();
});
