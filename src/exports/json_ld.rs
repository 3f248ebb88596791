//! schema.org: the story as a `NewsArticle` with what it is about and what it mentions.
//!
//! No link to a knowledge base is claimed, no name is called a country, and nothing is a type for which search engines ask
//! for more than a story says (a `Product` must have an offer, an `Event` a place): those are things of an additional type.

use super::bars::Certainty;
use super::brief::{Brief, Sure, family_of};
use super::source::Source;
use super::value::{Value, object, some};

/// The Internationalization Tag Set's name for how sure a program is of what it found: schema.org has none.
pub(crate) const CONFIDENCE: &str = "http://www.w3.org/2005/11/its/rdf#taConfidence";

/// The story as schema.org says it.
pub(crate) fn write(analysis: &Value, source: &Source<'_>) -> String {
    let brief = Brief::new(analysis, source);
    let article = &analysis["article"];
    let chief: Vec<&Value> =
        ["who", "where"].iter().filter_map(|it| Some(&brief.answer(it)?.0["entity"])).collect();
    let in_headline = |entity| brief.mentions(entity).any(|it| brief.block(it).0 == "headline");
    let (mut about, mut mentions) = (Vec::new(), Vec::new());
    for &(entity, certainty) in &brief.known {
        let is_chief = chief.contains(&&entity["id"]) || in_headline(entity);
        let list = if is_chief { &mut about } else { &mut mentions };
        list.push(thing(&brief, entity, certainty));
    }
    let story = object(vec![
        ("@context", "https://schema.org".into()),
        ("@type", "NewsArticle".into()),
        ("headline", article["headline"]["text"].clone()),
        ("url", source.url.map_or(Value::Null, Value::from)),
        ("datePublished", article["published"].clone()),
        ("inLanguage", analysis["language"]["code"].clone()),
        ("about", some(about)),
        ("mentions", some(mentions)),
    ]);
    story.write()
}

fn thing(brief: &Brief<'_>, entity: &Value, certainty: Certainty) -> Value {
    let place = brief.place(entity);
    let (kind, additional) = type_of(entity["label"].text(), place);
    let is_name = |it: &&Value| it.text().eq_ignore_ascii_case(entity["name"].text());
    let forms = entity["aliases"].list().iter().filter(|it| !is_name(it));
    let holds = |it: &&Value| {
        // A job title is a string, which no number can go with.
        brief.certainty(it, "role") == Some(Certainty::Plain)
            && !matches!(it["status"].text(), "former" | "designate")
    };
    let job = entity["roles"].list().iter().find(holds);
    object(vec![
        ("@type", kind.into()),
        ("additionalType", additional.map_or(Value::Null, Value::from)),
        ("name", entity["name"].clone()),
        ("alternateName", some(proper(brief, entity, forms))),
        ("jobTitle", job.map_or(Value::Null, |it| it["title"].clone())),
        ("geo", place.map_or(Value::Null, point)),
        ("containedInPlace", place.map_or(Value::Null, |it| within(brief, it))),
        (CONFIDENCE, number(entity, certainty)),
    ])
}

/// The confidence of what is only likely.
fn number(fact: &Value, certainty: Certainty) -> Value {
    if certainty == Certainty::Likely { fact["confidence"].clone() } else { Value::Null }
}

/// The other forms that are names: "the minister" is none.
fn proper<'a>(brief: &Brief<'a>, entity: &'a Value, forms: impl Iterator<Item = &'a Value>) -> Vec<Value> {
    let named: Vec<&Value> =
        brief.mentions(entity).filter(|it| it["kind"].text() == "name").map(|it| &it["text"]).collect();
    forms.filter(|it| named.contains(it)).cloned().collect()
}

/// Its type, and the one that is not claimed outright.
fn type_of(label: &str, place: Option<Sure<'_>>) -> (&'static str, Option<&'static str>) {
    match (label, family_of(label)) {
        ("PERSON", _) => ("Person", None),
        ("ORG", _) => ("Organization", None),
        (_, "place") => match place.map(|(it, certainty)| (it["kind"].text(), certainty)) {
            Some(("city", Certainty::Plain)) => ("City", None),
            Some(("water", Certainty::Plain)) => ("BodyOfWater", None),
            Some(("landform", Certainty::Plain)) => ("Landform", None),
            _ => ("Place", None),
        },
        ("LAW", _) => ("Legislation", None),
        ("WORK", _) => ("CreativeWork", None),
        ("EVENT", _) => ("Thing", Some("https://schema.org/Event")),
        ("PRODUCT", _) => ("Thing", Some("https://schema.org/Product")),
        _ => ("Thing", None),
    }
}

/// Its point, where it has one of its own and none that stands for an area.
fn point((place, certainty): Sure<'_>) -> Value {
    let exact = place["kind"].text() != "country" && place["approximate"] != Value::Bool(true);
    if !exact || place["lat"].is_null() || place["lon"].is_null() {
        return Value::Null;
    }
    object(vec![
        ("@type", "GeoCoordinates".into()),
        ("latitude", place["lat"].clone()),
        ("longitude", place["lon"].clone()),
        (CONFIDENCE, number(place, certainty)),
    ])
}

/// The country around it, where the article names that.
fn within(brief: &Brief<'_>, (place, certainty): Sure<'_>) -> Value {
    let Some(name) = brief.country(&place["country"]).filter(|_| place["kind"].text() != "country") else {
        return Value::Null;
    };
    object(vec![("@type", "Place".into()), ("name", name.into()), (CONFIDENCE, number(place, certainty))])
}
