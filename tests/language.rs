//! English or not: our own passages in other languages, English with foreign words, and short texts.
#![allow(
    clippy::disallowed_methods,
    reason = "reads files of the checkout, and fails where they are not as they should be"
)]

use nutgraf::{Options, WarningCode, analyze};

fn code(text: &str) -> String {
    analyze(text, &Options::default()).expect("valid options").language.code
}

#[test]
fn other_languages_are_recognised_and_named() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let mut languages = 0;
    for entry in folder.read_dir().expect("the passages") {
        let path = entry.expect("a file").path();
        let expected = path.file_stem().expect("a name").to_string_lossy().into_owned();
        languages += 1;
        for passage in std::fs::read_to_string(&path).expect("text").trim().split("\n\n") {
            assert!(passage.chars().count() >= 200, "help: too short to tell: {passage}");
            assert_eq!(code(passage), expected, "{passage}");
        }
    }
    assert!(languages >= 12, "only {languages}");
}

#[test]
fn a_text_in_another_language_gives_an_empty_analysis_that_says_so() {
    let text = include_str!("language/es.txt");
    let analysis = analyze(text, &Options::default()).expect("valid options");
    assert!(!analysis.language.supported);
    assert!(analysis.mentions.is_empty() && analysis.article.sentences.is_empty());
    assert!(analysis.warnings.iter().any(|warning| warning.code == WarningCode::NotEnglish));
}

#[test]
fn english_with_long_foreign_quotations_stays_english() {
    let spanish = "“No nos vamos a ir de aquí hasta que nos den una respuesta clara”, she said, and then: “La empresa nos ofrece muy poco \
        dinero por las casas en las que vivimos desde hace años.” The fishermen have lived on the bay for four generations. The company \
        wants to build a marina on their land, and the mayor has promised to call another meeting before the end of the month.";
    let arabic = "The banner above the gate of the school said “لن نغادر هذا المكان قبل أن نحصل على جواب واضح من رئيس البلدية”. Parents had \
        painted it in the night, and by the morning more than two hundred of them stood in front of the building with their children.";
    assert_eq!((code(spanish).as_str(), code(arabic).as_str()), ("en", "en"));
}

#[test]
fn names_and_results_are_english() {
    let squad = "Goalkeepers: Adewale Bako (Lagos), Tunde Salami (Ibadan). Defenders: Ifeanyi Nwosu (Enugu), Musa Danladi (Kano), Segun Ojo \
        (Abeokuta), Chidi Eze (Aba). Midfielders: Kofi Mensah (Accra), Yaw Boateng (Kumasi), Emeka Obi (Onitsha).";
    let shouted = "THE GOVERNMENT OF THE ISLAND SAID ON MONDAY THAT IT WOULD PAY FOR THE REPAIR OF THE BRIDGES THAT THE STORM DESTROYED IN \
        THE SOUTH, AND THAT THE SCHOOLS WOULD STAY SHUT UNTIL THE ROADS WERE OPEN AGAIN FOR BUSES.";
    assert_eq!((code(squad).as_str(), code(shouted).as_str()), ("en", "en"));
}

#[test]
fn a_short_text_is_taken_as_english() {
    assert_eq!(code("El puerto cerró el lunes."), "en");
    assert_eq!(code(""), "en");
}
