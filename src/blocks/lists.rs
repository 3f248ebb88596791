//! The word lists of this stage, and the form in which lines are compared with them.

use crate::lexicon::{Kind, Lexicon};

/// The word lists, read once for a story.
pub(super) struct Lists<'l> {
    lexicon: &'l Lexicon,
    /// Lower case.
    pub(super) agencies: Vec<String>,
    pub(super) whole: Vec<&'static str>,
    pub(super) start: Vec<&'static str>,
    pub(super) within: Vec<&'static str>,
    pub(super) tails: Vec<&'static str>,
    pub(super) captions: Vec<&'static str>,
    /// Sorted.
    pub(super) sections: Vec<&'static str>,
    /// Sorted.
    pub(super) roles: Vec<(&'static str, &'static str)>,
    /// Sorted, as written.
    pub(super) places: Vec<&'static str>,
    /// Abbreviation and offset, `None` where it is ambiguous.
    pub(super) zones: Vec<(&'static str, Option<&'static str>)>,
}

impl<'l> Lists<'l> {
    pub(super) fn read(lexicon: &'l Lexicon) -> Self {
        let mut whole = Vec::new();
        let mut start = Vec::new();
        let mut within = Vec::new();
        for (mode, words) in pairs(include_str!("../../lexicon/boilerplate.txt")) {
            match mode {
                "whole" => whole.push(words),
                "start" => start.push(words),
                _ => within.push(words),
            }
        }
        Self {
            lexicon,
            agencies: entries(include_str!("../../lexicon/agencies.txt")).map(str::to_lowercase).collect(),
            whole,
            start,
            within,
            tails: entries(include_str!("../../lexicon/boilerplate_tails.txt")).collect(),
            captions: entries(include_str!("../../lexicon/captions.txt")).collect(),
            sections: entries(include_str!("../../lexicon/sections.txt")).collect(),
            roles: pairs(include_str!("../../lexicon/byline_roles.txt")).collect(),
            places: entries(include_str!("../../lexicon/dateline_places.txt")).collect(),
            zones: pairs(include_str!("../../lexicon/time_zones.txt"))
                .map(|(code, offset)| (code, Some(offset).filter(|&it| it != "?")))
                .collect(),
        }
    }

    pub(super) fn is_agency(&self, words: &str) -> bool {
        let words = words.trim().to_lowercase();
        let bare = words.strip_prefix("the ").unwrap_or(&words);
        self.agencies.iter().any(|it| it == bare)
    }

    pub(super) fn is_section(&self, folded: &str) -> bool {
        self.sections.binary_search(&folded).is_ok()
    }

    pub(super) fn is_role(&self, folded: &str) -> bool {
        self.roles.binary_search_by_key(&folded, |&(role, _)| role).is_ok()
    }

    /// Whether a word is the role of one who signs: `Correspondent`, and not `Foreign`.
    pub(super) fn is_signer(&self, folded: &str) -> bool {
        let at = self.roles.binary_search_by_key(&folded, |&(role, _)| role);
        at.is_ok_and(|at| self.roles[at].1 == "signer")
    }

    /// Whether words in any spelling name a place, and are no common word or person's name either.
    pub(super) fn is_place(&self, words: &str) -> bool {
        const PLACES: [Kind; 3] = [Kind::City, Kind::Region, Kind::Country];
        const OTHERS: [Kind; 5] =
            [Kind::Given, Kind::Surname, Kind::Common, Kind::Function, Kind::Organisation];
        let entry = self.lexicon.entry(words);
        self.places.binary_search(&words).is_ok() || (entry.any(&PLACES) && !entry.any(&OTHERS))
    }

    /// Whether words in capitals name a place: `LIMA`, `OSLO`.
    pub(super) fn is_place_in_capitals(&self, words: &str) -> bool {
        self.lexicon.entry(words).any(&[Kind::City, Kind::Region, Kind::Country])
    }
}

/// The entries of a list, without its header.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(list).filter_map(|line| line.split_once('\t'))
}

/// Words in the form of the lists: lower case, straight quotes, single spaces, nothing invisible.
pub(super) fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201C}' | '\u{201D}' => out.push('"'),
            _ if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            _ if is_blank(c) => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// White space, controls, and the invisible characters that pages leave between words.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_can_be_searched() {
        let lexicon = Lexicon::open();
        let lists = Lists::read(&lexicon);
        assert!(lists.sections.is_sorted(), "help: sort lexicon/sections.txt by bytes");
        assert!(lists.roles.is_sorted(), "help: sort lexicon/byline_roles.txt by bytes");
        assert!(lists.places.is_sorted(), "help: sort lexicon/dateline_places.txt by bytes");
    }
}
