/** Draws every variant, tab and state of the card for people to look at, into screenshots/: `node tests/browser/screenshots.js [part of a name]`. */
import { mkdir } from "node:fs/promises";
import playwright from "../../www/node_modules/@playwright/test/index.js";
import config from "./playwright.config.js";
import { openCard, pointAt } from "./support/card-page.js";
import { serve } from "./support/server.js";

const FOLDER = new URL("screenshots/", import.meta.url).pathname;
const WIDE = [1440, 1000];
const MIDDLE = [900, 1000];
const PHONE = [390, 844];

/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Page} Page */
/** @typedef {{name: string, size: number[], query: Record<string, string>, state?: string, forced?: boolean, scale?: number, act?: (page: Page) => Promise<unknown>}} Shot scale: device pixels a CSS pixel */

/** @type {(name: string) => (page: Page) => Promise<void>} */
const choose = (name) => (page) => page.getByRole("tab", { name }).click();
/** @type {(name: string) => (page: Page) => Promise<void>} */
const press = (name) => (page) => page.getByRole("button", { name }).click();
/** @type {(words: string) => (page: Page) => Promise<void>} */
const hover = (words) => async (page) => {
  const { x, y } = await pointAt(page, words);
  await page.mouse.move(x, y);
  await page.getByRole("dialog").waitFor();
};

/** What every variant, state and tab is looked at in. @type {Record<string, {query: Record<string, string>, size?: number[], forced?: boolean, scale?: number}>} */
const MODES = {
  light: { query: {} },
  dark: { query: { ground: "dark" } },
  rtl: { query: { lang: "ar", dir: "rtl" } },
  forced: { query: {}, forced: true },
  small: { query: {}, size: [320, 640] },
  zoom: { query: {}, size: [320, 256], scale: 4 }, // a window of 1280 × 1024 at 400 %
  text: { query: { text: "large" }, size: [700, 900] },
};

