/** A story that is edited, drawn anew, replaced or taken away while it is read: marks stay on their words, the card keeps up, and a page that never rests does not tire the reader's machine. */
import { analyze } from "../../www/index.js";
import { openCard, painted, pointAt } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page, promises }) => {
  promises.hostChangesItself();
  await page.setViewportSize({ width: 1440, height: 1000 });
});

/** Another story of the same site. */
const OTHER = ["Baku opens a tram line after 21 years", "BAKU, Azerbaijan (Record) - Trams returned to Baku on Monday, two decades after the last line closed.",
  "Mayor Eldar Azizov said the line would carry 40,000 people a day between the port and the old town.", "The city paid $190 million for 24 trams, built in Poland."];

/** @param {import("./support/engine.js").Page} page times that the engine was asked */
const readings = (page) => page.evaluate(() => Reflect.get(window, "analyzed")?.calls ?? 0);

/** Every text node of the story is replaced by another, as frameworks do. @param {import("./support/engine.js").Page} page */
const redraw = (page) => page.evaluate(() => {
  for (const p of document.querySelectorAll("#story p")) p.replaceWith(p.cloneNode(true));
});

test("a story drawn anew with the same words is marked again, and not read again", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const before = await painted(page, "person");
  const { x, y } = await pointAt(page, "Joseph Ssemakula");
  await page.mouse.click(x, y);
  await expect(card.getByRole("dialog")).toBeVisible();
  await redraw(page);
  await expect.poll(() => painted(page, "person")).toEqual(before);
  await expect(card.getByRole("dialog"), "the open entity card stays").toBeVisible();
  expect(await readings(page)).toBe(1);
  await card.locator(".ev").first().click();
  expect(await painted(page, "evidence"), "a fact leads to its words").toEqual(["Grace Wanjiru Odhiambo"]);
});

test("a root that is replaced by one with the same words is followed", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel", slot: "rail" });
  const before = await painted(page, "place");
  await page.evaluate(() => {
    const story = /** @type {Element} */ (document.querySelector("#story"));
    story.replaceWith(story.cloneNode(true));
  });
  await expect.poll(() => painted(page, "place")).toEqual(before);
  expect(await readings(page)).toBe(1);
  // What is edited in the new one is seen as well.
  await page.evaluate(() => document.querySelector("#story p")?.append(" Police in Kisumu agreed."));
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("Police in Kisumu agreed.");
});

test("an edited story is read again in place: words that stay keep their marks, the reader keeps tab, scroll and focus", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("tab", { name: "Who" }).click();
  await card.getByRole("tab", { name: "Who" }).focus();
  await page.evaluate(() => {
    const body = /** @type {Element} */ (document.querySelector("nutgraf-card")?.shadowRoot?.querySelector(".pbody"));
    body.scrollTop = 40;
    /** @type {string[]} */
    const states = [];
    Reflect.set(window, "states", states);
    document.addEventListener("nutgraf-state", (event) => states.push(/** @type {CustomEvent} */ (event).detail));
    const [first, second] = document.querySelectorAll("#story p");
    const added = document.createElement("p");
    added.textContent = "The harbour master of Port Bell welcomed the news and said that the pier was ready.";
    first?.before(added);
    if (second?.firstChild) second.firstChild.nodeValue = String(second.firstChild.nodeValue).replace("signed the agreement in Kisumu", "signed the treaty in Kisumu");
  });
  await expect.poll(() => readings(page)).toBe(2);
  await expect(card).toHaveAttribute("state", "ready");
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("signed the treaty");
  expect(await page.evaluate("states"), "never out of sight").toEqual(["ready"]);
  await expect(card.getByRole("tab", { name: "Who" })).toHaveAttribute("aria-selected", "true");
  await expect(card.getByRole("tab", { name: "Who" })).toBeFocused();
  expect(await page.evaluate(() => document.querySelector("nutgraf-card")?.shadowRoot?.querySelector(".pbody")?.scrollTop)).toBe(40);
  await expect.poll(() => painted(page, "person")).toEqual(["Grace Wanjiru Odhiambo", "Joseph Ssemakula", "Abdirahman Muhumuza Byaruhanga-Wekesa"]);
});

