//! Counts: "at least 12 people", "two-thirds of voters", "a dozen homes".

use super::Found;
use super::amounts::{self, Amount};
use super::context::{closes_noun, is_word, qualify};
use super::numerals::shifted;
use super::shares;
use crate::analysis::QuantityKind;
use crate::atoms::{AtomKind, Sentence};
use crate::times::{is_counted_noun, is_dash, opens_sentence};

/// That a count with what it counts is right.
const COUNTED: f32 = 0.93;
/// That a bare count is one.
pub(super) const BARE: f32 = 0.8;

pub(super) fn is_counted(word: &str) -> bool {
    is_counted_noun(word)
}

/// A number that counts.
pub(super) fn cardinal(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let amount = amounts::read(s, at).map(|amount| millions(s, amount))?;
    if let Some(found) = shares::share(s, &amount) {
        return Some(found);
    }
    if !stands_free(s, &amount) || names_something(s, &amount) {
        return None;
    }
    let of = counted(s, &amount);
    let qualified = qualify(s, amount.start, amount.end);
    let marked = qualified.bound.is_some() || qualified.approximate;
    // "one" is the pronoun unless it counts; "below zero" is a temperature.
    if !amount.digits && of.is_none() && amount.low.is_some_and(|low| low <= 1.0) {
        return None;
    }
    // "Tens of thousands marched"
    let many = amount.low.is_none() && amount.scale >= 3 && amount.end > amount.start + 1;
    if of.is_none() && !marked && !many && !bare_count(s, &amount) {
        return None;
    }
    let Amount { start, end, low, high, .. } = amount;
    let confidence = if of.is_some() { COUNTED } else { BARE };
    Some(Found {
        start,
        end,
        kind: QuantityKind::Cardinal,
        value: low,
        high,
        unit: None,
        currency: None,
        of,
        confidence,
    })
}

/// "5m people": the short million that only a count makes one.
fn millions(s: &Sentence<'_>, amount: Amount) -> Amount {
    let short = s.lower(amount.end) == "m" && s.glued(amount.end) && is_counted(s.lower(amount.end + 1));
    let scaled = |value: Option<f64>| value.map(|value| shifted(value, 6));
    if short && amount.scale == 0 {
        Amount { end: amount.end + 1, low: scaled(amount.low), high: scaled(amount.high), scale: 6, ..amount }
    } else {
        amount
    }
}

/// Whether nothing around the number makes it a score, a model, a time, an age or a list number.
fn stands_free(s: &Sentence<'_>, amount: &Amount) -> bool {
    let Amount { start, end, digits, .. } = *amount;
    let after = s.sign(end);
    let goes_on = s.glued(end)
        && match after {
            None => true,
            Some('-' | '–' | '/' | ':' | '.' | '\'' | '’') => {
                !(s.glued(end + 1) && counts_hyphened(s, end + 1))
                    && (s.glued(end + 1) || after == Some('\''))
            }
            Some(_) => false,
        };
    let leading_zero =
        digits && s.word(start).len() > 1 && s.word(start).starts_with('0') && !s.word(start).contains('.');
    let list_number = start == s.start && matches!(after, Some('.' | ')' | ':'));
    let beside = s.is(end, AtomKind::Number)
        || (start > s.start && s.is(start - 1, AtomKind::Number) && !s.glued(start));
    !(goes_on
        || leading_zero
        || list_number
        || (digits && beside)
        || is_time(s, end)
        || is_age(s, start, end))
}

/// "12-member", "20-strong": the hyphen joins what is counted.
fn counts_hyphened(s: &Sentence<'_>, word: usize) -> bool {
    s.lowercase_word(word) && !is_time_unit(s.lower(word))
}

fn is_time_unit(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').unwrap_or(word),
        "second"
            | "minute"
            | "hour"
            | "day"
            | "night"
            | "week"
            | "weekend"
            | "month"
            | "year"
            | "decade"
            | "generation"
            | "hr"
            | "min"
            | "sec"
            | "yr"
            | "fortnight"
            | "weekday"
            | "quarter"
            | "season"
            | "summer"
    ) || matches!(word, "century" | "centuries" | "am" | "pm" | "a.m." | "p.m." | "gmt" | "noon")
}

/// Durations belong to the times: "three days", "five more years", "two-and-a-half-hour".
pub(super) fn is_time(s: &Sentence<'_>, end: usize) -> bool {
    let word = end + usize::from(is_dash(s.sign(end)) && s.glued(end));
    let word = word
        + usize::from(matches!(
            s.lower(word),
            "more"
                | "full"
                | "consecutive"
                | "straight"
                | "other"
                | "long"
                | "working"
                | "calendar"
                | "business"
                | "fiscal"
                | "additional"
                | "whole"
        ));
    is_time_unit(s.lower(word))
}

/// "aged 34", "Mwangi, 41, sells": an age.
fn is_age(s: &Sentence<'_>, start: usize, end: usize) -> bool {
    let named = start > s.start + 1 && s.sign(start - 1) == Some(',') && s.capitalized(start - 2);
    let closed = end >= s.end || matches!(s.sign(end), Some(',' | '.' | ')' | ';'));
    matches!(s.before(start, 1), "aged" | "age" | "ages") || (named && closed)
}

