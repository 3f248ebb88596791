//! W3C Web Annotations: a collection of what was found, each with the words it was found in.
//!
//! Words are selected by quotation, with what stands around them, and by position. Positions count code points, as the Web
//! Annotation Data Model says, whatever unit the analysis has.

use super::bars::Certainty;
use super::brief::{Brief, Statement};
use super::source::Source;
use super::value::{Value, object, some};

/// The contexts: annotations, and the Internationalization Tag Set, which has a name for confidence.
const ANNOTATION: &str = "http://www.w3.org/ns/anno.jsonld";
const TAG_SET: &str = "http://www.w3.org/2005/11/its/rdf#";

/// The collection with one page that holds everything.
pub(crate) fn write(analysis: &Value, source: &Source<'_>) -> String {
    let brief = Brief::new(analysis, source);
    let address = source.url.map_or_else(|| identifier(analysis, "text"), str::to_owned);
    let writer = Writer { brief, address, position: source.whole };
    let mut items = writer.mentions();
    items.extend(writer.times());
    items.extend(writer.quantities());
    items.extend(writer.brief.statements().iter().map(|it| writer.statement(it)));
    items.extend(writer.events());
    let id = identifier(analysis, "annotations");
    let collection = object(vec![
        ("@context", Value::List(vec![ANNOTATION.into(), object(vec![("itsrdf", TAG_SET.into())])])),
        ("id", id.clone().into()),
        ("type", "AnnotationCollection".into()),
        ("generator", object(vec![("type", "Software".into()), ("name", analysis["generator"].clone())])),
        ("total", items.len().into()),
        (
            "first",
            object(vec![
                ("id", identifier(analysis, "page").into()),
                ("type", "AnnotationPage".into()),
                ("partOf", id.into()),
                ("startIndex", 0.into()),
                ("items", Value::List(items)),
            ]),
        ),
    ]);
    collection.write()
}

struct Writer<'a> {
    brief: Brief<'a>,
    address: String,
    position: bool,
}

