// Keeps up with a page that changes: the story arrives late, is edited, drawn anew, or makes way for another. Looks, and changes nothing.
import { compare } from "./common.js";
import { readStory } from "./article.js";

/** @typedef {import("./article.js").Story} Story */
/** What there is to do about it.
 * @typedef {object} Hooks
 * @property {() => void} moved             the shown story's words stand elsewhere, or some are gone: its map has followed
 * @property {(now: Story) => void} edited  the story reads differently, and is to be read again
 * @property {() => void} other             another story stands in the page, or none, or the first one */

/** ms of rest after a change before the page is looked at, and the longest that a page which never rests puts that off. */
const QUIET = 400, LONGEST = 3000;
/** ms between two looks where a part of the page changes again and again and none of it is the story's: a clock, comments. */
const SELDOM = 30_000;
/** ms that the first look waits for a story that is not there yet; ms for which all of the page is watched after its address changed. */
const LATE = 3000, ARRIVING = 10_000;
/** Least ms between two readings of one story; doubled each time, up to the second number, while it goes on changing. */
const READ_AGAIN = 3000, READ_SELDOM = 60_000;
/** A text that shares less with the one before is another story. */
const SAME = 0.5;

/** Attributes by which pages show and hide. */
const SHOWING = ["hidden", "open", "class", "style"];
const ALL = { childList: true, characterData: true, subtree: true };

export class Watch {
  #document;
  #selector;
  #hooks;
  /** On the card. @type {Story|null} */ #shown = null;
  /** Last seen in the page. @type {Story|null} */ #seen = null;
  #observer = new MutationObserver((records) => this.#stir(records));
  #done = new AbortController();
  /** Ends the wait for a late story. @type {(() => void)|undefined} */ #wake;
  #found = false;
  /** Of the look to come: its timer, the ms of rest that it waits for, and since when. @type {ReturnType<typeof setTimeout>|undefined} */ #timer;
  #rest = Infinity;
  #since = 0;
  #isLooking = false;
  /** Where the page has changed since the last look, and whether there may be new words. @type {Set<Node>} */ #places = new Set();
  #isFresh = false;
  /** What may have been shown or hidden since. @type {Set<Element>} */ #toggled = new Set();
  /** How often changes at a place were none of the story's. @type {WeakMap<Node, number>} */ #idle = new WeakMap();
  /** Looks at a page that has no story. */ #vain = 0;
  /** What holds words of the story. @type {Set<Node>} */ #holders = new Set();
  #address;
  #arrivingUntil = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #again;
  #nextReading = 0;
  #pace = READ_AGAIN;

