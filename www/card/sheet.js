/** The bottom sheet of phones: the whole brief in a modal dialog of our own layer, closed by its ✕, Esc, the scrim or a swipe down. */
import { h } from "./dom.js";

/** px that a finger pulls the sheet, or px a millisecond, from which it closes */
const FAR = 90;
const FAST = 0.6;

/** Under 40 rem the brief opens as a sheet (ui-spec.md, 4). */
export const isPhone = () => matchMedia("(max-width: 40em)").matches;

export class Sheet {
  /** Where the brief was scrolled to when it was left. */
  #top = 0;

  /** @param {HTMLElement} root @param {HTMLElement} panel @param {() => void} closed */
  constructor(root, panel, closed) {
    this.root = root;
    this.panel = panel;
    this.live = h("div", { class: "sr", role: "status" });
    this.dialog = h("dialog", { class: "sheet", part: "sheet", "aria-labelledby": "sheet-title" }, h("div", { class: "grab" }), panel, this.live);
    this.dialog.addEventListener("close", () => {
      this.dialog.remove();
      closed();
    });
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && event.clientY < this.dialog.getBoundingClientRect().top && this.close());
    this.#swipe();
  }

  /** What scrolls: the body under its tabs; in a low window, as under strong zoom, the whole panel. */
  get #body() {
    const { panel } = this;
    return panel.scrollHeight > panel.clientHeight + 1 ? panel : /** @type {HTMLElement} */ (panel.querySelector(".pbody"));
  }

  open() {
    this.root.append(this.dialog);
    this.dialog.showModal();
    this.#body.scrollTop = this.#top;
  }

  close() {
    this.#top = this.#body.scrollTop;
    this.dialog.close();
  }

  /** Follows a finger that pulls down, from the head or from a brief that is at its top. */
  #swipe() {
    const { dialog } = this;
    let x = 0, y = 0, by = 0, since = 0;
    let pulls = false;
    const on = (/** @type {"touchstart" | "touchmove" | "touchend" | "touchcancel"} */ type, /** @type {(event: TouchEvent) => void} */ act) => dialog.addEventListener(type, act, { passive: false });
    on("touchstart", ({ touches: [finger], target, timeStamp }) => {
      ({ clientX: x, clientY: y } = finger ?? { clientX: 0, clientY: 0 });
      by = 0;
      since = timeStamp;
      pulls = target !== dialog && (!this.#body.contains(/** @type {Node} */ (target)) || this.#body.scrollTop <= 0);
    });
    on("touchmove", (event) => {
      const [finger] = event.touches;
      // The page behind does not scroll with a finger on the scrim.
      if (event.target === dialog) event.preventDefault();
      if (!pulls || !finger) return;
      const moved = finger.clientY - y;
      if (!by && (moved < 0 || Math.abs(finger.clientX - x) > moved)) pulls = false;
      else {
        by = Math.max(1, moved);
        if (event.cancelable) event.preventDefault();
        dialog.style.translate = `0 ${by}px`;
      }
    });
    on("touchend", ({ timeStamp }) => {
      dialog.style.translate = "";
      if (pulls && (by > FAR || (by > 24 && by / (timeStamp - since) > FAST))) this.close();
    });
    on("touchcancel", () => (dialog.style.translate = ""));
  }
}
