// What a front end does after the page has loaded: text nodes in pieces, comments between them, text changed again after the first paint.
const story = {
  "headline": "Panama Canal to allow deeper ships as rains refill Gatun",
  "paragraphs": [
    "The Panama Canal will let ships with a draught of 15.24 metres through its larger locks from June 1, its authority said on Wednesday, the full depth for the first time in two years.",
    "Gatun Lake, which feeds the locks, stood at 26.1 metres, up from a low of 24.2 last July. “The lake has forgiven us,” said Ilya Batista, the authority’s head of hydrology.",
    "The waterway handled 36 crossings a day before the drought and 22 at its worst. It expects 34 by the end of the month.",
    "A plan to dam the Rio Indio, at a cost of $1.6bn, would move 2,260 people. Opponents have asked the supreme court to stop it."
  ]
};
const element = (tag, className, ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const pieces = (text) => text.split(/(?<= )/).flatMap((word, at) => (at % 5 ? [word] : [document.createComment(" "), word]));
setTimeout(() => {
  const body = element("div", "c-Body_x81", ...story.paragraphs.map((text) => element("p", "c-P_x82", ...pieces(text))));
  const menu = element("div", "c-Top_x80", ...["News", "Canal", "Economy"].map((name) => {
    const link = element("a", "", name);
    link.href = "/" + name;
    return link;
  }));
  const more = element("div", "c-More_x9", element("h4", "", "You may also like"), ...["Copper mine stays shut", "Ferry to Taboga sold"].map((name) => {
    const link = element("a", "", name);
    link.href = "/x";
    return element("div", "", link);
  }));
  document.getElementById("app").replaceChildren(menu, element("div", "c-Page_x1", element("h1", "", ...pieces(story.headline)), body, more));
  document.documentElement.dataset.rendered = "yes";
}, 60);
