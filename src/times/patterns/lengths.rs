//! Lengths of time and what is counted by them: "three days", "the past two weeks", "two years ago", "a year earlier".

use super::{Form, Found, Origin, Reach};
use crate::atoms::{AtomKind, Sentence};
use crate::quantities;
use crate::times::length::{Length, Unit};
use crate::times::words::{is_dash, ordinal};

pub(super) fn find(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if s.glued_sign_before(at) || (s.glued(at) && at > s.start && s.is(at - 1, AtomKind::Number)) {
        return None;
    }
    counted(s, at)
        .or_else(|| named(s, at))
        .or_else(|| unit_long(s, at))
        .or_else(|| nth(s, at))
        .or_else(|| year_ago(s, at))
}

/// How many: the number, where it ends, and whether it is only "a" or "one".
struct Count {
    value: Option<f64>,
    start: usize,
    end: usize,
    article: bool,
}

fn count(s: &Sentence<'_>, at: usize) -> Option<Count> {
    let vague = |end| Some(Count { start: at, value: None, end, article: false });
    let next = s.lower(at + 1);
    match (s.lower(at), next) {
        ("several" | "few" | "many", _) => return vague(at + 1),
        ("a" | "an", "few") => return vague(at + 2),
        ("a", "couple") => {
            return Some(Count {
                start: at,
                value: Some(2.0),
                end: at + 2 + usize::from(s.lower(at + 2) == "of"),
                article: false,
            });
        }
        ("couple", "of") => return Some(Count { start: at, value: Some(2.0), end: at + 2, article: false }),
        ("a" | "an" | "another", _) => {
            let half = usize::from(next == "half" || (s.lower(at) == "another" && next == "full"));
            if half == 0 && quantities::number(s, at).is_none() {
                return Some(Count { start: at, value: Some(1.0), end: at + 1, article: true });
            }
        }
        ("half", "a" | "an") => {
            return Some(Count { start: at, value: Some(0.5), end: at + 2, article: false });
        }
        ("half", _) if is_dash(s.sign(at + 1)) => {
            return Some(Count { start: at, value: Some(0.5), end: at + 1, article: false });
        }
        _ => {}
    }
    let (value, end) = quantities::number(s, at)?;
    // "five or six days", "12 to 18 months": the first is taken, the end is that of the second.
    let joined = matches!(s.lower(end), "or" | "to") || (is_dash(s.sign(end)) && s.glued(end));
    let second = quantities::number(s, end + 1).filter(|_| joined).map(|second| second.1);
    let end_of = |end: usize| unit_at(s, end).is_some();
    let second = second.filter(|&second| end_of(second));
    Some(Count {
        start: at,
        value,
        end: second.unwrap_or(end),
        article: value == Some(1.0) && !s.is(at, AtomKind::Number),
    })
}

/// The unit at `at`, behind a hyphen or one adjective: its kind, and where it ends.
fn unit_at(s: &Sentence<'_>, at: usize) -> Option<((Unit, u32), usize, bool)> {
    let hyphen = is_dash(s.sign(at)) && s.glued(at) && s.glued(at + 1);
    let word = at + usize::from(hyphen);
    let adjective = !hyphen
        && matches!(
            s.lower(word),
            "more"
                | "additional"
                | "further"
                | "full"
                | "straight"
                | "consecutive"
                | "whole"
                | "trading"
                | "working"
                | "business"
                | "successive"
                | "fiscal"
                | "calendar"
                | "long"
                | "other"
                | "entire"
                | "solid"
        );
    let word = word + usize::from(adjective);
    let unit = Unit::read(s.lower(word)).filter(|_| !s.capitalized(word))?;
    Some((unit, word + 1, hyphen))
}

/// Whether "nearly", "more than" or the like stands before `at`, outside the span.
fn approximated(s: &Sentence<'_>, at: usize) -> bool {
    matches!(
        s.before(at, 1),
        "nearly"
            | "almost"
            | "about"
            | "around"
            | "roughly"
            | "over"
            | "under"
            | "some"
            | "approximately"
            | "exactly"
            | "than"
            | "least"
    )
}

