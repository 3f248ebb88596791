/** An editor's corrections: each kind, what they take along, and what they must leave alone. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { correct, corrected } from "../../www/card/corrections.js";
import { textHash } from "../../www/page/text-hash.js";

/** @typedef {import("../../www/analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../../www/analysis.d.ts").Corrections} Corrections */

const TEXT = "Dahl met Ola Nordmann in Oslo on Monday. Nordmann said 40 boats sank in Osloo. Ingrid Dahl denied it on Tuesday.";

/** @returns {Analysis} */
function analysis(text = TEXT) {
  const span = (/** @type {string} */ words, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length, text: words });
  const mention = (/** @type {string} */ words, /** @type {string} */ entity, /** @type {string} */ label, from = 0) => ({ ...span(words, from), label, kind: "name", entity, confidence: 0.9 });
  const denied = text.indexOf("Ingrid");
  const entity = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ name, /** @type {number[]} */ mentions, more = {}) => ({ id, label, name, aliases: [], salience: 0.5, confidence: 0.9, mentions, roles: [], ...more });
  return /** @type {Analysis} */ (/** @type {unknown} */ ({
    schema: "nutgraf/1", generator: "a person", textHash: textHash(text), offsetUnit: "utf16", language: { code: "en", supported: true },
    article: { headline: null, published: null, publishedFrom: null, dateline: null, byline: null, blocks: [{ kind: "paragraph", start: 0, end: text.length }], sentences: [{ start: 0, end: 40, block: 0 }, { start: 41, end: 78, block: 0 }, { start: 79, end: text.length, block: 0 }] },
    mentions: [mention("Dahl", "e1", "PERSON"), mention("Ola Nordmann", "e2", "PERSON"), mention("Oslo", "e3", "GPE"), mention("Nordmann", "e2", "PERSON", 40), mention("Osloo", "e4", "GPE"), mention("Ingrid Dahl", "e5", "PERSON", denied)],
    entities: [
      entity("e2", "PERSON", "Ola Nordmann", [1, 3], { aliases: ["Nordmann"], roles: [{ title: "captain", of: "e4", status: "current", evidence: span("boats"), confidence: 0.9 }] }),
      entity("e1", "PERSON", "Dahl", [0]), entity("e3", "GPE", "Oslo", [2], { place: { kind: "city", country: "NO", lat: 59.9, lon: 10.7, confidence: 0.9 } }), entity("e4", "GPE", "Osloo", [4]), entity("e5", "PERSON", "Ingrid Dahl", [5], { salience: 0.9 }),
    ],
    times: ["on Monday", "on Tuesday"].map((words, i) => ({ ...span(words), type: "DATE", value: `2024-05-1${i + 3}`, given: ["weekday"], anchor: "published", confidence: 0.9 })),
    quantities: [{ ...span("40"), kind: "CARDINAL", value: 40, clause: span("40 boats sank"), confidence: 0.9 }],
    quotes: [
      { kind: "indirect", act: "speech", content: span("40 boats sank in Osloo"), cue: span("said"), source: span("Nordmann", 40), speaker: "e2", confidence: 0.9, speakerConfidence: 0.9 },
      { kind: "indirect", act: "speech", content: span("it", denied), cue: span("denied"), source: span("Ingrid Dahl"), speaker: "e5", confidence: 0.9, speakerConfidence: 0.9 },
    ],
    events: [
      { id: "v1", kind: "meeting", trigger: span("met"), sentence: 0, participants: [{ role: "agent", entity: "e1", span: span("Dahl") }, { role: "counterpart", entity: "e2", span: span("Ola Nordmann") }], place: "e3", time: 0, polarity: "positive", modality: "asserted", text: span("Dahl met Ola Nordmann in Oslo on Monday"), confidence: 0.9 },
      { id: "v2", kind: "statement", trigger: span("denied"), sentence: 2, participants: [], place: null, time: 1, polarity: "positive", modality: "asserted", text: span("Ingrid Dahl denied it on Tuesday"), confidence: 0.9 },
    ],
    timeline: [{ date: "2024-05-13", precision: "day", sentence: 0, event: "v1", time: 0, confidence: 0.9 }, { date: "2024-05-14", precision: "day", sentence: 2, event: "v2", time: 1, confidence: 0.9 }],
    fiveW: { who: { span: span("Ola Nordmann"), entity: "e2", confidence: 0.9 }, what: { span: span("met"), event: "v1", confidence: 0.9 }, when: { span: span("on Tuesday"), time: 1, confidence: 0.9 }, where: { span: span("Oslo"), entity: "e3", confidence: 0.9 }, why: null, how: null },
    summary: { nutgraf: 0, keySentences: [{ sentence: 0, score: 1, covers: ["e1", "e2", "v1"] }] },
    warnings: [], stats: { characters: text.length, tokens: 24, sentences: 3, model: "none" },
  }));
}

