//! The timeline, and the answers to who, what, when, where, why and how.

use nutgraf::TimelineEntry;

use super::super::facts::Answer;
use super::{Reading, Tallies, needed_first, overlap, range};

pub(super) fn score(reading: &Reading<'_>, tallies: &mut Tallies) {
    timeline(reading, tallies);
    for (question, answers) in &reading.story.facts.five {
        let five = &reading.analysis.five_w;
        let ours = match question.as_str() {
            "who" => &five.who,
            "what" => &five.what,
            "when" => &five.when,
            "where" => &five.where_,
            "why" => &five.why,
            _ => &five.how,
        };
        let tally = tallies.of(question);
        tally.gold += usize::from(!answers.is_empty());
        if let Some(ours) = ours {
            let right = answers.iter().any(|it| is(reading, ours, it));
            tally.judge(ours.confidence, right);
            if !right {
                let rest = format!("{:?} at {:.2}", ours.entity, ours.confidence);
                tally.notes.push(reading.note(&format!("wrong {question}"), &range(&ours.span), &rest));
            }
        }
    }
}

/// A date is right in the sentence that tells what happened then.
fn timeline(reading: &Reading<'_>, tallies: &mut Tallies) {
    let gold = &reading.story.facts.timeline;
    if gold.is_empty() {
        return;
    }
    let tally = tallies.of("timeline");
    let sentence = |it: &TimelineEntry| {
        let sentence = reading.analysis.article.sentences.get(it.sentence);
        sentence.map_or(0..0, |it| it.start..it.end)
    };
    let mut taken = vec![false; gold.len()];
    // By its end: a bullet in front is no part of a block.
    let is_read = |it: &&TimelineEntry| reading.is_read(sentence(it).end.saturating_sub(1));
    for entry in reading.analysis.timeline.iter().filter(is_read) {
        let sentence = sentence(entry);
        let told = |place: &usize| {
            let it = &gold[*place];
            let here = [it.words.start, it.what.start].iter().any(|at| sentence.contains(at));
            !taken[*place] && it.value == entry.date && here
        };
        let place = needed_first(gold.len(), |it| gold[it].optional).into_iter().find(told);
        if let Some(place) = place {
            taken[place] = true;
        }
        if place.is_none_or(|it| !gold[it].optional) {
            tally.judge(entry.confidence, place.is_some());
        }
        if place.is_none() {
            tally.notes.push(reading.note("wrong on the timeline", &sentence, &entry.date));
        }
    }
    for (dated, taken) in gold.iter().zip(taken).filter(|it| !it.0.optional) {
        tally.gold += 1;
        if !taken {
            tally.notes.push(reading.note("not on the timeline", &dated.words, &dated.value));
        }
    }
}

/// An answer is right with the entity or in its words, with the day, or with the words that say it.
fn is(reading: &Reading<'_>, ours: &nutgraf::Answer, gold: &Answer) -> bool {
    let analysis = reading.analysis;
    let span = range(&ours.span);
    match gold {
        Answer::Entity(id) => match &ours.entity {
            Some(_) => reading.gold_of(ours.entity.as_ref()) == Some(id),
            None => reading.story.facts.names.iter().any(|it| it.entity == *id && overlap(&it.span, &span)),
        },
        Answer::Date(date) => ours.time.and_then(|it| analysis.times.get(it)).is_some_and(|time| {
            let value = time.value.as_str();
            value.get(..date.len()) == Some(date) && (date.len() == 10 || value.len() == date.len())
        }),
        Answer::Words(words) => {
            let event = ours.event.as_ref().and_then(|id| analysis.events.iter().find(|it| it.id == *id));
            overlap(words, &event.map_or(span.clone(), |it| range(&it.trigger))) || overlap(words, &span)
        }
    }
}