/** @type {Shot[]} */
const SHOTS = [
  { name: "panel", size: WIDE, query: { variant: "panel" } },
  { name: "panel-dark", size: WIDE, query: { variant: "panel", ground: "dark" } },
  ...["Who", "Where", "When", "Figures"].map((tab) => ({ name: `panel-${tab.toLowerCase()}`, size: WIDE, query: { variant: "panel" }, act: choose(tab) })),
  { name: "panel-where-dark", size: WIDE, query: { variant: "panel", ground: "dark" }, act: choose("Where") },
  ...["Who", "Where", "When"].map((tab) => ({ name: `panel-${tab.toLowerCase()}-forced`, size: WIDE, query: { variant: "panel" }, forced: true, act: choose(tab) })),
  ...["Who", "Where", "When"].map((tab) => ({ name: `small-${tab.toLowerCase()}`, size: [320, 800], query: { variant: "inline", slot: "above" }, act: (/** @type {Page} */ page) => press("Full brief")(page).then(() => choose(tab)(page)) })),
  { name: "panel-names-only", size: WIDE, query: { variant: "panel", scenario: "bare" } },
  { name: "panel-highlights", size: WIDE, query: { variant: "panel" }, act: press("Highlights") },
  { name: "panel-forced-theme", size: WIDE, query: { variant: "panel", theme: "dark" } },
  ...["ar", "es", "fr"].flatMap(/** @type {(lang: string) => Shot[]} */ ((lang) => [
    ...[0, 1, 2, 3, 4].map((tab) => ({ name: `lang-${lang}-panel-${tab}`, size: WIDE, query: { variant: "panel", lang, ...(lang === "ar" && { dir: "rtl" }) }, act: (/** @type {Page} */ page) => page.getByRole("tab").nth(tab).click() })),
    { name: `lang-${lang}-inline`, size: MIDDLE, query: { variant: "inline", lang } },
    { name: `lang-${lang}-button`, size: MIDDLE, query: { variant: "button", lang } },
    { name: `lang-${lang}-entity`, size: WIDE, query: { variant: "panel", lang }, act: hover("Joseph Ssemakula") },
    { name: `lang-${lang}-idle`, size: [420, 520], query: { variant: "inline", lang, load: "request" }, state: "idle" },
    { name: `lang-${lang}-partial`, size: WIDE, query: { variant: "panel", lang, scenario: "partial" } },
  ])),
  { name: "panel-evidence", size: WIDE, query: { variant: "panel" }, act: (page) => page.locator("nutgraf-card .keys .ev").last().click().then(() => page.waitForTimeout(900)) },
  { name: "entity-person", size: WIDE, query: { variant: "panel" }, act: hover("Joseph Ssemakula") },
  { name: "entity-place", size: WIDE, query: { variant: "panel" }, act: hover("Kisumu") },
  { name: "entity-date-dark", size: WIDE, query: { variant: "panel", ground: "dark" }, act: hover("on Tuesday") },
  { name: "entity-phone", size: PHONE, query: { variant: "inline" }, act: hover("Joseph Ssemakula") },
  { name: "inline", size: MIDDLE, query: { variant: "inline" } },
  { name: "inline-names-only", size: MIDDLE, query: { variant: "inline", scenario: "bare" } },
  { name: "inline-open", size: MIDDLE, query: { variant: "inline" }, act: press("Full brief") },
  { name: "phone", size: PHONE, query: { variant: "panel" } },
  { name: "phone-names-only", size: PHONE, query: { variant: "panel", scenario: "bare" } },
  ...["light", "dark"].map((ground) => ({ name: `phone-open-${ground}`, size: PHONE, query: { variant: "inline", ground }, act: press("Full brief") })),
  { name: "phone-open-who", size: PHONE, query: { variant: "inline" }, act: (page) => press("Full brief")(page).then(() => choose("Who")(page)) },
  { name: "phone-open-ar", size: PHONE, query: { variant: "inline", lang: "ar" }, act: (page) => page.locator("nutgraf-card .ifoot button").click() },
  { name: "phone-open-forced", size: PHONE, query: { variant: "inline" }, forced: true, act: press("Full brief") },
  { name: "phone-back", size: PHONE, query: { variant: "inline" }, act: (page) => press("Full brief")(page).then(() => page.locator("nutgraf-card .sheet .keys .ev").last().click()).then(() => page.waitForTimeout(900)) },
  { name: "phone-large-text", size: PHONE, query: { variant: "inline", text: "large" } },
  { name: "button", size: MIDDLE, query: { variant: "button" } },
  ...Object.entries(MODES).flatMap(([mode, { query, ...more }]) => ["button", "inline", "panel"].flatMap((variant) => [
    ...["idle", "loading", "empty", "not-english", "too-long", "error", "no-wasm", "partial", "ready"].map((state) => ({
      name: `${mode}-${variant}-${state}`, size: variant === "panel" ? WIDE : [420, 520], ...more, state: state === "partial" ? "ready" : state,
      query: { variant, scenario: { loading: "slow", ready: "full" }[state] ?? state, ...(state === "idle" && { load: "request" }), ...query },
      ...(state === "loading" && { act: (/** @type {Page} */ page) => page.getByRole("progressbar").waitFor() }),
    })),
    ...(variant === "button" ? [] : [0, 1, 2, 3, 4].map((tab) => ({
      name: `${mode}-${variant}-tab-${tab}`, size: variant === "panel" ? WIDE : [700, 1000], ...more, query: { variant, ...query },
      act: async (/** @type {Page} */ page) => {
        const open = page.locator("nutgraf-card .ifoot button");
        if (await open.count()) await open.click();
        await page.getByRole("tab").nth(tab).click();
      },
    }))),
  ])),
];

await mkdir(FOLDER, { recursive: true });
const browser = await playwright.chromium.launch(config.use.launchOptions);
for (const { name, size: [width = 0, height = 0], query, state, forced, scale = 1, act } of SHOTS.filter((shot) => shot.name.includes(process.argv[2] ?? ""))) {
  const site = await serve();
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  if (forced) await page.emulateMedia({ forcedColors: "active" });
  await openCard(page, site, query, state ? { state } : {});
  await act?.(page);
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  await page.close();
  await site.close();
  console.log(name);
}
await browser.close();
