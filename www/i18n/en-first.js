/** English strings that the element shows before its card is loaded. */
export default {
  title: "In brief",
  "idle.text": "Who, what, when and where, taken from this article by your browser.",
  "idle.button": "Make the brief",
  "idle.size": "{size} MB, once",
  "stage.start": "Getting ready",
  "stage.read": "Reading the article",
  error: "The brief could not be made. The article is not affected.",
  "error.short": "It could not be made.",
  "error.code": "Code: {code}",
  "error.button": "Try again",
  stale: "The brief was made for an earlier version of this article.",
  nowasm: "This browser is too old for the brief, or a setting blocks it.",
};
