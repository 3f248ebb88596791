/** An analysis moved to another version of its text: what stands is found, what does not is gone with all that rests on it. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { analyze } from "../../www/index.js";
import { reanchor } from "../../www/page/reanchor.js";
import { textHash } from "../../www/page/text-hash.js";

/** @typedef {import("../../www/analysis.d.ts").Analysis} Analysis */

const STORY = [
  "Tema to open at night",
  "ACCRA, Ghana - The harbour of Tema will stay open at night from Monday, Ghana’s port chief, Efua Mensah, said on Thursday.",
  "“We have the lights and we have the crews,” Mensah told reporters in Accra. She said the first ship was due at 9 p.m.",
  "Kofi Boateng, a truck owner, said his drivers were not ready. He has 40 trucks.",
  "Mensah rejected that. “Nobody has to come at night,” she said.",
];
const TEXT = STORY.join("\n\n");

/** The story, its statements as a person reads them. @returns {Analysis} */
function analysis() {
  const span = (/** @type {string} */ words, after = "") => {
    const start = TEXT.indexOf(words, TEXT.indexOf(after));
    assert.ok(start >= 0, words);
    return { start, end: start + words.length, text: words };
  };
  /** @type {any[]} */ const mentions = [];
  const named = (/** @type {string} */ id, /** @type {string} */ words, after = "", kind = "name", label = "PERSON") => mentions.push({ ...span(words, after), label, kind, entity: id, confidence: 0.99 });
  named("e1", "Efua Mensah");
  named("e1", "Mensah", "Mensah told");
  named("e1", "She", "She said", "pronoun");
  named("e2", "Kofi Boateng");
  named("e2", "He", "He has", "pronoun");
  named("e1", "Mensah", "Mensah rejected");
  named("e1", "she", "she said.", "pronoun");
  named("e3", "Accra", "in Accra", "name", "GPE");
  mentions.sort((a, b) => a.start - b.start);
  const of = (/** @type {string} */ id) => mentions.flatMap((m, i) => (m.entity === id ? [i] : []));
  const entity = (/** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ label, more = {}) =>
    ({ id, label, name, aliases: [...new Set(of(id).map((i) => mentions[i]).filter((m) => m.kind !== "pronoun" && m.text !== name).map((m) => m.text))], salience: 1, confidence: 0.99, mentions: of(id), roles: [], ...more });
  const blocks = /** @type {Analysis["article"]["blocks"]} */ (STORY.map((words, i) => ({ kind: i ? "paragraph" : "headline", start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })));
  const sentences = blocks.flatMap(({ start, end }, block) => [...TEXT.slice(start, end).matchAll(/\S.*?(?:[.]”?(?= “?[A-Z])|$)/g)].map((m) => ({ start: start + m.index, end: start + m.index + m[0].length, block })));
  const sentence = (/** @type {string} */ words) => sentences.findIndex((s) => TEXT.slice(s.start, s.end).includes(words));
  const said = { kind: "indirect", act: "speech", confidence: 0.99, speakerConfidence: 0.99 };
  return /** @type {Analysis} */ (/** @type {unknown} */ ({
    schema: "nutgraf/1", generator: "a person", textHash: textHash(TEXT), offsetUnit: "utf16", language: { code: "en", supported: true },
    article: { headline: { start: 0, end: STORY[0]?.length, text: STORY[0] }, published: "2024-03-07", publishedFrom: "option", dateline: { place: span("ACCRA, Ghana"), agency: null }, byline: null, blocks, sentences },
    mentions,
    entities: [
      entity("e1", "Efua Mensah", "PERSON", { roles: [{ title: "port chief", status: "current", country: "GH", of: "e3", evidence: span("Ghana’s port chief"), confidence: 0.9 }] }),
      entity("e2", "Kofi Boateng", "PERSON", { roles: [{ title: "owner", status: "current", evidence: span("a truck owner"), confidence: 0.9 }] }), entity("e3", "Accra", "GPE"),
    ],
    times: [
      { ...span("Monday"), type: "DATE", value: "2024-03-11", given: ["weekday"], anchor: "published", confidence: 0.9 }, { ...span("on Thursday"), type: "DATE", value: "2024-03-07", given: ["weekday"], anchor: "published", confidence: 0.9 },
      { ...span("9 p.m"), type: "TIME", value: "T21:00", given: ["time"], anchor: "context", confidence: 0.9 },
    ],
    quantities: [{ ...span("40"), kind: "CARDINAL", value: 40, of: span("trucks", "40 tr"), clause: span("He has 40 trucks"), confidence: 0.9 }],
    quotes: [
      { ...said, content: span("The harbour of Tema will stay open at night from Monday"), cue: span("said", "Mensah, said"), source: span("Efua Mensah"), speaker: "e1" },
      { ...said, kind: "direct", content: span("We have the lights and we have the crews"), cue: span("told"), source: span("Mensah", "Mensah told"), speaker: "e1" },
      { ...said, content: span("the first ship was due at 9 p.m"), cue: span("said", "She said"), source: span("She", "She said"), speaker: "e1" },
      { ...said, content: span("his drivers were not ready"), cue: span("said", "said his"), source: span("Kofi Boateng"), speaker: "e2" },
      { ...said, kind: "direct", content: span("Nobody has to come at night"), cue: span("said", "she said."), source: span("she", "she said."), speaker: "e1" },
    ],
    events: [{ id: "v1", kind: "launch", trigger: span("open", "stay open"), sentence: 1, participants: [{ role: "target", span: span("The harbour of Tema") }], place: null, time: 0, polarity: "positive", modality: "planned", text: span("The harbour of Tema will stay open at night from Monday"), confidence: 0.99 }],
    timeline: [{ date: "2024-03-11", precision: "day", sentence: 1, event: "v1", time: 0, confidence: 0.9 }],
    fiveW: { who: { span: span("Efua Mensah"), entity: "e1", confidence: 0.9 }, what: { span: span("The harbour of Tema will stay open at night"), event: "v1", confidence: 0.9 }, when: { span: span("from Monday"), time: 0, confidence: 0.9 }, where: null, why: null, how: null },
    summary: { nutgraf: 1, keySentences: [{ sentence: 1, score: 1, covers: ["e1", "v1"] }, { sentence: sentence("drivers"), score: 0.5, covers: ["e2"] }] },
    warnings: [], stats: { characters: [...TEXT].length, tokens: 99, sentences: sentences.length, model: "none" },
  }));
}

/** The analysis on a changed text; its spans must quote it, its indices must hold. @param {string} text @returns {Analysis} */
function moved(text) {
  const before = analysis();
  const { analysis: after, share } = reanchor(before, text);
  assert.deepEqual(before, analysis(), "the analysis given is not changed");
  if (!after) throw new Error(`another text: ${share}`);
  check(after, text);
  return after;
}

/** @param {Analysis} it @param {string} text */
function check(it, text) {
  const walk = (/** @type {any} */ node) => {
    if (!node || typeof node !== "object") return;
    if (typeof node.text === "string" && "start" in node) assert.equal(text.slice(node.start, node.end), node.text);
    Object.values(node).forEach(walk);
  };
  walk(it);
  assert.equal(it.textHash, textHash(text));
  for (const entity of it.entities) for (const i of entity.mentions) assert.equal(it.mentions[i]?.entity, entity.id);
  for (const { sentence, time, event } of it.timeline) {
    assert.ok(it.article.sentences[sentence] && it.times[time]);
    assert.ok(event === null || it.events.some((e) => e.id === event));
  }
  for (const { start, end, block } of it.article.sentences) {
    const around = it.article.blocks[block];
    assert.ok(around && around.start <= start && end <= around.end, text.slice(start, end));
  }
  const ascending = (/** @type {number[]} */ list) => assert.deepEqual(list, [...list].sort((a, b) => a - b));
  for (const list of [it.mentions, it.times, it.quantities, it.article.sentences]) ascending(list.map((s) => s.start));
  ascending(it.quotes.map((q) => q.content.start));
}

/** @param {Analysis} it */
const words = (it) => ({ quotes: it.quotes.map((q) => q.content.text), names: it.mentions.map((m) => m.text) });

test("a text that is the same gives the same", () => {
  assert.deepEqual(moved(TEXT), analysis());
  const { analysis: unknown, share, lost } = reanchor({ ...analysis(), textHash: "" }, TEXT, analysis().article.blocks);
  assert.deepEqual([unknown, share, lost], [analysis(), 1, 0]);
});

test("words inserted above move everything below", () => {
  const now = moved(`Updated\n\n${TEXT}`);
  assert.equal(now.quotes.length, 5);
  assert.equal(now.article.blocks[0]?.kind, "paragraph");
  assert.equal(now.article.blocks[1]?.kind, "headline");
  assert.deepEqual(now.fiveW.what?.event, "v1");
});

test("a paragraph that is gone takes its facts along, and who is named nowhere else", () => {
  const now = moved(STORY.filter((line) => !line.startsWith("Kofi")).join("\n\n"));
  assert.deepEqual(now.entities.map((e) => e.id), ["e1", "e3"]);
  assert.deepEqual(words(now).quotes.at(-1), "Nobody has to come at night");
  assert.deepEqual([now.quotes.length, now.quantities.length], [4, 0]);
  assert.deepEqual(now.summary.keySentences.map((k) => [k.sentence, k.covers]), [[1, ["e1", "v1"]]]);
  assert.equal(now.article.sentences.length, analysis().article.sentences.length - 2);
});

test("a name that stands more than once is found where its neighbours are", () => {
  const text = TEXT.replace("“We have", "Mensah, Mensah and again Mensah: “We have");
  const now = moved(text);
  const places = now.mentions.filter((m) => m.text === "Mensah").map((m) => m.start);
  assert.deepEqual(places, [text.indexOf("Mensah told"), text.indexOf("Mensah rejected")]);
  assert.deepEqual(now.quotes.map((q) => q.source?.start), [text.indexOf("Efua"), places[0], text.indexOf("She said the"), text.indexOf("Kofi"), text.indexOf("she said.")]);
});

test("a statement whose sentence was changed is not shown, be it by one word", () => {
  for (const [from, to] of /** @type {[string, string][]} */ ([["the lights", "no lights"], ["Mensah told", "Mensah never told"], ["told reporters", "told no reporters"], ["in Accra.", "in Accra, but took it back."]])) {
    const now = moved(TEXT.replace(from, to));
    assert.ok(!words(now).quotes.some((q) => q.startsWith("We have")), to);
    assert.ok(words(now).quotes.includes("Nobody has to come at night"));
    assert.ok(words(now).names.includes("Accra"));
  }
});

test("of a sentence that was rewritten, its names and figures remain marked", () => {
  const now = moved(TEXT.replace("Kofi Boateng, a truck owner, said his drivers were not ready.", "In Tema itself the truck owner Kofi Boateng was less sure about it."));
  assert.ok(words(now).names.includes("Kofi Boateng"));
  assert.equal(now.entities.find((e) => e.id === "e2")?.roles.length, 0);
  assert.ok(!words(now).names.includes("He"), "who he is was said in a sentence that has changed");
  assert.equal(now.quantities.length, 1);
});

test("the office goes with the name that it was given to", () => {
  const now = moved(TEXT.replace("port chief, Efua Mensah, said", "port chief, Yaw Owusu, said"));
  const mensah = now.entities.find((e) => e.id === "e1");
  assert.equal(mensah?.name, "Mensah", "the full name is not in the text any more");
  assert.deepEqual([mensah?.roles, mensah?.aliases, now.fiveW.who], [[], [], null]);
});

test("a sentence put before “she” leaves the statement without its speaker", () => {
  const now = moved(TEXT.replace("She said the first", "Ama Darko stood beside her. She said the first"));
  const statement = now.quotes.find((q) => q.content.text.startsWith("the first ship"));
  assert.deepEqual([statement?.speaker, statement?.speakerConfidence, statement?.source?.text], [null, 0, "She"]);
  assert.ok(!now.mentions.some((m) => m.text === "She"));
  assert.ok(!now.times.some((t) => t.text === "9 p.m"), "counted from a date named before");
});

test("quotation marks, dashes and white space may be written otherwise", () => {
  const now = moved(TEXT.replace(/[“”]/g, '"').replace(/’/g, "'").replace("ACCRA, Ghana -", "ACCRA,\u00a0Ghana —").replace("Kofi Boateng", "Kofi  \n Boateng"));
  assert.equal(now.quotes.length, 5);
  assert.equal(now.entities[0]?.roles[0]?.evidence.text, "Ghana's port chief");
  assert.equal(now.mentions.find((m) => m.entity === "e2")?.text, "Kofi  \n Boateng");
});

test("a paragraph that moved keeps its facts, in the new order", () => {
  const [headline = "", lead = "", lights = "", trucks = "", rejected = ""] = STORY;
  const now = moved([headline, lead, trucks, lights, rejected].join("\n\n"));
  assert.deepEqual(words(now).quotes, ["The harbour of Tema will stay open at night from Monday", "his drivers were not ready", "We have the lights and we have the crews", "the first ship was due at 9 p.m", "Nobody has to come at night"].filter((q) => words(now).quotes.includes(q)));
  assert.ok(now.quotes.length >= 4);
});

test("another story is another story, though it names the same people", () => {
  const other = "Efua Mensah leaves Accra\n\nEfua Mensah has left Accra for Lomé, friends of hers said on Thursday. She had 40 boxes. Mensah rejected an offer to stay. Kofi Boateng drove.";
  const { analysis: none, share } = reanchor(analysis(), other);
  assert.equal(none, null);
  assert.ok(share < 0.2, String(share));
  const { analysis: grown } = reanchor(analysis(), `${TEXT}\n\n${"Nothing of this was known before the evening came. ".repeat(20)}`);
  assert.equal(grown, null, "most of it is new");
  assert.equal(reanchor(analysis(), "").analysis, null);
});

test("every story of the golden set keeps its spans true under edits", async () => {
  const folder = new URL("../stories/", import.meta.url);
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const text = readFileSync(new URL(`${name}/story.txt`, folder), "utf8").replace(/[^\S\n]+/g, " ").replace(/ ?\n ?(\n ?)+/g, "\n\n");
    const read = await analyze(text, { published: "2024-03-05" });
    assert.equal(read.textHash, textHash(text));
    const edits = [text.replace(". ", ". Meanwhile, in Oslo, it rained. "), text.slice(text.length >> 2), text.replaceAll(" the ", " that "), `${text.slice(text.length >> 1)}\n\n${text.slice(0, text.length >> 1)}`];
    for (const now of edits) {
      const { analysis: after } = reanchor(read, now);
      if (after) check(after, now);
    }
    const { share } = reanchor(read, edits[0] ?? "");
    assert.ok(share > 0.8, `${name}: ${share}`);
  }
});

