/** What the element waits for in the page around it, and what it answers to there. */

/** em of the card's own size: a panel is docked from here on */
export const DOCKED = "(min-width: 68em)";

/** Calls back as often as the page may have turned light or dark, or the element has another width. @param {HTMLElement} card @param {AbortSignal} signal @param {() => void} look @param {(width?: number) => void} reshape */
export function attend(card, signal, look, reshape) {
  const soon = () => requestAnimationFrame(() => signal.aborted || look());
  const size = new ResizeObserver(([entry]) => reshape(entry?.contentRect.width));
  size.observe(card);
  const page = new MutationObserver(() => (soon(), setTimeout(soon, 400)));
  for (const node of [document.documentElement, document.body]) page.observe(node, { attributes: true });
  matchMedia(DOCKED).addEventListener("change", () => reshape(), { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon, { signal });
  signal.addEventListener("abort", () => (size.disconnect(), page.disconnect()));
}

/** Calls back once the element is near the window. @param {HTMLElement} card @param {AbortSignal} signal @param {() => void} act */
export function whenSeen(card, signal, act) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((e) => e.isIntersecting)) return;
    seen.disconnect();
    act();
  }, { rootMargin: "200px" });
  seen.observe(card);
  signal.addEventListener("abort", () => seen.disconnect());
}
