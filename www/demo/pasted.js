/** A pasted text as a page would lay it out. */

/** A first paragraph up to this many characters, without a stop at its end, is the headline. */
const LONGEST_HEADLINE = 160;

/**
 * @param {string} text       paragraphs with blank lines between, or one a line
 * @param {string} published  ISO 8601 date, or empty
 * @returns {{ title?: string, published?: string, note: string, blocks: { kind: "paragraph", text: string }[] }}
 */
export function pastedStory(text, published) {
  const between = /\S\s*\n\s*\n\s*\S/.test(text) ? /\n\s*\n/ : /\n/;
  const paragraphs = text.replace(/\r\n?/g, "\n").split(between).map((part) => part.trim().replace(/\s*\n\s*/g, " ")).filter(Boolean);
  const hasTitle = paragraphs.length > 1 && paragraphs[0].length <= LONGEST_HEADLINE && !/[.!?]["'”’]?$/.test(paragraphs[0]);
  return {
    title: hasTitle ? paragraphs.shift() : undefined,
    published: published || undefined,
    note: "Your own story, read in this page and sent nowhere.",
    blocks: paragraphs.map((paragraph) => ({ kind: "paragraph", text: paragraph })),
  };
}
