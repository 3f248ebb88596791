//! Where a story's places lie, read through the whole pipeline.

use crate::{Options, PlaceKind, analyze};

/// The entities with a place: name, kind, country, and whether it lies near the point.
fn place(text: &str, name: &str) -> Option<crate::Place> {
    let analysis = analyze(text, &Options::default()).expect("no options to refuse");
    analysis.entities.into_iter().find(|it| it.name == name)?.place
}

#[track_caller]
fn check(text: &str, name: &str, kind: PlaceKind, country: &str, point: (f64, f64)) {
    let place = place(text, name).unwrap_or_else(|| panic!("help: {name} lies somewhere in {text:?}"));
    assert_eq!(
        (place.kind, place.country.as_deref().unwrap_or("")),
        (kind, country),
        "help: {name} is {place:?}"
    );
    let (lat, lon) = place.lat.zip(place.lon).expect("every place has a point");
    assert!((lat - point.0).abs() < 1.5 && (lon - point.1).abs() < 1.5, "help: {name} is {place:?}");
}

#[test]
fn capitals_and_countries_are_placed() {
    let text = "Foreign ministers met in Nairobi on Monday. Kenya and Tanzania signed a deal, Tanzanian officials said.";
    check(text, "Nairobi", PlaceKind::City, "KE", (-1.3, 36.8));
    check(text, "Kenya", PlaceKind::Country, "KE", (0.6, 37.8));
    check(text, "Tanzania", PlaceKind::Country, "TZ", (-6.3, 34.8));
}

#[test]
fn what_stands_behind_the_name_decides() {
    let text = "A tornado hit Paris, Texas, on Friday. Officials in Paris said two people were hurt.";
    check(text, "Paris", PlaceKind::City, "US", (33.7, -95.6));
    let text = "A strike stopped trains in Paris, France, on Friday.";
    check(text, "Paris", PlaceKind::City, "FR", (48.9, 2.3));
}

#[test]
fn a_town_that_the_gazetteer_lacks_is_no_namesake() {
    let text = "A barn burned in Paris, Idaho, on Friday. The fire chief in Paris said nobody was hurt.";
    assert_eq!(place(text, "Paris"), None);
}

#[test]
fn the_story_decides_between_a_state_and_a_country() {
    let text =
        "Georgia and Russia reopened the crossing on Friday. Georgian officials in Tbilisi welcomed it.";
    check(text, "Georgia", PlaceKind::Country, "GE", (42.2, 43.5));
    let text =
        "Voters in Georgia, Alabama and Florida went to the polls. In Atlanta, Georgia, lines were long.";
    check(text, "Georgia", PlaceKind::Region, "US", (32.9, -83.4));
}

#[test]
fn areas_and_seas_are_approximate() {
    let text = "Ships left the Persian Gulf. Fighting went on in the Gaza Strip and across the Sahel.";
    for (name, kind) in
        [("Persian Gulf", PlaceKind::Water), ("Gaza Strip", PlaceKind::Area), ("Sahel", PlaceKind::Area)]
    {
        let place = place(text, name).unwrap_or_else(|| panic!("help: {name} lies somewhere"));
        assert_eq!((place.kind, place.approximate), (kind, Some(true)), "help: {name}");
    }
}

#[test]
fn a_made_up_place_stays_unplaced() {
    assert_eq!(place("The council of Zqorvenfeld met on Friday in Zqorvenfeld.", "Zqorvenfeld"), None);
}

#[test]
fn populations_and_ids_are_the_large_places() {
    let text = "Traffic stopped in Tokyo, Japan, on Friday.";
    let tokyo = place(text, "Tokyo").expect("it is a capital");
    assert!(
        tokyo.geonames == Some(1_850_147) && tokyo.population.is_some_and(|it| it > 8_000_000),
        "{tokyo:?}"
    );
}
