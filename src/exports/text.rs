//! The brief as plain text: the article's words, what is worked out of them, and ¶ with the number of their paragraph.

use super::bars::Certainty;
use super::brief::{Brief, Dated, Statement, Sure, family_of};
use super::source::Source;
use super::value::{Value, steers};

const QUESTIONS: [(&str, &str); 6] =
    [("who", "Who"), ("what", "What"), ("when", "When"), ("where", "Where"), ("why", "Why"), ("how", "How")];

/// Money first, then percentages, measures and counts.
const FIGURES: [&str; 4] = ["MONEY", "PERCENT", "QUANTITY", "CARDINAL"];

const CAUTION: &str = "Made by software. It can be wrong. ¶ numbers count the paragraphs of the article.";
const NOT_ENGLISH: &str = "This text does not seem to be English. Only English can be read for now.";
const NOTHING: &str = "Nothing here to list: no people, places or dates were found in this text.";

/// The brief, a line a fact.
pub(crate) fn write(analysis: &Value, source: &Source<'_>) -> String {
    let brief = Brief::new(analysis, source);
    let article = &analysis["article"];
    let mut out = String::new();
    for line in
        [article["headline"]["text"].text(), article["published"].text(), source.url.unwrap_or_default()]
    {
        if !line.is_empty() {
            out.push_str(&one_line(line));
            out.push('\n');
        }
    }
    let head = out.len();
    let writer = Writer { statements: brief.statements(), brief };
    let sections = [
        ("", writer.answers()),
        ("Key sentences", writer.sentences()),
        ("People", writer.speakers("person")),
        ("Organisations and groups", writer.speakers("org")),
        ("Said by others", writer.others()),
        ("Places", writer.places()),
        ("Timeline", writer.timeline()),
        ("Also reported", writer.undated()),
        ("Figures", writer.figures()),
    ];
    for (title, lines) in sections.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        out.push_str(if out.is_empty() { "" } else { "\n" });
        for line in [title.to_owned()].into_iter().filter(|it| !it.is_empty()).chain(lines) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    let end = match &analysis["language"]["supported"] {
        Value::Bool(false) => NOT_ENGLISH,
        _ if out.len() == head => NOTHING,
        _ => CAUTION,
    };
    out.push_str(if out.is_empty() { "" } else { "\n" });
    out.push_str(end);
    out.push('\n');
    out
}

struct Writer<'a> {
    brief: Brief<'a>,
    statements: Vec<Statement<'a>>,
}

impl<'a> Writer<'a> {
    fn answers(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (question, title) in QUESTIONS {
            let Some((answer, certainty)) = self.brief.answer(question) else { continue };
            let entity = self.brief.entity(&answer["entity"]);
            let gloss = match (question, entity) {
                ("who", Some(entity)) => self.role(entity),
                ("where", Some(entity)) => self.lies(entity),
                ("when", _) => self.date(&answer["time"]),
                _ => None,
            };
            lines.push(format!("{title}: {}{}", self.fact(&answer["span"], certainty), bracketed(gloss)));
        }
        lines
    }

    /// In text order.
    fn sentences(&self) -> Vec<String> {
        let chosen = self.brief.analysis["summary"]["keySentences"].list();
        let all = self.brief.analysis["article"]["sentences"].list().iter().enumerate();
        let is_chosen = |at: usize| chosen.iter().any(|it| it["sentence"].offset() == at);
        let known = all.filter(|(at, it)| is_chosen(*at) && !self.brief.text(it).is_empty());
        known.map(|(_, it)| format!("- {}", self.fact(it, Certainty::Plain))).collect()
    }

    /// Names of a family with their first role, and what each is reported to have said.
    fn speakers(&self, family: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for (entity, certainty) in self.of_family(family) {
            let role = self.role(entity).map(|it| format!(", {it}"));
            lines.push(format!("- {}", self.name(entity, certainty, &role.unwrap_or_default())));
            let own =
                self.statements.iter().filter(|it| it.speaker.is_some_and(|it| std::ptr::eq(it, entity)));
            lines.extend(own.map(|it| format!("    {}", self.statement(it))));
        }
        lines
    }

    fn others(&self) -> Vec<String> {
        self.statements
            .iter()
            .filter(|it| it.speaker.is_none())
            .map(|it| format!("- {}", self.statement(it)))
            .collect()
    }

