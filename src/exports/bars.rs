//! From which confidence on a fact goes out plain, or as likely; under both it stays in the full JSON. A test holds these
//! equal to the card's, in `www/card/bars.js`, where they are told what they were measured on.

/// Plain and likely for every kind of fact without a row of its own.
const OTHER: [f64; 2] = [0.9, 0.6];

/// Plain and likely by kind of fact: names by family, links of words to an entity, statements, events, answers.
const BARS: &[(&str, [f64; 2])] = &[
    ("person", [0.8, 0.55]),
    ("org", [0.86, 0.6]),
    ("place", [0.9, 0.5]),
    ("role", [0.57, 0.5]),
    ("nominal", [0.9, 0.8]),
    ("pronoun", [0.97, 0.8]),
    ("statement", [0.93, 0.6]),
    ("speaker", [0.93, 0.6]),
    ("event", [1.0, 0.8]),
    ("strict", [1.0, 0.97]),
    ("located", [0.97, 0.6]),
    ("who", [0.75, 0.5]),
    ("what", [1.0, 0.5]),
    ("when", [0.75, 0.5]),
    ("where", [1.0, 0.5]),
    ("timeline", [0.75, 0.6]),
];

/// Kinds of events of which a wrong one does harm.
const STRICT: [&str; 4] = ["legal", "arrest", "attack", "death"];

/// How sure a fact is that goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    Likely,
    Plain,
}

/// Null where the fact stays in. `own` are the publisher's bars for all facts alike.
pub(crate) fn certainty(confidence: f64, fact: &str, own: Option<[f64; 2]>) -> Option<Certainty> {
    let [plain, likely] = own.unwrap_or_else(|| bar(fact));
    match confidence {
        _ if confidence >= plain => Some(Certainty::Plain),
        _ if confidence >= likely => Some(Certainty::Likely),
        _ => None,
    }
}

/// The kind of fact that an event of this kind is.
pub(crate) fn fact_of(event_kind: &str) -> &'static str {
    if STRICT.contains(&event_kind) { "strict" } else { "event" }
}

fn bar(fact: &str) -> [f64; 2] {
    BARS.iter().find(|(name, _)| *name == fact).map_or(OTHER, |(_, bar)| *bar)
}
