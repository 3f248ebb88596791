//! Timestamp lines: `Dec 03, 2023 15:13 UTC`, `Published 4 March 2024, 09:12 GMT`, `2 hours ago`.

mod words;

use super::lists::{Lists, is_blank};
use crate::calendar;
use crate::published::Published;
use words::{
    clock, day_of_month, half, is_filler, is_unit, is_weekday, label, month, numeric, offset, on_24_hours,
    year,
};

/// Bytes of a line that can be a timestamp; the longest of newsrooms, first and last publication with zones, have 120.
const MAX_BYTES: usize = 200;

/// What a timestamp says of the day it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    Updated,
    Unsaid,
    Published,
}

/// A line, or part of one, that says when the story was published or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The date that best stands for publication, and what the line says of it; `None` for `2 hours ago`, `04/03/2024`.
    pub(super) date: Option<(Event, Published)>,
    /// Whether it has a year, a clock time or a label, so that it cannot be a heading such as `March 4`.
    pub(super) sure: bool,
}

/// Reads a line that holds a timestamp and nothing else.
pub(super) fn read(line: &str, lists: &Lists<'_>) -> Option<Stamp> {
    if line.len() > MAX_BYTES {
        return None;
    }
    let mut reader = Reader::new(lists);
    for word in words(line) {
        if !reader.take(word) {
            return None;
        }
    }
    reader.finish()
}

/// Finds the date in a line that the caller says is a timestamp, whatever else stands in it.
pub(super) fn read_within(line: &str, lists: &Lists<'_>) -> Option<Stamp> {
    let mut reader = Reader::new(lists);
    for word in words(line) {
        let _ = reader.take(word);
    }
    reader.finish()
}

/// Bytes of the timestamp that opens a longer line; `None` unless it has a whole date and a clock time or label.
pub(super) fn opening(line: &str, lists: &Lists<'_>) -> Option<usize> {
    let mut reader = Reader::new(lists);
    let mut end = 0;
    for word in words(line) {
        // "at" or "on" may already belong to the story, so the timestamp ends with its last date word.
        let filler = is_filler(&bare(word));
        if !reader.take(word) {
            break;
        }
        if !filler {
            end = word.as_ptr() as usize - line.as_ptr() as usize + word.len();
        }
        if end > MAX_BYTES {
            return None;
        }
    }
    let complete = reader.labelled || reader.clocked;
    (complete && end > 0 && end < line.len()).then(|| reader.finish()).flatten()?.date?;
    Some(end)
}

/// The date of a dateline part such as `Dec 3, 2023`; `Some(None)` where the year is not said.
pub(super) fn day(part: &str, lists: &Lists<'_>) -> Option<Option<Published>> {
    let mut reader = Reader::new(lists);
    let only_date = words(part).all(|word| reader.take(word) && !reader.labelled && !reader.clocked);
    let dated = reader.now.month.is_some() || reader.now.weekday || reader.now.iso.is_some();
    let named = only_date && dated;
    named.then(|| reader.finish().and_then(|stamp| stamp.date).map(|(_, date)| date))
}

/// The words of a line: what stands between white space, commas, bars and brackets.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let gap =
        |c: char| is_blank(c) || matches!(c, ',' | '|' | '(' | ')' | '[' | ']' | '\u{2022}' | '\u{B7}' | ';');
    line.split(gap).filter(|word| !word.is_empty())
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| matches!(c, '.' | ':' | '-' | '\u{2013}' | '\u{2014}' | '*')).to_lowercase()
}

/// The parts of one date as they are read.
#[derive(Clone, Default)]
struct Parts {
    iso: Option<Published>,
    year: Option<u16>,
    month: Option<u8>,
    /// A number that can be a day, or the hour before `AM`.
    day: Option<u8>,
    weekday: bool,
    clock: Option<(u8, u8)>,
    zone: Option<String>,
    /// A numeric date whose order cannot be told.
    ambiguous: bool,
    relative: bool,
}

impl Parts {
    /// The ISO date, with clock time only where its zone is known.
    fn published(&self) -> Option<Published> {
        if let Some(iso) = &self.iso {
            // A clock time without a zone says nothing that can be compared.
            let zoned = iso.iso.len() <= 10 || iso.iso.len() > 19;
            return if zoned { Some(iso.clone()) } else { Published::parse(&calendar::iso(iso.date)) };
        }
        let date = format!("{:04}-{:02}-{:02}", self.year?, self.month?, self.day?);
        match (self.clock, &self.zone) {
            (Some((hour, minute)), Some(zone)) => {
                Published::parse(&format!("{date}T{hour:02}:{minute:02}{zone}"))
            }
            _ => Published::parse(&date),
        }
    }

    fn dated(&self) -> bool {
        self.iso.is_some() || self.ambiguous || self.relative || (self.month.is_some() && self.day.is_some())
    }
}

struct Reader<'l> {
    lists: &'l Lists<'l>,
    now: Parts,
    event: Event,
    found: Option<(Event, Published)>,
    /// Whether a date, relative time, or clock time with a label was read.
    dated: bool,
    labelled: bool,
    clocked: bool,
    yeared: bool,
    /// The number before `hours ago`, `AM`, `min read`.
    number: Option<u16>,
}

