//! Which way a date without its year or week points: the cues, in one place.
//!
//! News looks back: a bare weekday is the last one, counting the day of publication. It looks ahead where the clause
//! before the date says so. Until the tagger gives the tense, that is read off safe words: the nearest cue before the
//! date wins, within [`WINDOW`] atoms and not beyond the end of a clause. Measured on TimeBank by `cargo xtask eval times`.

use crate::atoms::Sentence;

/// Which way a date points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// A cue says it is past, or none says anything.
    Back { cued: bool },
    /// A cue says it is to come.
    Ahead,
}

/// Atoms looked back over: a verb group, its object and a place. More reaches into what was said before.
const WINDOW: usize = 18;

/// Reads the cues before the date at `at`.
pub(super) fn of(s: &Sentence<'_>, at: usize) -> Direction {
    let at = before_edge(s, at);
    if matches!(s.before(at, 1), "by" | "until" | "till") {
        return deadline(s, at);
    }
    // "the deadline is Friday", "the vote is on Tuesday": what was is told in the past.
    let preposition = usize::from(matches!(s.before(at, 1), "on" | "in" | "at"));
    if matches!(s.before(at, 1 + preposition), "is" | "are") {
        return Direction::Ahead;
    }
    let mut bracketed = false;
    for back in 1..=WINDOW.min(at - s.start) {
        let word = s.before(at, back);
        match word {
            // What stands in brackets between a verb and its date says nothing of it.
            ")" => bracketed = true,
            "(" if bracketed => bracketed = false,
            _ if bracketed => {}
            // "begins", "expires": the timetable's present: what has a fixed day is told so only before it. Verbs that
            // headlines put into the present for what is past ("arrives", "meets") are none.
            "will" | "wo" | "shall" | "ll" | "upcoming" | "begins" | "begin" | "resume" | "reopens"
            | "reopen" | "retires" | "reconvenes" | "opens" | "starts" | "closes" | "ends" | "concludes"
            | "expires" | "resumes" | "hosts" | "faces" | "effective" => {
                return Direction::Ahead;
            }
            // Reported future, "would meet on Tuesday"; "would have met" did not happen.
            "would" if s.lower(at - back + 1) != "have" => return Direction::Ahead,
            // "had been due on Friday": which side of publication it is on stays open.
            "due" | "scheduled" | "expected" | "set" | "planned"
                if matches!(s.before(at, back + 1), "been") =>
            {
                return Direction::Back { cued: false };
            }
            "is" | "are" | "scheduled" | "due" | "expected" | "slated" | "set" | "plans" | "planned"
            | "planning" | "plan" | "expects" | "expect" | "hopes" | "hope" | "aims" | "intends"
            | "wants" | "ahead" | "returns" | "runs" | "goes" | "comes"
                if to_come(s, at - back) =>
            {
                return Direction::Ahead;
            }
            "said" | "told" | "announced" | "was" | "were" | "had" | "did" | "has" | "have" | "killed"
            | "died" | "arrived" | "says" => return Direction::Back { cued: true },
            ";" | ":" | "\"" | "”" | "“" | "(" | "—" => break,
            _ => {}
        }
    }
    Direction::Back { cued: false }
}

/// Where "the end of" begins that stands before the date at `at`; else `at`.
fn before_edge(s: &Sentence<'_>, at: usize) -> usize {
    let at = at - usize::from(s.before(at, 1) == "the" && s.before(at, 2) == "of");
    let edge = s.before(at, 1) == "of"
        && matches!(s.before(at, 2), "end" | "beginning" | "start" | "middle" | "close");
    if edge { at - 2 - usize::from(s.before(at, 3) == "the") } else { at }
}

/// "is to", "set to", "due to", "expected to", "scheduled for", "plans to", "ahead of": not "set records".
fn to_come(s: &Sentence<'_>, at: usize) -> bool {
    let next = s.lower(at + 1);
    match s.lower(at) {
        "due" | "scheduled" => true,
        "is" | "are" => next == "to",
        "ahead" => next == "of",
        "comes" => matches!(next, "back" | "into" | "before" | "up" | "to"),
        "returns" | "goes" => matches!(next, "to" | "on"),
        "runs" => matches!(next, "from" | "until" | "through" | "to"),
        "expects" | "expect" => (1..6).any(|near| s.lower(at + near) == "to"),
        _ => matches!(next, "to" | "for"),
    }
}

/// "by Friday": ahead, unless the clause is in the past ("were told to leave by Friday" stays open).
fn deadline(s: &Sentence<'_>, at: usize) -> Direction {
    let past = (2..=WINDOW.min(at - s.start))
        .any(|back| matches!(s.before(at, back), "was" | "were" | "had" | "did"));
    if past { Direction::Back { cued: false } } else { Direction::Ahead }
}