test("until an edited story is read again, no mark and no evidence lies on words that it is not about", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await page.evaluate(() => {
    Reflect.set(window, "gone", /** @type {any} */ (document.querySelector("nutgraf-card")).analysis.mentions.find((/** @type {any} */ m) => m.text === "Joseph Ssemakula"));
    const text = /** @type {Text} */ (document.querySelectorAll("#story p")[1]?.firstChild);
    text.data = text.data.replace("Joseph Ssemakula", "Miriam Nantongo");
  });
  const seen = await page.evaluate(() => String(/** @type {any} */ (document.querySelector("nutgraf-card")).rangeOf(Reflect.get(window, "gone"))));
  expect(seen, "at once, before anything is looked at again").toBe("null");
  await expect.poll(() => readings(page)).toBe(2);
  await expect(card).toHaveAttribute("state", "ready");
  // So soon after the first reading there is no second: the words before and after those that were put in are still known.
  await page.evaluate(() => {
    Reflect.set(window, "parted", /** @type {any} */ (document.querySelector("nutgraf-card")).analysis.mentions.find((/** @type {any} */ m) => m.text === "Grace Wanjiru Odhiambo"));
    const text = /** @type {Text} */ (document.querySelectorAll("#story p")[1]?.firstChild);
    text.data = text.data.replace("Grace Wanjiru Odhiambo", "Grace, as she called Wanjiru Odhiambo,");
  });
  await page.waitForTimeout(1200);
  expect(await readings(page)).toBe(2);
  expect(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).rangeOf(Reflect.get(window, "parted")))).toBeNull();
  expect(await painted(page, "person"), "the next mention is marked in its place").toEqual(["Odhiambo", "Ssemakula", "Abdirahman Muhumuza Byaruhanga-Wekesa"]);
});

test("the sheet on a phone stays open over an edit, at its tab", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  await card.getByRole("tab", { name: "Who" }).click();
  await page.evaluate(() => document.querySelector("#story p")?.append(" Police in Kisumu agreed."));
  await expect.poll(() => readings(page)).toBe(2);
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("Police in Kisumu agreed.");
  await expect(card.locator("dialog[open]")).toHaveCount(1);
  await expect(card.getByRole("tab", { name: "Who" })).toHaveAttribute("aria-selected", "true");
  await expect(card.getByRole("tab", { name: "Who" })).toBeFocused();
});

test("an analysis made beforehand follows an edit without the engine, and without being fetched again", async ({ page, site }) => {
  await openCard(page, site);
  const { text, blocks } = await page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return { text: card.text, blocks: card.analysis.article.blocks };
  });
  site.replies.set("/story.nutgraf.json", { body: JSON.stringify(await analyze(text, { blocks, published: "2024-05-14T09:30:00Z" })) });
  site.replies.delete("/engine/run.js");
  const card = await openCard(page, site, { variant: "panel", src: "/story.nutgraf.json" }, { real: true });
  await card.getByRole("tab", { name: "Who" }).click();
  const before = site.requests.length;
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll("#story p");
    first?.before(Object.assign(document.createElement("p"), { textContent: "This story has been updated with what the minister said." }));
    const words = /** @type {Text} */ (second?.firstChild);
    words.data = words.data.replace("Joseph Ssemakula, the head of the Ministry of Works and Transport", "who did not speak");
  });
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("who did not speak");
  await expect(card.getByRole("tab", { name: "Who" })).toHaveAttribute("aria-selected", "true");
  expect(await painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  const spans = await page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return card.analysis.mentions.map((/** @type {any} */ m) => [m.text, String(card.rangeOf(m))]);
  });
  expect(spans.length).toBeGreaterThan(20);
  for (const [words, seen] of spans) expect(seen).toBe(words);
  expect(site.requests.slice(before)).toEqual([]);
});

test("another story at the same place is read; its card begins anew", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" }, { real: true });
  await card.getByRole("tab", { name: "When" }).click();
  await page.evaluate(([title, ...paragraphs]) => {
    history.pushState({}, "", "/baku.html?variant=panel");
    const story = document.createElement("article");
    story.id = "story";
    story.append(Object.assign(document.createElement("h1"), { textContent: title }), ...paragraphs.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    document.querySelector("#story")?.replaceWith(story);
    document.title = `${title} | The Lakeside Record`;
  }, OTHER);
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("Eldar Azizov");
  await expect(card).toHaveAttribute("state", "ready");
  await expect(card.getByRole("tab").first()).toHaveAttribute("aria-selected", "true");
  expect(await painted(page, "person")).not.toContain("Joseph Ssemakula");
  await page.goto(`${site.origin}/story.html`);
});

