//! Speakers by their words, through the public door.

use crate::{Options, analyze};

/// The name of the speaker of the first statement; empty where there is none.
fn speaker(text: &str) -> String {
    let analysis = analyze(text, &Options::default()).expect("the defaults are valid");
    let entity = analysis.quotes.first().and_then(|it| it.speaker.clone()).unwrap_or_default();
    analysis.entities.iter().find(|it| it.id == entity).map(|it| it.name.clone()).unwrap_or_default()
}

#[test]
fn a_source_is_whom_its_head_names() {
    for (text, expected) in [
        ("\"The bridge will open in June,\" Ana Ruiz said on Monday.", "Ana Ruiz"),
        ("\"The bridge will open in June,\" said the mayor, Ana Ruiz.", "Ana Ruiz"),
        ("\"The bridge will open in June,\" said a spokesman for Ana Ruiz.", ""),
        ("\"The bridge will open in June,\" officials said.", ""),
    ] {
        assert_eq!(speaker(text), expected, "{text}");
    }
}

#[test]
fn i_is_the_speaker() {
    let text = "\"I have seen the bridge myself,\" Ana Ruiz said on Monday.";
    let analysis = analyze(text, &Options::default()).expect("the defaults are valid");
    let first = analysis.mentions.iter().find(|it| it.text == "I").expect("a mention");
    assert_eq!(Some(&first.entity), analysis.quotes[0].speaker.as_ref());
}
