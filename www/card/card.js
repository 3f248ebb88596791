/** The ready card: an analysis as one line, as short facts, or as the panel with its tabs; and what its facts do to the article. */
import { Highlights } from "../page/highlight.js";
import { offerBack } from "./back.js";
import { Brief, isDate } from "./brief.js";
import { h } from "./dom.js";
import { fit } from "./fit.js";
import { notes, toolbar } from "./foot.js";
import { icon } from "./icons.js";
import { Layer } from "./layer.js";
import { Marks, pause } from "./marks.js";
import { keepPlace } from "./renewal.js";
import { isPhone, Sheet } from "./sheet.js";
import { title } from "./states.js";
import { cardStyles } from "./styles.js";
import { FEW_FIGURES, figures, people, places, shortFacts, summary, timeline } from "./tabs.js";
import { editorsNote, reveal } from "./views.js";

/** @import { Analysis, Span } from "../analysis.d.ts" */
/** @import { Bar } from "./bars.js" */
/** @import { Extent } from "./brief.js" */
/** @import { Story } from "../page/article.js" */
/** @import { Messages } from "../i18n/messages.js" */
/** @typedef {"button" | "inline" | "panel"} Shape */
/** @typedef {{id: "brief" | "who" | "where" | "when" | "figures", count: number, render: (card: Card) => Node[]}} Tab */
/**
 * @typedef {object} Frame what the element gives the card
 * @property {HTMLElement} root @property {HTMLElement} slot @property {Messages} m @property {number} level of the heading
 * @property {(words: string) => void} announce @property {(span: Span) => void} select @property {Bar | null} bar the publisher's own
 */

/** @type {CSSStyleSheet | undefined} */
let styles;

export class Card {
  /** Whether lists are drawn whole, as on paper. */
  isWhole = false;
  /** @type {Tab[]} */
  #tabs;
  #frame;
  #story;
  #opened = false;
  #collapsed = false;
  /** @type {Shape} */
  #shape = "inline";
  /** @type {Tab["id"] | undefined} */
  #tab;
  #pinned = false;
  /** @type {Sheet | null} */
  #sheet = null;
  #done = new AbortController();

  /** What a card is made of, in steps, for the page to go on between them. @param {Analysis} analysis @param {string} text @param {Bar | null} bar @param {Messages} m */
  static async prepare(analysis, text, bar, m) {
    await pause();
    styles ??= cardStyles();
    await pause();
    m.n(0); // the first formatter of a page is the dear one
    await pause();
    const brief = new Brief(analysis, text, bar);
    await pause();
    return brief;
  }

