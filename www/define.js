/** The script-tag entry: registers <nutgraf-card>. A second copy on the page leaves the first in place. */
import { NutgrafCard } from "./nutgraf-card.js";

if (globalThis.customElements && !customElements.get("nutgraf-card")) customElements.define("nutgraf-card", NutgrafCard);
