//! The exports: shapes that other people's programs know, only what the card shows, and nothing that a page could trip over.
#![allow(
    clippy::disallowed_methods,
    reason = "reads files of the checkout, and fails where they are not there"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use nutgraf::exports::{Source, annotations, json_ld, text};
use nutgraf::{Analysis, OffsetUnit, Options, analyze};
use serde_json::Value;

const STORY: &str = "Ferry “Mwanza” sails again 🚢 on Lake Victoria\n\n\
    KISUMU, Kenya (AP) — Kenya and Uganda agreed on Tuesday to reopen the passenger ferry from Kisumu to Entebbe, Kenyan \
    Transport Minister Grace Odhiambo said.\n\n\
    “The lake has always been our shortest road,” Odhiambo told reporters in Nairobi. She said tickets would cost $4.50. 🎫 The \
    Lake Shipping Authority spent $4.6 million on two engines.\n\n\
    On April 22, 2022, the ferry struck a barge near Mwanza, Tanzania, and carried no passengers after that.";

fn read(story: &str, offsets: OffsetUnit) -> Analysis {
    let options = Options { published: Some("2024-05-15".into()), offsets, ..Options::default() };
    analyze(story, &options).expect("valid options")
}

fn source(story: &str) -> Source<'_> {
    Source { text: Some(story), url: Some("https://news.example/ferry"), ..Source::default() }
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

fn annotated(story: &str, unit: OffsetUnit, source: &Source<'_>) -> Vec<Value> {
    let collection = parsed(&annotations(&read(story, unit), source));
    collection["first"]["items"].as_array().expect("a page of annotations").clone()
}

/// One selector of every target.
fn selectors(annotation: &Value, kind: &str) -> Vec<Value> {
    let targets = match &annotation["target"] {
        Value::Array(targets) => targets.clone(),
        target => vec![target.clone()],
    };
    let all = targets.iter().flat_map(|it| it["selector"].as_array().expect("selectors").clone());
    all.filter(|it| it["type"] == kind).collect()
}

/// What schema.org (version 29) has of the types that are used.
const SCHEMA_ORG: &[(&str, &[&str])] = &[
    ("NewsArticle", &["@context", "headline", "url", "datePublished", "inLanguage", "about", "mentions"]),
    ("Person", &["name", "alternateName", "jobTitle"]),
    ("Organization", &["name", "alternateName"]),
    ("Place", &["name", "alternateName", "geo", "containedInPlace"]),
    ("City", &["name", "alternateName", "geo", "containedInPlace"]),
    ("BodyOfWater", &["name", "alternateName", "geo", "containedInPlace"]),
    ("Landform", &["name", "alternateName", "geo", "containedInPlace"]),
    ("GeoCoordinates", &["latitude", "longitude"]),
    ("Legislation", &["name", "alternateName"]),
    ("CreativeWork", &["name", "alternateName"]),
    ("Thing", &["name", "alternateName", "additionalType"]),
];

const CONFIDENCE: &str = "http://www.w3.org/2005/11/its/rdf#taConfidence";

fn check_schema(value: &Value) {
    let Value::Object(fields) = value else { return };
    let kind = value["@type"].as_str().expect("a type");
    let (_, known) = SCHEMA_ORG.iter().find(|(name, _)| *name == kind).expect(kind);
    for (name, value) in fields {
        assert!(
            known.contains(&name.as_str()) || name == "@type" || name == CONFIDENCE,
            "{kind} has no {name}"
        );
        match value {
            Value::Array(items) => items.iter().for_each(check_schema),
            Value::Object(_) => check_schema(value),
            other => assert!(other.is_string() || other.is_number(), "{kind}.{name}: {other}"),
        }
    }
}

/// The stories of the golden tests, read once.
static STORIES: LazyLock<Vec<(String, Analysis)>> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let folders = fs::read_dir(folder).expect("stories").map(|it| it.expect("a folder").path());
    let mut files: Vec<PathBuf> = folders.map(|it| it.join("story.txt")).filter(|it| it.exists()).collect();
    files.sort();
    let stories = files.iter().map(|it| fs::read_to_string(it).expect("a story")).chain([STORY.to_owned()]);
    stories.map(|it| (it.clone(), read(&it, OffsetUnit::Utf16))).collect()
});