/** Corrects, and holds what must be true of every result. @param {Corrections} corrections */
function by(corrections) {
  const before = analysis();
  const it = correct(before, corrections);
  assert.deepEqual(before, analysis(), "what was given is not changed");
  const ids = it.entities.map((e) => e.id);
  for (const entity of it.entities) for (const i of entity.mentions) assert.equal(it.mentions[i]?.entity, entity.id);
  assert.deepEqual([...new Set(it.mentions.map((m) => m.entity))].sort(), [...ids].sort());
  const named = [...it.quotes.map((q) => q.speaker), ...it.events.flatMap((e) => [e.place, ...e.participants.map((p) => p.entity)]), ...Object.values(it.fiveW).map((a) => a?.entity), ...it.entities.flatMap((e) => e.roles.map((r) => r.of))];
  for (const id of named) assert.ok(!id || ids.includes(id), `${id} is not there`);
  for (const { time, event } of it.timeline) assert.ok(it.times[time] && (!event || it.events.some((e) => e.id === event)));
  return it;
}
/** @param {Analysis} it @param {string} id */
const entity = (it, id) => it.entities.find((e) => e.id === id);

test("nothing to correct: nothing changes, whatever is named that is not there", () => {
  assert.deepEqual(by({}), analysis());
  assert.deepEqual(by({ entities: [{ id: "e9", name: "Nobody", hidden: true, note: "?" }, { id: "e1", mergeInto: "e9" }], hidden: { quotes: [7], events: ["v9"], times: [-1], quantities: [3] } }), analysis());
});

test("a hidden name takes along its statements, its links and the answer it gave; the article's sentences stay", () => {
  const it = by({ entities: [{ id: "e2", hidden: true }] });
  assert.equal(entity(it, "e2"), undefined);
  assert.deepEqual(it.quotes.map((q) => q.speaker), ["e5"]);
  assert.deepEqual(it.events[0]?.participants.map((p) => p.entity), ["e1", undefined]);
  assert.deepEqual([it.fiveW.who, it.fiveW.what?.event, it.summary.keySentences[0]?.covers], [null, "v1", ["e1", "v1"]]);
  const place = by({ entities: [{ id: "e3", hidden: true }, { id: "e4", hidden: true }] });
  assert.deepEqual([place.events[0]?.place, place.fiveW.where, entity(place, "e2")?.roles[0]?.of], [null, null, undefined]);
});

test("a new name is the editor's, the old one remains as another form", () => {
  const it = entity(by({ entities: [{ id: "e2", name: "Olav Nordmann" }] }), "e2");
  assert.deepEqual([it?.name, it?.aliases, it?.confidence], ["Olav Nordmann", ["Ola Nordmann", "Nordmann"], 1]);
  assert.deepEqual(entity(by({ entities: [{ id: "e2", name: "Nordmann" }] }), "e2")?.aliases, ["Ola Nordmann"]);
});

test("another label is that of the mentions too; a ship has no office, a person no place", () => {
  const ship = by({ entities: [{ id: "e2", label: "PRODUCT" }] });
  assert.deepEqual([entity(ship, "e2")?.roles, ship.mentions.filter((m) => m.entity === "e2").map((m) => m.label)], [[], ["PRODUCT", "PRODUCT"]]);
  assert.equal(entity(by({ entities: [{ id: "e3", label: "PERSON" }] }), "e3")?.place, undefined);
  assert.equal(entity(by({ entities: [{ id: "e3", label: "FAC" }] }), "e3")?.place?.country, "NO");
});

test("who is merged into another is that one everywhere", () => {
  const it = by({ entities: [{ id: "e1", mergeInto: "e5" }, { id: "e4", mergeInto: "e3" }] });
  const dahl = entity(it, "e5");
  assert.deepEqual([dahl?.name, dahl?.aliases, dahl?.mentions.map((i) => it.mentions[i]?.text)], ["Ingrid Dahl", ["Dahl"], ["Dahl", "Ingrid Dahl"]]);
  assert.equal(it.events[0]?.participants[0]?.entity, "e5");
  assert.deepEqual(it.summary.keySentences[0]?.covers, ["e5", "e2", "v1"]);
  assert.equal(entity(it, "e2")?.roles[0]?.of, "e3");
  assert.equal(entity(by({ entities: [{ id: "e3", mergeInto: "e4" }] }), "e4")?.place?.lat, 59.9, "the place is kept");
});

