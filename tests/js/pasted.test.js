/** A pasted story on the demo page: paragraphs by blank lines or by lines, and what counts as a headline. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { pastedStory } from "../../www/demo/pasted.js";

/** @param {string} text */
const laidOut = (text) => {
  const { title, blocks } = pastedStory(text, "");
  return { title, paragraphs: blocks.map((block) => block.text) };
};

test("blank lines part paragraphs, and lines inside them are joined", () => {
  const text = "Port reopens\r\n\r\nThe port\r\nreopened.\r\n\r\n\r\nShips came.";
  assert.deepEqual(laidOut(text), { title: "Port reopens", paragraphs: ["The port reopened.", "Ships came."] });
});

test("without blank lines every line is a paragraph", () => {
  assert.deepEqual(laidOut("Port reopens\nThe port reopened.\nShips came."), { title: "Port reopens", paragraphs: ["The port reopened.", "Ships came."] });
});

test("a first sentence is no headline", () => {
  assert.deepEqual(laidOut("The port reopened.\nShips came."), { title: undefined, paragraphs: ["The port reopened.", "Ships came."] });
  assert.equal(laidOut("He said: “Go.”\nThey went.").title, undefined);
  assert.equal(laidOut("One line only").title, undefined);
});
