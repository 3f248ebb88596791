/** Over the page: the one keyboard stop of all marks, the entity card, hover and tap. The page's own elements are only looked at. */
import { offsetAtPoint } from "../page/pointer.js";
import { h } from "./dom.js";
import { entityCard } from "./tabs.js";
import { reveal, whereText } from "./views.js";

/** @import { Card } from "./card.js" */
/** @import { Mark, Marks } from "./marks.js" */
/** @typedef {"hover" | "focus" | "pin"} How */

/** ms before a hovered or focused mark opens, and of grace after leaving (ui-spec.md, 7) */
const OPEN_AFTER = 350;
const CLOSE_AFTER = 300;
/** px between the card and the line of its words, and the window's edge */
const GAP = 8;

/** The layer whose entity card is open: one at a time on a page. @type {Layer | null} */
let showing = null;
/** All layers, oldest first: of several over one story the first has pointer and keyboard. @type {Set<Layer>} */
const layers = new Set();

export class Layer {
  #card;
  #marks;
  #story;
  #done = new AbortController();
  #size = new ResizeObserver(() => this.reseat());
  /** @type {{mark: Mark, how: How, opener: HTMLElement | null} | null} */
  #open = null;
  /** @type {Mark | null} where the keyboard stop lies */
  #seat = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Mark | null} what the timer is about to open; null while it is about to close */
  #pending = null;
  #frame = 0;
  /** Where the pointer was last. */
  #x = -1;
  #y = -1;

  /** @param {Card} card @param {Marks} marks @param {import("../page/article.js").Story} story @param {HTMLElement} mount */
  constructor(card, marks, story, mount) {
    this.#card = card;
    this.#marks = marks;
    this.#story = story;
    this.proxy = h("button", { class: "proxy", type: "button", popover: "manual", "aria-haspopup": "dialog", "aria-expanded": "false", hidden: true });
    this.pane = h("div", { class: "ecard", part: "entity-card", popover: "manual", role: "dialog", "aria-modal": "false", "aria-labelledby": "entity-name", tabindex: -1 });
    mount.append(this.proxy, this.pane);
    layers.add(this);
    this.#listen();
  }

  /** Whether this layer is the one that the story's marks answer. */
  get #leads() {
    return [...layers].find((layer) => layer.#story.root === this.#story.root) === this;
  }

