/** Takes the card's look from the page: resolved text colour and ground, light or dark, and the type of the article's words. */

/** @typedef {[number, number, number, number]} Rgba channels 0–255 */

/** Text and ground of the mock's page, for a theme that the page itself does not have. */
const OWN = { light: ["#16181B", "#FCFBF8"], dark: ["#E8E6E1", "#14161A"] };
/** Luma (0–255) under which a ground is dark: the middle. */
const MIDDLE = 128;

/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;

/** Any CSS colour as numbers: read where it is plain, otherwise by painting one pixel with it. @param {string} color @returns {Rgba} */
function rgba(color) {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Math.round(Number(plain[4] ?? 1) * 255)];
  pen ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  if (!pen) return [0, 0, 0, 0];
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a];
}

/** @param {Rgba} over @param {Rgba} under @returns {Rgba} */
const blend = (over, under) => {
  const mix = (/** @type {0 | 1 | 2} */ i) => Math.round((over[i] * over[3] + under[i] * (255 - over[3])) / 255);
  return [mix(0), mix(1), mix(2), 255];
};

/** What is painted behind an element, its ancestors' backgrounds laid over the browser's own ground. @param {Element} host @param {HTMLElement} probe */
function groundBehind(host, probe) {
  const layers = [];
  for (let node = /** @type {Element | null} */ (host); node; node = node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host ?? null) {
    const layer = rgba(getComputedStyle(node).backgroundColor);
    if (layer[3]) layers.push(layer);
    if (layer[3] === 255) break;
  }
  probe.style.backgroundColor = "Canvas";
  const canvas = rgba(getComputedStyle(probe).backgroundColor);
  probe.style.backgroundColor = "";
  return layers.reduceRight((under, over) => blend(over, under), canvas);
}

/**
 * Sets the look on the card's root element.
 * @param {HTMLElement} host @param {HTMLElement} root in its shadow @param {string} theme "auto", "light" or "dark" @param {Element | null} words an element of the article's text
 */
export function takeLook(host, root, theme, words) {
  root.style.colorScheme = "inherit";
  const ground = groundBehind(host, root);
  const [r, g, b] = ground;
  const page = 0.299 * r + 0.587 * g + 0.114 * b < MIDDLE ? "dark" : "light";
  const chosen = theme === "light" || theme === "dark" ? theme : page;
  const [fg, surface] = chosen === page ? [getComputedStyle(host).color, `rgb(${ground.slice(0, 3).join(" ")})`] : OWN[chosen];
  root.style.colorScheme = chosen;
  root.style.setProperty("--page-fg", fg ?? "CanvasText");
  root.style.setProperty("--page-surface", surface ?? "Canvas");
  root.classList.toggle("ground", chosen !== page);
  if (words) root.style.setProperty("--page-words", getComputedStyle(words).fontFamily);
}
