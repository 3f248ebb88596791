//! Lines of the sections of what happened: events, the timeline, and the answers to the questions of a story.

use std::ops::Range;

use super::{lines, words};

const KINDS: &[&str] = &[
    "statement",
    "meeting",
    "visit",
    "call",
    "agreement",
    "appointment",
    "resignation",
    "election",
    "vote",
    "legal",
    "arrest",
    "attack",
    "conflict",
    "death",
    "injury",
    "protest",
    "disaster",
    "accident",
    "launch",
    "deal",
    "transaction",
    "aid",
    "sanction",
    "demand",
    "pledge",
    "deadline",
    "sport",
    "report",
    "other",
];
const ROLES: &[&str] = &["agent", "counterpart", "target", "topic", "instrument"];

/// Something that happened, or is planned to.
#[derive(Debug, Default)]
pub(crate) struct Event {
    /// The words that say it, the first telling first.
    pub(crate) tellings: Vec<Range<usize>>,
    /// The right kinds, ours first.
    pub(crate) kinds: Vec<String>,
    pub(crate) participants: Vec<Participant>,
    /// Entity ids.
    pub(crate) place: Wanted<String>,
    /// ISO dates.
    pub(crate) date: Wanted<String>,
    pub(crate) planned: bool,
    pub(crate) negative: bool,
    /// Right if found, not missed if not.
    pub(crate) optional: bool,
}

/// Who took part in an event, and as what.
#[derive(Debug)]
pub(crate) struct Participant {
    pub(crate) role: String,
    pub(crate) who: Wanted<Answer>,
}

/// What is right, ours first; nothing where nothing is.
#[derive(Debug)]
pub(crate) struct Wanted<T> {
    pub(crate) any_of: Vec<T>,
    /// Whether it is missed if not found.
    pub(crate) needed: bool,
}

impl<T> Default for Wanted<T> {
    fn default() -> Self {
        Self { any_of: Vec::new(), needed: false }
    }
}

impl Wanted<String> {
    /// What else is right: `a/b`.
    fn add(&mut self, field: &str, needed: bool) {
        self.any_of.extend(field.split('/').map(str::to_owned));
        self.needed |= needed;
    }
}

/// An entity, or words of the story, or a date.
#[derive(Debug)]
pub(crate) enum Answer {
    Entity(String),
    Words(Range<usize>),
    Date(String),
}

/// A dated happening.
#[derive(Debug)]
pub(crate) struct Dated {
    /// The words of the date.
    pub(crate) words: Range<usize>,
    /// ISO 8601 as precise as known.
    pub(crate) value: String,
    /// The word that says what happened.
    pub(crate) what: Range<usize>,
    pub(crate) optional: bool,
}

impl Answer {
    pub(crate) fn entity(&self) -> Option<&String> {
        if let Self::Entity(id) = self { Some(id) } else { None }
    }

    /// `id`, or `"words of the story"`.
    fn read(story: &str, field: &str) -> Result<Self, String> {
        match field.strip_prefix('"').and_then(|it| it.rsplit_once('"')) {
            Some((shown, ordinal)) => words::find(story, &format!("{shown}{ordinal}")).map(Self::Words),
            None => Ok(Self::Entity(field.to_owned())),
        }
    }
}

impl Event {
    /// Every entity that the line names.
    pub(crate) fn entities(&self) -> impl Iterator<Item = &String> {
        let who = self.participants.iter().flat_map(|it| &it.who.any_of).filter_map(Answer::entity);
        who.chain(&self.place.any_of)
    }
}

/// `trigger + trigger | kind/kind | role who | (role who) | place id | date ISO | planned | negative | optional`
pub(super) fn event(story: &str, fields: &[&str]) -> Result<Event, String> {
    let (fields, optional) = lines::optional(fields);
    let [triggers, kinds, rest @ ..] = fields else { return Err("trigger | kind".into()) };
    let mut event = Event {
        tellings: triggers.split(" + ").map(|it| words::find(story, it)).collect::<Result<_, _>>()?,
        kinds: kinds.split('/').map(str::to_owned).collect(),
        optional,
        ..Event::default()
    };
    for kind in &event.kinds {
        lines::known(kind, KINDS)?;
    }
    for field in rest {
        let inner = field.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        let needed = inner.is_none();
        match inner.unwrap_or(field).split_once(' ') {
            None if *field == "planned" => event.planned = true,
            None if *field == "negative" => event.negative = true,
            Some((role, who)) if ROLES.contains(&role) => {
                let any_of = alternatives(who).map(|it| Answer::read(story, it)).collect::<Result<_, _>>()?;
                event
                    .participants
                    .push(Participant { role: role.to_owned(), who: Wanted { any_of, needed } });
            }
            Some(("place", ids)) => event.place.add(ids, needed),
            Some(("date", values)) => event.date.add(values, needed),
            _ => return Err(format!("`{field}` is not known of an event")),
        }
    }
    Ok(event)
}

/// `words of the date | ISO date | trigger`
pub(super) fn dated(story: &str, fields: &[&str]) -> Result<Dated, String> {
    let (fields, optional) = lines::optional(fields);
    let [place, value, what] = fields else { return Err("words | ISO date | trigger".into()) };
    let (words, what) = (words::find(story, place)?, words::find(story, what)?);
    Ok(Dated { words, value: iso(value)?, what, optional })
}

/// `who: id / "words"`, `what: "words"`, `when: ISO date`; `none` where the story does not say.
pub(super) fn answers(story: &str, line: (&str, &str)) -> Result<(String, Vec<Answer>), String> {
    let (question, answers) = line;
    lines::known(question, &["who", "what", "when", "where", "why", "how"])?;
    let read = |it: &str| match question {
        "when" => iso(it).map(Answer::Date),
        _ => Answer::read(story, it),
    };
    let answers = if answers == "none" { "" } else { answers };
    let answers = answers.split(" / ").filter(|it| !it.is_empty()).map(read).collect::<Result<_, _>>()?;
    Ok((question.to_owned(), answers))
}

/// `a/b`; words in marks are one whatever stands in them.
fn alternatives(field: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    field.split(move |c| {
        quoted ^= c == '"';
        c == '/' && !quoted
    })
}

/// A year, quarter, month or day, a decade as `199X`.
fn iso(value: &str) -> Result<String, String> {
    let date = |c: char| c.is_ascii_digit() || c == '-' || c == 'Q' || c == 'X';
    let whole = matches!(value.len(), 4 | 7 | 10) && value.chars().all(date);
    if whole { Ok(value.to_owned()) } else { Err(format!("`{value}` is no date")) }
}
