/** Back to the brief: offered after a jump that led away from it, until the reader has gone on. */
import { h } from "./dom.js";

/** It stays this long, or until this many screens were scrolled (ui-spec.md, 7). */
const STAYS = 10_000;
const SCREENS = 2;

/**
 * @param {HTMLElement} root @param {string} words on it @param {AbortSignal} end of the card @param {() => Element | null} go shows the brief again, and says what of it gets the focus
 * @returns {HTMLElement}
 */
export function offerBack(root, words, end, go) {
  root.querySelector(".back")?.remove();
  const start = scrollY;
  const gone = new AbortController();
  const leave = () => (gone.abort(), back.remove());
  // Who has come to it by the keyboard finds it there until going on.
  const late = () => (back.matches(":focus-visible") ? back.addEventListener("blur", leave) : leave());
  const back = h("button", { class: "btn back", type: "button", popover: "manual", onclick: () => {
    leave();
    /** @type {HTMLElement | null} */ (go())?.focus({ preventScroll: true });
  } }, words);
  root.prepend(back);
  back.showPopover();
  const timer = setTimeout(late, STAYS);
  /** @type {number | undefined} */
  let arrived;
  const { signal } = gone;
  signal.addEventListener("abort", () => clearTimeout(timer));
  end.addEventListener("abort", leave, { signal });
  addEventListener("scrollend", () => (arrived ??= scrollY), { signal });
  addEventListener("scroll", () => Math.abs(scrollY - (arrived ?? scrollY)) > innerHeight * SCREENS && leave(), { signal, passive: true });
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) arrived = start;
  return back;
}