  /** @param {Frame} frame @param {Story} story @param {Brief} brief @param {import("./marks.js").Level} level of the marks */
  constructor(frame, story, brief, level) {
    this.#frame = frame;
    this.#story = story;
    this.root = frame.root;
    this.m = frame.m;
    this.level = frame.level;
    this.brief = brief;
    const shadow = /** @type {ShadowRoot} */ (frame.root.getRootNode());
    shadow.adoptedStyleSheets = [...new Set([...shadow.adoptedStyleSheets, (styles ??= cardStyles())])];
    this.#tabs = this.#presentTabs();
    this.#tab = this.#tabs[0]?.id;
    const forced = matchMedia("(forced-colors: active)").matches;
    this.marks = new Marks(this.brief, story.map, new Highlights(story.map), forced ? "off" : level);
    this.layer = new Layer(this, this.marks, story, frame.root);
    this.begun = this.marks.begin().then(pause).then(() => void (this.#done.signal.aborted || this.layer.reseat()));
    const { signal } = this.#done;
    addEventListener("beforeprint", () => this.#printsWhole && frame.slot.append(this.printable()), { signal });
    addEventListener("afterprint", () => frame.slot.querySelector(".print")?.remove(), { signal });
  }

  /** With the page the whole brief is printed where it is open or comes after the story; above a story its short facts are. */
  get #printsWhole() {
    const { host } = /** @type {ShadowRoot} */ (this.root.getRootNode());
    const { DOCUMENT_POSITION_FOLLOWING: after, DOCUMENT_POSITION_CONTAINED_BY: inside } = Node;
    return this.#open !== null || (this.#story.root.compareDocumentPosition(host) & (after | inside)) === after;
  }

  /** @returns {Tab[]} */
  #presentTabs() {
    const { facts, sentences, figures: numbers, people: persons, orgs, others, places: spots, dates, undated } = this.brief;
    const told = facts.length + sentences.length;
    const own = numbers.length > FEW_FIGURES || (!told && numbers.length > 0);
    return /** @type {(Tab & {some: boolean})[]} */ ([
      { id: "brief", some: told > 0, count: 0, render: summary },
      { id: "who", some: persons.length + orgs.length + others.length > 0, count: persons.length + orgs.length, render: people },
      { id: "where", some: spots.length > 0, count: spots.length, render: places },
      { id: "when", some: dates.length + undated.length > 0, count: dates.length, render: timeline },
      { id: "figures", some: own, count: numbers.length, render: figures },
    ]).filter((tab) => tab.some);
  }

  /** "4 people, 9 places, 4 dates"; kinds that are not there are not counted. */
  get counts() {
    const { people: persons, orgs, places: spots, dates, figures: numbers } = this.brief;
    const t = this.m.t.bind(this.m);
    const all = [persons.length && t("count.people", { n: persons.length }), !persons.length && orgs.length && t("count.orgs", { n: orgs.length }),
      spots.length && t("count.places", { n: spots.length }), dates.length && t("count.dates", { n: dates.length })].filter((c) => typeof c === "string");
    return all.length || !numbers.length ? all : [t("count.figures", { n: numbers.length })];
  }

  /** What is announced when the brief is there. */
  get greeting() {
    return [this.m.t("ready.sr", { counts: this.m.list(this.counts) }), ...this.notices()].join(". ");
  }

  /** Draws the card in a shape; a panel that the reader opened or closed stays so. @param {Shape} [shape] */
  show(shape = this.#shape) {
    this.#shape = shape;
    const open = shape === "panel" ? !this.#collapsed : this.#opened;
    const { slot } = this.#frame;
    slot.replaceChildren(open ? this.#panel() : shape === "inline" ? this.#inline() : this.#bar());
    slot.classList.toggle("open", open);
    if (!open && shape === "inline") fit(slot);
  }

  /** @param {boolean} open in place (on phones as a sheet), or closed again; keeps the keyboard focus on the control's other self */
  toggle(open) {
    if (open && this.#shape !== "panel" && isPhone()) return this.#openSheet();
    if (this.#shape === "panel") this.#collapsed = !open;
    else this.#opened = open;
    const { slot } = this.#frame;
    this.show();
    /** @type {HTMLElement | null} */ (slot.querySelector("[data-toggle]"))?.focus({ preventScroll: true });
    const { top } = slot.getBoundingClientRect();
    if (!open && top < 0) scrollBy({ top: top - 16, behavior: "instant" });
  }

  #openSheet() {
    const { slot } = this.#frame;
    const panel = this.#panel(true);
    const sheet = new Sheet(this.root, panel, () => {
      if (this.#sheet !== sheet) return;
      this.#sheet = null;
      /** @type {HTMLElement | null} */ (slot.querySelector("[data-toggle]"))?.focus({ preventScroll: true });
    });
    this.#sheet = sheet;
    sheet.open();
  }

  /** The panel that is open now: in the sheet or in its place. */
  get #open() {
    return this.#sheet?.panel ?? this.#frame.slot.querySelector(".panel");
  }

  /** To the article; out of the sheet, if one is open, with a way back. @param {Element | null} from the fact or name that was chosen @param {() => void} go */
  leave(from, go) {
    const sheet = this.#sheet;
    this.#sheet = null;
    sheet?.close();
    go();
    if (!sheet) return false;
    const back = this.#offerBack(() => {
      this.#sheet = sheet;
      sheet.open();
      return from;
    });
    back.focus({ preventScroll: true });
    return true;
  }

  #bar() {
    return h("button", { class: "bar", part: "button", type: "button", "aria-expanded": "false", "data-toggle": true, onclick: () => this.toggle(true) },
      title(this.m, 0), h("span", { class: "gloss counts" }, this.m.list(this.counts)), icon("open"));
  }