    /// By number of mentions.
    fn places(&self) -> Vec<String> {
        let known = self.of_family("place");
        let count = |(it, _): &Sure<'a>| it["mentions"].list().len();
        let most = known.iter().map(count).max().unwrap_or(0);
        let line = |(entity, certainty): &Sure<'a>| {
            let lies = self.lies(entity).map(|it| format!(", {it}"));
            format!("- {}", self.name(entity, *certainty, &lies.unwrap_or_default()))
        };
        (0..=most).rev().flat_map(|n| known.iter().filter(move |it| count(it) == n)).map(line).collect()
    }

    fn timeline(&self) -> Vec<String> {
        let line = |it: &Dated<'_>| {
            (!self.brief.text(it.span).is_empty()).then(|| {
                let tag = it.event.and_then(tag).map(|it| format!(" [{it}]"));
                format!("- {}{}: {}", it.date, tag.unwrap_or_default(), self.fact(it.span, it.certainty))
            })
        };
        self.brief.dated().iter().filter_map(line).collect()
    }

    fn undated(&self) -> Vec<String> {
        let line = |(event, certainty): Sure<'a>| {
            let tag = tag(event).map(|it| format!("[{it}] "));
            format!("- {}{}", tag.unwrap_or_default(), self.fact(&event["text"], certainty))
        };
        self.brief.undated().into_iter().map(line).collect()
    }

    /// The same figure said twice is one figure, its first mention.
    fn figures(&self) -> Vec<String> {
        let (mut lines, mut seen) = (Vec::new(), Vec::new());
        let all: Vec<Sure<'a>> =
            self.brief.list("quantities").iter().filter_map(|it| self.brief.figure(it)).collect();
        for kind in FIGURES {
            for (quantity, certainty) in all.iter().filter(|(it, _)| it["kind"].text() == kind) {
                let value = if quantity["value"].is_null() { &quantity["text"] } else { &quantity["value"] };
                let of = quantity["of"]["text"].text().to_ascii_lowercase();
                let same = (value, &quantity["high"], &quantity["unit"], &quantity["currency"], of);
                if seen.contains(&same) {
                    continue;
                }
                seen.push(same);
                let clause = self.fact(&quantity["clause"], *certainty);
                lines.push(format!(
                    "- {}{}: {clause}",
                    one_line(quantity["text"].text()),
                    bracketed(amount(quantity))
                ));
            }
        }
        lines
    }

    fn of_family(&self, family: &str) -> Vec<Sure<'a>> {
        let is_of = |it: &Value| family_of(it["label"].text()) == family;
        self.brief.known.iter().filter(|(it, _)| is_of(it)).copied().collect()
    }

    /// A name, what is said of it, and where it stands first.
    fn name(&self, entity: &'a Value, certainty: Certainty, more: &str) -> String {
        let mut mentions = self.brief.mentions(entity);
        let first = mentions.find(|it| matches!(it["kind"].text(), "name" | "adjective"));
        let reference = first.map(|it| format!(" {}", self.brief.reference(it)));
        format!(
            "{}{more}{}{}",
            one_line(entity["name"].text()),
            likely(certainty),
            reference.unwrap_or_default()
        )
    }

    /// `Direct quote, “said”: “…” ¶3`
    fn statement(&self, statement: &Statement<'a>) -> String {
        let quote = statement.quote;
        let is_direct = quote["kind"].text() == "direct";
        let mut line = String::from(if is_direct { "Direct quote" } else { "Reported" });
        if !quote["cue"].is_null() {
            line.push_str(&format!(", “{}”", one_line(quote["cue"]["text"].text())));
        }
        if statement.speaker.is_none() && !quote["source"].is_null() {
            line.push_str(&format!(", {}", one_line(quote["source"]["text"].text())));
        }
        let content = [quote["content"].clone()];
        let parts = if quote["parts"].list().is_empty() { &content[..] } else { quote["parts"].list() };
        let [open, close] = if is_direct { ["“", "”"] } else { ["", ""] };
        let words: Vec<String> =
            parts.iter().map(|it| format!("{open}{}{close}", one_line(it["text"].text()))).collect();
        let reference = self.brief.reference(&quote["content"]);
        format!("{line}: {}{} {reference}", words.join(" … "), likely(statement.certainty))
    }

    /// Words, whether they are not certain, and where they stand.
    fn fact(&self, span: &'a Value, certainty: Certainty) -> String {
        format!("{}{} {}", one_line(self.brief.text(span)), likely(certainty), self.brief.reference(span))
    }

    /// The words of the first role.
    fn role(&self, entity: &'a Value) -> Option<String> {
        let (role, certainty) = self.brief.role(entity)?;
        Some(format!("{}{}", one_line(role["evidence"]["text"].text()), likely(certainty)))
    }

    /// Never that it is a country.
    fn lies(&self, entity: &'a Value) -> Option<String> {
        let (place, _) = self.brief.place(entity)?;
        let kind = match place["kind"].text() {
            "country" => return None,
            "water" => return Some("sea, lake or river".to_owned()),
            kind @ ("city" | "region") => kind,
            _ => return Some("area".to_owned()),
        };
        let country = self.brief.country(&place["country"]).map(|it| format!(", {}", one_line(it)));
        Some(format!("{kind}{}", country.unwrap_or_default()))
    }

    /// The date that a time was worked out to be.
    fn date(&self, time: &Value) -> Option<String> {
        let time = self.brief.list("times").get(time.offset())?;
        let value = time["value"].text();
        let is_date = value.bytes().next().is_some_and(|it| it.is_ascii_digit());
        (!time["anchor"].is_null() && is_date).then(|| value.to_owned())
    }
}

/// What an event is that did not simply happen.
fn tag(event: &Value) -> Option<&'static str> {
    match (event["polarity"].text(), event["modality"].text(), event["kind"].text()) {
        ("negative", ..) => Some("not done"),
        (_, "hypothetical", _) => Some("if"),
        (_, "planned", "pledge") => Some("promised"),
        (_, "planned", _) => Some("planned"),
        (_, "reported", _) => Some("said"),
        _ => None,
    }
}

/// `USD 4,600,000`
fn amount(quantity: &Value) -> Option<String> {
    let currency = quantity["currency"].text();
    (quantity["kind"].text() == "MONEY" && !currency.is_empty() && !quantity["value"].is_null()).then(|| {
        let high = grouped(quantity["high"].digits());
        let dash = if high.is_empty() { "" } else { "–" };
        format!("{currency} {}{dash}{high}", grouped(quantity["value"].digits()))
    })
}

/// Thousands set apart; a number with an exponent as it is.
fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    if !whole.bytes().all(|it| it.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + if fraction == ".0" { "" } else { fraction }
}

fn likely(certainty: Certainty) -> &'static str {
    if certainty == Certainty::Likely { " (likely)" } else { "" }
}

fn bracketed(gloss: Option<String>) -> String {
    gloss.map(|it| format!(" ({it})")).unwrap_or_default()
}

/// Words of the article on one line, without characters that would steer a terminal or turn the line's direction.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|it| if steers(it) { ' ' } else { it }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