test("an address that changes brings another story, though the one before stays in the page, hidden", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", for: "", slot: "rail" }, { real: true });
  expect(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("Kisumu");
  await page.evaluate(([title, ...paragraphs]) => {
    history.pushState({}, "", "/baku.html");
    const main = /** @type {HTMLElement} */ (document.querySelector("main"));
    main.style.display = "none";
    const next = document.createElement("main");
    next.append(Object.assign(document.createElement("h1"), { textContent: title }), ...[...paragraphs, ...paragraphs.map((text) => `${text} In Ganja, where ${text.length} people wait for a line of their own, the mayor said the same.`)].map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    document.title = `${title} | The Lakeside Record`;
    setTimeout(() => main.before(next), 700); // it has to be fetched first
  }, OTHER);
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text), { timeout: 10_000 }).toContain("Eldar Azizov");
  await expect(card).toHaveAttribute("state", "ready");
  expect(await painted(page, "place")).not.toContain("Lake Victoria");
  await page.goto(`${site.origin}/story.html`);
});

test("a page that hydrates while its story is read is marked all the same", async ({ page, site }) => {
  await page.addInitScript(() => {
    addEventListener("nutgraf-state", (event) => {
      if (/** @type {CustomEvent} */ (event).detail !== "loading") return;
      for (const ms of [0, 4, 8, 16, 32, 64]) setTimeout(() => {
        for (const p of document.querySelectorAll("#story p, #story li")) p.replaceWith(p.cloneNode(true));
        if (ms === 16) document.querySelector("#story ul")?.before(Object.assign(document.createElement("p"), { textContent: "The harbour of Port Bell was closed in 2022." }));
      }, ms);
    });
  });
  await openCard(page, site, { variant: "panel" });
  await expect.poll(() => painted(page, "person")).toEqual(["Grace Wanjiru Odhiambo", "Joseph Ssemakula", "Abdirahman Muhumuza Byaruhanga-Wekesa"]);
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("The harbour of Port Bell was closed in 2022.");
});

test("a card that waits to be asked waits again when another story comes", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "button", load: "" }, { state: "idle", real: true });
  await card.getByRole("button", { name: "Make the brief" }).click();
  await expect(card).toHaveAttribute("state", "ready");
  await page.evaluate(([title, ...paragraphs]) => {
    const story = /** @type {Element} */ (document.querySelector("#story"));
    for (const old of story.querySelectorAll("h1, h2, p, ul, figure")) old.remove();
    story.prepend(Object.assign(document.createElement("h1"), { textContent: title }), ...paragraphs.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }, OTHER);
  await expect(card).toHaveAttribute("state", "idle");
  expect(await painted(page, "person")).toEqual([]);
  expect(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).analysis)).toBeNull();
  await card.getByRole("button", { name: "Make the brief" }).click();
  await expect(card).toHaveAttribute("state", "ready");
  expect(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text)).toContain("Eldar Azizov");
});

test("a story that is taken away leaves no mark, and one that comes later is read", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await page.evaluate(() => {
    const story = /** @type {Element} */ (document.querySelector("#story"));
    Reflect.set(window, "story", story);
    story.remove();
  });
  await expect(card).toHaveAttribute("state", "empty", { timeout: 10_000 });
  await expect(card.locator(".slot")).toContainText("Nothing here to list");
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
  await page.evaluate(() => document.querySelector("main")?.append(Reflect.get(window, "story")));
  await expect(card).toHaveAttribute("state", "ready");
  expect(await painted(page, "person")).toHaveLength(3);
});

test("a story that arrives after its card is waited for", async ({ page, site }) => {
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const story = /** @type {Element} */ (document.querySelector("#story"));
      story.remove();
      setTimeout(() => document.querySelector("main")?.append(story), 900);
    });
  });
  const card = await openCard(page, site, { variant: "panel" });
  expect(await readings(page)).toBe(1);
  expect(await painted(page, "person")).toHaveLength(3);
  await expect(card.getByRole("tab").first()).toBeVisible();
});

test("paragraphs that a button uncovers are read as well, and those that are covered up are not any more", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel" }, { real: true, edit: (html) => html.replace("</head>", "<style>#story.stub p:nth-of-type(n+3){display:none}</style></head>").replace('id="story"', 'id="story" class="stub"') });
  const text = () => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text);
  expect(await text()).not.toContain("The lake has always been our shortest road");
  await page.evaluate(() => document.querySelector("#story")?.classList.remove("stub"));
  await expect.poll(text).toContain("The lake has always been our shortest road");
  await expect.poll(() => painted(page, "place")).toContain("Nairobi");
  await page.evaluate(() => [...document.querySelectorAll("#story p")].slice(5).forEach((p) => p.toggleAttribute("hidden", true)));
  await expect.poll(text).not.toContain("Nairobi");
  await expect.poll(() => painted(page, "place")).not.toContain("Nairobi");
});

