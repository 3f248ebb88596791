/** Where the reader is on a card, so that a later reading's card can be put in its place under their hands. */

/** What makes a control the same one in the next card. @param {Element} node */
const keyOf = (node) => [node.localName, node.className, node.id, node.textContent].join("|");

/** @param {HTMLElement} slot @returns {() => void} puts focus and scroll back into what is in the slot then */
export function keepPlace(slot) {
  const held = /** @type {ShadowRoot} */ (slot.getRootNode()).activeElement;
  const top = slot.querySelector(".pbody")?.scrollTop ?? 0;
  const key = held && slot.contains(held) ? keyOf(held) : null;
  const controls = () => /** @type {HTMLElement[]} */ ([...slot.querySelectorAll("a, button, input, [tabindex]")]);
  const at = controls().filter((node) => keyOf(node) === key).findIndex((node) => node === held);
  return () => {
    const body = slot.querySelector(".pbody");
    if (body && top) body.scrollTop = top;
    if (key === null) return;
    const same = controls().filter((node) => keyOf(node) === key);
    (same[at] ?? same[0] ?? /** @type {HTMLElement | null} */ (body ?? slot.querySelector("[data-toggle]")) ?? slot).focus({ preventScroll: true });
  };
}