#[test]
fn json_ld_says_what_schema_org_knows() {
    for (story, analysis) in &*STORIES {
        let article = parsed(&json_ld(analysis, &source(story)));
        assert_eq!(article["@type"], "NewsArticle");
        assert_eq!(
            article["headline"].as_str(),
            analysis.article.headline.as_ref().map(|it| it.text.as_str())
        );
        check_schema(&article);
    }
}

#[test]
fn json_ld_tells_about_from_mentions() {
    let mut analysis = read(STORY, OffsetUnit::Utf16);
    let lake = analysis.entities.iter_mut().find(|it| it.name == "Lake Victoria").expect("a lake");
    lake.place.as_mut().expect("it is placed").confidence = 0.99;
    let article = parsed(&json_ld(&analysis, &source(STORY)));
    let names = |list: &str| -> BTreeSet<String> {
        article[list]
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| it["name"].as_str().expect("a name").into())
            .collect()
    };
    let (about, mentions) = (names("about"), names("mentions"));
    assert!(about.contains("Lake Victoria"), "the headline names it: {about:?}");
    assert!(mentions.contains("Tanzania") && about.is_disjoint(&mentions), "{mentions:?}");
    let all: Vec<&Value> =
        ["about", "mentions"].iter().flat_map(|it| article[it].as_array().expect("a list")).collect();
    let of = |name: &str| all.iter().find(|it| it["name"] == name).expect(name);
    assert_eq!(of("Grace Odhiambo")["@type"], "Person");
    assert_eq!(of("Grace Odhiambo")["jobTitle"], "Transport Minister");
    assert_eq!(of("Kisumu")["@type"], "City");
    assert!((of("Kisumu")["geo"]["latitude"].as_f64().expect("a latitude") + 0.1).abs() < 0.1);
    assert_eq!(of("Kisumu")["containedInPlace"]["name"], "Kenya");
    assert_eq!(of("Kenya")["@type"], "Place", "no side is taken");
    assert!(of("Kenya").get("geo").is_none(), "the middle of an area is no point of it");
    assert_eq!(of("Lake Victoria")["@type"], "BodyOfWater");
}

