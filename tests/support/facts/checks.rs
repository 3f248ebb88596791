//! What must hold between the facts of one story, so that a slip of the pen does not become gold.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Answer, Event, Facts, words};

/// Tells every disagreement of the facts with each other.
pub(crate) fn agree(story: &str, facts: &Facts, complaints: &mut Vec<String>) {
    let said = |span: &Range<usize>| &story[span.clone()];
    let headline = facts.blocks.iter().find(|it| it.kinds[0] == "headline").map(|it| it.span.clone());
    if headline != facts.headline {
        complaints.push("the headline is not the block of that kind".to_owned());
    }
    entities(facts, complaints);
    let lists = [
        ("names", facts.names.iter().map(|it| it.span.clone()).collect::<Vec<_>>()),
        ("dates", facts.dates.iter().map(|it| it.span.clone()).collect()),
        ("quantities", facts.quantities.iter().map(|it| it.span.clone()).collect()),
    ];
    for (section, spans) in &lists {
        for pair in spans.windows(2).filter(|pair| pair[0].end > pair[1].start) {
            complaints.push(format!("[{section}] `{}` is not after `{}`", said(&pair[1]), said(&pair[0])));
        }
        for span in spans.iter().filter(|it| !is_read(facts, it)) {
            complaints.push(format!("[{section}] `{}` is in no block that is read for facts", said(span)));
        }
    }
    for pair in facts
        .links
        .windows(2)
        .filter(|pair| pair[0].span.start > pair[1].span.start || pair[0].span == pair[1].span)
    {
        complaints.push(format!("[links] `{}` is not after `{}`", said(&pair[1].span), said(&pair[0].span)));
    }
    for link in facts.links.iter().filter(|it| !is_read(facts, &it.span)) {
        complaints.push(format!("[links] `{}` is in no block that is read for facts", said(&link.span)));
    }
    for dated in facts.timeline.iter().filter(|it| !facts.dates.iter().any(|date| date.span == it.words)) {
        complaints.push(format!("[timeline] `{}` is not listed as a date", said(&dated.words)));
    }
    let amounts = &lists[2].1;
    for date in lists[1].1.iter().filter(|date| amounts.iter().any(|it| overlap(it, date))) {
        complaints.push(format!("`{}` is a date and a quantity", said(date)));
    }
    forgotten(story, facts, complaints);
}

/// Ids are unique, used, and known wherever they are used.
fn entities(facts: &Facts, complaints: &mut Vec<String>) {
    let mut known = BTreeMap::new();
    for entity in &facts.entities {
        if known.insert(entity.id.as_str(), &entity.name).is_some() {
            complaints.push(format!("entity `{}` stands twice", entity.id));
        }
    }
    let named: BTreeSet<&str> = facts.names.iter().map(|it| it.entity.as_str()).collect();
    for id in known.keys().filter(|id| !named.contains(**id)) {
        complaints.push(format!("entity `{id}` has no name in the story"));
    }
    let elsewhere = facts
        .roles
        .iter()
        .flat_map(|it| [Some(&it.entity), it.of.as_ref()])
        .chain(facts.quotes.iter().map(|it| it.speaker.as_ref()))
        .chain(facts.links.iter().flat_map(|it| &it.entities).map(Some))
        .chain(facts.events.iter().flat_map(Event::entities).map(Some))
        .chain(facts.five.iter().flat_map(|it| &it.1).map(Answer::entity))
        .flatten()
        .map(String::as_str);
    for id in named.iter().copied().chain(elsewhere).filter(|id| !known.contains_key(id)) {
        complaints.push(format!("entity `{id}` is not listed"));
    }
}

/// A name that is listed once and stands again unlisted is the usual slip.
fn forgotten(story: &str, facts: &Facts, complaints: &mut Vec<String>) {
    let surfaces: BTreeSet<&str> = facts.names.iter().map(|it| &story[it.span.clone()]).collect();
    for surface in surfaces {
        for start in words::occurrences(story, surface) {
            let span = start..start + surface.len();
            let listed = facts.names.iter().any(|it| overlap(&it.span, &span));
            let in_money = facts.quantities.iter().any(|it| overlap(&it.span, &span));
            if is_read(facts, &span) && !listed && !in_money {
                complaints
                    .push(format!("[names] `{surface}` stands again at byte {start} and is not listed"));
            }
        }
    }
}

fn is_read(facts: &Facts, span: &Range<usize>) -> bool {
    facts.blocks.iter().any(|it| it.is_read() && it.span.start <= span.start && span.end <= it.span.end)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
