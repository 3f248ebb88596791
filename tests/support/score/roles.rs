//! Offices, ranks and occupations of persons.

use nutgraf::{Entity, Label, Role};

use super::super::facts;
use super::{Reading, Tallies, needed_first, range, word};

/// How much of a role must be right.
#[derive(Clone, Copy, PartialEq)]
enum Degree {
    /// Person, title, status, organisation and country.
    Whole,
    /// The same, organisation or country left out where the words beside the title do not say them: what a reader sees.
    Shown,
    /// Person and title.
    Title,
}

const DEGREES: [(&str, Degree); 3] =
    [("roles", Degree::Whole), ("roles as shown", Degree::Shown), ("roles, person and title", Degree::Title)];

/// A tally for each degree.
pub(super) fn score(reading: &Reading<'_>, tallies: &mut Tallies) {
    let gold = &reading.story.facts.roles;
    let order = needed_first(gold.len(), |it| gold[it].optional);
    for (what, degree) in DEGREES {
        let mut taken = vec![false; gold.len()];
        for (entity, role) in roles(reading) {
            let person = reading.gold_of(Some(&entity.id));
            let fits = |it: &facts::Role| {
                let named = Some(&it.entity) == person && has_title(it, &role.title);
                named && (degree == Degree::Title || agrees(reading, it, entity, role, degree))
            };
            let place = order.iter().copied().find(|it| !taken[*it] && fits(&gold[*it]));
            if let Some(place) = place {
                taken[place] = true;
            }
            if place.is_none_or(|it| !gold[it].optional) {
                tallies.of(what).judge(role.confidence, place.is_some());
            }
            if place.is_none() {
                let note = wrong(reading, entity, role);
                tallies.of(what).notes.push(note);
            }
        }
        for (role, taken) in gold.iter().zip(taken).filter(|it| !it.0.optional) {
            tallies.of(what).gold += 1;
            if !taken {
                let facts::Role { entity, titles, statuses, of, country, .. } = role;
                let rest = format!("{entity} {titles:?} {statuses:?} of {of:?} in {country:?}");
                let note = reading.note(&format!("missed {what}"), &role.evidence, &rest);
                tallies.of(what).notes.push(note);
            }
        }
    }
}

/// Our roles of those persons who stand in a block that is read for facts.
fn roles<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = (&'a Entity, &'a Role)> {
    let analysis = reading.analysis;
    let is_read = |it: &&Entity| {
        let mut mentions = it.mentions.iter().filter_map(|it| analysis.mentions.get(*it));
        it.label == Label::Person && mentions.any(|it| reading.is_read(it.start))
    };
    analysis.entities.iter().filter(is_read).flat_map(|it| it.roles.iter().map(move |role| (it, role)))
}

fn wrong(reading: &Reading<'_>, entity: &Entity, role: &Role) -> String {
    let person = reading.gold_of(Some(&entity.id)).unwrap_or(&entity.name);
    let of = reading.gold_of(role.of.as_ref()).or(role.of.as_ref());
    let Role { title, status, country, confidence, .. } = role;
    let rest = format!("{person} {title:?} {status:?} of {of:?} in {country:?} at {confidence:.2}");
    reading.note("wrong role", &range(&role.evidence), &rest)
}

/// Capitals, hyphens and an article in front make no difference.
fn plain(title: &str) -> String {
    let title = title.to_lowercase().replace(['-', '\u{2019}', '\''], " ");
    let words: Vec<&str> = title.split_whitespace().collect();
    let article = words.first().is_some_and(|it| matches!(*it, "the" | "a" | "an"));
    words[usize::from(article)..].join(" ")
}

fn has_title(gold: &facts::Role, title: &str) -> bool {
    gold.titles.iter().any(|it| plain(it) == plain(title))
}

/// Status, organisation and country. An organisation or place that lies in the right country tells the country, and the
/// country's code tells the country; a person's own country does where the role says none.
fn agrees(reading: &Reading<'_>, gold: &facts::Role, entity: &Entity, role: &Role, degree: Degree) -> bool {
    let country_of = |id: Option<&String>| {
        let entity = reading.story.facts.entities.iter().find(|it| Some(&it.id) == id);
        entity.and_then(|it| it.country.as_deref())
    };
    let of = reading.gold_of(role.of.as_ref());
    let said = role.country.as_deref().or(country_of(of));
    let theirs = gold.country.as_deref().or(country_of(gold.of.as_ref()));
    let silent = role.of.is_none();
    let right_of = match &gold.of {
        Some(id) if silent => degree == Degree::Shown || is_country(reading, id) && said == theirs,
        Some(_) => of == gold.of.as_ref(),
        None => silent || gold.country.is_some() && country_of(of) == theirs,
    };
    let right_country = match (&gold.country, said) {
        (Some(_), Some(_)) => said == theirs,
        (Some(_), None) => degree == Degree::Shown || entity.country.as_deref() == theirs,
        (None, Some(_)) => theirs.is_none() || said == theirs,
        (None, None) => true,
    };
    gold.statuses.contains(&word(&role.status)) && right_of && right_country
}

/// Whether an entity is a country, so that its code says the same.
fn is_country(reading: &Reading<'_>, id: &str) -> bool {
    let entity = reading.story.facts.entities.iter().find(|it| it.id == id);
    entity.is_some_and(|it| it.label == "GPE" && it.country.is_some())
}
