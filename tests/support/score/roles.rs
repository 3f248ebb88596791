//! Offices, ranks and occupations of persons.

use nutgraf::{Label, Role};

use super::super::facts;
use super::{Reading, Tallies, needed_first, range, word};

/// Two tallies: the whole role (person, title, status, organisation or country), and person and title.
pub(super) fn score(reading: &Reading<'_>, tallies: &mut Tallies) {
    let gold = &reading.story.facts.roles;
    let (mut whole_taken, mut title_taken) = (vec![false; gold.len()], vec![false; gold.len()]);
    for entity in reading.analysis.entities.iter().filter(|it| it.label == Label::Person) {
        let person = reading.gold_of(Some(&entity.id));
        let mentions = entity.mentions.iter().filter_map(|it| reading.analysis.mentions.get(*it));
        if !mentions.into_iter().any(|it| reading.is_read(it.start)) {
            continue;
        }
        for role in &entity.roles {
            let named = |it: &facts::Role| Some(&it.entity) == person && has_title(it, &role.title);
            let found = |taken: &[bool], fits: &dyn Fn(&facts::Role) -> bool| {
                let order = needed_first(gold.len(), |it| gold[it].optional);
                order.into_iter().find(|it| !taken[*it] && named(&gold[*it]) && fits(&gold[*it]))
            };
            let whole = found(&whole_taken, &|it| agrees(reading, it, role));
            let title = found(&title_taken, &|_| true);
            judge(tallies, "roles", gold, whole, &mut whole_taken, role.confidence);
            judge(tallies, "roles, person and title", gold, title, &mut title_taken, role.confidence);
            if whole.is_none() {
                let of = reading.gold_of(role.of.as_ref()).or(role.of.as_ref());
                let (status, country) = (word(&role.status), &role.country);
                let rest = format!(
                    "{} {:?} {status} of {of:?} in {country:?} at {:.2}",
                    person.unwrap_or(&entity.name),
                    role.title,
                    role.confidence
                );
                let note = reading.note("wrong role", &range(&role.evidence), &rest);
                tallies.of("roles").notes.push(note);
            }
        }
    }
    for (index, role) in gold.iter().enumerate().filter(|it| !it.1.optional) {
        tallies.of("roles").gold += 1;
        tallies.of("roles, person and title").gold += 1;
        if !whole_taken[index] {
            let rest = format!(
                "{} {:?} {:?} of {:?} in {:?}",
                role.entity, role.titles, role.statuses, role.of, role.country
            );
            let note = reading.note("missed role", &role.evidence, &rest);
            tallies.of("roles").notes.push(note);
        }
    }
}

fn judge(
    tallies: &mut Tallies,
    what: &str,
    gold: &[facts::Role],
    place: Option<usize>,
    taken: &mut [bool],
    confidence: f64,
) {
    if let Some(place) = place {
        taken[place] = true;
    }
    if place.is_none_or(|it| !gold[it].optional) {
        tallies.of(what).judge(confidence, place.is_some());
    }
}

/// Capitals, hyphens and an article in front make no difference.
pub(super) fn plain(title: &str) -> String {
    let title = title.to_lowercase().replace(['-', '\u{2019}', '\''], " ");
    let words: Vec<&str> = title.split_whitespace().collect();
    let article = words.first().is_some_and(|it| matches!(*it, "the" | "a" | "an"));
    words[usize::from(article)..].join(" ")
}

fn has_title(gold: &facts::Role, title: &str) -> bool {
    gold.titles.iter().any(|it| plain(it) == plain(title))
}

/// Status, organisation and country; an organisation that lies in the right country tells the country.
fn agrees(reading: &Reading<'_>, gold: &facts::Role, role: &Role) -> bool {
    let entity = |id: &String| reading.story.facts.entities.iter().find(|it| it.id == *id);
    let country_of = |id: Option<&String>| id.and_then(entity).and_then(|it| it.country.as_deref());
    let of = reading.gold_of(role.of.as_ref());
    let country = role.country.as_deref().or(country_of(of));
    let right_of = match (&gold.of, &role.of) {
        (Some(id), _) => {
            of == Some(id) || of.is_none() && role.of.is_none() && is_country(reading, id, country)
        }
        (None, Some(_)) => gold.country.is_some() && country_of(of) == gold.country.as_deref(),
        (None, None) => true,
    };
    let of_right_country = gold.of.as_ref().is_some_and(|id| {
        let theirs = country_of(Some(id));
        theirs.is_none() || country == theirs
    });
    let right_country = match (&gold.country, country) {
        (Some(theirs), ours) => ours == Some(theirs),
        (None, Some(_)) => gold.of.is_none() || of_right_country,
        (None, None) => true,
    };
    gold.statuses.contains(&word(&role.status)) && right_of && right_country
}

/// Whether an entity is the country itself, so that its code says the same.
fn is_country(reading: &Reading<'_>, id: &str, country: Option<&str>) -> bool {
    let entity = reading.story.facts.entities.iter().find(|it| it.id == id);
    entity.is_some_and(|it| it.label == "GPE" && it.country.is_some() && it.country.as_deref() == country)
}