test("a page that draws itself again every 50 ms does not starve the marks", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel" });
  const before = await painted(page, "person");
  await page.evaluate(() => {
    const draw = () => {
      for (const p of document.querySelectorAll("#story p")) p.replaceWith(p.cloneNode(true));
    };
    draw();
    Reflect.set(window, "seen", []);
    setInterval(() => {
      const words = [...(CSS.highlights.get("nutgraf-person") ?? [])].map(String).filter(Boolean);
      if (words.length) Reflect.get(window, "seen").push(words);
      draw();
    }, 50);
  });
  await expect.poll(() => page.evaluate("seen.length"), { timeout: 15_000 }).toBeGreaterThan(0);
  expect((await page.evaluate("seen"))[0]).toEqual(before);
  expect(await readings(page)).toBe(1);
});

/** Counts the looks at the page: each asks once for its metadata. @param {import("./support/engine.js").Page} page */
const countLooks = (page) => page.addInitScript(() => {
  const { querySelectorAll } = Document.prototype;
  Reflect.set(window, "looks", 0);
  Document.prototype.querySelectorAll = function (/** @type {string} */ selector) {
    if (selector === "meta[content]") Reflect.set(window, "looks", Reflect.get(window, "looks") + 1);
    return querySelectorAll.call(this, selector);
  };
});

test("a page that has no story and never rests is searched less and less often", async ({ page, site }) => {
  await countLooks(page);
  site.replies.set("/front.html", { body: '<!doctype html><html lang="en"><title>The Lakeside Record</title><link rel="icon" href="data:,"><script type="module" src="/define.js"></script><nutgraf-card load="now"></nutgraf-card><main id="live"></main></html>' });
  await page.goto(`${site.origin}/front.html`);
  await expect(page.locator("nutgraf-card")).toHaveAttribute("state", "empty", { timeout: 15_000 });
  const looks = await page.evaluate(async () => {
    const begin = Reflect.get(window, "looks");
    for (let tick = 0; tick < 16; tick += 1) {
      document.querySelector("#live")?.prepend(Object.assign(document.createElement("section"), { textContent: `Goal number ${tick} in Busan` }));
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    return Reflect.get(window, "looks") - begin;
  });
  test.info().annotations.push({ type: "looks in 10 s", description: String(looks) });
  expect(looks).toBeLessThanOrEqual(5);
});

test("a clock, comments and advertisements in the story are not read, and looked at less and less often", async ({ page, site }) => {
  await countLooks(page);
  await openCard(page, site, { variant: "panel" });
  const before = await painted(page, "person");
  const looks = await page.evaluate(async () => {
    const story = /** @type {Element} */ (document.querySelector("#story"));
    const [clock, comments, advert] = ["clock", "comments", "advertisement"].map((name) => Object.assign(document.createElement("aside"), { className: name }));
    story.append(clock, comments, advert);
    const begin = Reflect.get(window, "looks");
    for (let tick = 0; tick < 16; tick += 1) {
      clock.textContent = `${tick} seconds ago`;
      if (tick % 2 === 0) comments.prepend(Object.assign(document.createElement("p"), { textContent: `Reader ${tick}: I was on that ferry in 2021, and the radar was never looked at by anybody.` }));
      advert.replaceChildren(document.createElement("iframe"));
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    return Reflect.get(window, "looks") - begin;
  });
  test.info().annotations.push({ type: "looks in 10 s", description: String(looks) });
  expect(looks).toBeLessThanOrEqual(5);
  expect(await readings(page)).toBe(1);
  expect(await painted(page, "person")).toEqual(before);
});

test("a story whose words change all the time is not read all the time", async ({ page, site }) => {
  await openCard(page, site, { variant: "panel" });
  await page.evaluate(async () => {
    const text = /** @type {Text} */ (document.querySelector("#story p")?.firstChild);
    const words = text.data;
    for (let tick = 0; tick < 14; tick += 1) {
      text.data = `${words} Updated ${tick} times.`;
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
  });
  expect(await readings(page)).toBeLessThanOrEqual(4);
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).text), { timeout: 15_000 }).toContain("Updated 13 times.");
});