test("a long text of like sentences keeps every name in its own", () => {
  const many = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => `Speaker ${i % 7} of Oslo said that plan ${i} was ready.`).join(" ");
  const steps = (/** @type {number} */ n) => {
    const text = many(n);
    const mentions = [...text.matchAll(/Oslo/g)].map(({ index }) => ({ start: index, end: index + 4, text: "Oslo", label: "GPE", kind: "name", entity: "e1", confidence: 1 }));
    const base = analysis();
    const whole = /** @type {Analysis} */ ({ ...base, mentions, entities: [{ ...base.entities[2], id: "e1", name: "Oslo", aliases: [], mentions: mentions.map((_, i) => i), roles: [] }], times: [], quantities: [], quotes: [], events: [], timeline: [],
      fiveW: { who: null, what: null, when: null, where: null, why: null, how: null }, summary: { nutgraf: null, keySentences: [] },
      article: { ...base.article, headline: null, dateline: null, blocks: [{ kind: "paragraph", start: 0, end: text.length }], sentences: [...text.matchAll(/Speaker.*?\./g)].map((m) => ({ start: m.index, end: m.index + m[0].length, block: 0 })) } });
    const start = performance.now();
    const { analysis: after } = reanchor(whole, `X. ${text}`);
    console.log(`${text.length} characters, ${mentions.length} spans: ${(performance.now() - start).toFixed(1)} ms`);
    return after?.mentions.length;
  };
  assert.equal(steps(200), 200);
  assert.equal(steps(4000), 4000);
});
