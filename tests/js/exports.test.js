/** The exports in Node: strings for other people's programs, of an analysis that was just made or stored. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { analyze, NutgrafError, toAnnotations, toJsonLd, toText } from "../../www/index.js";

const TEXT =
  "Bridge 🌉 closed\n\nACCRA, Ghana — The bridge over the Volta closed on March 4, 2024, Ghanaian Transport Minister Ama Owusu said on Tuesday. " +
  "“Nobody crosses before June,” Owusu told reporters in Accra. Repairs will cost $12.5 million.";

/** @param {Partial<import("../../www/analysis.d.ts").Options>} [options] */
const read = (options) => analyze(TEXT, { published: "2024-03-05", ...options });

test("JSON-LD of a stored analysis is that of the fresh one", async () => {
  const analysis = await read();
  const made = await toJsonLd(analysis, { url: "https://news.example/bridge" });
  assert.equal(await toJsonLd(JSON.parse(JSON.stringify(analysis)), { url: "https://news.example/bridge" }), made);
  const article = JSON.parse(made);
  assert.equal(article["@type"], "NewsArticle");
  assert.equal(article.url, "https://news.example/bridge");
  const things = [...(article.about ?? []), ...(article.mentions ?? [])];
  assert.ok(things.some((thing) => thing["@type"] === "Person" && thing.name === "Ama Owusu" && thing.jobTitle === "Transport Minister"));
});

test("annotations count code points in every unit, and fit the text", async () => {
  const made = await Promise.all(/** @type {const} */ (["utf16", "utf8", "char"]).map(async (offsets) => toAnnotations(await read({ offsets }), { text: TEXT })));
  assert.equal(made[1], made[0]);
  assert.equal(made[2], made[0]);
  const { first } = JSON.parse(made[0]);
  const characters = [...TEXT];
  const selectors = first.items.flatMap((/** @type {any} */ item) => [item.target].flat().map((target) => target.selector));
  assert.ok(selectors.length > 5);
  for (const [quote, position] of selectors) assert.equal(characters.slice(position.start, position.end).join(""), quote.exact);
});

test("the text has each fact with its paragraph; sentences need the story's own", async () => {
  const analysis = await read();
  const whole = await toText(analysis, { text: TEXT });
  assert.match(whole, /^Bridge 🌉 closed\n2024-03-05\n/);
  assert.match(whole, /Direct quote, “told”: “Nobody crosses before June”.* ¶1\n/);
  assert.match(whole, /Key sentences\n- /);
  assert.doesNotMatch(await toText(analysis), /Key sentences/);
});

test("an editor's corrections in the analysis are respected", async () => {
  const analysis = await read();
  const id = /** @type {string} */ (analysis.entities.find(({ name }) => name === "Ama Owusu")?.id);
  const hidden = { ...analysis, corrections: { entities: [{ id, hidden: true }] } };
  const renamed = { ...analysis, corrections: { entities: [{ id, name: "Ama K. Owusu" }] } };
  for (const write of [toJsonLd, toAnnotations, toText]) {
    assert.match(await write(analysis, { text: TEXT }), /\bAma Owusu\b/);
    assert.match(await write(renamed, { text: TEXT }), /\bAma K\. Owusu\b/);
  }
  assert.doesNotMatch(await toJsonLd(hidden), /Owusu/);
  assert.doesNotMatch(await toText(hidden, { text: TEXT }), /^- Ama Owusu/m);
});

test("a name with a lone surrogate does not break an export", async () => {
  const text = "The mayor of Lima \uD83D spoke in Peru on March 4, 2024. Peru paid $3 million.";
  const { first } = JSON.parse(await toAnnotations(await analyze(text), { text }));
  assert.ok(first.items.some((/** @type {any} */ item) => item.target.selector[0].exact === "Peru" && item.target.selector[1].type === "TextPositionSelector"));
});

/** @type {[given: any[], code: string, message: RegExp][]} */
const REFUSED = [
  [[{}], "bad-analysis", /expected what `analyze` returns/],
  [[null], "bad-analysis", /nutgraf\/1/],
  [[{ schema: "nutgraf/9" }], "bad-analysis", /nutgraf\/1/],
  [[{ schema: "nutgraf/1" }, { adress: "x" }], "bad-option", /`adress`: unknown; expected one of text, url/],
  [[{ schema: "nutgraf/1" }, { text: 5 }], "bad-option", /`text`: expected the text/],
  [[{ schema: "nutgraf/1" }, { confidence: [0.9] }], "bad-option", /`confidence`: expected two numbers/],
  [[{ schema: "nutgraf/1" }, "x"], "bad-option", /expected an object/],
];

for (const [given, code, message] of REFUSED) {
  test(`refuses ${JSON.stringify(given)}`, async () => {
    for (const write of [toJsonLd, toAnnotations, toText]) {
      const isRefusal = (/** @type {unknown} */ error) => error instanceof NutgrafError && error.code === code && message.test(error.message);
      await assert.rejects(/** @type {any} */ (write)(...given), isRefusal);
    }
  });
}

test("an analysis that lacks its lists says little, and breaks nothing", async () => {
  const bare = /** @type {any} */ ({ schema: "nutgraf/1", entities: [{}], mentions: [5], quotes: [null], events: "x", timeline: [{ confidence: 1, date: 7 }] });
  assert.equal(JSON.parse(await toJsonLd(bare))["@type"], "NewsArticle");
  assert.equal(JSON.parse(await toAnnotations(bare)).type, "AnnotationCollection");
  assert.match(await toText(bare), /\n$/);
});
