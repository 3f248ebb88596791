//! Time expressions to a timeline: the dated sentences in order of date.

use jiff::civil::Date;

use super::Facts;
use crate::analysis::{BlockKind, Precision, TimeType};
use crate::events::Event;
use crate::order;
use crate::span::ByteSpan;
use crate::story::Story;
use crate::times::Timex;

/// One dated sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// `2023-03-19`, `2023-03`, `2023-Q1`, `2023`, `199X`.
    pub(crate) date: String,
    pub(crate) precision: Precision,
    /// Index of the sentence.
    pub(crate) sentence: usize,
    /// Index of the event.
    pub(crate) event: Option<usize>,
    /// Index of the time expression.
    pub(crate) time: usize,
    pub(crate) confidence: f32,
}

/// Confidence below which a date is not put on the timeline, in [0, 1]: two readings remain. Raising it loses dates
/// without a year that lie months away, lowering it lets in bare quarters.
const SURE: f32 = 0.75;

/// The same of a clock time, whose day is that of the date named before.
const SURE_OF_CLOCK: f32 = 0.7;

/// Draws the timeline from the sentences of paragraphs and list items, one entry for a date and a sentence.
pub(super) fn draw(story: &Story<'_>, facts: &Facts<'_>) -> Vec<Entry> {
    let Story { blocks, sentences, tokens, .. } = *story;
    let told = told(facts);
    let dateline = blocks.dateline.map_or(ByteSpan::new(0, 0), |dateline| dateline.span);
    let mut dated: Vec<(Date, Entry)> = Vec::new();
    let mut sentence = 0;
    for (index, time) in facts.times.iter().enumerate() {
        while tokens.sentences.get(sentence).is_some_and(|range| range.end <= time.tokens.start) {
            sentence += 1;
        }
        let read = sentences
            .get(sentence)
            .and_then(|it| blocks.list.get(it.block))
            .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem));
        let clock = matches!(time.value, Timex::Clock { .. });
        let datable = matches!(time.kind, TimeType::Date | TimeType::Time)
            && time.confidence >= if clock { SURE_OF_CLOCK } else { SURE };
        if !read || !datable || tokens.span(time.tokens).overlaps(dateline) {
            continue;
        }
        let Some((from, date, precision)) = place(&time.value) else { continue };
        let first = told.partition_point(|it| it.0 < index);
        let event = told.get(first).filter(|it| it.0 == index).map(|it| it.1);
        let entry = Entry { date, precision, sentence, event, time: index, confidence: time.confidence };
        dated.push((from, entry));
    }
    // By date, the longer period first, then as told.
    order::sort_by_key(&mut dated, |(from, entry)| (*from, entry.date.len()));
    let mut entries: Vec<Entry> = Vec::with_capacity(dated.len());
    for (_, entry) in dated {
        let said = |last: &Entry| last.date == entry.date && last.sentence == entry.sentence;
        match entries.last_mut() {
            // The date said twice in one sentence: an event of either is that of both.
            Some(last) if said(last) => last.event = last.event.or(entry.event),
            _ => entries.push(entry),
        }
    }
    entries
}

/// The dated events: index of the time, and of the event; of several with one time the surest first.
fn told(facts: &Facts<'_>) -> Vec<(usize, usize)> {
    let dated = |(at, event): (usize, &Event)| event.time.map(|time| (time, at));
    let mut told: Vec<(usize, usize)> = facts.events.iter().enumerate().filter_map(dated).collect();
    let sure = |it: &(usize, usize)| facts.events[it.1].confidence;
    order::sort_by(&mut told, |a, b| a.0.cmp(&b.0).then_with(|| sure(b).total_cmp(&sure(a))));
    told
}

/// First day, date and precision of a value that has a year; an interval stands at its beginning.
fn place(value: &Timex) -> Option<(Date, String, Precision)> {
    let (from, _) = value.range()?;
    let precision = match value {
        Timex::Day { .. } => Precision::Day,
        Timex::Month { .. } => Precision::Month,
        Timex::Quarter { .. } => Precision::Quarter,
        Timex::Year(_) => Precision::Year,
        Timex::Decade(_) => return Some((from, format!("{value}X"), Precision::Decade)),
        Timex::Clock { day, .. } => return place(day.as_ref()?),
        Timex::Interval(first, _) => return place(first),
        Timex::Weekday(_)
        | Timex::Week(_)
        | Timex::Weekend(_)
        | Timex::Season { .. }
        | Timex::Half { .. }
        | Timex::Century(_)
        | Timex::FiscalYear(_)
        | Timex::Length(_)
        | Timex::Open(_) => return None,
    };
    Some((from, value.to_string(), precision))
}
