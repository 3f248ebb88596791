/** Fits the short facts into the place that is reserved for them: what is too much waits behind Full brief. */

/** Glosses go first, then names of the longest row, why and how, then the tallest row; the glosses come back where a row went. @param {HTMLElement} slot */
export function fit(slot) {
  const box = slot.firstElementChild;
  const limit = parseFloat(getComputedStyle(slot).minBlockSize) + 1;
  const tall = (/** @type {Element} */ row) => row.querySelector("dd")?.firstElementChild?.getClientRects().length ?? 0;
  /** @type {[Element | null, Element][]} */
  const dropped = [];
  while (box && box.getBoundingClientRect().height > limit) {
    const lists = [...box.querySelectorAll(".row ul")].sort((a, b) => b.childElementCount - a.childElementCount);
    const rows = [...box.querySelectorAll(".row")];
    const gloss = [...box.querySelectorAll("dd .gloss")].at(-1);
    if (gloss) dropped.push([gloss.parentElement, gloss]), gloss.remove();
    else if (lists[0] && lists[0].childElementCount > 1) lists[0].lastElementChild?.remove();
    else {
      if (rows.length < 2) return;
      (rows.length > QUESTIONS ? rows.at(-1) : rows.sort((a, b) => tall(b) - tall(a))[0])?.remove();
      for (const [dd, back] of dropped.splice(0)) dd?.append(back);
    }
  }
}

/** Who, what, when and where; the rows after them are the first that can be done without. */
const QUESTIONS = 4;
