//! What a page says about its story in JSON-LD, meta and time elements (`www/page/metadata.js`): titles, and the date of publication.

use std::collections::BTreeMap;

use serde_json::Value;

use super::choose::Said;
use super::hints::Rules;
use super::tree::{NodeId, Tree};

/// JSON-LD nested deeper than this is not searched.
const DEEPEST: usize = 8;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The page's titles, whether it says to be a story, and its date as ISO 8601.
pub(super) fn read(tree: &Tree, rules: &Rules) -> (Said, Option<String>) {
    let elements = tree.elements_below(0);
    let linked = read_json_ld(tree, rules, &elements);
    let metas = read_metas(tree, &elements);
    let of_metas =
        |section| rules.list(section).iter().filter_map(|name| metas.get(*name)).flatten().cloned();
    let title = elements.iter().find(|&&it| tree.tag(it) == "title").map(|&it| tree.text_of(it));
    let titles = linked.headlines.into_iter().chain(of_metas("title-metas")).chain(title);
    let titles = titles.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    let dates = linked.dates.into_iter().chain(of_metas("date-metas")).chain(times_of(tree, &elements));
    let published = { dates }.find_map(|date| iso_of(&date));
    let is_article = metas.get("og:type").is_some_and(|it| it[0].eq_ignore_ascii_case("article"));
    let item_type = elements.iter().find_map(|&it| tree.attribute(it, "itemtype")).unwrap_or_default();
    let is_item = item_type.ends_with("NewsArticle") || item_type.ends_with("/Article");
    let is_story = linked.is_story || is_article || metas.contains_key("article:published_time") || is_item;
    (Said { titles, is_story }, published)
}

/// Contents of meta elements by lower-case name.
fn read_metas(tree: &Tree, elements: &[NodeId]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for &element in elements.iter().filter(|&&it| tree.tag(it) == "meta") {
        let Some(content) = tree.attribute(element, "content").filter(|it| !it.trim().is_empty()) else {
            continue;
        };
        for attribute in ["property", "name", "itemprop"] {
            let name = tree.attribute(element, attribute).unwrap_or_default().trim().to_lowercase();
            if !name.is_empty() {
                found.entry(name).or_default().push(content.to_owned());
            }
        }
    }
    found
}

/// Dates of time elements that say "published", then of the first in an article or a main part.
fn times_of(tree: &Tree, elements: &[NodeId]) -> Vec<String> {
    let has_class = |node: NodeId, wanted: &str| {
        tree.attribute(node, "class").is_some_and(|it| it.split_whitespace().any(|name| name == wanted))
    };
    let is_marked = |node: NodeId| {
        let is_time = tree.tag(node) == "time";
        tree.attribute(node, "itemprop") == Some("datePublished")
            || is_time
                && (tree.attribute(node, "pubdate").is_some()
                    || has_class(node, "published")
                    || has_class(node, "entry-date"))
    };
    let is_story_part = |node: NodeId| {
        let class = tree.attribute(node, "class").unwrap_or_default();
        matches!(tree.tag(node), "article" | "main") || class.contains("article") || class.contains("story")
    };
    let time_in = |node: NodeId| {
        let is_dated = |it: &NodeId| tree.tag(*it) == "time" && tree.attribute(*it, "datetime").is_some();
        tree.elements_below(node).into_iter().find(is_dated)
    };
    let marked = elements.iter().copied().filter(|&it| is_marked(it));
    let placed = elements.iter().copied().filter(|&it| is_story_part(it)).find_map(time_in);
    let written = |node: NodeId| {
        let attribute = tree.attribute(node, "datetime").or_else(|| tree.attribute(node, "content"));
        attribute.map_or_else(|| tree.text_of(node), str::to_owned)
    };
    marked.chain(placed).map(written).collect()
}

#[derive(Default)]
struct Linked {
    headlines: Vec<String>,
    dates: Vec<String>,
    is_story: bool,
}

fn read_json_ld(tree: &Tree, rules: &Rules, elements: &[NodeId]) -> Linked {
    let mut found = Linked::default();
    for &script in elements {
        if tree.tag(script) != "script" || tree.attribute(script, "type") != Some("application/ld+json") {
            continue;
        }
        let source = tree.text_of(script);
        match serde_json::from_str::<Value>(&source) {
            Ok(value) => visit(&value, 0, rules, &mut found),
            Err(_) => scan(&source, rules, &mut found),
        }
    }
    found
}

fn visit(value: &Value, depth: usize, rules: &Rules, found: &mut Linked) {
    if depth > DEEPEST {
        return;
    }
    if let Value::Array(entries) = value {
        for entry in entries {
            visit(entry, depth + 1, rules, found);
        }
    }
    let Value::Object(fields) = value else { return };
    let types = match fields.get("@type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(name)) => vec![name.as_str()],
        _ => Vec::new(),
    };
    if types.iter().any(|name| is_story_type(rules, name)) {
        found.is_story = true;
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        found.headlines.extend(text("headline"));
        found.dates.extend(text("datePublished"));
        return;
    }
    for name in ["@graph", "mainEntity"] {
        if let Some(inner) = fields.get(name) {
            visit(inner, depth + 1, rules, found);
        }
    }
}

/// Sloppy systems write raw line breaks and a comma too many: the facts can be read all the same.
fn scan(source: &str, rules: &Rules, found: &mut Linked) {
    if !value_of(source, "\"@type\"").is_some_and(|name| is_story_type(rules, name)) {
        return;
    }
    found.is_story = true;
    found.headlines.extend(value_of(source, "\"headline\"").map(str::to_owned));
    found.dates.extend(value_of(source, "\"datePublished\"").map(str::to_owned));
}

