//! The cases of `tests/cases/roles.md`, and what holds of roles in any story.

#[path = "support/cases.rs"]
mod cases;

use std::collections::BTreeMap;

use nutgraf::{Analysis, Entity, Options, Role, analyze};

fn described(analysis: &Analysis, person: &Entity, role: &Role) -> String {
    let status = serde_json::to_value(role.status).expect("a status");
    let status =
        status.as_str().filter(|it| *it != "current").map(|it| format!(", {it}")).unwrap_or_default();
    let of = role.of.as_ref().and_then(|id| analysis.entities.iter().find(|it| it.id == *id));
    let whose = of.map(|it| it.name.clone()).or_else(|| role.country.clone());
    let whose = whose.map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{}: {}{status}{whose}", person.name, role.title)
}

#[test]
fn finds_the_roles_of_the_cases() {
    cases::check(include_str!("cases/roles.md"), 35, |analysis| {
        let mut found: BTreeMap<(usize, usize), Vec<(usize, String)>> = BTreeMap::new();
        for person in &analysis.entities {
            let first = person.mentions.first().copied().unwrap_or_default();
            for role in &person.roles {
                let words = described(analysis, person, role);
                found.entry((role.evidence.start, role.evidence.end)).or_default().push((first, words));
            }
        }
        let line = |mut people: Vec<(usize, String)>| {
            people.sort();
            people.into_iter().map(|it| it.1).collect::<Vec<_>>().join(" + ")
        };
        found.into_iter().map(|((start, end), people)| (start, end, line(people))).collect()
    });
}

#[test]
fn a_role_told_twice_is_one_and_its_words_are_the_storys() {
    let text = "Foreign Minister Amara Diallo met the council. Later Foreign Minister Diallo, the minister, left. \
        Diallo was foreign minister of Mali.";
    let analysis = analyze(text, &Options::default()).expect("no options to refuse");
    let person = analysis.entities.iter().find(|it| it.name == "Amara Diallo").expect("the person");
    let current = person.roles.iter().filter(|it| it.title == "Foreign Minister").count();
    assert_eq!(current, 1, "{:?}", person.roles);
    for role in &person.roles {
        assert!(text.contains(&role.evidence.text), "help: evidence quotes the story");
        assert!((0.0..=1.0).contains(&role.confidence));
    }
}
