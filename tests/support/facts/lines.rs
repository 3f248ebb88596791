//! Lines of a facts file, section by section.

use std::ops::Range;

use super::{Block, Date, Dateline, Entity, Facts, Name, Quantity, Quote, Role, happenings, links, words};

const LABELS: &[&str] =
    &["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK", "MISC"];
const BLOCKS: &[&str] =
    &["headline", "subhead", "byline", "timestamp", "boilerplate", "paragraph", "listItem", "caption"];
const COUNTED_BLOCKS: &[&str] = &["paragraph", "listItem", "caption"];

/// Reads all lines; what is wrong with one goes to `complaints`, and the line is left out.
pub(crate) fn read(story: &str, file: &str, complaints: &mut Vec<String>) -> Facts {
    let mut facts = Facts::default();
    let mut section = "";
    for (index, line) in file.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with("# ") {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            section = name;
            continue;
        }
        let fields: Vec<&str> = line.split(" | ").collect();
        let read = match section {
            "story" => story_line(line, &mut facts),
            "article" => article(story, line, &mut facts),
            "blocks" => block(story, &fields, &mut facts.blocks),
            "entities" => entity(&fields).map(|it| facts.entities.push(it)),
            "names" => name(story, &fields).map(|it| facts.names.push(it)),
            "dates" => date(story, &fields).map(|it| facts.dates.push(it)),
            "quantities" => quantity(story, &fields).map(|it| facts.quantities.push(it)),
            "roles" => role(story, &fields).map(|it| facts.roles.push(it)),
            "quotes" => quote(story, &fields).map(|it| facts.quotes.push(it)),
            "links" => links::link(story, &fields).map(|it| facts.links.push(it)),
            "events" => happenings::event(story, &fields).map(|it| facts.events.push(it)),
            "timeline" => happenings::dated(story, &fields).map(|it| facts.timeline.push(it)),
            "five" => {
                key_value(line).and_then(|it| happenings::answers(story, it)).map(|it| facts.five.push(it))
            }
            other => Err(format!("no section is called `{other}`")),
        };
        if let Err(why) = read {
            complaints.push(format!("line {}: {why}", index + 1));
        }
    }
    close_blocks(story, &mut facts.blocks);
    facts
}

fn story_line(line: &str, facts: &mut Facts) -> Result<(), String> {
    let (key, value) = key_value(line)?;
    match key {
        "region" | "beat" | "form" => Ok(()),
        "given" => {
            facts.given = Some(value.to_owned());
            Ok(())
        }
        _ => Err(format!("`{key}` is not known of a story")),
    }
}

fn article(story: &str, line: &str, facts: &mut Facts) -> Result<(), String> {
    let (key, value) = key_value(line)?;
    match key {
        "headline" => facts.headline = Some(words::find(story, value)?),
        "published" | "dateline" if value == "none" => {}
        "published" => {
            let (place, iso) = value.split_once(" | ").ok_or("published: words | ISO date")?;
            if place == "given" && facts.given.as_deref() != Some(iso) {
                return Err("`given` is not the date of the section [story]".to_owned());
            }
            if place != "given" {
                facts.published_words = Some(words::find(story, place)?);
            }
            facts.published = Some(iso.to_owned());
        }
        "dateline" => {
            let (place, agency) = value.split_once(" | ").ok_or("dateline: place | agency")?;
            facts.dateline =
                Some(Dateline { place: or_none(story, place)?, agency: or_none(story, agency)? });
        }
        _ => return Err(format!("`{key}` is not known of an article")),
    }
    Ok(())
}