impl Writer<'_> {
    /// Every mention of an entity that is shown, with its name and label.
    fn mentions(&self) -> Vec<Value> {
        let mut items = Vec::new();
        for (at, mention) in self.brief.list("mentions").iter().enumerate() {
            let Some((entity, sure)) = self.brief.known_as(&mention["entity"]) else { continue };
            let Some(certainty) = self.brief.mention(mention, sure) else { continue };
            let confidence =
                if matches!(mention["kind"].text(), "nominal" | "pronoun") { mention } else { entity };
            let body = vec![self.entity(entity), body("classifying", entity["label"].text())];
            items.push(self.annotation(
                &format!("mention {at}"),
                "identifying",
                body,
                &[mention],
                certainty,
                &confidence["confidence"],
            ));
        }
        items
    }

    /// Dates and durations with what they come to; "now" comes to none.
    fn times(&self) -> Vec<Value> {
        let mut items = Vec::new();
        for (at, time) in self.brief.list("times").iter().enumerate() {
            let value = time["value"].text();
            let Some(certainty) = self.brief.certainty(time, "date").filter(|_| !value.ends_with("_REF"))
            else {
                continue;
            };
            let body = vec![body("describing", value), body("classifying", time["type"].text())];
            items.push(self.annotation(
                &format!("time {at}"),
                "describing",
                body,
                &[time],
                certainty,
                &time["confidence"],
            ));
        }
        items
    }

    /// Figures with their value and unit.
    fn quantities(&self) -> Vec<Value> {
        let mut items = Vec::new();
        for (at, quantity) in self.brief.list("quantities").iter().enumerate() {
            let Some((_, certainty)) = self.brief.figure(quantity) else { continue };
            let mut bodies = vec![body("classifying", quantity["kind"].text())];
            if !quantity["value"].is_null() {
                bodies.insert(0, body("describing", &value_of(quantity)));
            }
            items.push(self.annotation(
                &format!("quantity {at}"),
                "describing",
                bodies,
                &[quantity],
                certainty,
                &quantity["confidence"],
            ));
        }
        items
    }

    /// One annotation of all its parts, with who said it: the entity where that is sure enough, else the words.
    fn statement(&self, statement: &Statement<'_>) -> Value {
        let quote = statement.quote;
        let mut bodies =
            vec![body("classifying", &format!("{} {}", quote["kind"].text(), quote["act"].text()))];
        let mut confidence = &quote["confidence"];
        if let Some(speaker) = statement.speaker {
            bodies.push(self.entity(speaker));
            if quote["speakerConfidence"].number() < confidence.number() {
                confidence = &quote["speakerConfidence"];
            }
        } else if !quote["source"].is_null() {
            bodies.push(body("describing", quote["source"]["text"].text()));
        }
        let content = [&quote["content"]];
        let parts: Vec<&Value> = quote["parts"].list().iter().collect();
        let spans = if parts.is_empty() { &content[..] } else { &parts };
        let key = format!("statement {}", statement.at);
        self.annotation(&key, "classifying", bodies, spans, statement.certainty, confidence)
    }

    /// Events with their kind, and whether they are not asserted.
    fn events(&self) -> Vec<Value> {
        let mut items = Vec::new();
        for (event, certainty) in self.brief.list("events").iter().filter_map(|it| self.brief.event(it)) {
            let mut bodies = vec![body("classifying", event["kind"].text())];
            bodies.extend((event["polarity"].text() == "negative").then(|| body("tagging", "negated")));
            let modality = event["modality"].text();
            bodies.extend((modality != "asserted").then(|| body("tagging", modality)));
            let key = format!("event {}", event["id"].text());
            items.push(self.annotation(
                &key,
                "classifying",
                bodies,
                &[&event["text"]],
                certainty,
                &event["confidence"],
            ));
        }
        items
    }

    fn annotation(
        &self,
        key: &str,
        motivation: &str,
        body: Vec<Value>,
        spans: &[&Value],
        certainty: Certainty,
        confidence: &Value,
    ) -> Value {
        let mut targets: Vec<Value> = spans.iter().map(|it| self.target(it)).collect();
        let target = if targets.len() == 1 { targets.remove(0) } else { Value::List(targets) };
        object(vec![
            ("id", identifier(self.brief.analysis, key).into()),
            ("type", "Annotation".into()),
            ("motivation", motivation.into()),
            (
                "itsrdf:taConfidence",
                if certainty == Certainty::Likely { confidence.clone() } else { Value::Null },
            ),
            ("body", some(body)),
            ("target", target),
        ])
    }

    fn target(&self, span: &Value) -> Value {
        let found = self.brief.words.as_ref().and_then(|it| it.find(span));
        let around = |words: Option<&str>| words.filter(|it| !it.is_empty()).map_or(Value::Null, Value::from);
        let mut selectors = vec![object(vec![
            ("type", "TextQuoteSelector".into()),
            ("exact", span["text"].clone()),
            ("prefix", around(found.as_ref().map(|it| it.prefix))),
            ("suffix", around(found.as_ref().map(|it| it.suffix))),
        ])];
        // Without the text, offsets can be told only where they are code points already.
        let counted =
            self.position && self.brief.words.is_none() && self.brief.analysis["offsetUnit"].text() == "char";
        let own = counted.then(|| [span["start"].offset(), span["end"].offset()]);
        selectors.extend(found.and_then(|it| it.position).or(own).map(|[start, end]| {
            object(vec![
                ("type", "TextPositionSelector".into()),
                ("start", start.into()),
                ("end", end.into()),
            ])
        }));
        object(vec![
            ("type", "SpecificResource".into()),
            ("source", self.address.as_str().into()),
            ("selector", Value::List(selectors)),
        ])
    }

    /// Which entity is meant: the same `id` wherever it is the same one.
    fn entity(&self, entity: &Value) -> Value {
        let key = format!("entity {}", entity["id"].text());
        object(vec![
            ("id", identifier(self.brief.analysis, &key).into()),
            ("type", "TextualBody".into()),
            ("purpose", "identifying".into()),
            ("value", entity["name"].clone()),
            ("language", "en".into()),
        ])
    }
}

fn body(purpose: &str, value: &str) -> Value {
    object(vec![("type", "TextualBody".into()), ("purpose", purpose.into()), ("value", value.into())])
}

/// `≥ 400`, `1200–1500 KES`, `15 %`: the contract's codes.
fn value_of(quantity: &Value) -> String {
    let sign = match (quantity["bound"].text(), &quantity["approximate"]) {
        ("min", _) => "≥ ",
        ("max", _) => "≤ ",
        (_, Value::Bool(true)) => "≈ ",
        _ => "",
    };
    let mut value = format!("{sign}{}", quantity["value"].digits());
    let codes = [&quantity["unit"], &quantity["currency"]];
    for (before, part) in [("–", quantity["high"].digits()), (" ", codes[0].text()), (" ", codes[1].text())]
    {
        if !part.is_empty() {
            value.push_str(before);
            value.push_str(part);
        }
    }
    value
}

/// A name for a thing of this analysis, the same for the same text: a UUID of the eighth kind (its own making), from a hash.
fn identifier(analysis: &Value, key: &str) -> String {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = analysis["textHash"].text().bytes().chain(key.bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let bits = |from: u32, count: u32| (hash >> from) & ((1 << count) - 1);
    let (first, second, third) = (bits(96, 32), bits(80, 16), bits(64, 12));
    format!("urn:uuid:{first:08x}-{second:04x}-8{third:03x}-a{:03x}-{:012x}", bits(48, 12), bits(0, 48))
}
