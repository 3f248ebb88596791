/** The element: attributes, states, lifecycle, events. Finding the story, reading it and drawing the card are loaded when a card is wanted. */
import { baseStyles } from "./card/base-styles.js";
import { h } from "./card/dom.js";
import { takeLook } from "./card/look.js";
import { pause, settled } from "./card/settled.js";
import { isWasmBlocked, stateBar, stateBox } from "./card/states.js";
import { attend, DOCKED, whenSeen } from "./card/surroundings.js";
import { warm } from "./engine/run.js";
import { fetchLanguage, Messages } from "./i18n/messages.js";

/** @import { Analysis, Corrections, Span } from "./analysis.d.ts" */
/** @import { Card, Shape } from "./card/card.js" */
/** @import { StateView } from "./card/states.js" */
/** @import { Fit } from "./card/reading.js" */
/** @import { Story } from "./page/article.js" */
/** @import { Level } from "./card/marks.js" */
/** @import { Watch } from "./page/watch.js" */
/** @typedef {{analysis: Analysis, fit: Fit}} Source an analysis before its corrections */
/** @typedef {"idle" | "loading" | "ready" | "empty" | "not-english" | "no-wasm" | "too-long" | "stale" | "error"} State */

/** ms of loading that pass without a word (ui-spec.md, 5) */
const PATIENCE = 300;
/** em of the card's own size: under this slot width there is only the button */
const NARROW = 16;
/** MB that the first reading on a site downloads (`cargo xtask size`), told before a reader asks for it */
const DOWNLOAD = 1.2;

/** @type {CSSStyleSheet | undefined} */
let styles;

