//! Seasons and weekends: "this summer", "the spring of 2018", "winter 2021", "over the weekend".

use super::{Form, Found, Opening, ends};
use crate::analysis::Given;
use crate::atoms::{AtomKind, Sentence};
use crate::times::timex3::Timex;
use crate::times::words::year;

pub(super) fn find(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    season(s, at, opening).or_else(|| weekend(s, at, opening))
}

/// The TIMEX3 name of a season.
pub(super) fn name(word: &str) -> Option<&'static str> {
    Some(match word {
        "spring" => "SP",
        "summer" => "SU",
        "autumn" | "fall" => "FA",
        "winter" => "WI",
        _ => return None,
    })
}

fn season(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    let season = name(s.lower(at)).filter(|_| ends(s, at + 1))?;
    let of = at + 1 + usize::from(s.lower(at + 1) == "of");
    if let Some((year, end)) = year(s, of).filter(|&(_, end)| ends(s, end)) {
        let timex = Timex::Season { year: Some(year), season };
        return Some(Found::new(at, end, Form::Fixed(timex), &[Given::Year]));
    }
    if s.capitalized(at) && at > s.start {
        return None; // "Donna Summer", "Alex Winter"
    }
    let before = s.before(at, 1 + usize::from(opening.the) + usize::from(opening.modified));
    let led = matches!(
        before,
        "in" | "during" | "over" | "by" | "until" | "since" | "through" | "throughout" | "of"
    );
    let verb = matches!(season, "SP" | "FA") && !opening.the;
    // "the summer games", "winter sports": the season says which kind.
    let noun = s.lowercase_word(at + 1) && !closes(s.lower(at + 1));
    let alone = led && !verb && !noun || (opening.the && opening.modified);
    let marked = opening.marker.is_some() && !s.capitalized(at + 1);
    (alone || marked).then(|| Found::new(at, at + 1, Form::Season(season), &[]))
}

/// Words that can follow a season that is a time.
fn closes(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "but"
            | "when"
            | "as"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "with"
            | "after"
            | "before"
            | "by"
            | "that"
            | "which"
            | "because"
            | "while"
            | "from"
            | "of"
            | "was"
            | "is"
            | "were"
            | "will"
            | "has"
            | "had"
    )
}

fn weekend(s: &Sentence<'_>, at: usize, opening: &Opening) -> Option<Found> {
    if s.lower(at) != "weekend" || !ends(s, at + 1) {
        return None;
    }
    let before = s.before(at, 1 + usize::from(opening.the));
    let led = opening.the
        && matches!(before, "over" | "at" | "during" | "on" | "this" | "of" | "for" | "by" | "before");
    let noun = s.is(at + 1, AtomKind::Word) && s.lower(at + 1) == "of";
    ((led || opening.marker.is_some()) && !noun).then(|| Found::new(at, at + 1, Form::Weekend, &[]))
}
