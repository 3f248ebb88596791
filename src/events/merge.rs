//! One event told twice becomes one, in its fuller telling.

use crate::analysis::{EventKind, Modality};
use crate::times::Time;

use super::Event;

/// How many events back a telling is looked for.
const WINDOW: usize = 60;

/// How a trigger reads, and whether its words bring up something new: "a quake".
pub(super) type Words<'w> = &'w dyn Fn(&Event) -> (String, bool);

/// Joins the tellings of one event.
pub(super) fn merge(events: Vec<Event>, times: &[Time], words: Words<'_>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::new();
    for event in events {
        let from = kept.len().saturating_sub(WINDOW);
        let same = |it: &&mut Event| is_same(it, &event, times, words);
        match kept[from..].iter_mut().find(same) {
            Some(told) => join(told, event),
            None => kept.push(event),
        }
    }
    kept
}

fn is_same(one: &Event, other: &Event, times: &[Time], words: Words<'_>) -> bool {
    if one.kind != other.kind || one.polarity != other.polarity || is_ahead(one) != is_ahead(other) {
        return false;
    }
    if one.place.is_some() && other.place.is_some() && one.place != other.place {
        return false;
    }
    if !dates_agree(one, other, times) {
        return false;
    }
    let (mine, theirs) = (entities(one), entities(other));
    let within = |few: &[usize], many: &[usize]| few.iter().all(|it| many.contains(it));
    if !mine.is_empty() && !theirs.is_empty() {
        let nested = within(&mine, &theirs) || within(&theirs, &mine);
        return nested && (is_repeated(one, other) || one.sentence == other.sentence);
    }
    // Without names: the same thing by the same word, or a nameless telling right behind.
    let ((word, _), (again, new)) = (words(one), words(other));
    let alike = word == again;
    if new && one.sentence != other.sentence && (one.time.is_none() || other.time.is_none()) {
        return false;
    }
    match one.kind {
        EventKind::Disaster | EventKind::Accident => alike || one.time.is_none() || other.time.is_none(),
        _ => alike && one.participants.is_empty() && other.participants.is_empty(),
    }
}

/// Whether a second telling with the same people is the same event: a person dies once, but says and asks many things.
fn is_repeated(one: &Event, other: &Event) -> bool {
    !matches!(one.kind, EventKind::Demand | EventKind::Pledge | EventKind::Statement | EventKind::Deadline)
        && (one.time.is_some() == other.time.is_some() || one.participants.len() > 1 || is_once(one.kind))
        || one.time.is_some() && one.time == other.time
}

fn is_once(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Death
            | EventKind::Arrest
            | EventKind::Resignation
            | EventKind::Appointment
            | EventKind::Meeting
            | EventKind::Agreement
            | EventKind::Sport
            | EventKind::Call
            | EventKind::Visit
            | EventKind::Election
    )
}

fn is_ahead(event: &Event) -> bool {
    matches!(event.modality, Modality::Planned | Modality::Hypothetical)
}

fn entities(event: &Event) -> Vec<usize> {
    event.participants.iter().filter_map(|it| it.entity).collect()
}

/// Whether the days of two tellings can be one day.
fn dates_agree(one: &Event, other: &Event, times: &[Time]) -> bool {
    let range = |event: &Event| event.time.and_then(|it| times.get(it)).and_then(|it| it.range);
    match (range(one), range(other)) {
        (Some(mine), Some(theirs)) => mine.0 <= theirs.1 && theirs.0 <= mine.1,
        _ => true,
    }
}

/// The fuller telling, with what only the other one says.
fn join(told: &mut Event, again: Event) {
    let fullness = |event: &Event| {
        2 * entities(event).len()
            + event.participants.len()
            + usize::from(event.time.is_some()) * 2
            + usize::from(event.place.is_some())
    };
    let (mut fuller, other) =
        if fullness(&again) > fullness(told) { (again, told.clone()) } else { (told.clone(), again) };
    if fuller.time.is_none() {
        fuller.time = other.time;
    }
    if fuller.place.is_none() {
        fuller.place = other.place;
    }
    *told = fuller;
}
