//! What holds for every analysis of every text.

use nutgraf::{Analysis, Mention, OffsetUnit};
use serde_json::Value;

/// Asserts everything that an analysis of `text` promises, whatever the text.
pub(crate) fn hold(text: &str, analysis: &Analysis) {
    let units = Units::new(text, analysis.offset_unit);
    let value = serde_json::to_value(analysis).expect("serialises");
    spans_are_words(&value, &units, "$");
    parts_are_in_order(analysis, units.len());
    entities_and_mentions_agree(analysis);
    references_resolve(analysis);
    scores_are_probabilities(&value, "$");
}

/// A text that can be sliced in the caller's unit.
struct Units {
    unit: OffsetUnit,
    bytes: Vec<u8>,
    utf16: Vec<u16>,
    chars: Vec<char>,
}

impl Units {
    fn new(text: &str, unit: OffsetUnit) -> Self {
        Self { unit, bytes: text.into(), utf16: text.encode_utf16().collect(), chars: text.chars().collect() }
    }

    fn len(&self) -> usize {
        match self.unit {
            OffsetUnit::Utf8 => self.bytes.len(),
            OffsetUnit::Utf16 => self.utf16.len(),
            OffsetUnit::Char => self.chars.len(),
        }
    }

    fn slice(&self, start: usize, end: usize) -> Option<String> {
        match self.unit {
            OffsetUnit::Utf8 => String::from_utf8(self.bytes.get(start..end)?.to_vec()).ok(),
            OffsetUnit::Utf16 => String::from_utf16(self.utf16.get(start..end)?).ok(),
            OffsetUnit::Char => self.chars.get(start..end).map(|it| it.iter().collect()),
        }
    }
}

/// Every object with `start`, `end` and `text`, wherever it stands, quotes the text.
fn spans_are_words(value: &Value, units: &Units, path: &str) {
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                spans_are_words(item, units, &format!("{path}[{at}]"));
            }
        }
        Value::Object(object) => {
            if let (Some(start), Some(end), Some(Value::String(words))) =
                (offset(object.get("start")), offset(object.get("end")), object.get("text"))
            {
                assert_eq!(units.slice(start, end).as_ref(), Some(words), "{path} does not quote the text");
                assert!(!words.trim().is_empty(), "{path} is empty");
            }
            for (name, item) in object {
                spans_are_words(item, units, &format!("{path}.{name}"));
            }
        }
        _ => {}
    }
}

fn offset(value: Option<&Value>) -> Option<usize> {
    usize::try_from(value?.as_u64()?).ok()
}

fn parts_are_in_order(analysis: &Analysis, length: usize) {
    let blocks: Vec<_> = analysis.article.blocks.iter().map(|it| (it.start, it.end)).collect();
    in_order("blocks", &blocks, length);
    let sentences: Vec<_> = analysis.article.sentences.iter().map(|it| (it.start, it.end)).collect();
    in_order("sentences", &sentences, length);
    for sentence in &analysis.article.sentences {
        let block = &analysis.article.blocks[sentence.block];
        let inside = block.start <= sentence.start && sentence.end <= block.end;
        assert!(inside, "a sentence leaves its block: {sentence:?} {block:?}");
    }
    let times: Vec<_> = analysis.times.iter().map(|it| (it.start, it.end)).collect();
    in_order("times", &times, length);
    let quantities: Vec<_> = analysis.quantities.iter().map(|it| (it.start, it.end)).collect();
    in_order("quantities", &quantities, length);
    let mut both: Vec<_> = times.into_iter().chain(quantities).collect();
    both.sort_unstable();
    in_order("times and quantities", &both, length);
    for quantity in &analysis.quantities {
        let inside = quantity.clause.start <= quantity.start && quantity.end <= quantity.clause.end;
        assert!(inside, "a quantity stands outside its clause: {quantity:?}");
    }
    assert!(analysis.mentions.is_sorted_by_key(|it| it.start), "mentions are not in text order");
    let mut kinds: Vec<_> = analysis.mentions.iter().map(|it| it.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let of_kind = |it: &&Mention| it.kind == kind;
        let spans: Vec<_> = analysis.mentions.iter().filter(of_kind).map(|it| (it.start, it.end)).collect();
        in_order("mentions of one kind", &spans, length);
    }
    assert!(analysis.timeline.is_sorted_by(|a, b| a.date <= b.date), "the timeline is not in order");
}

fn in_order(what: &str, spans: &[(usize, usize)], length: usize) {
    for &(start, end) in spans {
        assert!(start < end && end <= length, "{what}: {start}..{end} of {length}");
    }
    for pair in spans.windows(2) {
        assert!(pair[0].1 <= pair[1].0, "{what} overlap or are out of order: {pair:?}");
    }
}

fn entities_and_mentions_agree(analysis: &Analysis) {
    let mut seen = vec![0; analysis.mentions.len()];
    for (at, entity) in analysis.entities.iter().enumerate() {
        assert_eq!(entity.id, format!("e{}", at + 1));
        assert!(!entity.name.trim().is_empty() && !entity.mentions.is_empty(), "{entity:?}");
        assert!(entity.mentions.is_sorted(), "{entity:?}");
        assert!(!entity.aliases.contains(&entity.name), "its own alias: {entity:?}");
        for &mention in &entity.mentions {
            assert_eq!(analysis.mentions[mention].entity, entity.id);
            seen[mention] += 1;
        }
    }
    assert!(seen.iter().all(|&it| it == 1), "every mention belongs to one entity");
    assert!(analysis.entities.is_sorted_by(|a, b| a.salience >= b.salience), "entities are not in order");
}

fn references_resolve(analysis: &Analysis) {
    let sentences = analysis.article.sentences.len();
    for entry in &analysis.timeline {
        assert!(entry.sentence < sentences && entry.time < analysis.times.len(), "{entry:?}");
    }
    let entity = |id: &String| analysis.entities.iter().any(|it| it.id == *id);
    for event in &analysis.events {
        assert!(
            event.sentence < sentences && event.time.is_none_or(|it| it < analysis.times.len()),
            "{event:?}"
        );
        let named = event.participants.iter().filter_map(|it| it.entity.as_ref()).chain(&event.place);
        assert!(named.into_iter().all(entity), "{event:?}");
    }
    assert!(
        analysis.quotes.iter().filter_map(|it| it.speaker.as_ref()).all(entity),
        "a speaker is no entity"
    );
    for place in analysis.entities.iter().filter_map(|it| it.place.as_ref()) {
        let within = |value: Option<f64>, most: f64| value.is_none_or(|it| it.abs() <= most);
        assert!(within(place.lat, 90.0) && within(place.lon, 180.0), "{place:?}");
    }
    assert_eq!(analysis.stats.sentences, sentences);
}

fn scores_are_probabilities(value: &Value, path: &str) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| scores_are_probabilities(it, path)),
        Value::Object(object) => {
            for (name, item) in object {
                if ["confidence", "speakerConfidence", "salience", "score"].contains(&name.as_str()) {
                    let score = item.as_f64().expect("a number");
                    assert!((0.0..=1.0).contains(&score), "{path}.{name} = {score}");
                    assert!(
                        (score * 1e4).fract().abs() < 1e-6 || (score * 1e4).fract() > 1.0 - 1e-6,
                        "{path}.{name} = {score}"
                    );
                }
                scores_are_probabilities(item, &format!("{path}.{name}"));
            }
        }
        _ => {}
    }
}
