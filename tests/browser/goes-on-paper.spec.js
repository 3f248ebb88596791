/** The brief leaves the page as text and on paper, whole. */
import { openCard } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

test("copied as text: every fact with its paragraph, nothing that only screen readers say", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("button", { name: "Export" }).click();
  await card.getByRole("button", { name: "Copy as text" }).click();
  await expect(card.locator("[role=status]")).toHaveText("Copied");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("Who: Grace Wanjiru Odhiambo ¶2 Kenyan Transport Minister\n");
  expect(text).toContain("Direct quote, “told” “The lake has always been our shortest road, and today we open it again” ¶3\n");
  expect(text, "also the statements that the card shows on request").toContain("the radar would be checked every month ¶13\n");
  expect(text).toContain("22 April 2022");
  expect(text).toContain("$4.6 million The Lake Shipping Authority has spent $4.6 million on a new hull and two engines ¶5 USD 4,600,000\n");
  expect(text).not.toContain("Show in the article");
});

test("printed by itself from a frame of its own, which is taken away again", async ({ page, site }) => {
  await page.addInitScript(() => {
    window.print = () => {
      Reflect.set(top ?? window, "printed", document.body.innerText);
      dispatchEvent(new Event("afterprint"));
    };
  });
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("button", { name: "Export" }).click();
  await card.getByRole("button", { name: "Print" }).click();
  const printed = await page.evaluate(() => Reflect.get(window, "printed"));
  for (const words of ["In brief", "Grace Wanjiru Odhiambo", "22 April 2022", "¶ numbers count the paragraphs"]) expect(printed).toContain(words);
  await expect(card.locator("iframe")).toHaveCount(0);
});

for (const variant of ["inline", "panel"])
  test(`with the page, open in the ${variant} variant: all tabs are opened for paper, and closed again`, async ({ page, site }) => {
    const card = await openCard(page, site, { variant });
    const control = card.locator("[data-toggle]");
    if (variant === "inline") await control.click();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    for (const words of ["Uganda would add a cargo deck by the end of 2025", "22 April 2022", "$4.6 million", "¶ numbers count the paragraphs"])
      await expect(card.getByText(words).last()).toBeVisible();
    await expect(control).toBeHidden();
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    await expect(card.locator(".print")).toHaveCount(0);
    await expect(control).toBeVisible();
  });

test("with the page, closed above the story: its short facts, so that the story begins on the first sheet", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline", slot: "above" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(card.getByText("Grace Wanjiru Odhiambo")).toBeVisible();
  await expect(card.getByRole("button")).toHaveCount(0);
  await expect(card.locator(".print")).toHaveCount(0);
});
