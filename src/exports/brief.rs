//! What goes out of an analysis: which facts are above their bars, whose words are whose, which paragraph says it. The same
//! choice as the card's, in `www/card/brief.js`; a test compares the two.

use super::bars::{self, Certainty};
use super::source::{Source, Words};
use super::value::Value;

/// Bare counts under this and ordinals are left out: "two men", "the third time".
const SMALLEST_COUNT: f64 = 10.0;

/// Main events without a date.
const UNDATED: usize = 5;

/// A fact with how sure it is.
pub(crate) type Sure<'a> = (&'a Value, Certainty);

/// A statement, how sure it is, and the entity that said it where that is sure enough.
pub(crate) struct Statement<'a> {
    /// Its index in the analysis.
    pub(crate) at: usize,
    pub(crate) quote: &'a Value,
    pub(crate) certainty: Certainty,
    pub(crate) speaker: Option<&'a Value>,
}

/// What happened on a date: the event where one is told, else the sentence with the date.
pub(crate) struct Dated<'a> {
    pub(crate) date: &'a str,
    pub(crate) event: Option<&'a Value>,
    pub(crate) span: &'a Value,
    pub(crate) certainty: Certainty,
}

/// A block of the story, its offsets read once: they are asked for at every mention.
struct Block<'a> {
    kind: &'a str,
    start: usize,
    end: usize,
    /// The paragraph's number; 0 outside of paragraphs.
    number: usize,
}

/// An analysis, read for an export.
pub(crate) struct Brief<'a> {
    pub(crate) analysis: &'a Value,
    pub(crate) words: Option<Words<'a>>,
    /// The entities that are shown: those that the story itself names, above the bar of their family.
    pub(crate) known: Vec<Sure<'a>>,
    blocks: Vec<Block<'a>>,
    own: Option<[f64; 2]>,
}

impl<'a> Brief<'a> {
    pub(crate) fn new(analysis: &'a Value, source: &Source<'a>) -> Self {
        let words = Words::new(source, analysis["offsetUnit"].text());
        let blocks = blocks(&analysis["article"]["blocks"]);
        let mut brief = Self { analysis, words, known: Vec::new(), blocks, own: source.confidence };
        brief.known = brief.list("entities").iter().filter_map(|it| brief.shown(it)).collect();
        brief
    }