/// "three days", "the past two weeks", "nearly a year", "the first nine months", "three-day", "34-year-old".
fn counted(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let mut core = at;
    let mut reach = if s.before(at, 1) == "in" { Reach::In } else { Reach::Anywhere };
    let article = matches!(s.lower(core), "the" | "these" | "those");
    core += usize::from(article);
    match s.lower(core) {
        "past" | "last" | "previous" | "preceding" => (reach, core) = (Reach::Past, core + 1),
        "next" | "coming" | "following" => (reach, core) = (Reach::Coming, core + 1),
        "first" | "final" | "same" | "latest" | "full" | "entire" | "other" if article => core += 1,
        _ => {}
    }
    let definite = article || matches!(reach, Reach::Past | Reach::Coming);
    let count = count(s, core)?;
    if definite && count.article && s.lower(core) != "one" {
        return None;
    }
    let ((unit, each), end, hyphen) = unit_at(s, count.end)?;
    let plural = s.lower(end - 1).ends_with('s');
    let mut length = Length::of(count.value, (unit, each))?;
    if unit <= Unit::Hour && count.value.is_some_and(|value| value >= 1000.0) {
        return None; // flown, worked: an amount of work
    }
    let mut end = end;
    if s.lower(end) == "and" && s.lower(end + 1) == "a" && s.lower(end + 2) == "half" {
        length.tenths = length.tenths.map(|tenths| tenths + 5 * each);
        end += 3;
    }
    if hyphen {
        return hyphened(s, at, end, length, &count);
    }
    let singular = count.article || count.value.is_some_and(|value| value <= 1.0);
    if !(plural || singular || transcribed(s, &count, end)) {
        return None;
    }
    if let Some(found) = shifted(s, at, end, &length) {
        return Some(found);
    }
    if doubtful(s, core, unit, &count, reach, end) {
        return None;
    }
    if let Some((more, after)) = second_part(s, end, unit) {
        (length.more, end) = (Some(more), after);
    }
    if s.lower(end) == "old" || s.before(at, 1) == "aged" {
        return None; // an age
    }
    Some(Found::new(at, end, Form::Length(length, reach), &[]))
}

/// "five year plan": a singular after a number, where something follows that it belongs to.
fn transcribed(s: &Sentence<'_>, count: &Count, end: usize) -> bool {
    count.value.is_some_and(|value| value < 100.0)
        && s.lowercase_word(end)
        && !matches!(s.lower(end), "in" | "on" | "of")
}

/// "three-day", "52-year", "34-year-old", "two-and-a-half-hour".
fn hyphened(s: &Sentence<'_>, at: usize, end: usize, length: Length, count: &Count) -> Option<Found> {
    let joined = |words: &[&str]| is_dash(s.sign(end)) && words.contains(&s.lower(end + 1));
    if joined(&["old", "olds"]) {
        return None; // an age
    }
    let end = if joined(&["long"]) { end + 2 } else { end };
    // An article before it is that of the noun: "the two-week visit".
    let at = if s.lower(at) == "the" { count.start } else { at };
    // "a second-quarter", "one-hour photo": only a quarter is a part of something else.
    let part = length.unit == Unit::Quarter || (length.unit == Unit::Second && count.article);
    (!part).then(|| Found::new(at, end, Form::Length(length, Reach::Anywhere), &[]))
}