test("A into B into C is C; a ring is nothing; into a hidden one is hidden", () => {
  const chain = by({ entities: [{ id: "e1", mergeInto: "e2" }, { id: "e2", mergeInto: "e5" }] });
  assert.deepEqual(entity(chain, "e5")?.mentions.map((i) => chain.mentions[i]?.text), ["Dahl", "Ola Nordmann", "Nordmann", "Ingrid Dahl"]);
  assert.deepEqual(chain.quotes.map((q) => q.speaker), ["e5", "e5"]);
  assert.deepEqual(by({ entities: [{ id: "e1", mergeInto: "e5" }, { id: "e5", mergeInto: "e1" }] }), analysis());
  assert.deepEqual(by({ entities: [{ id: "e1", mergeInto: "e1" }] }), analysis());
  assert.deepEqual(by({ entities: [{ id: "e1", mergeInto: "e5" }, { id: "e5", hidden: true }] }).entities.map((e) => e.id), ["e2", "e3", "e4"]);
});

test("merged and renamed at once: the name of the one that remains counts", () => {
  const it = by({ entities: [{ id: "e1", mergeInto: "e5" }, { id: "e5", name: "Ingrid M. Dahl", note: "Middle initial added." }] });
  assert.deepEqual([entity(it, "e5")?.name, entity(it, "e5")?.aliases], ["Ingrid M. Dahl", ["Ingrid Dahl", "Dahl"]]);
  assert.deepEqual(it.corrections, { entities: [{ id: "e5", note: "Middle initial added." }] });
});

test("hidden facts leave the lists, the timeline and the answers; indices stay true", () => {
  const it = by({ hidden: { quotes: [0], times: [0], quantities: [0] } });
  assert.deepEqual([it.quotes.map((q) => q.speaker), it.quantities, it.times.map((t) => t.text)], [["e5"], [], ["on Tuesday"]]);
  assert.deepEqual([it.timeline.map((t) => t.time), it.events.map((e) => e.time), it.fiveW.when?.time], [[0], [null, 0], 0]);
  assert.equal(by({ hidden: { times: [1] } }).fiveW.when, null);
  const untold = by({ hidden: { events: ["v1"] } });
  assert.deepEqual([untold.events.map((e) => e.id), untold.timeline.map((t) => t.event), untold.fiveW.what, untold.summary.keySentences[0]?.covers], [["v2"], ["v2"], null, ["e1", "e2"]]);
});

test("notes remain for the card to show, once", () => {
  const it = by({ note: "Checked by the desk", entities: [{ id: "e1", hidden: true, note: "hidden" }, { id: "e2", note: "Not the Prime Minister." }] });
  assert.deepEqual(it.corrections, { note: "Checked by the desk", entities: [{ id: "e2", note: "Not the Prime Minister." }] });
  assert.deepEqual(correct(it, it.corrections ?? {}), it);
});

test("corrections of the card come before those of the file, and follow their words into a changed text", () => {
  const file = { ...analysis(), corrections: { entities: [{ id: "e1", hidden: true }] } };
  assert.equal(entity(corrected(file, null), "e1"), undefined);
  /** @type {{value: Corrections, on?: Analysis}} */
  const own = { value: { note: "Checked", entities: [{ id: "e5", name: "I. Dahl" }, { id: "e4", mergeInto: "e3" }], hidden: { quotes: [0], events: ["v2"] } } };
  const first = corrected(file, own);
  assert.deepEqual([entity(first, "e1")?.name, entity(first, "e5")?.name, first.corrections?.note], ["Dahl", "I. Dahl", "Checked"]);
  const later = analysis(TEXT.replace("Osloo", "Drammen").replace("Ola", "Per Ola"));
  // Read anew: other ids, other order.
  for (const e of later.entities) e.id = `e${Number(e.id.slice(1)) + 10}`;
  for (const m of later.mentions) m.entity = `e${Number(m.entity.slice(1)) + 10}`;
  Object.assign(entity(later, "e14") ?? {}, { name: "Drammen" });
  later.quotes.reverse();
  for (const q of later.quotes) q.speaker = q.speaker && `e${Number(q.speaker.slice(1)) + 10}`;
  const second = corrected(later, own);
  assert.equal(entity(second, "e15")?.name, "I. Dahl");
  assert.equal(entity(second, "e14")?.name, "Drammen", "Osloo is not there any more, so nothing is merged");
  assert.deepEqual([second.corrections?.note, second.events.map((e) => e.id)], [undefined, ["v1"]], "the note was on the text as it was");
});