/** On a server there is no HTMLElement; importing this file must not fail there. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class NutgrafCard extends Base {
  static observedAttributes = ["for", "src", "published", "variant", "load", "marks", "theme", "heading-level", "lang", "quiet", "confidence"];

  /** @type {HTMLElement | null} */ #root = null;
  /** @type {HTMLElement | null} */ #slot = null;
  /** @type {HTMLElement | null} */ #live = null;
  /** @type {Card | null} */ #card = null;
  /** @type {Story | null} */ #story = null;
  /** @type {Analysis | null} */ #analysis = null;
  /** @type {Watch | null} of the page that the story stands in */ #watcher = null;
  /** @type {Source | null} */ #source = null;
  /** @type {{value: Corrections} | null} the corrections set on the element */ #own = null;
  /** @type {Error | null} */ #refused = null;
  /** @type {Promise<string> | null} the stored analysis that was asked for */ #kept = null;
  /** @type {StateView} */ #view = {};
  /** @type {Shape | null} */ #shape = null;
  /** @type {AbortController | null} of the reading now in progress */ #reading = null;
  /** @type {AbortController | null} of everything listened to while connected */ #connected = null;
  #ready = settled();
  #hooks = { moved: () => void this.#card?.renew(), edited: (/** @type {Story} */ now) => void this.#read({ now }), other: () => this.#other() };
  #wanted = false;
  #part = false;
  #looked = false;
  #width = 0;

  connectedCallback() {
    // Set before the element was defined: a property of its own hides the class's.
    if (Object.hasOwn(this, "corrections")) {
      const { corrections } = this;
      delete (/** @type {{corrections?: Corrections | null}} */ (this).corrections);
      this.corrections = corrections;
    }
    this.#build();
    this.#connected = new AbortController();
    attend(this, this.#connected.signal, () => this.#looked && this.#look(), (width) => this.#reshape(width));
    this.#reshape();
    this.#await(() => (this.#to("idle", this.#idle()), this.#schedule()));
  }

  disconnectedCallback() {
    this.#connected?.abort();
    this.#rest();
    this.removeAttribute("state");
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.#connected || this.#connected.signal.aborted || before === now) return;
    if (name === "theme") this.#look();
    else if (/^(for|src|published)$/.test(name) && this.#wanted) void this.refresh().catch(() => {});
    else if (name === "for" || name === "published") return;
    else if (name === "load") this.state === "idle" && this.#schedule();
    else if (name === "marks" && this.#card) void this.#card.mark(this.marks);
    else this.#await(() => {
      this.#reshape();
      if (this.state === "ready" && name !== "variant" && name !== "quiet") void this.refresh().catch(() => {});
      else if (this.state === "idle") this.#to("idle", this.#idle()), this.#schedule();
      else this.#draw();
    });
  }

  /** Acts when the interface's language is there: at once in English. @param {() => void} act */
  #await(act) {
    const { signal } = /** @type {AbortController} */ (this.#connected);
    const coming = fetchLanguage(this.#lang);
    if (coming) void coming.then(() => signal.aborted || act());
    else act();
  }

  // Attributes as properties

  get for() { return this.getAttribute("for") ?? ""; }
  set for(value) { this.setAttribute("for", value); }
  get src() { return this.getAttribute("src") ?? ""; }
  set src(value) { this.setAttribute("src", value); }
  get published() { return this.getAttribute("published") ?? ""; }
  set published(value) { this.setAttribute("published", value); }
  /** @returns {Shape} */
  get variant() { return oneOf(this.getAttribute("variant"), ["button", "inline", "panel"]); }
  set variant(value) { this.setAttribute("variant", value); }
  /** @returns {"visible" | "idle" | "request" | "now"} */
  get load() {
    if (!this.#isStored && /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData) return "request";
    return oneOf(this.getAttribute("load"), [this.variant === "button" && !this.#isStored ? "request" : "visible", "visible", "idle", "request", "now"]);
  }
  set load(value) { this.setAttribute("load", value); }
  /** @returns {Level} */
  get marks() { return oneOf(this.getAttribute("marks"), ["first", "all", "off"]); }
  set marks(value) { this.setAttribute("marks", value); }
  /** @returns {"auto" | "light" | "dark"} */
  get theme() { return oneOf(this.getAttribute("theme"), ["auto", "light", "dark"]); }
  set theme(value) { this.setAttribute("theme", value); }
  get headingLevel() { return Number(oneOf(this.getAttribute("heading-level"), ["2", "3", "4", "5", "6"])); }
  set headingLevel(value) { this.setAttribute("heading-level", String(value)); }
  get quiet() { return this.hasAttribute("quiet"); }
  set quiet(value) { this.toggleAttribute("quiet", value); }
  /** The bars for plain and likely of every fact, "0.9 0.6"; empty: those of card/bars.js. */
  get confidence() { return this.getAttribute("confidence") ?? ""; }
  set confidence(value) { this.setAttribute("confidence", value); }
  /** @returns {State} */
  get state() { return /** @type {State} */ (this.getAttribute("state") ?? "idle"); }

  /** The analysis shown, corrections applied, or null. */
  get analysis() { return this.#analysis; }
  /** An editor's corrections: those set here, else those of the stored analysis. */
  get corrections() { return this.#own?.value ?? this.#source?.analysis.corrections ?? null; }
  set corrections(value) {
    this.#own = value && { value };
    if (this.state !== "ready") return;
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    void this.#present(/** @type {Story} */ (this.#story), false, signal).catch((/** @type {unknown} */ error) => this.#fail(error, signal));
  }
  /** Why the stored analysis is not what is shown, or null. */
  get srcError() { return this.#refused; }
  /** The text that was read: what the offsets index. */
  get text() { return this.#story?.text ?? ""; }
  /** Settles with the analysis, or rejects with the error. */
  get ready() { return this.#ready.promise; }

  /** The words of a span in the page; null where the page no longer has them. @param {{start: number, end: number}} span */
  rangeOf({ start, end }) {
    return this.#story?.map.rangeOf(start, end) ?? null;
  }

  /** Reads the story anew. @returns {Promise<Analysis>} */
  refresh() {
    void this.#read();
    return this.ready;
  }

  // Reading

  /** Waits for what `load` says. */
  #schedule() {
    const signal = /** @type {AbortController} */ (this.#connected).signal;
    const want = () => void (this.#wanted || this.#read());
    if (this.#wanted || this.load === "now") void this.#read();
    else if (this.load === "idle") (globalThis.requestIdleCallback ?? setTimeout)(() => !signal.aborted && this.load === "idle" && want());
    else if (this.load === "visible") whenSeen(this, signal, () => this.load === "visible" && want());
  }

  /** @param {{part?: boolean, asked?: boolean, now?: Story | null}} [options] part: only the first part of a long text; asked: the reader pressed the button; now: the story, edited while its card is shown */
  async #read({ part = false, asked = false, now = null } = {}) {
    this.#wanted = true;
    this.#part = part ||= now !== null && this.#part;
    const before = now && this.#card;
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    if (this.#ready.done) this.#ready = settled();
    const stored = (now && this.#kept) || this.#stored(signal);
    await fetchLanguage(this.#lang);
    if (signal.aborted) return;
    const m = this.#messages;
    try {
      if (!stored && typeof WebAssembly === "undefined") throw new Error("no WebAssembly");
      if (!before) this.#to("loading", { stage: 1, text: m.t("stage.start") }, PATIENCE, signal);
      // The engine is the longest to fetch: begun before the story is found, unless the page has none where it should be.
      if (!stored && !now && (!this.for || document.getElementById(this.for))) warm();
      const { read, Watch } = await import("./card/reading.js");
      if (signal.aborted) return;
      if (!now) this.#watcher?.stop(), this.#watcher = new Watch(this.ownerDocument, this.for || null, this.#hooks);
      const { state, text, action, story, analysis, fit, error, refused } = await read({
        watch: /** @type {Watch} */ (this.#watcher), story: now, published: this.published, part, stored, signal, m,
        begun: () => {
          this.#view = { stage: 2, text: m.t("stage.read") };
          if (this.#slot?.querySelector(".prog")) this.#draw();
        },
      });
      if (signal.aborted) return;
      if (!before || state !== "ready") this.#drop();
      this.#source = analysis && fit ? { analysis, fit } : null;
      this.#refused = refused ?? null;
      this.#kept = stored;
      if (state === "ready" && story) return await this.#present(story, asked, signal);
      this.#story = story ?? null;
      this.#analysis = analysis ?? null;
      this.#to(state, { text, ...(action && { action, short: m.t("toolong.short"), act: () => void this.#read({ part: true, asked: true }) }) });
      if (analysis) this.#ready.resolve(analysis);
      else if (error) this.#ready.reject(error);
    } catch (error) {
      if (before && !signal.aborted) this.#ready.reject(error);
      else this.#fail(error, signal);
    }
  }

  /** An analysis made beforehand, as JSON: from `src`, or from inside the element. @param {AbortSignal} signal */
  #stored(signal) {
    const { src } = this;
    const file = src ? fetch(src, { signal }).then((r) => r.ok ? r.text() : Promise.reject(new Error(`${src}: HTTP ${r.status}`)))
      : this.#inside && Promise.resolve(this.#inside.textContent);
    file?.catch(() => {});
    return file;
  }

  get #isStored() {
    return Boolean(this.src || this.#inside);
  }

  get #inside() {
    return this.querySelector('script[type="application/json"]');
  }

  /** @param {unknown} error @param {AbortSignal} signal */
  #fail(error, signal) {
    if (signal.aborted) return;
    const m = this.#messages;
    this.#drop();
    const code = String(/** @type {{code?: unknown}} */ (error)?.code ?? "not-loaded");
    if (code !== "bad-analysis" && (typeof WebAssembly === "undefined" || (code === "load-failed" && isWasmBlocked()))) this.#to("no-wasm", { text: m.t("nowasm") });
    else this.#to("error", { text: m.t("error"), short: m.t("error.short"), gloss: m.t("error.code", { code }), action: m.t("error.button"), act: () => void this.#read({ asked: true }) });
    this.#ready.reject(error);
  }

  /** Shows what was read, with its corrections. @param {Story} story @param {boolean} asked @param {AbortSignal} signal @returns {Promise<void>} */
  async #present(story, asked, signal) {
    const { analysis: read, fit } = /** @type {Source} */ (this.#source);
    const own = this.#own;
    const analysis = this.corrections ? fit((await import("./card/corrections.js")).corrected(read, own)) : fit(read);
    const { Card: Drawn } = await import("./card/reading.js");
    if (signal.aborted) return;
    await this.#show(Drawn, story, analysis, asked, signal);
    if (signal.aborted) return;
    if (own !== this.#own) return this.#present(story, asked, signal);
    this.#ready.resolve(analysis);
  }

  /** In steps, for the page to go on between them. @param {typeof Card} Drawn @param {Story} story @param {Analysis} analysis @param {boolean} asked @param {AbortSignal} signal */
  async #show(Drawn, story, analysis, asked, signal) {
    const [plain = 0, likely = plain] = this.confidence.match(/[\d.]+/g)?.map(Number) ?? [];
    /** @type {[number, number] | null} */
    const bar = plain ? [plain, likely] : null;
    const m = this.#messages;
    const brief = await Drawn.prepare(analysis, story.text, bar, m);
    if (signal.aborted) return;
    const before = this.#card;
    this.#story = story;
    this.#analysis = analysis;
    this.#watcher?.show(story);
    this.#look();
    if (!before) await pause();
    if (signal.aborted) return;
    this.#card = new Drawn({
      root: /** @type {HTMLElement} */ (this.#root), slot: /** @type {HTMLElement} */ (this.#slot), m, level: this.headingLevel, bar,
      announce: (words) => this.#announce(words),
      select: (span) => this.#emit("nutgraf-select", span),
    }, story, brief, this.marks);
    if (before) return this.#card.succeed(before), this.#emit("nutgraf-state", "ready");
    await pause();
    if (signal.aborted) return;
    this.#to("ready", {});
    if (asked && this.variant === "button") this.#card.toggle(true);
    this.#announce(this.#card.greeting);
  }

  /** Another story in the page, or none any more: read where nobody has to ask for it. */
  #other() {
    this.#drop();
    if (this.load !== "request") return void this.#read();
    this.#rest();
    this.#wanted = false;
    this.#to("idle", this.#idle());
  }

  #rest() {
    this.#reading?.abort();
    this.#watcher?.stop();
    this.#drop();
  }

  #drop() {
    this.#card?.dispose();
    this.#card = this.#story = this.#analysis = this.#source = this.#refused = null;
  }

  // Showing

  get #lang() {
    return this.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
  }

  get #messages() {
    return new Messages(this.#lang);
  }

  /** @returns {StateView} */
  #idle() {
    if (this.load !== "request") return {};
    const m = this.#messages;
    return { text: m.t("idle.text"), action: m.t("idle.button"), ...(!this.#isStored && { size: m.t("idle.size", { size: DOWNLOAD }) }), act: () => void this.#read({ asked: true }) };
  }

  /** @param {State} state @param {StateView} view @param {number} [wait] ms before it is drawn @param {AbortSignal} [signal] that calls the drawing off */
  #to(state, view, wait = 0, signal) {
    const changed = this.state !== state || !this.hasAttribute("state");
    this.#view = view;
    this.setAttribute("state", state);
    const draw = () => {
      if (signal?.aborted || this.state !== state) return;
      this.#draw();
      this.#announce(state === "idle" || state === "no-wasm" ? "" : (view.text ?? ""));
    };
    if (wait) setTimeout(draw, wait);
    else draw();
    if (changed) this.#emit("nutgraf-state", state);
  }

  #draw() {
    const slot = /** @type {HTMLElement} */ (this.#slot);
    const shadow = /** @type {ShadowRoot} */ (this.shadowRoot);
    const held = slot.contains(shadow.activeElement);
    const { state } = this;
    const shape = /** @type {Shape} */ (this.#shape);
    const m = this.#messages;
    Object.assign(/** @type {HTMLElement} */ (this.#root), { lang: m.lang, dir: m.dir });
    if (!this.#looked && (this.#view.text || this.#view.action)) this.#look();
    if (state === "ready") this.#card?.show(shape);
    else if (this.quiet || (state === "idle" && !this.#view.action)) slot.replaceChildren();
    else {
      slot.replaceChildren(shape === "button" ? stateBar(this.#view, m, state === "idle") : stateBox(this.#view, m, this.headingLevel));
    }
    if (held) (/** @type {HTMLElement | null} */ (slot.querySelector("[data-toggle], button")) ?? slot).focus({ preventScroll: true });
  }

  /** @param {string} words */
  #announce(words) {
    if (this.#live) this.#live.textContent = words;
  }

  /** @param {string} type @param {State | Span} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #build() {
    if (this.#root) return;
    styles ??= baseStyles();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styles];
    this.#slot = h("div", { class: "slot", tabindex: -1 });
    this.#live = h("div", { class: "sr", role: "status" });
    this.#root = h("div", { class: "root" }, this.#slot, this.#live);
    shadow.append(this.#root);
  }

  #look() {
    this.#looked = true;
    const block = this.#story?.blocks.find((b) => b.kind === "paragraph");
    const words = block ? this.#story?.map.rangeOf(block.start, block.start + 1)?.startContainer.parentElement : null;
    if (this.#root) takeLook(this, this.#root, this.theme, words ?? null);
    this.#card?.marks.look();
  }

  /** Which variant the present width gives; drawn again only where it changes. @param {number} [width] px; what is not known is wide enough */
  #reshape(width = 0) {
    const slot = /** @type {HTMLElement} */ (this.#slot);
    const { variant } = this;
    this.#width = width || this.#width;
    const narrow = this.#width > 0 && this.#width < NARROW * parseFloat(getComputedStyle(this).fontSize);
    const shape = narrow || variant === "button" ? "button" : variant === "panel" && matchMedia(DOCKED).matches ? "panel" : "inline";
    if (shape === this.#shape) return;
    this.#shape = slot.dataset.shape = shape;
    if (this.hasAttribute("state")) this.#draw();
  }
}

/** @template {string} T @param {string | null} value @param {T[]} values the first is the default @returns {T} */
const oneOf = (value, values) => values.find((v) => v === value) ?? /** @type {T} */ (values[0]);