    pub(crate) fn list(&self, name: &str) -> &'a [Value] {
        self.analysis[name].list()
    }

    pub(crate) fn certainty(&self, fact: &Value, kind: &str) -> Option<Certainty> {
        bars::certainty(fact["confidence"].number(), kind, self.own)
    }

    fn shown(&self, entity: &'a Value) -> Option<Sure<'a>> {
        let certainty = self.certainty(entity, family_of(entity["label"].text()))?;
        self.mentions(entity).any(|mention| self.is_story(mention)).then_some((entity, certainty))
    }

    /// The entity that is meant, where it is shown.
    pub(crate) fn known_as(&self, id: &Value) -> Option<Sure<'a>> {
        self.known.iter().find(|(it, _)| it["id"] == *id).copied()
    }

    pub(crate) fn mentions(&self, entity: &'a Value) -> impl Iterator<Item = &'a Value> {
        let all = self.list("mentions");
        entity["mentions"].list().iter().filter_map(|index| all.get(index.offset()))
    }

    pub(crate) fn entity(&self, id: &Value) -> Option<&'a Value> {
        self.list("entities").iter().find(|it| it["id"] == *id)
    }

    /// The first role above its bar.
    pub(crate) fn role(&self, entity: &'a Value) -> Option<Sure<'a>> {
        entity["roles"].list().iter().find_map(|it| Some((it, self.certainty(it, "role")?)))
    }

    /// Where an entity lies, above the bar.
    pub(crate) fn place(&self, entity: &'a Value) -> Option<Sure<'a>> {
        let place = &entity["place"];
        (!place.is_null()).then(|| Some((place, self.certainty(place, "located")?)))?
    }

    /// The name of a country in the article's words; none where the article does not name it.
    pub(crate) fn country(&self, code: &Value) -> Option<&'a str> {
        let named = |it: &&Value| it["place"]["kind"].text() == "country" && it["place"]["country"] == *code;
        let found = self.list("entities").iter().filter(|_| !code.is_null()).find(named)?;
        Some(found["name"].text())
    }

    pub(crate) fn answer(&self, question: &str) -> Option<Sure<'a>> {
        let answer = &self.analysis["fiveW"][question];
        (!answer.is_null()).then(|| self.certainty(answer, question).map(|it| (answer, it)))?
    }

    /// Whether a mention of an entity that is shown goes out, and how sure it is: a name is as sure as its entity.
    pub(crate) fn mention(&self, mention: &Value, entity: Certainty) -> Option<Certainty> {
        match mention["kind"].text() {
            kind @ ("nominal" | "pronoun") => Some(self.certainty(mention, kind)?.min(entity)),
            _ => Some(entity),
        }
    }

    /// Statements and thoughts, in text order; what somebody only means to do is told by events.
    pub(crate) fn statements(&self) -> Vec<Statement<'a>> {
        let speaks = |it: &Value| matches!(family_of(it["label"].text()), "person" | "org");
        let shown = |(at, quote): (usize, &'a Value)| {
            let said = self.certainty(quote, "statement").filter(|_| quote["act"].text() != "intention")?;
            let whose = bars::certainty(quote["speakerConfidence"].number(), "speaker", self.own);
            let speaker = self.known_as(&quote["speaker"]).filter(|(it, _)| speaks(it));
            Some(match (whose, speaker) {
                (Some(whose), Some((it, _))) => {
                    Statement { at, quote, certainty: said.min(whose), speaker: Some(it) }
                }
                _ => Statement { at, quote, certainty: said, speaker: None },
            })
        };
        self.list("quotes").iter().enumerate().filter_map(shown).collect()
    }

    pub(crate) fn event(&self, event: &'a Value) -> Option<Sure<'a>> {
        Some((event, self.certainty(event, bars::fact_of(event["kind"].text()))?))
    }

    /// In order of date. Of an event under its bar there remains the sentence with its date.
    pub(crate) fn dated(&self) -> Vec<Dated<'a>> {
        let sentences = self.analysis["article"]["sentences"].list();
        let mut all: Vec<Dated<'a>> = Vec::new();
        for entry in self.list("timeline") {
            let Some(dated) = self.certainty(entry, "timeline") else { continue };
            let told = self.list("events").iter().find(|it| it["id"] == entry["event"]);
            let told = told.and_then(|it| self.event(it));
            let Some(span) =
                told.map(|(it, _)| &it["text"]).or_else(|| sentences.get(entry["sentence"].offset()))
            else {
                continue;
            };
            let (date, certainty) =
                (entry["date"].text(), told.map_or(dated, |(_, certainty)| certainty.min(dated)));
            if !all.iter().any(|it| it.date == date && it.span["start"] == span["start"]) {
                all.push(Dated { date, event: told.map(|(it, _)| it), span, certainty });
            }
        }
        all
    }

    /// Main events without a date.
    pub(crate) fn undated(&self) -> Vec<Sure<'a>> {
        let is_undated = |it: &&Value| it["time"].is_null() && it["kind"].text() != "statement";
        let events = self.list("events").iter().filter(is_undated);
        events.filter_map(|it| self.event(it)).take(UNDATED).collect()
    }

    /// Whether a quantity is a figure that says something.
    pub(crate) fn figure(&self, quantity: &'a Value) -> Option<Sure<'a>> {
        let most = if quantity["high"].is_null() { &quantity["value"] } else { &quantity["high"] };
        let says = match quantity["kind"].text() {
            "ORDINAL" => false,
            "CARDINAL" => !quantity["unit"].is_null() || most.number() >= SMALLEST_COUNT,
            _ => true,
        };
        Some((quantity, self.certainty(quantity, "figure").filter(|_| says)?))
    }

    /// The words of a span, also of one that has offsets only.
    pub(crate) fn text(&self, span: &'a Value) -> &'a str {
        match &span["text"] {
            Value::Text(text) => text,
            _ => self.words.as_ref().and_then(|it| it.of(span)).unwrap_or_default(),
        }
    }

    /// `¶9`, or what the words are instead of a paragraph.
    pub(crate) fn reference(&self, span: &Value) -> String {
        match self.block(span) {
            (_, number) if number > 0 => format!("¶{number}"),
            ("subhead", _) => "(subheading)".to_owned(),
            ("timestamp", _) => "(date line)".to_owned(),
            ("boilerplate", _) => "(note)".to_owned(),
            (kind, _) => format!("({kind})"),
        }
    }

    /// The kind of block that a span begins in, and the paragraph's number; 0 outside of paragraphs.
    pub(crate) fn block(&self, span: &Value) -> (&'a str, usize) {
        let start = span["start"].offset();
        let found = self.blocks.iter().find(|it| it.start <= start && start < it.end);
        found.map_or(("boilerplate", 0), |it| (it.kind, it.number))
    }

    /// Who only signs the story is not in it.
    fn is_story(&self, mention: &Value) -> bool {
        !matches!(self.block(mention).0, "byline" | "timestamp" | "boilerplate")
    }
}

fn blocks(list: &Value) -> Vec<Block<'_>> {
    let mut paragraphs = 0;
    let mut blocks = Vec::new();
    for block in list.list() {
        let is_body = matches!(block["kind"].text(), "paragraph" | "listItem");
        paragraphs += usize::from(is_body);
        let number = if is_body { paragraphs } else { 0 };
        let (start, end) = (block["start"].offset(), block["end"].offset());
        blocks.push(Block { kind: block["kind"].text(), start, end, number });
    }
    blocks
}

pub(crate) fn family_of(label: &str) -> &'static str {
    match label {
        "PERSON" => "person",
        "ORG" | "NORP" => "org",
        "GPE" | "LOC" | "FAC" => "place",
        _ => "other",
    }
}
