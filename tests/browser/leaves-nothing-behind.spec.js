/** Cards that come and go, many at a time, in shadow roots and moved about: one worker, one sheet, and nothing left when the last has gone. */
import { openCard, painted, pointAt, storyPage } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page, promises }) => {
  promises.hostChangesItself();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.addInitScript(countWhatIsHeld);
});

/** Runs in the page, before everything: counts workers, listeners on what outlives a card, and observers that observe. */
function countWhatIsHeld() {
  /** @type {Record<string, number>} */
  const held = { workers: 0, workersEver: 0, listeners: 0, observers: 0 };
  Reflect.set(window, "held", held);
  const { Worker: Real } = window;
  window.Worker = class extends Real {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(address, options);
      held.workers += 1;
      held.workersEver += 1;
    }
    /** @override */
    terminate() {
      held.workers -= 1;
      super.terminate();
    }
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  /** @type {Map<EventTarget, Map<string, Set<unknown>>>} */
  const known = new Map();
  const outlives = (/** @type {unknown} */ target) => target === window || target === document || target === document.documentElement || target instanceof MediaQueryList || target === Reflect.get(window, "navigation");
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const { signal, once = false } = typeof options === "object" ? options : {};
    if (outlives(this) && listener && !signal?.aborted) {
      const types = known.get(this) ?? new Map();
      known.set(this, types);
      const set = types.get(type) ?? new Set();
      types.set(type, set);
      if (!set.has(listener)) held.listeners += 1;
      set.add(listener);
      const drop = () => set.delete(listener) && (held.listeners -= 1);
      if (signal) add.call(signal, "abort", drop);
      if (once) add.call(this, type, drop, { once: true });
    }
    return add.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (known.get(this)?.get(type)?.delete(listener)) held.listeners -= 1;
    return remove.call(this, type, listener, options);
  };
  for (const name of /** @type {const} */ (["MutationObserver", "ResizeObserver", "IntersectionObserver"])) {
    const proto = window[name].prototype;
    const { observe, disconnect } = proto;
    const busy = new Set();
    proto.observe = function (/** @type {[any, any]} */ ...given) {
      if (!busy.has(this)) held.observers += 1;
      busy.add(this);
      return observe.apply(this, given);
    };
    proto.disconnect = function () {
      if (busy.delete(this)) held.observers -= 1;
      return disconnect.call(this);
    };
  }
}

/** What the page holds of ours now. @param {import("./support/engine.js").Page} page */
const holdings = (page) => page.evaluate(() => ({
  ...Reflect.get(window, "held"),
  sheets: document.adoptedStyleSheets.length,
  highlights: [...CSS.highlights.keys()],
  nodes: document.querySelectorAll("*").length,
}));

test("50 removals and returns leave no worker, sheet, highlight, listener or observer", async ({ page, site }) => {
  test.setTimeout(120_000);
  const card = await openCard(page, site, { variant: "panel", slot: "rail" }, { real: true });
  const full = await holdings(page);
  expect(full).toMatchObject({ workers: 1, workersEver: 1, sheets: 1 });
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.evaluate(async () => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    const place = card.parentElement;
    for (let time = 0; time < 50; time += 1) {
      card.remove();
      // Some go while they are read, some when they are ready, some twice in one breath.
      if (time % 3 === 0) place.append(card), card.remove();
      if (time % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      place.append(card);
      if (time % 2 === 0) await card.ready;
      if (time % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await card.ready;
  });
  await expect(card).toHaveAttribute("state", "ready");
  await expect.poll(() => painted(page, "person").then((all) => all.length)).toBe(3);
  await expect.poll(() => holdings(page)).toEqual(full);
  await page.mouse.click(x, y);
  await expect(card.getByRole("dialog"), "and it works").toBeVisible();
  await page.evaluate(() => document.querySelector("nutgraf-card")?.remove());
  await expect.poll(() => holdings(page)).toMatchObject({ workers: 1, listeners: 0, observers: 0, sheets: 0, highlights: [] });
});

test("a card that goes while its story is read says nothing and leaves nothing", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel", scenario: "loading-then-ready" }, { state: "loading" });
  await page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    Reflect.set(window, "card", card);
    card.remove();
  });
  await page.waitForTimeout(1200);
  expect(await holdings(page)).toMatchObject({ listeners: 0, observers: 0, sheets: 0, highlights: [] });
  expect(await page.evaluate(() => Reflect.get(window, "card").hasAttribute("state"))).toBe(false);
});

