//! The cases of `tests/cases/chains.md`.

#[path = "support/cases.rs"]
mod cases;

use nutgraf::{Mention, MentionKind};

#[test]
fn links_what_means_an_entity_to_it() {
    cases::check(include_str!("cases/chains.md"), 40, |analysis| {
        let described = |mention: &Mention| {
            let entity = analysis.entities.iter().find(|it| it.id == mention.entity).expect("its entity");
            let own = mention.kind == MentionKind::Name && mention.text == entity.name;
            let told = !own && mention.kind != MentionKind::Adjective;
            told.then(|| (mention.start, mention.end, entity.name.clone()))
        };
        analysis.mentions.iter().filter_map(described).collect()
    });
}
