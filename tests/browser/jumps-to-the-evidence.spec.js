/** Every fact of the card lights its words in the article and goes to them. */
import { openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 700 }));

for (const tab of ["Brief", "Who", "When", "Figures"])
  test(`every fact under ${tab}`, async ({ page, site }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: "reduce" }); // so that one scroll is over before the next fact is followed
    const card = await openCard(page, site, { variant: "panel" });
    await card.getByRole("tab", { name: tab }).click();
    for (const more of await card.locator(".pbody .more").all()) await more.click();
    const facts = await card.locator(".pbody .ev").all();
    expect(facts.length).toBeGreaterThan(3);
    for (const fact of facts) {
      const words = (await fact.locator(".t").innerText()).replace(/^“|”$/g, "");
      await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
      const paragraph = Number(/¶(\d+)/.exec(await fact.innerText())?.[1]);
      await fact.focus();
      await page.keyboard.press("Enter");
      expect(await painted(page, "evidence")).toEqual([words]);
      await expect.poll(() => inView(page)).toBe(true);
      expect(await page.evaluate(paragraphOfEvidence)).toBe(paragraph);
      await expect(fact).toBeFocused();
      await expect(card.locator("[role=status]")).toContainText(`Paragraph ${paragraph}: `);
    }
  });

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page */
const inView = (page) =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get("nutgraf-evidence") ?? [])];
    const box = /** @type {Range} */ (range).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });

/** Counted in the page itself: the paragraphs and list items of the story down to the one that is lit. */
function paragraphOfEvidence() {
  const [range] = [...(CSS.highlights.get("nutgraf-evidence") ?? [])];
  const lit = /** @type {Range} */ (range).startContainer;
  return [...document.querySelectorAll("#story p, #story li")].findIndex((p) => p.contains(lit)) + 1;
}

test("a fact followed while the page still scrolls to another one is reached in the end", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const [first, last] = [card.locator(".facts .ev").first(), card.locator(".keys .ev").last()];
  for (const fact of [last, first, last]) {
    await last.click();
    await fact.click();
    // A slow machine may take longer than some still frames to begin the second scroll.
    await expect
      .poll(async () => {
        await page.evaluate(atRest);
        return inView(page);
      })
      .toBe(true);
  }
});

/** Runs in the page: resolves when it has not scrolled for some frames. */
async function atRest() {
  for (let still = 0, before = NaN; still < 12; before = scrollY) {
    still = scrollY === before ? still + 1 : 0;
    await new Promise(requestAnimationFrame);
  }
}

test("hover lights and leaving puts out, without scrolling; what was followed stays lit until Esc", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const fact = card.locator(".keys .ev").last();
  await fact.hover();
  expect(await painted(page, "evidence")).toHaveLength(1);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.mouse.move(5, 5);
  expect(await painted(page, "evidence")).toEqual([]);
  await fact.click();
  await page.mouse.move(5, 5);
  expect(await painted(page, "evidence")).toHaveLength(1);
  await page.keyboard.press("Escape");
  expect(await painted(page, "evidence")).toEqual([]);
});

test("a page that scrolls under a pointer at rest does not change what is lit", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 800, height: 700 });
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  await card.getByRole("tab", { name: "When" }).click();
  const fact = card.locator(".line .ev").first();
  const words = await fact.locator(".t").innerText();
  await fact.click();
  await page.evaluate(() => scrollTo(0, 0));
  for (const y of [60, 120, 180, 240, 300]) {
    await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), y);
    await page.waitForTimeout(150);
  }
  expect(await painted(page, "evidence")).toEqual([words]);
});

test("words that are in view are lit where they are", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await card.locator(".facts .ev").first().click();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("a fact is a link that can be copied, and tells the page what was chosen", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const chosen = page.evaluate(() => new Promise((resolve) => document.addEventListener("nutgraf-select", (e) => resolve(/** @type {CustomEvent} */ (e).detail))));
  const fact = card.locator(".facts .ev").nth(1);
  await expect(fact).toHaveAttribute("href", "#:~:text=reopen%20the%20passenger%20ferry%20across%20Lake%20Victoria");
  await fact.click();
  expect(await chosen).toMatchObject({ text: "reopen the passenger ferry across Lake Victoria" });
});

test("the link of a short fact names the words around it, and finds them in the page as served", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("tab", { name: "Who" }).click();
  const href = await card.locator(".role .ev").nth(1).getAttribute("href");
  expect(href).toBe("#:~:text=the%20head%20of%20the%20Ministry%20of%20Works%20and%20Transport");
  await card.getByRole("tab", { name: "Brief" }).click();
  const short = await card.locator(".facts .ev").nth(2).getAttribute("href");
  expect(short).toBe("#:~:text=and%20Uganda%20agreed-,on%20Tuesday,-to%20reopen%20the");
  await page.setViewportSize({ width: 390, height: 120 });
  const clean = page.url().split("?")[0];
  site.replies.set("/define.js", { body: "" });
  for (const [link, words] of [[href, "the head of"], [short, "on Tuesday"]]) {
    await page.goto("about:blank");
    await page.goto(`${clean}${link}`);
    await expect.poll(() => page.evaluate((text) => {
      const p = [...document.querySelectorAll("#story p")].find((node) => node.textContent?.includes(text));
      const { top, bottom } = /** @type {Element} */ (p).getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    }, /** @type {string} */ (words))).toBe(true);
  }
});

test("from a brief opened in place there is a way back", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 800, height: 600 });
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  const fact = card.locator(".keys .ev").last();
  await fact.click();
  await card.getByRole("button", { name: "Back to the brief" }).click();
  await expect(fact).toBeFocused();
  await expect(fact).toBeInViewport();
  await expect(card.getByRole("button", { name: "Back to the brief" })).toHaveCount(0);
});