/// A block reaches to the end of the story until [`close_blocks`] has seen the next one.
fn block(story: &str, fields: &[&str], blocks: &mut Vec<Block>) -> Result<(), String> {
    let (kinds, sentences, shown) = match fields {
        [kinds, shown] => (*kinds, None, *shown),
        [kinds, count, shown] => {
            (*kinds, Some(count.parse().map_err(|_| format!("`{count}` is no number of sentences"))?), *shown)
        }
        _ => return Err("kind | words, or kind | sentences | words".into()),
    };
    let kinds: Vec<String> = kinds.split('/').map(str::to_owned).collect();
    for kind in &kinds {
        known(kind, BLOCKS)?;
    }
    if sentences.is_some() != COUNTED_BLOCKS.contains(&kinds[0].as_str()) {
        return Err(format!("sentences are counted for {}", COUNTED_BLOCKS.join(", ")));
    }
    let first = shown.strip_suffix(" ...").unwrap_or(shown).trim_end();
    let from = blocks.last().map_or(0, |it| it.span.start + 1);
    let from = (from..=story.len()).find(|it| story.is_char_boundary(*it)).unwrap_or(story.len());
    let places = || story[from..].match_indices(first).map(|(place, _)| from + place);
    let opens_line =
        |place: &usize| story[..*place].trim_end_matches([' ', '\t', '\u{a0}', '•']).ends_with('\n');
    let start = places().find(|it| *it == 0 || opens_line(it)).or_else(|| places().next());
    let start = start.ok_or_else(|| format!("`{first}` does not follow"))?;
    blocks.push(Block { kinds, span: start..start + first.len(), sentences });
    Ok(())
}

/// Ends each block where the next begins, less white space and bullets between them.
fn close_blocks(story: &str, blocks: &mut [Block]) {
    let mut next = story.len();
    for block in blocks.iter_mut().rev() {
        let start = block.span.start;
        let trimmed = story[start..next].trim_end_matches(|c: char| c.is_whitespace() || c == '•');
        block.span.end = start + trimmed.len();
        next = start;
    }
}

fn entity(fields: &[&str]) -> Result<Entity, String> {
    let [id, label, name, rest @ ..] = fields else { return Err("id | label | name".into()) };
    known(label, LABELS)?;
    let country = match rest {
        [] => None,
        [country] => Some(iso_country(country)?),
        _ => return Err("too many fields".into()),
    };
    Ok(Entity { id: (*id).into(), label: (*label).into(), name: (*name).into(), country })
}

fn name(story: &str, fields: &[&str]) -> Result<Name, String> {
    let (fields, optional) = optional(fields);
    let [place, label, entity] = fields else { return Err("words | label | entity".into()) };
    let labels: Vec<String> = label.split('/').map(str::to_owned).collect();
    for label in &labels {
        known(label, LABELS)?;
    }
    Ok(Name { span: words::find(story, place)?, labels, entity: (*entity).into(), optional })
}

fn date(story: &str, fields: &[&str]) -> Result<Date, String> {
    let (fields, optional) = optional(fields);
    let [place, kind, value, anchor] = fields else { return Err("words | type | value | anchor".into()) };
    known(kind, &["DATE", "TIME", "DURATION", "SET"])?;
    known(anchor, &["explicit", "published", "context", "none"])?;
    let timex = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "-:_".contains(c);
    if value.is_empty() || !value.chars().all(timex) {
        return Err(format!("`{value}` is no TIMEX3 value"));
    }
    let span = words::find(story, place)?;
    Ok(Date { span, kind: (*kind).into(), value: (*value).into(), anchor: (*anchor).into(), optional })
}

fn quantity(story: &str, fields: &[&str]) -> Result<Quantity, String> {
    let (fields, optional) = optional(fields);
    let [place, kind, amount, rest @ ..] = fields else { return Err("words | kind | value unit".into()) };
    known(kind, &["MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"])?;
    let (value, unit) = match amount.split_once(' ') {
        Some((value, unit)) => (value, Some(unit.to_owned())),
        None => (*amount, None),
    };
    if unit.is_some() == matches!(*kind, "CARDINAL" | "ORDINAL") {
        return Err(format!("a {kind} has {}", if unit.is_some() { "no unit" } else { "a unit" }));
    }
    if *kind == "MONEY" && unit.as_ref().is_none_or(|it| it.len() != 3) {
        return Err("money has the three letters of its currency".into());
    }
    let mut quantity = Quantity {
        span: words::find(story, place)?,
        kind: (*kind).into(),
        value: if value == "null" { None } else { Some(number(value)?) },
        unit,
        high: None,
        bound: None,
        approximate: false,
        of: None,
        optional,
    };
    for field in rest.iter().flat_map(|it| qualifiers(it)) {
        match field.split_once(' ') {
            None if field == "approximate" => quantity.approximate = true,
            None if field == "min" || field == "max" => quantity.bound = Some(field.to_owned()),
            Some(("high", value)) => quantity.high = Some(number(value)?),
            Some(("of", what)) => quantity.of = Some(what.to_owned()),
            _ => return Err(format!("`{field}` does not qualify a quantity")),
        }
    }
    Ok(quantity)
}

