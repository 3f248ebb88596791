/** What came out, in tabs: the analysis as JSON and in the formats that others read, and the markup of the card as it is set. */

/** @typedef {{id: string, name: string, file: string, about: string, make: () => string | Promise<string>}} Output */

/** @param {HTMLElement} root with a tab list, a text, a field for code and buttons to copy and save it @param {Output[]} outputs */
export function wireOutputs(root, outputs) {
  const [list, about, code] = [".tablist", ".about", "pre"].map((selector) => /** @type {HTMLElement} */ (root.querySelector(selector)));
  const panel = /** @type {HTMLElement} */ (root.querySelector("[role=tabpanel]"));
  let chosen = /** @type {Output} */ (outputs[0]);
  const tabs = outputs.map((output) => {
    const tab = Object.assign(document.createElement("button"), { type: "button", id: `output-${output.id}`, textContent: output.name });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => ((chosen = output), void refresh()));
    return tab;
  });
  list.replaceChildren(...tabs);
  list.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = tabs[(outputs.indexOf(chosen) + by + tabs.length) % tabs.length];
    next?.click();
    next?.focus();
  });
  root.querySelector("[data-copy]")?.addEventListener("click", () => navigator.clipboard.writeText(code.textContent ?? ""));
  root.querySelector("[data-save]")?.addEventListener("click", () => save(chosen.file, code.textContent ?? ""));

  async function refresh() {
    for (const [i, tab] of tabs.entries()) {
      const on = outputs[i] === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    const made = chosen;
    panel.setAttribute("aria-labelledby", `output-${chosen.id}`);
    about.textContent = chosen.about;
    const text = await Promise.resolve(made.make()).catch((error) => `It could not be made: ${error}`);
    if (made === chosen) code.textContent = text;
  }
  void refresh();
  return refresh;
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const href = URL.createObjectURL(new Blob([text]));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
