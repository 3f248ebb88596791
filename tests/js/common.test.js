/** What two versions of a story have in common: always the same words on both sides, as much as an editor would say. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { compare } from "../../www/page/common.js";

/** @param {...string} paragraphs */
function version(...paragraphs) {
  let at = 0;
  const blocks = paragraphs.map((words) => ({ start: at, end: (at += words.length + 2) - 2 }));
  return { text: paragraphs.join("\n\n"), blocks };
}

const LEAD = "The dam at Itezhi-Tezhi reopened on Monday.";
const SAID = "“We waited three years,” said Mutinta Banda.";
const COST = "Repairs cost $40 million.";
const END = "The river fell to 24 metres in May.";

/** The common stretches as words; checks that they are the same on both sides and in order. @param {ReturnType<typeof version>} old @param {ReturnType<typeof version>} now */
function stretches(old, now) {
  const { runs, share } = compare(old, now);
  let end = 0;
  const words = runs.map(({ from, to, length }) => {
    assert.ok(from >= end && length > 0, "in order, none empty, none twice");
    end = from + length;
    assert.equal(now.text.slice(to, to + length), old.text.slice(from, end));
    return old.text.slice(from, end);
  });
  return { words, share };
}

test("the same text is one stretch", () => {
  const { words, share } = stretches(version(LEAD, SAID, COST), version(LEAD, SAID, COST));
  assert.deepEqual(words, [[LEAD, SAID, COST].join("\n\n")]);
  assert.equal(share, 1);
});

test("a paragraph put in, taken out or moved leaves the others whole", () => {
  assert.deepEqual(stretches(version(LEAD, COST, END), version(LEAD, SAID, COST, END)).words, [LEAD, `${COST}\n\n${END}`]);
  assert.deepEqual(stretches(version(LEAD, SAID, COST), version(LEAD, COST)).words, [LEAD, COST]);
  assert.deepEqual(stretches(version(LEAD, SAID, COST, END), version(END, LEAD, SAID, COST)).words, [[LEAD, SAID, COST].join("\n\n"), END]);
});

test("of an edited paragraph its beginning and end remain, in whole words", () => {
  assert.deepEqual(stretches(version(LEAD, "Repairs cost $40 million in all."), version(LEAD, "Repairs cost $45 million in all.")).words, [`${LEAD}\n\nRepairs cost $`, " million in all."]);
  assert.deepEqual(stretches(version("Kenya won the cup."), version("Kenyan boats won the cup.")).words, [" won the cup."]);
  assert.deepEqual(stretches(version("Banda spoke."), version("Mutinta Banda spoke.")).words, ["Banda spoke."]);
});

test("paragraphs that repeat are told apart by their order", () => {
  const { runs } = compare(version(COST, LEAD, COST, SAID, COST), version(COST, LEAD, COST, END, SAID, COST));
  assert.deepEqual(runs.map(({ from, to }) => to - from), [0, END.length + 2]);
});

test("another story shares next to nothing, a story that grew all of the older one", () => {
  assert.ok(stretches(version(LEAD, SAID, COST), version("Baku opens a tram line.", "It is 12 km long.", "The mayor rode on the first tram.")).share < 0.2);
  assert.equal(stretches(version(LEAD, SAID), version(LEAD, SAID, COST, END, "More is awaited.")).share, 1);
  assert.equal(stretches(version(), version(LEAD)).share, 0);
});

test("random edits never yield words that differ, and cost no more than they should", () => {
  let seed = 7;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  const pool = [LEAD, SAID, COST, END, "No one was hurt.", "A a a a.", "…", "1,200 1,200 1,200"];
  for (let round = 0; round < 500; round += 1) {
    const old = Array.from({ length: random(12) }, () => /** @type {string} */ (pool[random(pool.length)]));
    const now = old.flatMap((words) => [[words], [], [words, "Added."], [words.slice(random(words.length))], [words.replace(" ", " not ")]][random(5)] ?? []);
    stretches(version(...old), version(...now));
  }
  const long = Array.from({ length: 20_000 }, (_, i) => `Paragraph ${i % 50} of ${i % 7}.`);
  assert.ok(stretches(version(...long), version(...long.slice(1))).share > 0.99);
});
