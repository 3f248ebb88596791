//! Places: put into the right country.

use nutgraf::Label;

use super::{Reading, Tallies};

/// Towns, regions, countries and lands of which the gold reading says the country; seas and deserts are not asked.
pub(super) fn score(reading: &Reading<'_>, tallies: &mut Tallies) {
    let tally = tallies.of("places");
    let gold = &reading.story.facts.entities;
    let country = |id: &String| gold.iter().find(|it| it.id == *id).and_then(|it| it.country.as_deref());
    let is_place = |label: &str| matches!(label, "GPE" | "LOC");
    let mut found = Vec::new();
    for entity in reading.analysis.entities.iter().filter(|it| matches!(it.label, Label::Gpe | Label::Loc)) {
        let (Some(id), Some(place)) = (reading.gold_of(Some(&entity.id)), &entity.place) else { continue };
        let Some(right) = country(id).map(|it| place.country.as_deref() == Some(it)) else { continue };
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        tally.judge(place.confidence, right);
        if !right {
            let story = &reading.story.slug;
            tally.notes.push(format!("{story}: wrong place: {:?} in {:?}", entity.name, place.country));
        }
    }
    for entity in gold.iter().filter(|it| is_place(&it.label) && it.country.is_some()) {
        tally.gold += 1;
        if !found.contains(&&entity.id) {
            tally.notes.push(format!("{}: not placed: {:?}", reading.story.slug, entity.name));
        }
    }
}
