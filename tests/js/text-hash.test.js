/** The page's hash of a text is the core's. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { analyze } from "../../www/index.js";
import { textHash } from "../../www/page/text-hash.js";

test("known values", () => {
  assert.equal(textHash(""), "fnv1a64:cbf29ce484222325");
  assert.equal(textHash("a"), "fnv1a64:af63dc4c8601ec8c");
  assert.equal(textHash("foobar"), "fnv1a64:85944171f73967e8");
});

test("as the core has it, of texts that units count differently", async () => {
  const texts = ["Café 🌋 reopens\r\n\r\nREYKJAVÍK — The “Gígur” café 👩🏽‍🚀 reopened,\u0000 e\u0301lan said. שלום.", "Lima \uD83D spoke. \uDE00", "\uFEFF", "\u{10FFFF}\uFFFF\u0080\u07FF\u0800", "x".repeat(5000)];
  for (const text of texts) assert.equal(textHash(text), (await analyze(text)).textHash, JSON.stringify(text.slice(0, 20)));
});
