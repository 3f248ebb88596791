//! Statements: their content, kind, act and speaker.

use std::collections::BTreeSet;
use std::ops::Range;

use nutgraf::{Act, Quote, QuoteKind};

use super::{Reading, Tallies, range, word};

/// Two contents are one statement where their words overlap this much (Jaccard), as PolNeAR is scored.
const SAME: f64 = 0.8;

/// Content F1; kind, act and speaker of the contents that are right; whole statements with their speaker.
pub(super) fn score(reading: &Reading<'_>, tallies: &mut Tallies) {
    let gold = &reading.story.facts.quotes;
    if gold.is_empty() {
        return;
    }
    let ours: Vec<&Quote> =
        reading.analysis.quotes.iter().filter(|it| may_state(reading, it.content.start)).collect();
    let text = &reading.story.text;
    let theirs: Vec<BTreeSet<usize>> = gold.iter().map(|it| words(text, &it.parts)).collect();
    let found: Vec<BTreeSet<usize>> = ours.iter().map(|it| words(text, &parts(it))).collect();
    let pairs = pair(&theirs, &found);
    for (index, quote) in ours.iter().enumerate() {
        let place = pairs.iter().find(|it| it.1 == index).map(|it| it.0);
        content(tallies, "statements", quote, place.is_some());
        content(tallies, &format!("statements, {}", word(&quote.kind)), quote, {
            place.is_some_and(|it| gold[it].kind == word(&quote.kind))
        });
        let Some(place) = place else {
            let note = reading.note("wrong statement", &range(&quote.content), &word(&quote.kind));
            tallies.of("statements").notes.push(note);
            with_speaker(tallies, quote, false);
            continue;
        };
        let theirs = &gold[place];
        tallies.of("statements, kind").judge(quote.confidence, theirs.kind == word(&quote.kind));
        tallies.of("statements, act").judge(quote.confidence, theirs.act == word(&quote.act));
        let speaker = reading.gold_of(quote.speaker.as_ref());
        let right = speaker == theirs.speaker.as_ref() && (speaker.is_some() || quote.speaker.is_none());
        tallies.of(&format!("speakers, {}", theirs.kind)).judge(quote.speaker_confidence, right);
        with_speaker(tallies, quote, right);
        if !right {
            let rest = format!("says {:?}, gold {:?}", speaker.or(quote.speaker.as_ref()), theirs.speaker);
            let note = reading.note("wrong speaker", &range(&quote.content), &rest);
            tallies.of("speakers").notes.push(note);
        }
    }
    for (index, quote) in gold.iter().enumerate() {
        tallies.of("statements").gold += 1;
        tallies.of(&format!("statements, {}", quote.kind)).gold += 1;
        tallies.of("statements with speaker").gold +=
            usize::from(quote.speaker.is_some() && quote.act != "intention");
        if !pairs.iter().any(|it| it.0 == index) {
            let note = reading.note("missed statement", &quote.parts[0], &quote.kind);
            tallies.of("statements").notes.push(note);
        }
    }
}

fn content(tallies: &mut Tallies, what: &str, quote: &Quote, right: bool) {
    tallies.of(what).judge(quote.confidence, right);
}

/// What the card shows under a person: speech and thought with a speaker, as sure as the less sure of both.
fn with_speaker(tallies: &mut Tallies, quote: &Quote, right: bool) {
    if quote.speaker.is_some() && quote.act != Act::Intention {
        let confidence = quote.confidence.min(quote.speaker_confidence);
        tallies.of("statements with speaker").judge(confidence, right);
        if quote.kind == QuoteKind::Indirect {
            tallies.of("statements with speaker, indirect").judge(confidence, right);
        }
    }
}

/// Paragraphs and list items are annotated with their statements.
fn may_state(reading: &Reading<'_>, at: usize) -> bool {
    let mut blocks = reading.story.facts.blocks.iter();
    blocks.any(|it| matches!(it.kinds[0].as_str(), "paragraph" | "listItem") && it.span.contains(&at))
}

fn parts(quote: &Quote) -> Vec<Range<usize>> {
    match &quote.parts {
        Some(parts) if !parts.is_empty() => parts.iter().map(range).collect(),
        _ => vec![range(&quote.content)],
    }
}

/// Where the words of some spans begin: runs of letters and digits.
pub(crate) fn words(text: &str, spans: &[Range<usize>]) -> BTreeSet<usize> {
    let mut starts = BTreeSet::new();
    for span in spans {
        let mut inside = false;
        for (at, c) in text.get(span.clone()).unwrap_or_default().char_indices() {
            if c.is_alphanumeric() && !inside {
                starts.insert(span.start + at);
            }
            inside = c.is_alphanumeric();
        }
    }
    starts
}

/// Gold and ours, one to one, the best first.
pub(crate) fn pair(gold: &[BTreeSet<usize>], ours: &[BTreeSet<usize>]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (place, theirs) in gold.iter().enumerate() {
        for (index, mine) in ours.iter().enumerate() {
            let shared = theirs.intersection(mine).count();
            let union = theirs.union(mine).count();
            let jaccard = super::percent(shared, union) / 100.0;
            if jaccard >= SAME {
                all.push((jaccard, place, index));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, place, index) in all {
        if !pairs.iter().any(|it| it.0 == place || it.1 == index) {
            pairs.push((place, index));
        }
    }
    pairs
}