impl<'l> Reader<'l> {
    fn new(lists: &'l Lists<'l>) -> Self {
        Self {
            lists,
            now: Parts::default(),
            event: Event::Unsaid,
            found: None,
            dated: false,
            labelled: false,
            clocked: false,
            yeared: false,
            number: None,
        }
    }

    /// Takes the next word; false where it has no place in a timestamp.
    fn take(&mut self, word: &str) -> bool {
        let folded = bare(word);
        if folded.is_empty() {
            return true;
        }
        let number = self.number.take();
        if let Some(event) = label(&folded) {
            // "last updated", "first published": the second word does not open another date.
            if event != self.event || self.now.dated() {
                self.close();
                self.event = event;
            }
            self.labelled = true;
            return true;
        }
        self.take_date(word, &folded) || self.take_clock(word, &folded, number) || is_filler(&folded)
    }

    fn take_date(&mut self, word: &str, folded: &str) -> bool {
        if let Some(month) = month(folded) {
            if self.now.month.is_some() {
                self.close();
            }
            self.now.month = Some(month);
            return true;
        }
        if is_weekday(folded) {
            if self.now.dated() {
                self.close();
            }
            self.now.weekday = true;
            return true;
        }
        if let Some(year) = year(folded).filter(|_| self.now.year.is_none()) {
            self.now.year = Some(year);
            self.yeared = true;
            return true;
        }
        if folded.len() >= "2023-12-03".len() {
            let candidate = word.trim_end_matches([':', '.']);
            if let Some(iso) = Published::parse(candidate).filter(|_| candidate.as_bytes()[4] == b'-') {
                self.clocked |= candidate.len() > 10;
                self.yeared = true;
                self.now.iso = Some(iso);
                return true;
            }
        }
        if let Some(day) = day_of_month(folded).filter(|_| self.now.day.is_none() || self.now.dated()) {
            self.number = folded.parse().ok();
            if self.now.day.is_none() {
                self.now.day = Some(day);
            }
            return true;
        }
        self.take_numeric(folded) || self.take_hyphenated(folded)
    }

    /// `13/03/2024`, `2024.03.13`: only where one order alone is possible.
    fn take_numeric(&mut self, folded: &str) -> bool {
        let Some((year, month, day)) = numeric(folded) else { return false };
        self.yeared = true;
        match (month, day) {
            (Some(month), Some(day)) => {
                (self.now.year, self.now.month, self.now.day) = (Some(year), Some(month), Some(day));
            }
            _ => self.now.ambiguous = true,
        }
        true
    }

    /// `03-Dec-2023`.
    fn take_hyphenated(&mut self, folded: &str) -> bool {
        let parts: Vec<&str> = folded.splitn(4, ['-', '/']).collect();
        let has_month = parts.iter().any(|part| month(part).is_some());
        (parts.len() == 2 || parts.len() == 3)
            && has_month
            && parts.iter().all(|part| self.take_date(part, part))
    }

    fn take_clock(&mut self, word: &str, folded: &str, number: Option<u16>) -> bool {
        if let Some(afternoon) = half(folded) {
            let Some((hour, minute)) = self.now.clock.or_else(|| Some((u8::try_from(number?).ok()?, 0)))
            else {
                return false;
            };
            // "9 AM": the number was an hour, not a day, unless the day was known before.
            if self.now.clock.is_none()
                && self.now.day == number.and_then(|it| u8::try_from(it).ok())
                && !self.now.dated()
            {
                self.now.day = None;
            }
            self.now.clock = on_24_hours(hour, minute, afternoon);
            self.clocked = true;
            return true;
        }
        if let Some(clock) = clock(folded) {
            self.now.clock = Some(clock);
            self.clocked = true;
            if folded.ends_with('z') {
                self.now.zone = Some("Z".to_owned());
            }
            return true;
        }
        if self.take_zone(word) {
            return true;
        }
        if matches!(folded, "a" | "an" | "few") {
            return true;
        }
        if is_unit(folded) && !self.now.relative {
            return true;
        }
        if matches!(folded, "ago" | "today" | "yesterday") {
            self.now = Parts { relative: true, ..Parts::default() };
            self.dated = true;
            return true;
        }
        folded == "read"
    }

    fn take_zone(&mut self, word: &str) -> bool {
        let word = word.trim_end_matches(['.', ':']);
        if let Some(&(_, offset)) = self.lists.zones.iter().find(|(code, _)| *code == word) {
            self.now.zone = self.now.zone.take().or(offset.map(str::to_owned));
            return true;
        }
        if let Some(offset) = offset(word) {
            self.now.zone = Some(offset);
            return true;
        }
        false
    }

    /// Ends the date that is being read.
    fn close(&mut self) {
        self.dated |= self.now.dated() || (self.labelled && self.now.clock.is_some());
        let found = self.now.published().map(|date| (self.event, date));
        if let Some((event, date)) = found
            && self.found.as_ref().is_none_or(|(known, _)| event > *known)
        {
            self.found = Some((event, date));
        }
        self.now = Parts::default();
    }

    fn finish(mut self) -> Option<Stamp> {
        self.close();
        let sure = self.labelled || self.clocked || self.yeared;
        self.dated.then_some(Stamp { date: self.found, sure })
    }
}
