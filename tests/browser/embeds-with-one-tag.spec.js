/** One tag in a page: the story is found, read by the engine itself, marked, and shown beside it. */
import { openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test("a panel beside the story, with what the engine knows", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const card = await openCard(page, site, { variant: "panel", for: "" }, { real: true });
  const { text, spans } = await page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    const { mentions, times, quantities } = card.analysis;
    return { text: card.text, spans: [...mentions, ...times, ...quantities].map((span) => ({ ...span, seen: String(card.rangeOf(span)) })) };
  });
  expect(spans.length).toBeGreaterThan(10);
  for (const span of spans) {
    expect(text.slice(span.start, span.end)).toBe(span.text);
    expect(span.seen.replace(/\s+/g, " ")).toBe(span.text.replace(/\s+/g, " "));
  }
  expect(await painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  await expect(card.getByRole("tab").first()).toHaveAttribute("aria-selected", "true");
  await expect(card.locator(".pbody")).not.toBeEmpty();
  expect(await page.evaluate("shifts"), "layout shift").toBe(0);
  const asked = site.requests.filter((path) => !/^\/(story\.html|fixtures\/)/.test(path));
  expect(asked.filter((path) => !/^\/(define|nutgraf-card|reserve|card|page|engine|i18n|pkg|chunks)\b/.test(path))).toEqual([]);
});

test("the button reads the story when it is pressed, and opens", async ({ page, site }) => {
  const card = await openCard(page, site, { load: "" }, { state: "idle", real: true });
  await card.getByRole("button", { name: "Make the brief" }).click();
  await expect(card.getByRole("tab", { name: /Who/ })).toBeVisible();
  await expect(card.getByRole("button", { name: "Collapse the brief" })).toBeFocused();
});
