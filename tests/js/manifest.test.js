/** The custom-elements manifest, which editors and documentation tools read, says what the element really has. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { NutgrafCard } from "../../www/nutgraf-card.js";

const WWW = new URL("../../www/", import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, WWW), "utf8");
const sources = ["nutgraf-card.js", "reserve.css", ...["card", "page"].flatMap((folder) => readdirSync(new URL(folder, WWW)).map((file) => `${folder}/${file}`))].map(read).join("\n").replaceAll("${PREFIX}", "nutgraf-");

/** @typedef {{ name: string, kind?: string, readonly?: boolean, attribute?: string, description: string }} Item */
/** @type {Record<"attributes" | "members" | "events" | "cssParts" | "cssProperties", Item[]>} */
const card = JSON.parse(read("custom-elements.json")).modules[0].declarations[0];
const names = (/** @type {Item[]} */ items) => items.map(({ name }) => name).sort();
const found = (/** @type {RegExp} */ pattern) => [...new Set([...sources.matchAll(pattern)].map(([, name]) => name))].sort();

test("its attributes are those that the element observes, and the state that it tells", () => {
  assert.deepEqual(names(card.attributes), [...NutgrafCard.observedAttributes, "state"].sort());
});

test("its members are the element's properties and methods; those without a setter are read only", () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(NutgrafCard.prototype)).filter(([name]) => !/^constructor$|Callback$/.test(name));
  assert.deepEqual(names(card.members), own.map(([name]) => name).sort());
  for (const [name, { set, value }] of own) {
    const member = card.members.find((it) => it.name === name);
    assert.equal(member?.kind, value ? "method" : "field", name);
    assert.equal(!set, Boolean(member?.readonly) || Boolean(value), name);
  }
});

test("its types are those of the package", () => {
  const declared = /class NutgrafCard extends HTMLElement \{([^]*?)\n\}/.exec(read("nutgraf.d.ts"))?.[1] ?? "";
  assert.deepEqual([...declared.matchAll(/^ {2}(?:readonly )?(\w+)[:(]/gm)].map(([, name]) => name).sort(), names(card.members));
});

test("its events, parts and properties of style sheets are all that there are", () => {
  assert.deepEqual(names(card.events), found(/#emit\("([\w-]+)"/g));
  const parts = names(card.cssParts);
  assert.deepEqual(found(/\bpart: "([\w-]+)"/g).filter((name) => !parts.includes(name)), []);
  assert.deepEqual(parts.filter((name) => !sources.includes(`"${name}"`)), []);
  assert.deepEqual(names(card.cssProperties), [...found(/var\((--nutgraf-[\w-]+)/g), ...found(/\bcolour\("([\w-]+)"/g).map((name) => `--nutgraf-${name}`)].filter((name, i, all) => all.indexOf(name) === i).sort());
});

test("everything in it is explained", () => {
  for (const item of Object.values(card).flat()) if (typeof item === "object") assert.ok(item.name === "HTMLElement" || item.description, item.name);
});
