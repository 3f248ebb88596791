//! Events: found by their trigger, right with kind, participants, place and date.

use nutgraf::{Event, EventKind, Modality, Participant, Polarity};

use super::super::facts::{self, Answer};
use super::{Reading, Tallies, needed_first, overlap, range, word};

const MISSING: &str = "a participant is missing";

/// Three tallies: all of it right, trigger and kind and agent, trigger and kind.
pub(super) fn score(reading: &Reading<'_>, tallies: &mut Tallies) {
    let gold = &reading.story.facts.events;
    let mut taken = vec![false; gold.len()];
    let ours: Vec<&Event> =
        reading.analysis.events.iter().filter(|it| reading.is_read(it.trigger.start)).collect();
    for event in ours {
        let place = find(gold, event, &taken);
        let told = place.map(|it| &gold[it]);
        if let Some(place) = place {
            taken[place] = true;
        }
        let kind = told.is_some_and(|it| it.kinds.contains(&word(&event.kind)));
        let agents = told.is_some_and(|it| has_all(reading, it, event, Some("agent")));
        let slips = told.map_or_else(|| vec!["no such event"], |it| slips(reading, it, event));
        if told.is_some_and(|it| it.optional) && slips.iter().all(|it| *it == MISSING) {
            continue;
        }
        tallies.of("events").judge(event.confidence, slips.is_empty());
        tallies.of("events, kind and agent").judge(event.confidence, kind && agents);
        tallies.of("events, kind").judge(event.confidence, kind);
        tallies
            .of(&format!("events of kind {}", word(&event.kind)))
            .judge(event.confidence, slips.is_empty());
        if !slips.is_empty() {
            let rest = format!("{}: {} at {:.2}", word(&event.kind), slips.join(", "), event.confidence);
            let note = reading.note("wrong event", &range(&event.trigger), &rest);
            tallies.of("events").notes.push(note);
        }
    }
    for (event, taken) in gold.iter().zip(taken).filter(|it| !it.0.optional) {
        for what in ["events", "events, kind and agent", "events, kind"] {
            tallies.of(what).gold += 1;
        }
        tallies.of(&format!("events of kind {}", event.kinds[0])).gold += 1;
        if !taken {
            let note = reading.note("missed event", &event.tellings[0], &event.kinds.join("/"));
            tallies.of("events").notes.push(note);
        }
    }
}

/// The gold event with the same trigger; else one of the same kind that is told in the clause. A second event of ours
/// for the same one is wrong.
fn find(gold: &[facts::Event], event: &Event, taken: &[bool]) -> Option<usize> {
    let trigger = range(&event.trigger);
    let clause = range(&event.text);
    let same_kind = |it: &facts::Event| it.kinds.contains(&word(&event.kind));
    let order = needed_first(gold.len(), |it| gold[it].optional);
    let free = || order.iter().copied().filter(|it| !taken[*it]);
    let by_trigger = |it: &usize| gold[*it].tellings.iter().any(|telling| overlap(telling, &trigger));
    free().find(|it| by_trigger(it) && same_kind(&gold[*it])).or_else(|| free().find(by_trigger)).or_else(
        || {
            let told = |it: &usize| gold[*it].tellings.iter().any(|telling| clause.contains(&telling.start));
            free().find(|it| same_kind(&gold[*it]) && told(it))
        },
    )
}

/// What is not right of an event.
fn slips(reading: &Reading<'_>, gold: &facts::Event, event: &Event) -> Vec<&'static str> {
    let mut slips = Vec::new();
    let mut check = |right: bool, what: &'static str| {
        if !right {
            slips.push(what);
        }
    };
    check(gold.kinds.contains(&word(&event.kind)), "kind");
    check(has_all(reading, gold, event, None), MISSING);
    check(event.participants.iter().all(|it| is_listed(reading, gold, it)), "a participant too many");
    let place = reading.gold_of(event.place.as_ref());
    let places = &gold.place.any_of;
    check(
        match (&event.place, place) {
            (None, _) => !gold.place.needed,
            (Some(_), Some(id)) => places.contains(id),
            (Some(_), None) => false,
        },
        "place",
    );
    let value = event.time.and_then(|it| reading.analysis.times.get(it)).map(|it| it.value.as_str());
    let same = |value: &str| {
        gold.date.any_of.iter().any(|date| {
            value.get(..date.len()) == Some(date) && (date.len() >= 10 || value.len() == date.len())
        })
    };
    check(value.map_or(!gold.date.needed, same), "date");
    check((event.polarity == Polarity::Negative) == gold.negative, "polarity");
    // A pledge that is told has been made, and is planned: both are right.
    let either = matches!(event.kind, EventKind::Pledge | EventKind::Demand | EventKind::Deadline);
    let planned = matches!(event.modality, Modality::Planned | Modality::Hypothetical);
    check(either || planned == gold.planned, "modality");
    slips
}

/// Whether every participant that is needed, or those of one role, was found.
fn has_all(reading: &Reading<'_>, gold: &facts::Event, event: &Event, role: Option<&str>) -> bool {
    let mut wanted =
        gold.participants.iter().filter(|it| it.who.needed && role.is_none_or(|role| it.role == role));
    wanted.all(|wanted| {
        event.participants.iter().any(|it| {
            same_role(&event.kind, &wanted.role, &word(&it.role))
                && wanted.who.any_of.iter().any(|who| is(reading, it, who))
        })
    })
}

/// Whether the gold reading has a participant too, in this role. One who is no entity is not held against an event.
fn is_listed(reading: &Reading<'_>, gold: &facts::Event, participant: &Participant) -> bool {
    let role = word(&participant.role);
    participant.entity.is_none()
        || gold.participants.iter().any(|it| {
            gold.kinds.iter().any(|kind| same_role_of(kind, &it.role, &role))
                && it.who.any_of.iter().any(|who| is(reading, participant, who))
        })
}

fn is(reading: &Reading<'_>, participant: &Participant, who: &Answer) -> bool {
    match who {
        Answer::Entity(id) => reading.gold_of(participant.entity.as_ref()) == Some(id),
        Answer::Words(words) => overlap(words, &range(&participant.span)),
        Answer::Date(_) => false,
    }
}

fn same_role(kind: &EventKind, wanted: &str, role: &str) -> bool {
    same_role_of(&word(kind), wanted, role)
}

/// Who meets or agrees with whom is one; so are what an event is about and what it is done to.
fn same_role_of(kind: &str, wanted: &str, role: &str) -> bool {
    let mutual = matches!(kind, "meeting" | "call" | "agreement" | "deal" | "conflict" | "sport");
    let side = |it: &str| it == "agent" || it == "counterpart" || kind == "sport" && it == "target";
    let object = |it: &str| it == "target" || it == "topic";
    wanted == role || mutual && side(wanted) && side(role) || object(wanted) && object(role)
}
