// Paint on the page's words: ranges in CSS.highlights and one adopted sheet, both shared by all cards of a page and gone with the last.
// Nothing else touches the page.

/** @typedef {import("./text-map.js").TextMap} TextMap */

const PREFIX = "nutgraf-";
/** Later paint lies over earlier: the evidence over the active entity over the marks. */
const PRIORITY = { mark: 0, active: 1, evidence: 9 };

/** Family → line, offset of the line from the words, colour on light and on dark ground (ui-spec.md, 11). */
const FAMILIES = {
  person: ["solid 2px", ".22em", "#376FB9", "#31A7FD"],
  org: ["double 1px", ".2em", "#671B00", "#FDA47F"],
  place: ["dashed 2px", ".22em", "#0E614A", "#B0FAC9"],
  date: ["dotted 2.5px", ".22em", "#6F2D86", "#EEBEFD"],
  number: ["solid 1px", ".24em", "#2F3948", "#88969F"],
  other: ["dashed 1px", ".24em", "#7E6410", "#B88E1F"],
};

/** Name in CSS.highlights → the ranges of each card. @type {Map<string, Map<Highlights, Range[]>>} */
const painted = new Map();
/** @typedef {{sheet: CSSStyleSheet, cards: Set<Highlights>, css: string}} Sheet with the rules that it holds */
/** Where a sheet is adopted. @type {Map<Document|ShadowRoot, Sheet>} */
const adopted = new Map();

export class Highlights {
  /** @type {Set<Document|ShadowRoot>} */
  #scopes = new Set();
  /** What is painted, by name. @type {Map<string, {start: number, end: number}[]>} */
  #spans = new Map();
  /** Of the elements that hold the words. @type {Set<string>} */
  selectors = new Set();
  /** Whether this browser can mark words at all; without it every method does nothing. */
  supported = "highlights" in CSS && typeof Highlight === "function";

  /** @param {TextMap} map of the story that this card reads */
  constructor(map) {
    this.map = map;
    this.#settle();
  }