/// What is counted from now or from the date named last: "ago", "earlier", "later".
fn shifted(s: &Sentence<'_>, at: usize, end: usize, length: &Length) -> Option<Found> {
    let closed = |at: usize| {
        s.sign(at).is_some() || at >= s.end || matches!(s.lower(at), "and" | "but" | "when" | "in" | "on")
    };
    let either = matches!(s.lower(end), "or") && s.lower(end + 1) == "so";
    let word = end + if either { 2 } else { 0 };
    let (back, from, words) = match s.lower(word) {
        "ago" => (true, Origin::Published, 1),
        "from" if matches!(s.lower(word + 1), "now" | "today") => (false, Origin::Published, 2),
        "earlier" | "previously" if !matches!(s.lower(word + 1), "than") => (true, Origin::Context, 1),
        "before" if closed(word + 1) => (true, Origin::Context, 1),
        "later" | "afterward" | "afterwards" => (false, Origin::Context, 1),
        "after" if closed(word + 1) => (false, Origin::Context, 1),
        _ => return None,
    };
    Some(Found::new(at, word + words, Form::Shift { length: *length, back, from }, &[]))
}

/// Whether a length that is counted by "a" or in a unit that is also something else is none here.
fn doubtful(s: &Sentence<'_>, core: usize, unit: Unit, count: &Count, reach: Reach, end: usize) -> bool {
    let about = approximated(s, core);
    if unit == Unit::Quarter {
        // Three quarters of a whole, of a match.
        return !matches!(reach, Reach::Past | Reach::Coming) && count.value.is_some()
            || s.lower(end) == "of";
    }
    if unit == Unit::Century
        && !about
        && !matches!(s.before(core, 1), "for" | "in" | "than" | "of" | "past" | "last")
    {
        return true; // a batsman's
    }
    if !count.article {
        return false;
    }
    if unit == Unit::Second {
        return true;
    }
    let cued = matches!(
        s.before(core, 1),
        "for"
            | "in"
            | "within"
            | "after"
            | "over"
            | "than"
            | "least"
            | "lasted"
            | "lasting"
            | "took"
            | "takes"
            | "take"
            | "last"
            | "spent"
            | "every"
            | "just"
            | "only"
            | "once"
            | "under"
            | "to"
            | "another"
            | "during"
            | "until"
    );
    let counting =
        matches!(s.lower(end), "after" | "before" | "since" | "from" | "later" | "ago" | "late" | "long");
    let another = s.lower(core) == "another";
    let reaching = !matches!(reach, Reach::Anywhere);
    let one = s.lower(core) == "one" && !matches!(unit, Unit::Day);
    !(cued || counting || about || another || reaching || one)
}

/// "54 seconds" of "three minutes 54 seconds", "20 minutes" of "two hours and 20 minutes".
fn second_part(s: &Sentence<'_>, at: usize, above: Unit) -> Option<((u32, Unit), usize)> {
    let word = at + usize::from(matches!(s.lower(at), "and"));
    let number = s.word(word).parse::<u32>().ok().or_else(|| {
        let (value, end) = quantities::number(s, word).filter(|it| it.1 == word + 1)?;
        let value =
            value.filter(|value| value.fract() == 0.0 && (0.0..100.0).contains(value) && end > word)?;
        (1_u32..100).find(|it| f64::from(*it) == value)
    })?;
    let (unit, each) = Unit::read(s.lower(word + 1))?;
    let counted = matches!(s.lower(word + 2), "ago" | "later" | "earlier");
    (unit < above && unit < Unit::Week && each == 1 && !counted).then_some(((number, unit), word + 2))
}

