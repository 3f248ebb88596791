//! What becomes one entity, and what stays two.

use crate::{Options, analyze};

/// The names of the entities with their aliases, in order of salience.
fn entities(text: &str) -> Vec<String> {
    let analysis = analyze(text, &Options::default()).expect("no options to refuse");
    let line = |it: &crate::Entity| [&[it.name.clone()][..], &it.aliases].concat().join(" / ");
    analysis.entities.iter().map(line).collect()
}

#[test]
fn a_surname_joins_the_one_full_name_that_has_it() {
    let text = "Governor Adaeze Nwosu spoke in Enugu. Nwosu left. Mrs Nwosu smiled.";
    assert_eq!(entities(text), ["Adaeze Nwosu / Nwosu", "Enugu"]);
}

#[test]
fn a_surname_with_a_hyphen_is_one_surname() {
    let text = "Judge Tunde Adeyemi-Cole spoke in Enugu. Adeyemi-Cole left.";
    assert_eq!(entities(text), ["Tunde Adeyemi-Cole / Adeyemi-Cole", "Enugu"]);
}

#[test]
fn two_given_names_are_two_people() {
    let text = "President Lucas Romero met Elena Romero. Romero thanked Elena Romero.";
    assert_eq!(entities(text), ["Elena Romero", "Lucas Romero", "Romero"]);
}

#[test]
fn initials_and_middle_names_do_not_part_a_person() {
    let text = "Judge Maria Teresa Campos ruled on Friday. Maria Campos had been appointed in 2019.";
    assert_eq!(entities(text), ["Maria Teresa Campos / Maria Campos"]);
}

#[test]
fn an_acronym_joins_the_body_whose_letters_it_has() {
    let text =
        "The UN met on Friday. The United Nations said no more. The World Bank (WB) agreed, and the WB paid.";
    let found = entities(text);
    assert!(found.contains(&"United Nations / UN".to_owned()), "{found:?}");
    assert!(found.contains(&"World Bank / WB".to_owned()), "{found:?}");
}

#[test]
fn an_adjective_alone_leads_to_its_country() {
    assert_eq!(entities("Two Peruvian sailors and a Peruvian cook were saved."), ["Peru / Peruvian"]);
    assert_eq!(entities("A Peruvian cook was saved off Peru."), ["Peru / Peruvian"]);
}
