//! The cases of `tests/cases/names.md`, and what holds of names and entities in any story.

#[path = "support/cases.rs"]
mod cases;

use nutgraf::{Analysis, Label, MentionKind, Options, analyze};

fn label(label: Label) -> String {
    serde_json::to_value(label).expect("a label").as_str().expect("a string").to_owned()
}

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default()).expect("no options to refuse")
}

#[test]
fn finds_the_names_of_the_cases_and_links_them() {
    cases::check(include_str!("cases/names.md"), 40, |analysis| {
        let described = |mention: &nutgraf::Mention| {
            let entity = analysis.entities.iter().find(|it| it.id == mention.entity).expect("its entity");
            let title = mention.title.as_ref().map(|it| format!(" ({})", it.text)).unwrap_or_default();
            (mention.start, mention.end, format!("{} {}{title}", label(mention.label), entity.name))
        };
        let named = |it: &&nutgraf::Mention| matches!(it.kind, MentionKind::Name | MentionKind::Adjective);
        analysis.mentions.iter().filter(named).map(described).collect()
    });
}

/// Names of every kind, capitals in every place.
const STORY: &str = "PORT CLOSURE HITS GHANA'S TRADERS\n\nACCRA, Ghana (AP) — The Ghana Ports Authority (GPA) closed \
    Tema on Monday. \u{201c}We had no choice,\u{201d} GPA director Kofi Mensah-Boateng said. Mensah-Boateng met Ghanaian \
    traders and U.S. envoy Ann O'Neill.\n\nO'Neill told the BBC that Washington and Accra would talk. Ivory Coast's \
    president, Alassane Koné, offered help. The Ivorian port of Abidjan is open.";

#[test]
fn mentions_do_not_overlap_and_each_has_one_entity() {
    let analysis = read(STORY);
    assert!(
        analysis.mentions.len() >= 12,
        "help: the story has at least twelve names: {:?}",
        analysis.mentions
    );
    assert!(analysis.mentions.is_sorted_by(|a, b| a.end <= b.start), "help: names in order, not overlapping");
    for (index, mention) in analysis.mentions.iter().enumerate() {
        let owners = analysis.entities.iter().filter(|it| it.mentions.contains(&index)).count();
        assert_eq!(owners, 1, "help: {:?} belongs to exactly one entity", mention.text);
    }
}

#[test]
fn entities_come_by_salience_with_their_country() {
    let analysis = read(STORY);
    assert!(analysis.entities.is_sorted_by(|a, b| a.salience >= b.salience));
    assert!((analysis.entities[0].salience - 1.0).abs() < 1e-9, "help: the first entity has salience 1");
    let country =
        |name: &str| analysis.entities.iter().find(|it| it.name == name).and_then(|it| it.country.clone());
    assert_eq!(country("Ghana").as_deref(), Some("GH"));
    assert_eq!(country("Ivory Coast").as_deref(), Some("CI"));
    let ivorian = analysis.mentions.iter().find(|it| it.text == "Ivorian").expect("the nationality");
    let coast = analysis.entities.iter().find(|it| it.name == "Ivory Coast").expect("the country");
    assert_eq!(ivorian.entity, coast.id, "help: a nationality leads to its country");
}

#[test]
fn a_name_inside_a_sentence_decides_about_its_twin_at_the_start() {
    // "Hope" opens a sentence as an ordinary word unless the story shows that it is somebody.
    let somebody =
        read("The charity is run by Dr Hope Wanjiru. Hope said it would grow. Her brother told Hope so.");
    assert!(somebody.mentions.iter().any(|it| it.start > 30 && it.text == "Hope"));
    let word = read("The charity is run by nuns. Hope is all they have.");
    assert!(!word.mentions.iter().any(|it| it.text == "Hope"));
}

#[test]
fn dates_and_money_are_no_names() {
    let analysis = read("The tax brought US$24 million in August 2021, Rwanda said.");
    let texts: Vec<&str> = analysis.mentions.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["Rwanda"]);
}

#[test]
fn twenty_times_the_text_is_read_alike() {
    let once = read(STORY).mentions.len();
    let often = read(&[STORY; 20].join("\n\n"));
    assert!(often.mentions.len() >= 19 * once, "help: what stands far down is read as what stands above");
}
