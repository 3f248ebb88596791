/** The demo: sample stories, a story of one's own, the analysis as JSON, under the policy that the page itself declares. */
import { readFile } from "node:fs/promises";
import { samples } from "../../www/demo/samples.js";
import { expect, test } from "./support/fixtures.js";

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page @param {string} words that the card has read */
const read = (page, words) =>
  expect.poll(() => page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return card.state === "ready" ? card.text : "";
  })).toContain(words);

test.beforeEach(async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.addInitScript(() => {
    Reflect.set(window, "violations", []);
    addEventListener("securitypolicyviolation", (event) => Reflect.get(window, "violations").push(event.violatedDirective), true);
  });
  await page.goto(`${site.origin}/index.html`);
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate("violations"), "the policy is kept").toEqual([]);
});

test("every sample can be chosen, is read and shown as JSON", async ({ page }) => {
  test.slow();
  for (const { kicker, title } of samples) {
    await page.getByRole("navigation").getByRole("link", { name: kicker }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await read(page, title);
    await expect(page.locator("nutgraf-card .pbody li").first()).toBeVisible();
    const shown = JSON.parse(await page.locator("#json").textContent() ?? "");
    expect(shown).toEqual(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).analysis));
    expect(shown.entities.length).toBeGreaterThan(3);
  }
});

test("the same story for others: JSON-LD, annotations, text", async ({ page }) => {
  await page.getByRole("navigation").getByRole("link", { name: "Courts" }).click();
  await read(page, "Manitoba");
  const shown = async (/** @type {string} */ tab) => {
    await page.locator("#outputs").getByRole("tab", { name: tab, exact: true }).click();
    await expect(page.locator("#outputs").getByRole("tab", { name: tab, exact: true })).toHaveAttribute("aria-selected", "true");
    return page.locator("#json");
  };
  await expect(await shown("JSON-LD")).toContainText('"@type": "NewsArticle"');
  const linked = JSON.parse(await page.locator("#json").textContent() ?? "");
  expect(linked.mentions.concat(linked.about).map((/** @type {any} */ it) => it.name)).toContain("Manitoba");
  await expect(await shown("Web Annotations")).toContainText("TextQuoteSelector");
  expect(JSON.parse(await page.locator("#json").textContent() ?? "").type).toMatch(/^Annotation/);
  await expect(await shown("Text")).toContainText("¶1");
  await page.locator("#outputs").getByRole("tab", { name: "Text", exact: true }).press("ArrowRight");
  await expect(page.locator("#json")).toContainText("<nutgraf-card");
});

test("a story of one's own is laid out, read and dated", async ({ page }) => {
  await page.getByRole("link", { name: "Your own story" }).click();
  await page.getByLabel("The story, its headline").fill(
    "Ferry company to add night boats\n\nFREETOWN, Sierra Leone — Aminata Koroma, who runs the port, said on Tuesday that 14 boats would sail at night.\n\nThe harbour at Lungi closed in March.");
  await page.getByLabel("Published on").fill("2024-07-11");
  await page.getByRole("button", { name: "Read it" }).click();
  await read(page, "The harbour at Lungi closed in March.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferry company to add night boats");
  await page.getByRole("tab", { name: "When" }).click();
  await expect(page.locator("nutgraf-card .line")).toContainText("Tuesday, 9 July 2024");
});

const PAGE = `<!doctype html><html><head><title>Night boats | The Tide</title><meta property="article:published_time" content="2024-07-11T08:00:00Z"><style>p { color: red }</style></head>
  <body><nav><a href="/">Home</a></nav><article><h1>Ferry company to add night boats</h1><img src="/never-asked.png" onerror="window.ran = true"><script>window.ran = true</script>
  ${["FREETOWN, Sierra Leone — Aminata Koroma, who runs the port, said on Tuesday that 14 boats would sail at night, as they did before the war.",
    "The harbour at Lungi closed in March after a storm, and traders have crossed the estuary by road since then, which takes four hours.",
    "Koroma said the first boats would leave on August 2 with 200 passengers each, and that tickets would cost no more than by day."].map((p) => `<p style="color: red">${p}</p>`).join("")}</article></body></html>`;