  /** @param {Document} document @param {string|null} selector as for `readStory` @param {Hooks} hooks */
  constructor(document, selector, hooks) {
    this.#document = document;
    this.#selector = selector;
    this.#hooks = hooks;
    this.#address = addressOf(document);
    const { signal } = this.#done;
    const view = /** @type {Window & {navigation?: EventTarget}} */ (document.defaultView);
    for (const [target, type] of /** @type {const} */ ([[view, "popstate"], [view.navigation, "currententrychange"]])) target?.addEventListener(type, () => this.#navigated(), { signal });
  }

  /** The page's story; where there is none yet, waits for it a little. @returns {Promise<Story|null>} */
  async find() {
    if (this.#document.readyState === "loading") await new Promise((resolve) => this.#document.addEventListener("DOMContentLoaded", resolve, { signal: this.#done.signal }));
    this.#observer.observe(this.#document, ALL);
    const end = performance.now() + LATE;
    for (;;) {
      this.#places.clear();
      const story = await readStory(this.#document, this.#selector);
      if (this.#done.signal.aborted) return null;
      const left = end - performance.now();
      if (story || left <= 0) {
        this.#found = true;
        this.#seen = this.#shown = story;
        // What changed while it was read may be missing.
        if (this.#places.size || this.#observer.takeRecords().length) this.#isFresh = true, this.#plan(QUIET);
        this.#observe();
        return story;
      }
      if (!this.#places.size) await new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => (clearTimeout(timer), resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, QUIET / 4));
    }
  }

  /** The card now shows what was read of this story. @param {Story} story */
  show(story) {
    this.#shown = story;
    if (this.#seen && this.#seen !== story) follow(story, this.#seen, compare(story, this.#seen).runs);
  }

  stop() {
    this.#done.abort();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#wake?.();
  }

  /** The story and all in it, shadow roots too; its words elsewhere; and what it all stands in, from which it may be taken.
   * The whole page only where a story is still to come. */
  #observe() {
    this.#observer.disconnect();
    this.#holders.clear();
    const story = this.#seen;
    if (!story || performance.now() < this.#arrivingUntil) this.#observer.observe(this.#document, ALL);
    if (!story) return;
    const { root, nodes } = story.map;
    /** @type {Set<Node>} */
    const scopes = new Set([root]);
    for (const node of nodes) {
      const scope = node.getRootNode();
      if (scope instanceof ShadowRoot && scope !== root.getRootNode()) scopes.add(scope);
      else if (!root.contains(node) && node.parentElement) scopes.add(node.parentElement);
      for (let at = above(node); at && !this.#holders.has(at); at = above(at)) this.#holders.add(at);
    }
    for (const node of this.#holders) if (!root.contains(node)) this.#observer.observe(node, { childList: true });
    for (const node of scopes) this.#observer.observe(node, { ...ALL, attributes: true, attributeFilter: SHOWING });
  }

  /** @param {MutationRecord[]} records */
  #stir(records) {
    for (const { target, type, addedNodes } of records) {
      this.#places.add(target);
      if (type === "attributes") this.#toggled.add(/** @type {Element} */ (target));
      else this.#isFresh ||= type === "characterData" || [...addedNodes].some(hasWords);
    }
    if (!this.#found) return this.#wake?.();
    this.#plan(Math.min(...records.map(({ target }) => this.#patience(target))));
  }

  /** ms of rest to wait for after a change here. @param {Node} target */
  #patience(target) {
    // Whether an element of that name is there is quickly seen; to search the page for a story is not.
    if (!this.#seen) return this.#selector ? QUIET : Math.min(QUIET * 2 ** this.#vain, SELDOM);
    return Math.min(QUIET * 2 ** (this.#idle.get(this.#placeOf(target)) ?? 0), this.#holders.has(target) ? LONGEST : SELDOM);
  }

  /** The largest part of the page around a change that holds nothing of the story. @param {Node} target @returns {Node} */
  #placeOf(target) {
    let place = target;
    if (this.#holders.has(place)) return place;
    for (let at = above(place); at && !this.#holders.has(at); at = above(at)) place = at;
    return place;
  }

  /** Looks once the page has rested for so long, or has not for too long. @param {number} rest ms */
  #plan(rest) {
    if (this.#done.signal.aborted) return;
    const now = performance.now();
    if (rest < this.#rest) {
      this.#rest = rest;
      this.#since = now;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), Math.min(this.#rest, this.#since + Math.max(LONGEST, this.#rest) - now));
  }

  async #look() {
    if (this.#isLooking) return this.#plan(QUIET);
    const places = [...this.#places];
    const isIntact = this.#seen?.map.isIntact ?? false;
    const isShown = [...this.#toggled].some((element) => this.#holders.has(element) || (hasWords(element) && element.checkVisibility()));
    let isIdle = isIntact && !this.#isFresh && !isShown;
    this.#rest = Infinity;
    this.#places.clear();
    this.#toggled.clear();
    this.#isFresh = false;
    if (!isIdle) {
      this.#isLooking = true;
      const now = await readStory(this.#document, this.#selector);
      this.#isLooking = false;
      if (this.#done.signal.aborted) return;
      isIdle = !this.#isChanged(now, isIntact);
    }
    // What was looked at for nothing is looked at less often.
    if (!this.#seen) this.#vain += 1;
    else if (isIdle) for (const place of new Set(places.map((node) => this.#placeOf(node)))) this.#idle.set(place, (this.#idle.get(place) ?? 0) + 1);
  }

  /** Takes in what the page says now. @param {Story|null} now @param {boolean} isIntact whether the words known before still stand */
  #isChanged(now, isIntact) {
    const seen = this.#seen;
    const shown = this.#shown;
    if (!seen || !shown || !now) {
      if (seen || now) this.#hooks.other();
      return Boolean(seen || now);
    }
    const isSame = now.text === seen.text;
    if (isSame && isIntact && now.root === seen.root) return false;
    const { runs, share } = compare(shown, now);
    if (share < SAME) {
      this.#hooks.other();
      return true;
    }
    follow(shown, now, runs);
    if (!isSame) this.#seen = now;
    else if (seen !== shown) follow(seen, now, compare(seen, now).runs);
    this.#observe();
    this.#hooks.moved();
    if (!isSame) this.#readAgain();
    return true;
  }

  #readAgain() {
    const now = performance.now();
    clearTimeout(this.#again);
    if (now < this.#nextReading) {
      this.#again = setTimeout(() => this.#readAgain(), this.#nextReading - now);
      return;
    }
    if (now > this.#nextReading + this.#pace) this.#pace = READ_AGAIN;
    this.#nextReading = now + this.#pace;
    this.#pace = Math.min(this.#pace * 2, READ_SELDOM);
    if (this.#seen && this.#seen !== this.#shown) this.#hooks.edited(this.#seen);
  }

  /** The address may have changed: another story may be on its way. */
  #navigated() {
    const address = addressOf(this.#document);
    if (address === this.#address) return;
    this.#address = address;
    this.#arrivingUntil = performance.now() + ARRIVING;
    this.#idle = new WeakMap();
    this.#vain = 0;
    this.#pace = READ_AGAIN;
    this.#nextReading = 0;
    this.#isFresh = true;
    if (this.#found) this.#observe(), this.#plan(QUIET);
  }
}

/** Leaves the offsets of a story as they are and puts its words where the page now has them. @param {Story} story @param {Story} now @param {import("./common.js").Run[]} runs */
function follow(story, now, runs) {
  story.map.follow(now.map, runs);
  story.root = now.root;
}

/** @param {Node} node */
const hasWords = (node) => /\S/.test(node.textContent ?? "");

/** @param {Node} node @returns {Node|null} */
const above = (node) => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** Without the part that only scrolls. @param {Document} document */
const addressOf = ({ defaultView }) => (defaultView ? defaultView.location.pathname + defaultView.location.search : "");