#[test]
fn annotations_are_as_the_model_says() {
    let collection = parsed(&annotations(&read(STORY, OffsetUnit::Utf16), &source(STORY)));
    assert_eq!(collection["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(collection["type"], "AnnotationCollection");
    let page = &collection["first"];
    assert_eq!(page["type"], "AnnotationPage");
    assert_eq!(page["partOf"], collection["id"]);
    let items = page["items"].as_array().expect("items");
    assert_eq!(collection["total"].as_u64(), u64::try_from(items.len()).ok());
    let motivations = ["identifying", "describing", "classifying"];
    let purposes = ["identifying", "describing", "classifying", "tagging"];
    let mut ids = BTreeSet::new();
    for item in items {
        assert!(ids.insert(item["id"].as_str().expect("an id")), "each has its own: {item}");
        assert_eq!(item["type"], "Annotation");
        assert!(motivations.contains(&item["motivation"].as_str().expect("why it was made")), "{item}");
        for body in item["body"].as_array().expect("bodies") {
            assert_eq!(body["type"], "TextualBody");
            assert!(purposes.contains(&body["purpose"].as_str().expect("a purpose")), "{item}");
            assert!(body["value"].as_str().is_some_and(|it| !it.is_empty()), "{item}");
        }
        assert!(!selectors(item, "TextQuoteSelector").is_empty(), "{item}");
    }
    for id in ids {
        let parts: Vec<&str> = id.strip_prefix("urn:uuid:").expect("a UUID").split('-').collect();
        assert_eq!(parts.iter().map(|it| it.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");
        assert!(parts[2].starts_with('8') && parts[3].starts_with('a'), "{id}");
    }
}

#[test]
fn annotations_count_code_points_whatever_the_unit() {
    let expected = annotated(STORY, OffsetUnit::Char, &source(STORY));
    for unit in [OffsetUnit::Utf16, OffsetUnit::Utf8] {
        assert_eq!(annotated(STORY, unit, &source(STORY)), expected);
    }
    let characters: Vec<char> = STORY.chars().collect();
    let words = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    let mut seen = 0;
    for item in &expected {
        let quotes = selectors(item, "TextQuoteSelector");
        let positions = selectors(item, "TextPositionSelector");
        assert_eq!(quotes.len(), positions.len());
        for (quote, position) in quotes.iter().zip(positions) {
            let at =
                |name: &str| usize::try_from(position[name].as_u64().expect("a position")).expect("small");
            let (start, end) = (at("start"), at("end"));
            let part = |name: &str| quote[name].as_str().unwrap_or_default().to_owned();
            assert_eq!(words(start, end), part("exact"));
            assert_eq!(words(start - part("prefix").chars().count(), start), part("prefix"));
            assert_eq!(words(end, end + part("suffix").chars().count()), part("suffix"));
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} selectors");
}

#[test]
fn annotations_of_a_part_or_without_the_text_say_less_and_nothing_else() {
    let part = annotated(STORY, OffsetUnit::Utf16, &Source { whole: false, ..source(STORY) });
    let bare = annotated(STORY, OffsetUnit::Utf16, &Source::default());
    let shifted = format!("Updated.\n\n{STORY}");
    let other = annotations(&read(STORY, OffsetUnit::Utf16), &source(&shifted));
    assert!(!other.contains("TextPositionSelector"), "the text is not the one that was analysed");
    for item in part.iter().chain(&bare) {
        assert!(selectors(item, "TextPositionSelector").is_empty(), "{item}");
    }
    for quote in part.iter().flat_map(|it| selectors(it, "TextQuoteSelector")) {
        let context =
            format!("{}{}", quote["prefix"].as_str().unwrap_or(""), quote["suffix"].as_str().unwrap_or(""));
        assert!(!context.contains('\n'), "what stands between the blocks of a page is not known: {quote}");
    }
    let counted = annotated(STORY, OffsetUnit::Char, &Source::default());
    assert!(
        counted.iter().all(|it| !selectors(it, "TextPositionSelector").is_empty()),
        "code points are known"
    );
}

#[test]
fn what_is_less_sure_goes_out_with_its_number_and_what_is_unsure_not_at_all() {
    let mut analysis = read(STORY, OffsetUnit::Utf16);
    let at = analysis.entities.iter().position(|it| it.name == "Grace Odhiambo").expect("a person");
    let id = analysis.entities[at].id.clone();
    let source = source(STORY);
    let of = |analysis: &Analysis| {
        let article = parsed(&json_ld(analysis, &source));
        let lists = ["about", "mentions"].map(|it| article[it].as_array().cloned().unwrap_or_default());
        lists.concat().into_iter().find(|it| it["name"] == "Grace Odhiambo")
    };
    let named = |analysis: &Analysis| annotations(analysis, &source).contains("\"Grace Odhiambo\",\n");
    analysis.entities[at].confidence = 0.95;
    assert!(of(&analysis).expect("plain").get(CONFIDENCE).is_none());
    assert!(text(&analysis, &source).contains("Grace Odhiambo, Kenyan Transport Minister ¶1\n"));
    analysis.entities[at].confidence = 0.7;
    assert_eq!(of(&analysis).expect("likely")[CONFIDENCE], 0.7);
    assert!(annotations(&analysis, &source).contains("\"itsrdf:taConfidence\": 0.7"));
    assert!(text(&analysis, &source).contains("Grace Odhiambo, Kenyan Transport Minister (likely) ¶1\n"));
    analysis.entities[at].confidence = 0.3;
    assert!(of(&analysis).is_none() && !named(&analysis));
    assert!(!text(&analysis, &source).contains("\n- Grace Odhiambo"));
    assert!(
        analysis.quotes.iter().any(|it| it.speaker.as_ref() == Some(&id)),
        "her words stay, as somebody's"
    );
    assert!(text(&analysis, &source).contains("\n- Direct quote, “told”, Odhiambo: “The lake"));
    analysis.entities[at].confidence = 0.7;
    let strict = Source { confidence: Some([0.99, 0.98]), ..source };
    assert!(!json_ld(&analysis, &strict).contains("Odhiambo"), "the publisher's own bars");
}

#[test]
fn text_has_every_fact_with_its_paragraph() {
    for (story, analysis) in &*STORIES {
        let out = text(analysis, &source(story));
        let is_body = |kind| matches!(kind, nutgraf::BlockKind::Paragraph | nutgraf::BlockKind::ListItem);
        let paragraphs = analysis.article.blocks.iter().filter(|it| is_body(it.kind)).count();
        let facts: Vec<&str> = out.lines().filter(|it| it.trim_start().starts_with("- ")).collect();
        assert!(!facts.is_empty());
        for fact in facts {
            let (_, number) = fact.rsplit_once('¶').unwrap_or(("", "0"));
            let number: usize = number.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or(0);
            let elsewhere =
                fact.ends_with("(headline)") || fact.ends_with("(subheading)") || fact.ends_with("(caption)");
            assert!((1..=paragraphs).contains(&number) || elsewhere, "{fact}");
        }
    }
    let out = text(&read(STORY, OffsetUnit::Utf16), &source(STORY));
    for line in [
        "Ferry “Mwanza” sails again 🚢 on Lake Victoria\n2024-05-15\nhttps://news.example/ferry\n",
        "    Direct quote, “told”: “The lake has always been our shortest road” ¶2\n",
        "- $4.6 million (USD 4,600,000): ",
        "- 2022-04-22: ",
        "Made by software. It can be wrong.",
    ] {
        assert!(out.contains(line), "{line} in\n{out}");
    }
}

#[test]
fn a_text_in_another_language_or_with_nothing_in_it_says_so() {
    let other = "Der Stadtrat hat am Montagabend beschlossen, die alte Brücke für Autos zu sperren. Die Händler in der Innenstadt \
        sind dagegen, weil sie um ihre Kunden fürchten. Die Arbeiten sollen im Herbst beginnen.";
    assert!(text(&read(other, OffsetUnit::Utf16), &source(other)).contains("does not seem to be English"));
    assert!(text(&read("", OffsetUnit::Utf16), &Source::default()).contains("Nothing here to list"));
    assert_eq!(parsed(&annotations(&read("", OffsetUnit::Utf16), &Source::default()))["total"], 0);
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "Minister </script><script>alert(1)</script> resigns\n\nLIMA, Peru — Peruvian Interior Minister Ana \"&lt;\" \
        Quispe resigned on Tuesday, \u{202E}evil\u{2066} the \u{2028}palace said. “I said </script> & left,” Quispe told \
        reporters in Lima. {{7*7}} <!--";
    let mut analysis = read(hostile, OffsetUnit::Utf16);
    analysis.entities[0].name = "</script><img src=x onerror=alert(1)>\"\\\u{202E}\u{2029}\u{0}".to_owned();
    let url = "https://news.example/?a=1&b=</script>";
    let source = Source { url: Some(url), ..source(hostile) };
    for out in [json_ld(&analysis, &source), annotations(&analysis, &source)] {
        let unsafe_in_script = |it: char| {
            matches!(it, '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{202E}' | '\u{2066}' | '\0')
        };
        assert_eq!(out.find(unsafe_in_script), None, "{out}");
        assert!(parsed(&out).to_string().contains("alert(1)"), "it is still told");
    }
    let article = parsed(&json_ld(&analysis, &source));
    assert_eq!(article["headline"].as_str(), analysis.article.headline.as_ref().map(|it| it.text.as_str()));
    assert_eq!(article["url"], url);
    let plain = text(&analysis, &source);
    assert!(!plain.contains(['\u{202E}', '\u{2066}', '\u{2028}', '\0']), "{plain}");
}

#[test]
fn the_bars_are_those_of_the_card() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let card = fs::read_to_string(folder.join("www/card/bars.js")).expect("the card's bars");
    let own = fs::read_to_string(folder.join("src/exports/bars.rs")).expect("the exports' bars");
    let numbers = |text: &str| -> Vec<f64> {
        text.split([',', ' ', '[', ']', ')', '(']).filter_map(|it| it.parse().ok()).take(2).collect()
    };
    let after =
        |text: &str, start: &str| text.split_once(start).map(|(_, rest)| rest.to_owned()).expect(start);
    let other = numbers(&after(&card, "const OTHER = "));
    assert_eq!(other, numbers(&after(&own, "const OTHER: [f64; 2] = ")));
    let line = |text: String| text.lines().next().map(str::to_owned);
    assert_eq!(line(after(&card, "const STRICT = ")), line(after(&own, "const STRICT: [&str; 4] = ")));
    let table = after(&card, "export const BARS = {");
    let table = table.split('}').next().expect("a table");
    let mut rows = 0;
    for (name, rest) in table
        .split("//")
        .flat_map(|it| it.split_once('\n').map_or(it, |(_, rest)| rest).split("],"))
        .filter_map(|it| it.rsplit_once(": ["))
    {
        let name = name.rsplit([' ', '\n']).next().expect("a name");
        let row = after(&own, &format!("(\"{name}\", "));
        assert_eq!(numbers(rest), numbers(&row), "{name}");
        rows += 1;
    }
    assert!(rows >= 16 && own.matches("    (\"").count() == rows, "{rows} rows");
}