test("a file of one's own is opened or dropped: text, or a saved page in which nothing runs or loads", async ({ page, site }) => {
  await page.getByRole("link", { name: "Your own story" }).click();
  const field = page.getByLabel("or open a text");
  await field.setInputFiles({ name: "story.html", mimeType: "text/html", buffer: Buffer.from(PAGE) });
  await read(page, "The harbour at Lungi closed in March");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferry company to add night boats");
  await expect(page.locator("time").first()).toHaveText("11 July 2024 at 08:00 UTC");
  expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
  expect(site.requests.filter((path) => path.includes("never"))).toEqual([]);
  await field.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no story") });
  await expect(page.getByRole("alert")).toHaveText("photo.png is no text and no web page.");
  await page.getByRole("link", { name: "Sport" }).click();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Two ports to merge\n\nACCRA, Ghana — The ports of Tema and Takoradi will merge in May, Kofi Mensah said on Monday."], "ports.txt", { type: "text/plain" }));
    return data;
  });
  await page.dispatchEvent("body", "dragover", { dataTransfer: dropped });
  await expect(page.locator("html")).toHaveClass(/dropping/);
  await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
  await read(page, "Kofi Mensah");
  await expect(page.locator("html")).not.toHaveClass(/dropping/);
  await expect(page.getByText("ports.txt, read in this page and sent nowhere.")).toBeVisible();
});

test("what a publisher sets is tried out live, and comes as markup", async ({ page }) => {
  const card = page.locator("nutgraf-card");
  await page.getByLabel("Variant").selectOption("Inline");
  await expect(page.locator("#story > nutgraf-card")).toBeVisible();
  await expect(card.getByRole("button", { name: "Full brief" })).toBeVisible();
  await page.getByLabel("Speaks").selectOption("Español");
  await expect(card.getByRole("button", { name: "Resumen completo" })).toBeVisible();
  await page.getByRole("combobox", { name: "Page" }).selectOption("Dark");
  await expect.poll(() => card.locator(".root").evaluate((root) => getComputedStyle(root).colorScheme)).toBe("dark");
  await page.getByText("Type and colours").click();
  await page.getByLabel("People").fill("#aa00bb");
  await page.getByLabel("Size").fill("1.25");
  expect(await card.locator(".root").evaluate((root) => getComputedStyle(root).fontSize)).toBe("20px");
  expect(await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector("#story p:not([class])")), "::highlight(nutgraf-person)").textDecorationColor)).toBe("rgb(170, 0, 187)");
  await page.getByRole("tab", { name: "Embed" }).click();
  for (const line of ['<nutgraf-card for="story" variant="inline" lang="es"></nutgraf-card>', "--nutgraf-person: #aa00bb;", "--nutgraf-size: 1.25rem;"]) await expect(page.locator("#json")).toContainText(line);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.locator("#rail > nutgraf-card")).toBeVisible();
  await expect(card.getByRole("tab", { name: "Brief" })).toBeVisible();
  await expect(page.locator("#json")).not.toContainText("--nutgraf");
});

test("the whole page is accessible, light and dark, wide and narrow", async ({ page }) => {
  test.slow();
  const axe = await readFile(new URL("../../www/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  for (const [colorScheme, width, hash] of /** @type {const} */ ([["light", 1440, "#own"], ["dark", 390, "#tunis-handball"]])) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${(page.url().split("#")[0])}${hash}`);
    await expect(page.locator("nutgraf-card")).toHaveAttribute("state", "ready");
    await page.getByText("Type and colours").click();
    await page.evaluate(axe);
    expect(await page.evaluate(async () => {
      const { violations } = await Reflect.get(window, "axe").run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
      return violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target.flat().join(" ")).join("; ")}`);
    }), `${colorScheme}, ${width}`).toEqual([]);
  }
});

test("the browser is timed on the story that is shown", async ({ page }) => {
  test.slow();
  await page.getByRole("button", { name: "Time this browser" }).click();
  await expect(page.locator("#timed")).toHaveText(/^\d+ words in [\d.,]+ ms, the median of 20 readings .* words a second\. Fetched once for all stories: \d+ files, \d\.\d\d MB/, { timeout: 60_000 });
});

test("the page declares the policy that the widget promises to work under", async () => {
  const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");
  for (const rule of ["default-src 'none'", "require-trusted-types-for 'script'", "style-src 'self'"]) expect(html).toContain(rule);
  expect(html).not.toContain("unsafe-inline");
});