  #listen() {
    const { signal } = this.#done;
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ act, options = {}) =>
      target.addEventListener(type, act, { signal, passive: true, ...options });
    on(document, "pointermove", (e) => this.#move(e));
    on(document.documentElement, "pointerleave", () => this.#leave());
    on(document, "click", (e) => this.#click(e), { capture: true });
    on(document, "keydown", (e) => e.key === "Escape" && this.#escape(), { capture: true });
    on(window, "resize", () => this.reseat());
    on(document, "scroll", (e) => e.target !== document && this.reseat(), { capture: true });
    on(this.proxy, "keydown", (e) => this.#key(e), { passive: false });
    on(this.proxy, "click", () => this.#seat && this.enter(this.#seat, this.proxy));
    on(this.proxy, "focus", () => this.#focused());
    on(this.proxy, "blur", (e) => this.#left(e));
    on(this.pane, "focusout", (e) => this.#left(e));
    on(this.pane, "keydown", (e) => this.#tabOut(e), { passive: false });
    this.#size.observe(this.#story.root);
  }

  /** The page has changed under the marks. */
  renew() {
    this.#size.disconnect();
    this.#size.observe(this.#story.root);
    this.reseat();
  }

  /** Takes over from the layer of an earlier reading: keyboard stop and open card, if their words are still marked. @param {Layer} old */
  succeed(old) {
    const all = [...this.#marks.subjects.values()].flatMap(({ marks }) => marks);
    const find = (/** @type {Mark | null | undefined} */ mark) => {
      const range = mark && old.#marks.rangeOf(mark);
      const at = range && this.#story.map.offsetOf(range.startContainer, range.startOffset);
      return all.find(({ start }) => start === at) ?? null;
    };
    const focus = /** @type {ShadowRoot} */ (old.pane.getRootNode()).activeElement;
    const open = old.#open;
    const [seat, mark] = [find(old.#seat), find(open?.mark)];
    const [onProxy, inPane] = [focus === old.proxy, old.pane.contains(focus)];
    old.dispose();
    if (seat) this.#sit(seat);
    if (onProxy && !this.proxy.hidden) this.proxy.focus({ preventScroll: true });
    if (!open || !mark) return;
    this.open(mark, open.how, open.opener === old.proxy ? this.proxy : open.opener?.isConnected ? open.opener : null);
    if (inPane) this.pane.focus({ preventScroll: true });
  }

  // Names in the card's own lists

  /** @param {HTMLElement} button @param {string} id of its entity */
  bindName(button, id) {
    const subject = () => this.#marks.subjects.get(id) ?? null;
    for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => this.#marks.activate(subject()));
    for (const type of ["pointerleave", "blur"]) button.addEventListener(type, () => this.#marks.activate(this.#open?.mark.subject ?? null));
    button.addEventListener("click", (event) => {
      const found = subject();
      const mark = found?.marks.find((m) => m.line) ?? found?.marks[0];
      if (!mark) return;
      this.#card.leave(button, () => this.#reach(mark));
      if (event.detail === 0) this.enter(mark, button);
      else this.open(mark, "pin", button);
    });
  }

  // The entity card

  /** @param {Mark} mark @param {How} how @param {HTMLElement | null} [opener] where Esc puts the focus back */
  open(mark, how, opener = null) {
    if (showing && showing !== this) showing.close();
    showing = this;
    this.#cancel();
    this.#open = { mark, how, opener };
    this.pane.className = `ecard f-${mark.subject.family}`;
    this.pane.replaceChildren(...entityCard(this.#card, mark, (by) => this.#step(by)).filter((n) => n instanceof Node));
    if (!this.pane.matches(":popover-open")) this.pane.showPopover();
    this.proxy.setAttribute("aria-expanded", String(this.#seat?.subject === mark.subject));
    this.#marks.activate(mark.subject);
    this.#place();
  }

  /** Opens the card and moves the focus into it. @param {Mark} mark @param {HTMLElement} opener */
  enter(mark, opener) {
    this.open(mark, "pin", opener);
    this.pane.focus({ preventScroll: true });
  }

  close() {
    this.#cancel();
    if (!this.#open) return;
    this.#open = null;
    if (showing === this) showing = null;
    if (this.pane.matches(":popover-open")) this.pane.hidePopover();
    this.proxy.setAttribute("aria-expanded", "false");
    this.#marks.activate(null);
  }

  /** @param {1 | -1} by */
  #step(by) {
    if (!this.#open) return;
    const { mark, opener } = this.#open;
    const { marks } = mark.subject;
    const next = marks[(marks.indexOf(mark) + by + marks.length) % marks.length];
    if (!next) return;
    this.#reach(next);
    this.open(next, "pin", opener);
    /** @type {HTMLElement | null} */ (this.pane.querySelector(by < 0 ? ".prev" : ".next"))?.focus({ preventScroll: true });
  }

  /** @param {Mark} mark */
  #reach(mark) {
    const range = this.#marks.rangeOf(mark);
    if (range) reveal(range, "instant");
  }

  /** In the article's column, under the line of its words, above it where there is no room; docked by the style sheet on phones. */
  #place() {
    const range = this.#open && this.#marks.rangeOf(this.#open.mark);
    if (!range) return this.close();
    const { pane } = this;
    const rects = [...range.getClientRects()];
    const first = rects[0];
    const last = rects.at(-1);
    if (!first || !last) return this.close();
    const column = this.#story.root.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = pane;
    const below = last.bottom + GAP + height <= innerHeight || first.top < GAP + height;
    const end = Math.min(document.documentElement.clientWidth - GAP, Math.max(column.right, column.left + width));
    const start = Math.max(GAP, Math.min((below ? last : first).left, end - width));
    pane.style.left = `${start + scrollX}px`;
    pane.style.top = `${(below ? last.bottom + GAP : first.top - GAP - height) + scrollY}px`;
  }

  // Pointer

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.isMoving(event)) return;
    this.#x = event.clientX;
    this.#y = event.clientY;
    if (event.pointerType === "touch" || event.buttons || !this.#leads) return;
    cancelAnimationFrame(this.#frame);
    const inside = event.composedPath().includes(this.pane);
    this.#frame = requestAnimationFrame(() => {
      if (inside) return this.#cancel();
      const mark = this.#markAt(event);
      if (!mark) return this.#leave();
      if (mark === this.#open?.mark) return this.#cancel();
      if (this.#open && this.#open.how !== "hover") return;
      if (this.#pending !== mark) this.#after(OPEN_AFTER, mark, () => this.open(mark, "hover"));
    });
  }

  /** False where the page scrolled under a pointer at rest: nobody pointed at anything. @param {MouseEvent} event */
  isMoving({ clientX, clientY }) {
    return clientX !== this.#x || clientY !== this.#y;
  }

  #leave() {
    if (this.#pending) this.#cancel();
    if (this.#open?.how === "hover" && !this.#timer) this.#after(CLOSE_AFTER, null, () => this.close());
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const path = event.composedPath();
    if (path.includes(this.pane) || path.includes(this.proxy)) return;
    if (path.includes(this.#card.root)) {
      if (!path.some((n) => n instanceof Element && n.matches(".name"))) this.close();
      return;
    }
    this.#card.unlight(true);
    const mark = this.#leads && this.#markAt(event);
    if (mark) this.open(mark, "pin");
    else this.close();
  }

  /** None while words are selected: the reader is about something else. (`isCollapsed` is true of words in a shadow tree.) @param {MouseEvent} event */
  #markAt(event) {
    return this.#marks.shown.length && getSelection()?.type !== "Range" ? this.#marks.at(offsetAtPoint(this.#story.map, event.clientX, event.clientY)) : null;
  }

  /** @param {number} ms @param {Mark | null} pending @param {() => void} act */
  #after(ms, pending, act) {
    this.#cancel();
    this.#pending = pending;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#pending = null;
      act();
    }, ms);
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = null;
  }

  // Keyboard: one transparent button, laid over the present mark

  /** Lays the stop over its mark again: after painting, resizing, scrolling. */
  reseat() {
    const { shown } = this.#marks;
    if (!this.proxy.isConnected) return;
    this.#sit(this.#seat && shown.includes(this.#seat) ? this.#seat : (shown[0] ?? null));
    if (this.#open) this.#place();
  }

  /** @param {Mark | null} mark */
  #sit(mark) {
    const { proxy } = this;
    this.#seat = mark;
    const range = mark && this.#leads && this.#marks.rangeOf(mark);
    proxy.hidden = !range;
    if (!mark || !range) return;
    if (!proxy.matches(":popover-open")) proxy.showPopover();
    const { m } = this.#card;
    const { marks, name, family } = mark.subject;
    proxy.setAttribute("aria-label", m.t("card.sr", { name: mark.subject.entity ? name : mark.text, label: m.t(`label.${family}`).toLowerCase(), i: marks.indexOf(mark) + 1, n: marks.length, where: whereText(this.#card, mark.start) }));
    const rect = range.getClientRects()[0] ?? range.getBoundingClientRect();
    Object.assign(proxy.style, { left: `${rect.left + scrollX - 2}px`, top: `${rect.top + scrollY}px`, width: `${rect.width + 4}px`, height: `${rect.height}px` });
  }

  #focused() {
    const mark = this.#seat;
    if (mark && !this.#open) this.#after(OPEN_AFTER, mark, () => this.open(mark, "focus", this.proxy));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { shown } = this.#marks;
    const mark = this.#seat;
    if (!mark) return;
    if (event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      if (this.#open?.mark !== mark) this.open(mark, "focus", this.proxy);
      const first = this.#controls()[0];
      (first ?? this.pane).focus({ preventScroll: true });
      return;
    }
    // The marks stand in the story, whatever the interface speaks.
    const rtl = getComputedStyle(this.#story.root).direction === "rtl";
    const by = /** @type {Record<string, number>} */ ({ ArrowRight: rtl ? -1 : 1, ArrowDown: 1, ArrowLeft: rtl ? 1 : -1, ArrowUp: -1 })[event.key];
    const at = shown.indexOf(mark);
    const next = event.key === "Home" ? shown[0] : event.key === "End" ? shown.at(-1) : by ? shown[(at + by + shown.length) % shown.length] : null;
    if (!next) return;
    event.preventDefault();
    this.close();
    this.#reach(next);
    this.#sit(next);
    this.#after(OPEN_AFTER, next, () => this.open(next, "focus", this.proxy));
  }

  /** @returns {HTMLElement[]} */
  #controls() {
    return [...this.pane.querySelectorAll("a, button")].map((n) => /** @type {HTMLElement} */ (n));
  }

  /** Tab out of the card closes it and goes on; a name in the panel gets the focus back, as the card is not beside it. @param {KeyboardEvent} event */
  #tabOut(event) {
    if (event.key !== "Tab" || !this.#open) return;
    const { opener } = this.#open;
    const controls = this.#controls();
    const focus = /** @type {ShadowRoot} */ (this.pane.getRootNode()).activeElement;
    const out = event.shiftKey ? focus === controls[0] || focus === this.pane : focus === (controls.at(-1) ?? this.pane);
    if (!out) return;
    if (opener && (event.shiftKey || opener !== this.proxy)) {
      event.preventDefault();
      opener.focus();
    }
    setTimeout(() => this.close());
  }

  /** The focus has left the stop or the card: to elsewhere than the other of the two, the card closes. @param {FocusEvent} event */
  #left(event) {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (this.#pending === this.#seat && to !== this.proxy) this.#cancel();
    if (!this.#open || !to || to === this.proxy || this.pane.contains(to)) return;
    if (this.#open.how === "focus" || event.currentTarget === this.pane) this.close();
  }

  #escape() {
    if (!this.#open) return this.#card.unlight(true);
    const { opener } = this.#open;
    const inside = this.pane.contains(/** @type {ShadowRoot} */ (this.pane.getRootNode()).activeElement);
    this.close();
    if (inside) (opener?.isConnected ? opener : this.proxy).focus({ preventScroll: true });
    this.#cancel();
  }

  dispose() {
    this.close();
    this.#done.abort();
    this.#size.disconnect();
    layers.delete(this);
    cancelAnimationFrame(this.#frame);
    this.proxy.remove();
    this.pane.remove();
    for (const layer of layers) layer.reseat();
  }
}
