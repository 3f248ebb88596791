// What an element says about itself: tag, role, class and component names → a set of flags. No DOM but attributes.
import * as rules from "./rules.js";

/** Bits of `hintsOf`. INLINE_SKIP and HIDDEN end the walk into an element, the others are weighed later. */
export const FRAME = 1, DOUBTFUL = 2, INLINE_SKIP = 4, HIDDEN = 8, BODY = 16, HEADLINE = 32, STANDFIRST = 64, BYLINE = 128,
  TIME = 256, CAPTION = 512, CREDIT = 1024, PULL = 2048;

/** Attributes whose words count as class names do. */
const naming = new Set(["class", "id", "data-component", "data-component-name", "data-testid", "data-qa", "data-module", "aria-label"]);
/** All attributes that are looked at, here and in walk.js. */
const TELLING = new Set([...naming, "role", "itemprop", "name", "rel", "style", "hidden", "aria-hidden", "href", "open"]);
/** @type {Map<string, string>} */
const NONE = new Map();
/** What microdata says. @type {Record<string, number>} */
const PROPERTIES = {
  articleBody: BODY, headline: HEADLINE, author: BYLINE, datePublished: TIME, dateModified: TIME, description: STANDFIRST, alternativeHeadline: STANDFIRST,
};
/** A label longer than this is a sentence, no name. */
const LONGEST_LABEL = 4;

const guards = new Set(rules.GUARD_WORDS);
const frameTags = new Set(rules.FRAME_TAGS);
const frameRoles = new Set(rules.FRAME_ROLES);

/** First word of an entry → entries: the words of each and its flag. @type {Map<string, {words: string[], flag: number, atStart: boolean}[]>} */
const entries = new Map();
for (const [list, flag] of /** @type {[string[], number][]} */ ([
  [rules.FRAME_WORDS, FRAME], [rules.DOUBTFUL_WORDS, DOUBTFUL], [rules.INLINE_SKIP_WORDS, INLINE_SKIP], [rules.HIDDEN_WORDS, HIDDEN],
  [rules.BODY_WORDS, BODY], [rules.HEADLINE_WORDS, HEADLINE], [rules.STANDFIRST_WORDS, STANDFIRST], [rules.BYLINE_WORDS, BYLINE],
  [rules.TIME_WORDS, TIME], [rules.CAPTION_WORDS, CAPTION], [rules.CREDIT_WORDS, CREDIT], [rules.PULL_WORDS, PULL],
])) {
  for (const entry of list) {
    const words = entry.replace("^", "").split(" ");
    entries.set(words[0], [...(entries.get(words[0]) ?? []), { words, flag, atStart: entry.startsWith("^") }]);
  }
}

/** @type {Map<string, number>} */
const known = new Map();

/** The attributes of an element that say something here; asked for once, because a page has thousands of elements.
 * @param {Element} element @returns {Map<string, string>} */
export function attributesOf(element) {
  const names = element.getAttributeNames();
  if (names.length === 0) return NONE;
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const name of names) if (TELLING.has(name)) found.set(name, element.getAttribute(name) ?? "");
  return found;
}

/** The flags of one element. @param {Map<string, string>} attributes @param {string} tag @returns {number} */
export function hintsOf(attributes, tag) {
  if (tag === "html" || tag === "body" || tag === "main") return 0;
  let flags = (frameTags.has(tag) ? FRAME : 0) | (tag === "figcaption" ? CAPTION : tag === "time" ? TIME : 0);
  for (const [name, value] of attributes) {
    if (name === "role") flags |= frameRoles.has(value) ? FRAME : 0;
    else if (naming.has(name) && !(name === "aria-label" && value.trim().split(/\s+/).length > LONGEST_LABEL)) flags |= flagsOfNames(value);
    else if (name === "itemprop") flags |= PROPERTIES[value] ?? 0;
    else if (name === "name" && value === "articleBody") flags |= BODY;
    else if (name === "rel" && value === "author") flags |= BYLINE;
  }
  return flags;
}

/** @param {string} names class names, separated by white space @returns {number} */
function flagsOfNames(names) {
  const before = known.get(names);
  if (before !== undefined) return before;
  let flags = 0;
  const tokens = names.split(/\s+/);
  const responsive = tokens.some((token) => /:(block|flex|grid|inline|contents)|-(block|flex)$/.test(token));
  for (const token of tokens) flags |= flagsOfWords(wordsOf(token));
  if (responsive) flags &= ~HIDDEN;
  known.set(names, flags);
  return flags;
}

/** `storyHeader__top-2` → story header top 2. @param {string} name @returns {string[]} */
export function wordsOf(name) {
  return name.replace(/([a-z0-9])(?=[A-Z])/g, "$1 ").replace(/([A-Za-z])(?=[0-9])/g, "$1 ").toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
}

/** @param {string[]} words @returns {number} */
function flagsOfWords(words) {
  if (words.length === 0 || guards.has(words[0])) return 0;
  let flags = 0;
  words.forEach((word, at) => {
    for (const entry of entries.get(word) ?? []) {
      if ((entry.atStart && at > 0) || !entry.words.every((part, i) => words[at + i] === part)) continue;
      // "hidden-print" and "hide-on-mobile" are seen: such a word tells only where the name says nothing else.
      if (entry.flag === HIDDEN && entry.words.length < words.length) continue;
      flags |= entry.flag;
    }
  });
  return flags;
}