/// "the past year", "the last decade", "weeks" after "for", "the past weeks".
fn named(s: &Sentence<'_>, at: usize) -> Option<Found> {
    if let ("the", "past" | "last") = (s.lower(at), s.lower(at + 1)) {
        let (unit, each) =
            Unit::read(s.lower(at + 2)).filter(|it| it.0 >= Unit::Hour && it.0 != Unit::Quarter)?;
        let plural = s.lower(at + 2).ends_with('s');
        let length = Length::of((!plural).then_some(1.0), (unit, each))?;
        let whole = super::ends(s, at + 3)
            && !matches!(s.lower(at + 2), "day" | "hour" | "minute")
            && s.lower(at + 3) != "of";
        return whole.then(|| Found::new(at, at + 3, Form::Length(length, Reach::Past), &[]));
    }
    if matches!(s.lower(at), "all") {
        let unit = Unit::read(s.lower(at + 1))
            .filter(|it| it.0 > Unit::Minute && !s.lower(at + 1).ends_with('s'))?;
        let free =
            s.lower(at + 2) != "round" && !s.glued(at + 2) || s.sign(at + 2).is_some_and(|sign| sign != '-');
        return free.then(|| {
            Found::new(at, at + 2, Form::Length(Length::whole(unit.1, unit.0), Reach::Anywhere), &[])
        });
    }
    let (unit, each) = Unit::read(s.lower(at)).filter(|it| it.0 != Unit::Second && it.0 != Unit::Quarter)?;
    let plural = s.lower(at).ends_with('s') && !s.capitalized(at);
    let led = matches!(
        s.before(at, 1),
        "for"
            | "within"
            | "after"
            | "took"
            | "take"
            | "takes"
            | "lasted"
            | "lasting"
            | "last"
            | "spent"
            | "of"
            | "in"
    );
    let length = Length::of(None, (unit, each))?;
    let counted = matches!(s.lower(at + 1), "ago" | "earlier" | "later");
    if plural && counted {
        return shifted(s, at, at + 1, &length);
    }
    let counting = matches!(s.lower(at + 1), "of" | "before" | "after");
    (plural && (led && s.before(at, 1) != "of" || counting) && each == 1 && s.lower(at) != "minutes")
        .then(|| Found::new(at, at + 1, Form::Length(length, Reach::Anywhere), &[]))
}

/// "week-long", "year-long", "months-long", "decade-old".
fn unit_long(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let (unit, each) = Unit::read(s.lower(at)).filter(|_| !s.capitalized(at))?;
    let long = is_dash(s.sign(at + 1)) && s.glued(at + 1) && matches!(s.lower(at + 2), "long" | "old");
    let plural = s.lower(at).ends_with('s');
    let length = Length::of((!plural).then_some(1.0), (unit, each))?;
    (long && !s.glued(at)).then(|| Found::new(at, at + 3, Form::Length(length, Reach::Anywhere), &[]))
}

/// "its third week", "a fourth straight month", "for the second day": one more of them.
fn nth(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let numbered = ordinal(s.lower(at)).is_some()
        || (s.is(at, AtomKind::Number)
            && s.glued(at + 1)
            && matches!(s.lower(at + 1), "st" | "nd" | "rd" | "th"));
    let word = at + 1 + usize::from(s.is(at, AtomKind::Number));
    let ((unit, each), end, hyphen) = unit_at(s, word)?;
    let plain = !hyphen
        && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year)
        && !s.lower(end - 1).ends_with('s');
    let straight = matches!(s.lower(end - 2), "straight" | "consecutive" | "successive");
    let led = matches!(s.before(at, 1), "its" | "their" | "a" | "his" | "her")
        || (s.before(at, 1) == "the" && s.before(at, 2) == "for");
    (numbered && plain && (straight || led))
        .then(|| Found::new(at, end, Form::Length(Length::whole(each, unit), Reach::Anywhere), &[]))
}

/// "year-earlier", "the year-ago quarter".
fn year_ago(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let the = usize::from(s.lower(at) == "the");
    let comparable = usize::from(matches!(s.lower(at + the), "comparable" | "corresponding"));
    let word = at + the + comparable;
    let joined = s.lower(word) == "year"
        && is_dash(s.sign(word + 1))
        && matches!(s.lower(word + 2), "ago" | "earlier" | "before");
    let end = word + 3;
    let number = ordinal(s.lower(end)).filter(|_| s.lower(end + 1) == "quarter");
    let numbered = end + usize::from(number.is_some());
    let end = numbered + usize::from(matches!(s.lower(numbered), "quarter" | "period"));
    let form = match number {
        Some(number) => Form::InYear(Box::new(Form::Quarter(number)), -1),
        None => Form::Shift { length: Length::whole(1, Unit::Year), back: true, from: Origin::Context },
    };
    (joined && (the == 0 || end > word + 3)).then(|| Found::new(at, end, form, &[]))
}