  #inline() {
    return h("section", { class: "inline", part: "inline", "aria-labelledby": "title" }, h("div", { class: "ihead", part: "header" }, title(this.m, this.level)),
      h("dl", { class: "facts", part: "facts" }, shortFacts(this)),
      h("div", { class: "ifoot" }, this.counts.map((c) => h("span", {}, c)),
        h("button", { class: "tool", type: "button", "aria-expanded": "false", "data-toggle": true, onclick: () => this.toggle(true) }, this.m.t("open"), icon("open"))));
  }

  /** @param {boolean} [sheet] in the sheet, which is a section of its own */
  #panel(sheet = false) {
    const { m } = this;
    const docked = this.#shape === "panel";
    const tablist = this.#tabs.length > 1;
    const id = sheet ? "sheet-title" : "title";
    const body = h("div", { class: "pbody", id: "body", tabindex: 0, ...(tablist ? { role: "tabpanel" } : { role: "group", "aria-labelledby": id }) });
    const panel = h(sheet ? "div" : "section", { class: docked ? "panel docked" : "panel", part: "panel", ...(!sheet && { "aria-labelledby": id }) },
      h("header", { class: "phead", part: "header" }, title(m, this.level, id),
        sheet ? h("button", { class: "tool end", type: "button", "aria-label": m.t("close"), onclick: () => this.#sheet?.close() }, icon("close"))
          : h("button", { class: "tool end", type: "button", "aria-label": m.t("collapse"), "aria-expanded": "true", "data-toggle": true, onclick: () => this.toggle(false) }, icon("collapse"))),
      this.#notices(),
      tablist && h("div", { class: "tabs", part: "tabs", role: "tablist", "aria-label": m.t("tabs"), onkeydown: (e) => this.#tabKey(/** @type {KeyboardEvent} */ (e)) },
        this.#tabs.map((tab) => h("button", { role: "tab", type: "button", id: `tab-${tab.id}`, "aria-controls": "body", onclick: () => this.choose(tab.id) },
          m.t(`tab.${tab.id}`), tab.count > 0 && h("i", {}, m.n(tab.count))))),
      body, notes(this), toolbar(this));
    this.#fill(panel);
    return panel;
  }

  /** @param {Element} panel */
  #fill(panel) {
    const tab = this.#tabs.find((t) => t.id === this.#tab);
    const body = /** @type {HTMLElement} */ (panel.querySelector(".pbody"));
    for (const button of panel.querySelectorAll("[role=tab]")) {
      const on = button.id === `tab-${tab?.id}`;
      button.setAttribute("aria-selected", String(on));
      /** @type {HTMLElement} */ (button).tabIndex = on ? 0 : -1;
    }
    if (panel.querySelector("[role=tab]")) body.setAttribute("aria-labelledby", `tab-${tab?.id}`);
    body.replaceChildren(...(tab?.render(this) ?? []));
    body.scrollTop = 0;
  }

  /** @param {Tab["id"]} id */
  choose(id) {
    this.#tab = id;
    const panel = this.#open;
    if (panel) this.#fill(panel);
  }

  /** Opens a tab from elsewhere, at a name. @param {Tab["id"]} id @param {string} entity */
  showTab(id, entity) {
    this.layer.close();
    this.#tab = id;
    if (!this.#open) this.toggle(true);
    else this.choose(id);
    const item = this.#open?.querySelector(`li[data-entity="${CSS.escape(entity)}"]`);
    item?.scrollIntoView({ block: "nearest", behavior: "instant" });
    /** @type {HTMLElement | null | undefined} */ (item?.querySelector(".name"))?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #tabKey(event) {
    const tabs = [.../** @type {Element} */ (event.currentTarget).children].map((n) => /** @type {HTMLElement} */ (n));
    const rtl = getComputedStyle(this.root).direction === "rtl";
    const at = tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const by = event.key === "ArrowRight" ? (rtl ? -1 : 1) : event.key === "ArrowLeft" ? (rtl ? 1 : -1) : 0;
    const next = event.key === "Home" ? tabs[0] : event.key === "End" ? tabs.at(-1) : by ? tabs[(at + by + tabs.length) % tabs.length] : null;
    if (!next) return;
    event.preventDefault();
    next.click();
    next.focus();
  }

  #notices() {
    const lines = this.notices();
    return lines.length > 0 && h("div", { class: "warn" }, icon("warn"), h("ul", {}, lines.map((line) => h("li", {}, line))));
  }

  /** What was not read or not known, in a reader's words. @returns {string[]} */
  notices() {
    const { warnings, times, stats } = this.brief.analysis;
    return warnings.flatMap(({ code, params }) => {
      if (code === "truncated") return [this.m.t("partial.length", { n: Number(params?.n ?? stats.characters) })];
      const loose = code === "no-publication-date" && times.find((t) => t.type === "DATE" && !t.anchor && isDate(t));
      return loose ? [this.m.t("partial.nodate", { words: loose.text })] : [];
    });
  }

  /** @param {import("./marks.js").Level} level */
  async mark(level) {
    this.marks.level = level;
    await this.marks.paint();
    this.layer.reseat();
  }

  // A page that changes

  /** The story's words stand elsewhere: its map has followed. */
  async renew() {
    await this.marks.renew();
    if (!this.#done.signal.aborted) this.layer.renew();
  }

  /** Takes the place of an earlier reading's card as the reader has it, with no gap in the marks. @param {Card} old */
  succeed(old) {
    this.#opened = old.#opened;
    this.#collapsed = old.#collapsed;
    if (this.#tabs.some(({ id }) => id === old.#tab)) this.#tab = old.#tab;
    this.marks.level = old.marks.level;
    this.marks.hidden = old.marks.hidden;
    const { slot } = this.#frame;
    const sheet = old.#sheet;
    const back = keepPlace(sheet?.panel ?? slot);
    this.show(old.#shape);
    if (sheet) {
      old.#sheet = null;
      sheet.close();
      this.#openSheet();
    }
    back(this.#sheet?.panel ?? slot);
    const end = () => old.dispose();
    this.#done.signal.addEventListener("abort", end);
    void this.begun.then(() => {
      this.#done.signal.removeEventListener("abort", end);
      if (!this.#done.signal.aborted) this.layer.succeed(old.layer);
      end();
    });
  }

  // Facts and the article

  /** @param {Extent[]} spans */
  light(spans) {
    this.#pinned = false;
    this.marks.light(spans);
  }

  /** @param {boolean} [all] also what was followed, which stays lit when the pointer leaves */
  unlight(all = false) {
    if (this.#pinned && !all) return;
    this.#pinned = false;
    this.marks.light([]);
  }

  /** Goes to the words of a fact; the focus stays where it is. @param {Span} span @param {Extent[]} spans */
  follow(span, spans) {
    this.light(spans);
    this.#pinned = true;
    const range = this.#story.map.rangeOf(span.start, span.end);
    const from = /** @type {ShadowRoot} */ (this.root.getRootNode()).activeElement;
    let by = 0;
    const left = this.leave(from, () => range && (by = reveal(range)));
    if (range) {
      const { bottom } = this.#frame.slot.getBoundingClientRect();
      if (!left && this.#shape !== "panel" && (bottom - by < 0 || bottom - by > innerHeight * 2)) this.#offerBack(() => {
        this.#frame.slot.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
        return from;
      });
    }
    const { kind, n } = this.brief.where(span.start);
    const words = this.brief.sentenceAround(span);
    this.#frame.announce(n ? this.m.t("jumped.paragraph", { n, words }) : this.m.t(kind === "headline" ? "jumped.headline" : "jumped", { words }));
    this.#frame.select(span);
  }

  /** @param {() => Element | null} go shows the brief again, and says what of it gets the focus */
  #offerBack(go) {
    return offerBack(this.root, this.m.t("back"), this.#done.signal, () => (this.layer.close(), go()));
  }

  /** Where the story's words stand in the page. */
  get map() {
    return this.#story.map;
  }

  /** The publisher's own bars. */
  get bar() {
    return this.#frame.bar;
  }

  // The whole brief at once

  /** All tabs one after another, for paper and for copying. */
  printable() {
    const { m } = this;
    this.isWhole = true;
    const parts = this.#tabs.flatMap((tab) => [h("p", { class: "ptitle" }, m.t(`tab.${tab.id}`)), h("div", {}, tab.render(this))]);
    this.isWhole = false;
    return h("section", { class: "panel print" }, title(m, this.level, ""), this.notices().map((line) => h("p", { class: "gloss" }, line)),
      parts,
      editorsNote(this),
      h("p", { class: "gloss" }, m.t("note"), " ", m.t("print.legend")));
  }

  /** @param {string} words */
  announce(words) {
    if (this.#sheet) this.#sheet.live.textContent = words;
    else this.#frame.announce(words);
  }

  dispose() {
    this.#done.abort();
    this.#sheet?.dialog.remove();
    this.layer.dispose();
    this.marks.dispose();
  }
}
