/** What the card makes of an analysis: the bars of each kind of fact, whose a statement is, what is undated. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { BARS, barOf, factOf } from "../../www/card/bars.js";
import { Brief } from "../../www/card/brief.js";

const TEXT = "Oslo said it would wait. The mayor, Ingrid Dahl, was arrested on Monday. She denied it.";
/** @param {string} text */
const span = (text) => ({ start: TEXT.indexOf(text), end: TEXT.indexOf(text) + text.length, text });

/** @param {Record<string, unknown>} change @returns {any} */
function analysis(change = {}) {
  const mention = (/** @type {string} */ text, /** @type {string} */ kind, /** @type {string} */ entity, confidence = 0.99) => ({ ...span(text), label: entity === "e1" ? "GPE" : "PERSON", kind, entity, confidence });
  return {
    article: { blocks: [{ kind: "paragraph", start: 0, end: TEXT.length }], sentences: [{ start: 0, end: 24, block: 0 }, { start: 25, end: 72, block: 0 }, { start: 73, end: TEXT.length, block: 0 }], published: "2024-05-14" },
    entities: [
      { id: "e1", label: "GPE", name: "Oslo", aliases: [], confidence: 0.99, mentions: [0], roles: [] },
      { id: "e2", label: "PERSON", name: "Ingrid Dahl", aliases: ["The mayor"], confidence: 0.99, mentions: [1, 2, 3], roles: [] },
    ],
    mentions: [mention("Oslo", "name", "e1"), mention("The mayor", "nominal", "e2", 0.3), mention("Ingrid Dahl", "name", "e2"), mention("She", "pronoun", "e2", 0.9)],
    times: [{ ...span("on Monday"), value: "2024-05-13", given: ["weekday"], anchor: "published", type: "DATE", confidence: 1 }],
    quantities: [], quotes: [], events: [], timeline: [], summary: { nutgraf: null, keySentences: [] }, warnings: [],
    fiveW: { who: null, what: null, when: null, where: null, why: null, how: null }, ...change,
  };
}
/** @param {Record<string, unknown>} [change] @param {readonly [number, number] | null} [bar] */
const brief = (change, bar = null) => new Brief(analysis(change), TEXT, bar);
/** @param {string} kind @param {number} confidence @param {Record<string, unknown>} [change] */
const event = (kind, confidence, change = {}) => ({ id: "v1", kind, trigger: span("arrested"), sentence: 1, participants: [], place: null, time: 0, polarity: "positive", modality: "asserted", text: span("was arrested on Monday"), confidence, ...change });
/** @param {Record<string, unknown>} change */
const quote = (change) => ({ kind: "indirect", act: "speech", content: span("it would wait"), cue: span("said"), source: span("Oslo"), speaker: "e1", confidence: 0.99, speakerConfidence: 0.99, ...change });

test("every kind of fact has two bars in order; a publisher's own are for all", () => {
  for (const [fact, [plain = 0, likely = 0]] of Object.entries(BARS)) assert.ok(plain >= likely && likely > 0 && plain <= 1, fact);
  assert.deepEqual(barOf("strict", [0.5, 0.4]), [0.5, 0.4]);
  for (const kind of ["legal", "arrest", "attack", "death"]) assert.equal(factOf(/** @type {any} */ ({ kind })), "strict");
  assert.equal(factOf(/** @type {any} */ ({ kind: "meeting" })), "event");
  assert.equal(brief({}, [1, 0.995]).people.length, 0);
});

test("a link under its bar is no mention", () => {
  const whole = brief();
  const dahl = /** @type {any} */ (whole.entities.get("e2"));
  assert.deepEqual(whole.mentionsOf(dahl).map((m) => m.text), ["Ingrid Dahl", "She"]);
});

test("statements of who is not listed under Who, or is not certain, stand with the others", () => {
  const place = brief({ quotes: [quote({})] });
  assert.equal(place.others.length, 1);
  const unsure = brief({ quotes: [quote({ speaker: "e2", speakerConfidence: 0.2 })] });
  assert.equal(unsure.others.length, 1);
  const sure = brief({ quotes: [quote({ speaker: "e2", speakerConfidence: 0.7 }), quote({ speaker: "e2", act: "intention" })] });
  assert.deepEqual([sure.others.length, sure.statements.get("e2")?.map((s) => s.certainty)], [0, ["likely"]]);
});

test("of an event under its bar there remains the sentence with its date", () => {
  const timeline = [{ date: "2024-05-13", precision: "day", sentence: 1, event: "v1", time: 0, confidence: 0.99 }];
  const item = (/** @type {number} */ confidence) => brief({ events: [event("arrest", confidence)], timeline }).dates[0]?.items[0];
  assert.equal(item(0.99)?.span.text, "was arrested on Monday");
  assert.equal(item(0.99)?.certainty, "likely");
  assert.equal(item(0.1)?.span.text, TEXT.slice(25, 72));
  assert.equal(item(0.1)?.event, undefined);
});

test("main events without a date are reported, statements are not", () => {
  const loose = (/** @type {string} */ kind) => brief({ events: [event(kind, 0.99, { time: null })] }).undated.length;
  assert.deepEqual([loose("arrest"), loose("statement")], [1, 0]);
});