/// `of` and `high` have a word after them, all other qualifiers are one word.
fn qualifiers(field: &str) -> Vec<&str> {
    if field.starts_with("of ") || field.starts_with("high ") {
        vec![field]
    } else {
        field.split(' ').collect()
    }
}

fn role(story: &str, fields: &[&str]) -> Result<Role, String> {
    let (fields, optional) = optional(fields);
    let [entity, titles, statuses, rest @ ..] = fields else { return Err("entity | title | status".into()) };
    let statuses: Vec<String> = statuses.split('/').map(str::to_owned).collect();
    for status in &statuses {
        known(status, &["current", "former", "acting", "designate", "deputy"])?;
    }
    let (mut of, mut country, mut evidence) = (None, None, None);
    for field in rest {
        match field.split_once(' ') {
            Some(("of", id)) => of = Some(id.to_owned()),
            Some(("country", _)) => country = Some(iso_country(field)?),
            Some(("evidence", place)) => evidence = Some(words::find(story, place)?),
            _ => return Err(format!("`{field}` is not known of a role")),
        }
    }
    let evidence = evidence.ok_or("a role has evidence")?;
    Ok(Role {
        entity: (*entity).into(),
        titles: titles.split('/').map(str::to_owned).collect(),
        statuses,
        of,
        country,
        evidence,
        optional,
    })
}

fn quote(story: &str, fields: &[&str]) -> Result<Quote, String> {
    let [content, kind, act, cue, source, speaker] = fields else {
        return Err("words | kind | act | cue … | source … | speaker …".into());
    };
    known(kind, &["direct", "indirect", "mixed"])?;
    known(act, &["speech", "thought", "intention"])?;
    let parts: Result<Vec<_>, String> = content.split(" + ").map(|it| words::find(story, it)).collect();
    let after = |field: &str, key: &str| {
        field
            .strip_prefix(key)
            .map(|it| it.trim_start().to_owned())
            .ok_or(format!("`{field}`: {key} expected"))
    };
    Ok(Quote {
        parts: parts?,
        kind: (*kind).into(),
        act: (*act).into(),
        cue: or_none(story, &after(cue, "cue ")?)?,
        source: or_none(story, &after(source, "source ")?)?,
        speaker: Some(after(speaker, "speaker ")?).filter(|it| it != "none"),
    })
}

pub(super) fn key_value(line: &str) -> Result<(&str, &str), String> {
    line.split_once(':').map(|(key, value)| (key, value.trim())).ok_or_else(|| "key: value".to_owned())
}

fn or_none(story: &str, place: &str) -> Result<Option<Range<usize>>, String> {
    if place == "none" { Ok(None) } else { words::find(story, place).map(Some) }
}

pub(super) fn optional<'f, 'a>(fields: &'f [&'a str]) -> (&'f [&'a str], bool) {
    match fields {
        [rest @ .., "optional"] => (rest, true),
        _ => (fields, false),
    }
}

pub(super) fn known(word: &str, words: &[&str]) -> Result<(), String> {
    if words.contains(&word) { Ok(()) } else { Err(format!("`{word}` is none of {}", words.join(", "))) }
}

fn number(digits: &str) -> Result<f64, String> {
    digits.parse().map_err(|_| format!("`{digits}` is no number"))
}

fn iso_country(field: &str) -> Result<String, String> {
    let code = field.strip_prefix("country ").unwrap_or_default();
    let letters = code.len() == 2 && code.bytes().all(|it| it.is_ascii_uppercase());
    if letters { Ok(code.to_owned()) } else { Err(format!("`{field}`: country and two capitals expected")) }
}
