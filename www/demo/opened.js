/** A file of one's own as a story: plain text as if it were pasted, a saved web page by the card's own finder, in a document where nothing runs or loads. */
import { readStory } from "../page/article.js";
import { pastedStory } from "./pasted.js";

/** @typedef {{kind: "paragraph" | "subhead", text: string}} Block */
/** @typedef {{title?: string, byline?: string, published?: string, note: string, blocks: Block[]}} OpenedStory */

/** Bytes over which a file is no news story. */
const LARGEST = 8e6;

/** @type {{createHTML(html: string): string} | undefined} */
let policy;

/** @param {File} file @returns {Promise<OpenedStory>} rejects with a sentence for the reader */
export async function openedStory(file) {
  if (file.size > LARGEST) throw new Error(`${file.name} is too large for a story.`);
  if (!/^text\/|^$/.test(file.type) && !/\.(txt|md|html?)$/i.test(file.name)) throw new Error(`${file.name} is no text and no web page.`);
  const text = await file.text();
  const isPage = /html/.test(file.type) || /\.x?html?$/i.test(file.name) || /^\s*(<!doctype html|<html)/i.test(text);
  const story = isPage ? await storyOfPage(text) : pastedStory(text, "");
  if (!story?.blocks.length) throw new Error(`No story was found in ${file.name}.`);
  return { ...story, note: `${file.name}, read in this page and sent nowhere.` };
}

/** Without style sheets, and with handlers and styles of tags under other names: they do nothing in an inert document, but a strict policy would report each. @param {string} html */
const muted = (html) => html.replace(/<style[\s>][^]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(?=(?:on[a-z]+|style)\s*=)/gi, " data-"));

/** @param {string} html @returns {Promise<Omit<OpenedStory, "note"> | null>} */
async function storyOfPage(html) {
  // Under Trusted Types a parser wants a policy's word for it; the document that it makes is inert.
  policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy("nutgraf-demo", { createHTML: (/** @type {string} */ source) => source }) ?? { createHTML: (source) => source };
  const story = await readStory(new DOMParser().parseFromString(/** @type {NonNullable<typeof policy>} */ (policy).createHTML(muted(html)), "text/html"));
  if (!story) return null;
  const parts = story.blocks.map(({ kind, start, end }) => ({ kind, text: story.text.slice(start, end).trim() })).filter(({ text }) => text);
  const only = (/** @type {string} */ kind) => parts.find((part) => part.kind === kind)?.text;
  return {
    title: only("headline"), byline: only("byline"), published: story.published ?? undefined,
    blocks: parts.filter(({ kind }) => ["paragraph", "listItem", "subhead", "dateline"].includes(kind)).map(({ kind, text }) => ({ kind: kind === "subhead" ? "subhead" : "paragraph", text })),
  };
}

/**
 * Stories from a file field and from files dropped anywhere on the page.
 * @param {HTMLInputElement} field @param {(story: OpenedStory) => void} show @param {(sentence: string) => void} refuse
 */
export function acceptFiles(field, show, refuse) {
  const take = (/** @type {FileList | null | undefined} */ files) => {
    const [file] = files ?? [];
    if (file) openedStory(file).then(show, (error) => refuse(error instanceof Error ? error.message : String(error)));
  };
  field.addEventListener("change", () => (take(field.files), (field.value = "")));
  const isFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  const { classList } = document.documentElement;
  document.addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    classList.remove("dropping");
    if (!isFile(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
}
