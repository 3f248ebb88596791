/** Where the reader is on a card, so that a later reading's card can be put in its place under their hands. */

/** What makes a control the same one in the next card. @param {Element} node */
const keyOf = (node) => [node.localName, node.className, node.id, node.textContent].join("|");

/** @param {HTMLElement} slot that holds the card, or its panel @returns {(next?: HTMLElement) => void} puts focus and scroll back into what is there then */
export function keepPlace(slot) {
  const held = /** @type {ShadowRoot} */ (slot.getRootNode()).activeElement;
  const top = slot.querySelector(".pbody")?.scrollTop ?? 0;
  const key = held && slot.contains(held) ? keyOf(held) : null;
  const controls = (/** @type {HTMLElement} */ box) => /** @type {HTMLElement[]} */ ([...box.querySelectorAll("a, button, input, [tabindex]")]);
  const at = controls(slot).filter((node) => keyOf(node) === key).findIndex((node) => node === held);
  return (next = slot) => {
    const body = next.querySelector(".pbody");
    if (body && top) body.scrollTop = top;
    if (key === null) return;
    const same = controls(next).filter((node) => keyOf(node) === key);
    (same[at] ?? same[0] ?? /** @type {HTMLElement | null} */ (body ?? next.querySelector("[data-toggle]")) ?? next).focus({ preventScroll: true });
  };
}