  /** The sheet, in every tree that holds words: a shadow tree sees no rules but its own. */
  #settle() {
    if (!this.supported) return;
    this.selectors = this.map.selectors;
    const before = this.#scopes;
    this.#scopes = new Set([...this.map.nodes].map((node) => /** @type {Document|ShadowRoot} */ (node.getRootNode())).filter((scope) => "adoptedStyleSheets" in scope));
    for (const scope of this.#scopes) adopt(scope, this);
    for (const scope of before) if (!this.#scopes.has(scope)) leave(scope, this);
  }

  /** The map has followed the page: paints all there was where its words are now. */
  renew() {
    this.#settle();
    for (const [name, spans] of this.#spans) this.set(name, spans);
  }

  /** Replaces this card's ranges of one name. Spans whose words are gone from the page are left out.
   * @param {string} name "person", "active-person", "evidence" … @param {{start: number, end: number}[]} spans */
  set(name, spans) {
    if (!this.supported) return;
    this.#spans.set(name, spans);
    const ranges = spans.map(({ start, end }) => this.map.rangeOf(start, end)).filter((range) => range !== null);
    replace(PREFIX + name, this, ranges);
  }

  /** Looks again what the words stand on: for a page that turned light or dark. */
  look() {
    for (const scope of this.#scopes) {
      const entry = adopted.get(scope);
      if (entry) write(entry);
    }
  }

  /** Takes all of this card's paint off. */
  clear() {
    for (const [name, cards] of [...painted]) if (cards.has(this)) replace(name, this, []);
  }

  /** Takes the paint off and, with the last card, the sheet. */
  dispose() {
    this.clear();
    for (const scope of this.#scopes) leave(scope, this);
  }
}

/** @param {string} name @param {Highlights} card @param {Range[]} ranges */
function replace(name, card, ranges) {
  const cards = painted.get(name) ?? new Map();
  const highlight = CSS.highlights.get(name) ?? Object.assign(new Highlight(), { priority: priorityOf(name) });
  for (const range of cards.get(card) ?? []) highlight.delete(range);
  for (const range of ranges) highlight.add(range);
  if (ranges.length > 0) cards.set(card, ranges);
  else cards.delete(card);
  if (cards.size > 0) {
    painted.set(name, cards);
    if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
  } else {
    painted.delete(name);
    CSS.highlights.delete(name);
  }
}

/** @param {string} name */
function priorityOf(name) {
  if (name === `${PREFIX}evidence`) return PRIORITY.evidence;
  return name.startsWith(`${PREFIX}active-`) ? PRIORITY.active : PRIORITY.mark;
}

/** @param {Document|ShadowRoot} scope @param {Highlights} card */
function adopt(scope, card) {
  const entry = adopted.get(scope) ?? { sheet: new CSSStyleSheet(), cards: new Set(), css: "" };
  entry.cards.add(card);
  write(entry);
  if (adopted.has(scope)) return;
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, entry.sheet];
  adopted.set(scope, entry);
}

/** Sets the rules that the cards of a sheet now need; the ground is that of the first. @param {Sheet} entry */
function write(entry) {
  const [first] = entry.cards;
  if (!first) return;
  const css = rules(groundOf(first.map.root), new Set([...entry.cards].flatMap((card) => [...card.selectors])));
  if (css !== entry.css) entry.sheet.replaceSync(css);
  entry.css = css;
}

/** @param {Document|ShadowRoot} scope @param {Highlights} card */
function leave(scope, card) {
  const entry = adopted.get(scope);
  if (!entry?.cards.delete(card) || entry.cards.size > 0) return;
  scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((sheet) => sheet !== entry.sheet);
  adopted.delete(scope);
}

/** What the words stand on. A page that declares colour schemes follows the reader's setting; of another, the colour of its words
 *  tells. @param {Element} root @returns {"light"|"dark"|"either"} */
function groundOf(root) {
  const { color, colorScheme } = getComputedStyle(root);
  if (colorScheme.includes("dark")) return "either";
  const [red = 0, green = 0, blue = 0] = (/^rgb/.test(color) ? color.match(/[\d.]+/g) ?? [] : []).map(Number);
  // Rec. 709 luma of 8-bit channels; above the middle the words are light, so the ground is dark.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 127 ? "dark" : "light";
}

/** Rules for the story's own elements only: rules for all would have the browser restyle the whole page at once.
 * @param {"light"|"dark"|"either"} ground @param {Set<string>} selectors @returns {string} */
function rules(ground, selectors) {
  const colour = (/** @type {string} */ token, /** @type {string} */ light, /** @type {string} */ dark) =>
    `var(--${PREFIX}${token},${ground === "either" ? `light-dark(${light},${dark})` : ground === "dark" ? dark : light})`;
  const on = (/** @type {string[]} */ ...names) =>
    names.flatMap((name) => [...selectors].map((elements) => `${elements}::highlight(${PREFIX}${name})`)).join();
  const marks = Object.entries(FAMILIES).map(([family, [line, offset, light, dark]]) => {
    const own = colour(family, light, dark);
    const underline = `text-decoration:underline ${line} ${own};text-underline-offset:${offset}`;
    const tint = `background-color:color-mix(in srgb,${own} var(--${PREFIX}tint,18%),transparent)`;
    return `${on(family, `active-${family}`)}{${underline}}${on(`active-${family}`)}{${tint}}`;
  });
  const evidence = `${on("evidence")}{background-color:${colour("evidence", "#FFE7A3", "#4B3D0E")};` +
    `text-decoration:underline solid 1px ${colour("evidence-line", "#8A6A00", "#E3B93C")};text-underline-offset:.38em}`;
  const lit = [...Object.keys(FAMILIES).map((family) => `active-${family}`), "evidence"];
  return [
    ...marks,
    evidence,
    `@media(forced-colors:active){${on(...lit)}{background-color:Highlight;color:HighlightText}}`,
    `@media print{${on(...lit, ...Object.keys(FAMILIES))}{text-decoration:none;background-color:transparent}}`,
  ].join("\n");
}
