//! The cases of `tests/cases/events.md`.

#[path = "support/cases.rs"]
mod cases;

use nutgraf::{Analysis, Event, Modality, ParticipantRole, Polarity};

fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("a word").as_str().expect("a word").to_owned()
}

fn described(analysis: &Analysis, event: &Event) -> String {
    let name = |id: &str| {
        let entity = analysis.entities.iter().find(|it| it.id == id).expect("its entity");
        entity.name.clone()
    };
    let mut said = word(event.kind);
    let roles = [
        ParticipantRole::Agent,
        ParticipantRole::Counterpart,
        ParticipantRole::Target,
        ParticipantRole::Topic,
        ParticipantRole::Instrument,
    ];
    for role in roles {
        for participant in event.participants.iter().filter(|it| it.role == role) {
            let who = participant.entity.as_deref().map_or(format!("\"{}\"", participant.span.text), name);
            said.push_str(&format!(" {} {who}", word(role)));
        }
    }
    if let Some(place) = &event.place {
        said.push_str(&format!(" @{}", name(place)));
    }
    if let Some(time) = event.time {
        said.push_str(&format!(" on {}", analysis.times[time].value));
    }
    said.push_str(match event.modality {
        Modality::Asserted => "",
        Modality::Planned => " planned",
        Modality::Hypothetical => " perhaps",
        Modality::Reported => " reported",
    });
    if event.polarity == Polarity::Negative {
        said.push_str(" not");
    }
    said
}

#[test]
fn finds_the_events_of_the_cases() {
    cases::check(include_str!("cases/events.md"), 60, |analysis| {
        let all = analysis.events.iter();
        all.map(|it| (it.trigger.start, it.trigger.end, described(analysis, it))).collect()
    });
}
