//! The gold readings of `tests/stories` are well formed, and every word they name stands in its story.

#[path = "support/facts.rs"]
mod facts;

use std::collections::BTreeSet;

const STORY: &str = "Iran hails deal\n\nDec 3, 2023\n\nTEHRAN (AP) — Iran paid $2 million on Sunday. Iranian envoy Baqeri \
                     called it \"fair,\" and Baqeri left.";

const FACTS: &str = "[article]\nheadline: Iran hails deal\npublished: Dec 3, 2023 | 2023-12-03\ndateline: TEHRAN | AP\n\
                     [blocks]\nheadline | Iran hails deal\ntimestamp | Dec 3, 2023\nparagraph | 2 | TEHRAN (AP) ...\n\
                     [entities]\niran | GPE | Iran | country IR\ntehran | GPE | TEHRAN\nbaqeri | PERSON | Baqeri\n\
                     [names]\nIran#1 | GPE | iran\nTEHRAN | GPE | tehran\nIran#2 | GPE | iran\nIranian | NORP | iran\n\
                     Baqeri#1 | PERSON | baqeri\nBaqeri#2 | PERSON | baqeri\n\
                     [dates]\nSunday | DATE | 2023-12-03 | published\n[quantities]\n$2 million | MONEY | 2000000 USD\n\
                     [links]\nit | pronoun | iran | optional\n[events]\npaid | deal/aid | agent iran | (place tehran) | \
                     target \"$2 million\" | date 2023-12-03\n[timeline]\nSunday | 2023-12-03 | paid\n[five]\n\
                     who: iran / \"envoy\"\nwhen: 2023-12-03\n";

/// The complaints about the facts above with one change.
fn complaints(from: &str, to: &str) -> String {
    assert!(FACTS.contains(from), "nothing to change");
    facts::parse(STORY, &FACTS.replace(from, to)).err().unwrap_or_default().join("\n")
}

#[test]
fn every_story_agrees_with_its_facts() {
    let stories = facts::stories();
    assert!(stories.len() >= 20, "{} stories", stories.len());
    for story in &stories {
        let words = story.text.split_whitespace().count();
        assert!((200..=500).contains(&words), "{}: {words} words", story.slug);
        assert!(!story.facts.names.is_empty() && !story.facts.dates.is_empty(), "{}", story.slug);
    }
    let labels: BTreeSet<&str> =
        stories.iter().flat_map(|it| &it.facts.names).map(|it| it.labels[0].as_str()).collect();
    assert!(labels.len() >= 9, "the stories hold only {labels:?}");
}

#[test]
fn words_lead_to_their_place() {
    let facts = facts::parse(STORY, FACTS).expect("well formed");
    let names: Vec<&str> = facts.names.iter().map(|it| &STORY[it.span.clone()]).collect();
    assert_eq!(names, ["Iran", "TEHRAN", "Iran", "Iranian", "Baqeri", "Baqeri"]);
    assert_eq!(facts.names[5].span.start, STORY.rfind("Baqeri").expect("there"));
    assert_eq!(&STORY[facts.blocks[2].span.clone()], &STORY[STORY.find("TEHRAN").expect("there")..]);
}

#[test]
fn what_happened_is_read_with_what_may_be_left_out() {
    let facts = facts::parse(STORY, FACTS).expect("well formed");
    let event = &facts.events[0];
    assert_eq!(event.kinds, ["deal", "aid"]);
    assert_eq!(event.entities().collect::<Vec<_>>(), ["iran", "tehran"]);
    assert!(event.date.needed && !event.place.needed);
    assert!(facts.links[0].optional && facts.links[0].pronoun);
    assert_eq!(facts.timeline[0].value, "2023-12-03");
    assert_eq!(facts.five.iter().map(|it| it.1.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn slips_are_told() {
    assert_eq!(complaints("Iran hails", "Iran hails"), "");
    assert!(complaints("Baqeri#2 |", "Baqeri#3 |").contains("there is no #3"));
    assert!(complaints("Baqeri#2 |", "Baqeri |").contains("say which"));
    assert!(complaints("Baqeri#2 | PERSON | baqeri", "").contains("stands again"));
    assert!(complaints("Sunday |", "Monday |").contains("not in the story"));
    assert!(
        complaints("Iranian | NORP | iran", "Iranian | NORP | persia").contains("`persia` is not listed")
    );
    assert!(complaints("GPE | tehran", "CITY | tehran").contains("`CITY` is none of"));
    assert!(complaints("2000000 USD", "2 million USD").contains("three letters"));
    assert!(complaints("agent iran", "agent persia").contains("`persia` is not listed"));
    assert!(complaints("deal/aid", "deal/gift").contains("`gift` is none of"));
    assert!(complaints("when: 2023-12-03", "when: Sunday").contains("is no date"));
    assert!(
        complaints("Sunday | 2023-12-03 | paid", "left | 2023-12-03 | paid").contains("not listed as a date")
    );
    assert!(complaints("[dates]", "[times]").contains("no section"));
    assert!(complaints("Sunday | DATE", "paid $2 million | DATE").contains("a date and a quantity"));
}