/// The string after a key and its colon, or after the bracket that opens a list.
fn value_of<'s>(source: &'s str, key: &str) -> Option<&'s str> {
    source.match_indices(key).find_map(|(at, _)| {
        let rest = source[at + key.len()..].trim_start().strip_prefix(':')?.trim_start();
        let text = rest.strip_prefix('[').unwrap_or(rest).trim_start().strip_prefix('"')?;
        let mut escaped = false;
        let end = text.char_indices().find(|&(_, letter)| {
            let closes = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            closes
        });
        Some(&text[..end?.0])
    })
}

fn is_story_type(rules: &Rules, name: &str) -> bool {
    let name = name.to_lowercase();
    rules.list("story-types").iter().any(|end| name.ends_with(end))
}

/// ISO 8601 of a date as pages write it, as precise as it is; `None` for what is no date.
fn iso_of(written: &str) -> Option<String> {
    let text = written.trim();
    numeric(text).unwrap_or_else(|| spelled(text))
}

/// `2014-01-14 09:30:00 +0545`, `20140114`: the outer `None` where the text does not begin so.
#[allow(
    clippy::option_option,
    reason = "no such form, and such a form without a date in it, lead different ways"
)]
fn numeric(text: &str) -> Option<Option<String>> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-').unwrap_or(rest), 2)?;
    let (day, rest) = digits(rest.strip_prefix('-').unwrap_or(rest), 2)?;
    let Some(date) = date_of(year, month, day) else { return Some(None) };
    let clock = clock_of(rest);
    Some(Some(format!("{date}{}", clock.unwrap_or_default())))
}

/// `T09:30:00+05:45` of `T09:30:00.000+0545`; `None` where no time of day follows.
fn clock_of(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    if hour > 23 || minute > 59 {
        return None;
    }
    let (second, rest) = rest.strip_prefix(':').and_then(|it| digits(it, 2)).unwrap_or((0, rest));
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) if fraction.starts_with(|it: char| it.is_ascii_digit()) => {
            fraction.trim_start_matches(|it: char| it.is_ascii_digit())
        }
        _ => rest,
    };
    Some(format!("T{hour:02}:{minute:02}:{second:02}{}", zone_of(rest.trim_start())))
}

fn zone_of(rest: &str) -> String {
    let name: String = rest.chars().take(3).flat_map(char::to_uppercase).collect();
    if name.starts_with('Z') || name == "UTC" || name == "GMT" {
        return "Z".to_owned();
    }
    let offset = rest.strip_prefix(['+', '-']).and_then(|it| {
        let (hours, it) = digits(it, 2)?;
        let (minutes, _) = digits(it.strip_prefix(':').unwrap_or(it), 2)?;
        Some((hours, minutes))
    });
    offset.map_or_else(String::new, |(hours, minutes)| format!("{}{hours:02}:{minutes:02}", &rest[..1]))
}

/// `Tuesday, January 14, 2014`, `14 Jan 2014`.
fn spelled(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let words: Vec<&str> = text.split(|it: char| !it.is_ascii_alphanumeric()).collect();
    let month_of = |word: &str| {
        let is_word = word.bytes().all(|it| it.is_ascii_lowercase());
        MONTHS
            .iter()
            .zip(1..)
            .find(|(month, _)| is_word && word.starts_with(**month))
            .map(|(_, number)| number)
    };
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, month_of(word)?)))?;
    let year = words.iter().find_map(|word| {
        digits(word, 4).filter(|(year, rest)| rest.is_empty() && (1900..2100).contains(year))
    })?;
    let day_of = |word: &&str| {
        let end = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
        let is_day = (1..=2).contains(&end) && ["", "st", "nd", "rd", "th"].contains(&&word[end..]);
        is_day.then(|| word[..end].parse().ok()).flatten()
    };
    let before = at.checked_sub(1).and_then(|it| words.get(it)).and_then(day_of);
    let day = before.or_else(|| words.get(at + 1).and_then(day_of))?;
    date_of(year.0, month, day)
}

/// The first `count` digits as a number, and what follows.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (head, rest) = text.split_at_checked(count)?;
    head.bytes().all(|it| it.is_ascii_digit()).then(|| Some((head.parse().ok()?, rest))).flatten()
}

fn date_of(year: u32, month: u32, day: u32) -> Option<String> {
    let is_date = (1800..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::iso_of;

    #[test]
    fn reads_dates_as_pages_write_them() {
        for (written, expected) in [
            ("2025-03-13T17:40:12+03:00", "2025-03-13T17:40:12+03:00"),
            ("2024-09-02T04:30:00.000Z", "2024-09-02T04:30:00Z"),
            ("2025-09-12 06:30:00 +0100", "2025-09-12T06:30:00+01:00"),
            ("2025-02-06T06:58Z", "2025-02-06T06:58:00Z"),
            ("20140114", "2014-01-14"),
            ("Tue, 14 Jan 2014 09:30:00 GMT", "2014-01-14"),
            ("January 14th, 2014", "2014-01-14"),
            ("2014-01-14 and more", "2014-01-14"),
        ] {
            assert_eq!(iso_of(written).as_deref(), Some(expected), "{written}");
        }
        for refused in ["", "yesterday", "2014-13-14", "14/01/2014", "May 2014", "1401234"] {
            assert_eq!(iso_of(refused), None, "{refused}");
        }
    }
}