test("two cards on one story: one sheet, one keyboard stop, one entity card at a time, and the marks of the one that stays", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel", slot: "rail" });
  await page.evaluate(async () => {
    const second = /** @type {any} */ (document.createElement("nutgraf-card"));
    second.setAttribute("for", "story");
    second.setAttribute("variant", "inline");
    second.setAttribute("load", "now");
    document.querySelector("main")?.prepend(second);
    await second.ready;
  });
  const cards = page.locator("nutgraf-card");
  const [second, first] = [cards.nth(0), cards.nth(1)];
  await expect(second).toHaveAttribute("state", "ready");
  await page.waitForTimeout(200);
  expect((await holdings(page)).sheets).toBe(1);
  expect(await page.locator(".proxy:not([hidden])").count(), "keyboard stops").toBe(1);
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.mouse.move(x - 2, y);
  await expect(page.getByRole("dialog")).toBeVisible();
  for (let by = 0; by < 6; by += 1) {
    await page.mouse.move(x + by, y);
    await page.waitForTimeout(80);
    expect(await page.getByRole("dialog").count(), "it stays the same one").toBe(1);
    await expect(first.getByRole("dialog")).toBeVisible();
  }
  await second.locator(".name, [data-toggle]").first().click();
  await second.getByRole("tab", { name: "Who" }).click();
  await second.locator(".name").first().click();
  await expect(second.getByRole("dialog")).toBeVisible();
  expect(await page.getByRole("dialog").count()).toBe(1);
  await page.evaluate(() => document.querySelectorAll("nutgraf-card")[1]?.remove());
  expect(new Set(await painted(page, "person")).size).toBe(3);
  expect(await page.locator(".proxy:not([hidden])").count(), "the other takes over").toBe(1);
  await page.evaluate(() => document.querySelector("nutgraf-card")?.remove());
  expect(await holdings(page)).toMatchObject({ sheets: 0, highlights: [] });
});

const SECOND = `<section id="second"><h1>Baku opens a tram line after 21 years</h1>
<p>BAKU, Azerbaijan (Record) - Trams returned to Baku on Monday, 21 years after the last line closed.</p>
<p>Mayor Eldar Azizov said the line would carry 40,000 people a day between the port and the old town.</p></section>`;

const SHADOW = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Baku opens a tram line after 21 years</title><link rel="icon" href="data:,">
<script type="module" src="/define.js"></script></head><body><nutgraf-card for="second" load="now" variant="inline"></nutgraf-card>
<x-story><template shadowrootmode="open"><style>p{font:18px serif}</style>${SECOND}</template></x-story></body></html>`;

test("two stories with a card each: each marks its own", async ({ page, site }) => {
  await storyPage(site, { slot: "rail", variant: "panel" });
  const { body } = /** @type {{ body: string }} */ (site.replies.get("/story.html"));
  site.replies.set("/two.html", { body: body.replace("</main>", `${SECOND}<nutgraf-card for="second" variant="inline" load="now"></nutgraf-card></main>`) });
  await page.goto(`${site.origin}/two.html`);
  await expect(page.locator('nutgraf-card[state="ready"]')).toHaveCount(2);
  await expect.poll(() => painted(page, "person")).toEqual(expect.arrayContaining(["Eldar Azizov", "Joseph Ssemakula"]));
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  await page.evaluate(() => document.querySelector("#story")?.remove());
  await expect.poll(() => painted(page, "person")).toEqual(["Eldar Azizov"]);
});

test("a story in an open shadow root: its words are painted, answer the pointer, and are followed when they change", async ({ page, site }) => {
  site.replies.set("/shadow.html", { body: SHADOW });
  await page.goto(`${site.origin}/shadow.html`);
  const card = page.locator("nutgraf-card");
  await expect(card).toHaveAttribute("state", "ready");
  await expect.poll(() => painted(page, "person")).toEqual(["Eldar Azizov"]);
  const paint = () => page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("x-story")?.shadowRoot);
    const p = /** @type {Element} */ (root.querySelectorAll("p")[1]);
    return { line: getComputedStyle(p, "::highlight(nutgraf-person)").textDecorationLine, sheets: root.adoptedStyleSheets.length };
  });
  expect(await paint(), "a shadow tree has rules of its own").toEqual({ line: "underline", sheets: 1 });
  const { x, y } = await pointAt(page, "Eldar Azizov");
  await page.mouse.move(x, y);
  await expect(card.getByRole("dialog")).toBeVisible();
  await page.mouse.move(5, 5);
  await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("x-story")?.shadowRoot);
    root.querySelector("p")?.before(Object.assign(document.createElement("p"), { textContent: "Deputy Mayor Leyla Mammadova opened the first stop." }));
  });
  await expect.poll(() => painted(page, "person")).toEqual(["Leyla Mammadova", "Eldar Azizov"]);
  await page.evaluate(() => document.querySelector("nutgraf-card")?.remove());
  expect((await paint()).sheets).toBe(0);
});

test("words selected in a shadow root keep entity cards shut", async ({ page, site }) => {
  site.replies.set("/shadow.html", { body: SHADOW });
  await page.goto(`${site.origin}/shadow.html`);
  const card = page.locator("nutgraf-card");
  await expect(card).toHaveAttribute("state", "ready");
  await expect.poll(() => painted(page, "person")).toHaveLength(1);
  const { x, y } = await pointAt(page, "Eldar Azizov");
  await page.mouse.dblclick(x, y);
  await page.waitForTimeout(600);
  await expect(card.getByRole("dialog")).toBeHidden();
});