/// Words whose number is a name: "page 5", "Article 9", "No. 3".
const NUMBERED: &[&str] = &[
    "act",
    "appendix",
    "article",
    "block",
    "bus",
    "case",
    "channel",
    "chapter",
    "class",
    "clause",
    "district",
    "division",
    "episode",
    "exit",
    "factory",
    "figure",
    "flight",
    "form",
    "gate",
    "grade",
    "group",
    "highway",
    "item",
    "lane",
    "level",
    "line",
    "lot",
    "no",
    "nos",
    "number",
    "page",
    "pages",
    "paragraph",
    "part",
    "phase",
    "platform",
    "point",
    "polling",
    "precinct",
    "resolution",
    "room",
    "round",
    "route",
    "rule",
    "section",
    "sector",
    "serial",
    "stage",
    "step",
    "table",
    "terminal",
    "tier",
    "title",
    "type",
    "unit",
    "version",
    "volume",
    "ward",
    "zone",
];

/// Whether the number belongs to the name before it: "Boeing 747", "Resolution 2231", "page 5".
pub(super) fn names_something(s: &Sentence<'_>, amount: &Amount) -> bool {
    let Some(before) = amount.start.checked_sub(1).filter(|&before| before >= s.start) else { return false };
    let stop = s.sign(before) == Some('.') && s.glued(before) && before > s.start;
    let word = before - usize::from(stop);
    if NUMBERED.binary_search(&s.lower(word)).is_ok() || s.sign(before) == Some('#') {
        return true;
    }
    let named = amount.digits && s.capitalized(before) && !opens_sentence(s, before);
    named && !is_counted(s.lower(amount.end))
}

/// The noun that is counted: up to its plural, or a person for "one".
fn counted(s: &Sentence<'_>, amount: &Amount) -> Option<(usize, usize)> {
    let mut start = amount.end + usize::from(is_dash(s.sign(amount.end)) && s.glued(amount.end));
    let hyphened = start > amount.end;
    if hyphened {
        return (is_word(s, start) && s.lowercase_word(start)).then_some((start, start + 1));
    }
    if s.lower(start) == "of" {
        let vague_or_part = amount.low.is_none_or(|low| low < 1.0);
        if let Some(noun) = shares::of_so_many(s, start + 1).filter(|_| !vague_or_part) {
            return Some(noun);
        }
        return super::context::noun_after_of(s, start).filter(|_| vague_or_part);
    }
    while matches!(s.lower(start), "more" | "other" | "others" | "additional" | "further") {
        start += 1;
    }
    if amount.low == Some(1.0) && amount.high.is_none() {
        return PERSONS.binary_search(&s.lower(start)).is_ok().then_some((start, start + 1));
    }
    // Four words: "senior Iraqi army officers".
    (start..start + 4)
        .take_while(|&at| {
            is_word(s, at) && !(closes_noun(s.lower(at)) && !(at == start && adjective(s.lower(at))))
        })
        .find(|&at| is_plural(s, at))
        .map(|at| (start, at + 1))
}

/// "injured people", "armed men": a participle that opens the noun phrase.
fn adjective(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "lost" | "left" | "unidentified")
}

pub(super) fn is_plural(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.lower(at);
    if !s.lowercase_word(at) || is_time_unit(word) {
        return false;
    }
    let regular = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !word.ends_with("ous");
    regular
        || matches!(
            word,
            "people"
                | "men"
                | "women"
                | "children"
                | "police"
                | "cattle"
                | "policemen"
                | "policewomen"
                | "fishermen"
                | "gunmen"
                | "servicemen"
                | "crewmen"
                | "sheep"
                | "aircraft"
                | "fish"
                | "lawmen"
                | "businessmen"
                | "personnel"
                | "staff"
                | "dead"
                | "injured"
                | "wounded"
                | "missing"
                | "teeth"
                | "mice"
                | "feet"
                | "clergymen"
                | "firemen"
        )
}

/// What "one" counts. Sorted.
const PERSONS: &[&str] = &[
    "boy",
    "bystander",
    "child",
    "civilian",
    "death",
    "driver",
    "employee",
    "fatality",
    "fighter",
    "firefighter",
    "girl",
    "guard",
    "gunman",
    "journalist",
    "man",
    "migrant",
    "militant",
    "officer",
    "passenger",
    "patient",
    "pedestrian",
    "person",
    "pilot",
    "policeman",
    "protester",
    "resident",
    "soldier",
    "student",
    "suspect",
    "teacher",
    "teenager",
    "victim",
    "villager",
    "woman",
    "worker",
];

/// "killing 12", "left 40 dead", "12 were killed": a number of people that the verb beside it counts.
fn bare_count(s: &Sentence<'_>, amount: &Amount) -> bool {
    let verb_before = matches!(
        s.before(amount.start, 1),
        "killing"
            | "killed"
            | "injuring"
            | "injured"
            | "wounding"
            | "wounded"
            | "leaving"
            | "left"
            | "arrested"
            | "arresting"
            | "displacing"
            | "totalled"
            | "totaled"
            | "reached"
            | "numbered"
    );
    let verb_after = matches!(
        s.lower(amount.end),
        "were" | "have" | "had" | "are" | "others" | "killed" | "injured" | "wounded" | "dead"
    );
    (verb_before || verb_after) && (amount.digits || amount.low.is_some_and(|low| low >= 2.0))
}

#[cfg(test)]
mod tests {
    use super::{NUMBERED, PERSONS};

    #[test]
    fn word_lists_can_be_searched() {
        for list in [NUMBERED, PERSONS] {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            assert!(sorted.iter().eq(list), "help: sort the list: {sorted:?}");
        }
    }
}
