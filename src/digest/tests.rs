//! Tests of the digest, through the public door.

use crate::analysis::Analysis;
use crate::{Options, analyze};

fn read(text: &str) -> Analysis {
    let options = Options { published: Some("2024-03-05".into()), ..Options::default() };
    analyze(text, &options).expect("the options are right")
}

const STORY: &str = "Dam bursts above Maseru, forcing 900 from homes

MASERU, Lesotho (Reuters) - A dam burst above the town of Roma in Lesotho on Monday, forcing 900 people from their \
homes, the disaster agency said.

The wall gave way because of three days of rain, it said.

\"The water came like a train,\" said Mpho Letsie, a teacher. \"We ran.\"

Will it be rebuilt? The dam was finished in 1987 and repaired in May 2019.

The agency has asked South Africa for two helicopters, and the army will carry food to Roma on Wednesday.

Schools in Maseru stayed open.";

#[test]
fn answers_in_words_of_the_opening() {
    let analysis = read(STORY);
    let five = &analysis.five_w;
    let words = |it: &Option<crate::Answer>| it.as_ref().map(|it| it.span.text.clone()).unwrap_or_default();
    assert!(words(&five.who).contains("dam"), "{five:?}");
    assert!(words(&five.what).contains("dam burst"), "{five:?}");
    assert_eq!(words(&five.when), "Monday");
    assert_eq!(words(&five.why), "three days of rain");
    assert!(five.how.is_none());
}

#[test]
fn key_sentences_tell_and_stand_in_order() {
    let analysis = read(STORY);
    let keys: Vec<usize> = analysis.summary.key_sentences.iter().map(|it| it.sentence).collect();
    assert!((3..=5).contains(&keys.len()) && keys.is_sorted(), "{keys:?}");
    for at in keys {
        let sentence = &analysis.article.sentences[at];
        let words = &STORY[sentence.start..sentence.end];
        assert!(!words.contains('?') && words != "\"We ran.\"", "{words}");
    }
    assert_eq!(analysis.summary.nutgraf, Some(1));
}

#[test]
fn the_timeline_ascends() {
    let analysis = read(STORY);
    let dates: Vec<&str> = analysis.timeline.iter().map(|it| it.date.as_str()).collect();
    assert_eq!(dates, ["1987", "2019-05", "2024-03-04", "2024-03-06"]);
}

#[test]
fn a_clock_time_is_of_the_day_named_before() {
    let analysis =
        read("The port closed on Monday. Ships left at 5:20 a.m. and came back later. The pier is long.");
    let dates: Vec<&str> = analysis.timeline.iter().map(|it| it.date.as_str()).collect();
    assert_eq!(dates, ["2024-03-04", "2024-03-04"]);
}

#[test]
fn the_scraps_of_a_text_have_no_answers() {
    for text in ["", "?", "The", "Why? Who? \"What?\"", "Port closed\n\n• Monday\n• Tuesday"] {
        let five = read(text).five_w;
        assert!(five.what.is_none() && five.why.is_none(), "{text}: {five:?}");
    }
}
