//! An analysis as a card for the terminal: the article's words, what is worked out of them, and ¶ where they stand.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use nutgraf::internals::is_certain;
use nutgraf::{
    Act, Analysis, BlockKind, Entity, Event, EventKind, Label, MentionKind, Modality, Polarity, Quantity,
    QuantityKind, Quote, QuoteKind, Sentence, TimeExpression, TimeType, TimelineEntry,
};

/// Rows of one section; the rest is counted.
const ROWS: usize = 12;
/// Roles of one person.
const ROLES: usize = 2;
/// Columns beyond which lines are hard to read, however wide the terminal.
const WIDEST: usize = 96;
/// Columns that a value takes before its words, where the value is shorter.
const VALUE: usize = 12;

const STRONG: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const DATE: Style = AnsiColor::Magenta.on_default();

/// Writes the card, `width` columns wide.
///
/// The offsets of the analysis are bytes of `text`.
pub(crate) fn write(out: &mut impl Write, text: &str, analysis: &Analysis, width: usize) -> io::Result<()> {
    let card = Card { text, analysis, width: width.min(WIDEST) };
    out.write_all(card.render().as_bytes())?;
    out.flush()
}

struct Card<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    width: usize,
}

impl Card<'_> {
    fn render(&self) -> String {
        let mut out = String::new();
        self.header(&mut out);
        if !self.analysis.language.supported {
            let _ =
                writeln!(out, "\nThis text does not seem to be English. Only English can be read for now.");
            return out;
        }
        let empty = out.len();
        self.brief(&mut out);
        self.entities(&mut out, "Who", &[Label::Person], AnsiColor::Blue);
        self.entities(&mut out, "Organisations and groups", &[Label::Org, Label::Norp], AnsiColor::Red);
        let said: Vec<String> = self.analysis.quotes.iter().filter_map(|it| self.quote(it)).collect();
        self.section(&mut out, "Said", &said);
        self.entities(&mut out, "Where", &[Label::Gpe, Label::Loc, Label::Fac], AnsiColor::Green);
        let others = [Label::Event, Label::Law, Label::Product, Label::Work, Label::Misc];
        self.entities(&mut out, "Other names", &others, AnsiColor::Yellow);
        self.times(&mut out);
        self.figures(&mut out);
        if out.len() == empty {
            let _ =
                writeln!(out, "\nNothing here to list: no people, places or dates were found in this text.");
        } else {
            let _ = writeln!(
                out,
                "\n{QUIET}Made by software. It can be wrong. ¶2 is the second paragraph.{QUIET:#}"
            );
        }
        out
    }

    fn header(&self, out: &mut String) {
        let article = &self.analysis.article;
        let _ = writeln!(out, "{STRONG}¶ In brief{STRONG:#}");
        if let Some(headline) = &article.headline {
            for line in textwrap::wrap(&one_line(&headline.text), self.width) {
                let _ = writeln!(out, "{STRONG}{line}{STRONG:#}");
            }
        }
        let place = article.dateline.as_ref().and_then(|it| it.place.as_ref()).map(|it| it.text.as_str());
        let facts: Vec<&str> = article.published.as_deref().into_iter().chain(place).collect();
        if !facts.is_empty() {
            let _ = writeln!(out, "{QUIET}{}{QUIET:#}", facts.join(" · "));
        }
    }

    /// Who, what, when, where, why and how; then the key sentences.
    fn brief(&self, out: &mut String) {
        let five = &self.analysis.five_w;
        let questions = [
            ("Who", &five.who),
            ("What", &five.what),
            ("When", &five.when),
            ("Where", &five.where_),
            ("Why", &five.why),
            ("How", &five.how),
        ];
        let row = |(question, answer): (&str, &Option<nutgraf::Answer>)| {
            let answer = answer.as_ref()?;
            let certain = is_certain(answer.confidence, &question.to_lowercase())?;
            let words = format!("{}{}", one_line(&answer.span.text), likely(certain));
            Some(self.row(question, STRONG, &words, answer.span.start))
        };
        let rows: Vec<String> = questions.into_iter().filter_map(row).collect();
        self.section(out, "Brief", &rows);
        let sentences = &self.analysis.article.sentences;
        let keys = self.analysis.summary.key_sentences.iter().filter_map(|it| sentences.get(it.sentence));
        let rows: Vec<String> = keys
            .map(|it| format!("{} {QUIET}{}{QUIET:#}", self.words(it), self.reference(it.start)))
            .collect();
        self.section(out, "Key sentences", &rows);
    }

    /// A statement under its speaker, or under the words that name one; intentions are told by events.
    fn quote(&self, quote: &Quote) -> Option<String> {
        let said = is_certain(quote.confidence, "statement").filter(|_| quote.act != Act::Intention)?;
        let whose = is_certain(quote.speaker_confidence, "speaker");
        let speaker = quote.speaker.as_ref().filter(|_| whose.is_some());
        let entity = speaker.and_then(|id| self.analysis.entities.iter().find(|it| it.id == *id));
        let named = entity.map(|it| it.name.as_str()).or(quote.source.as_ref().map(|it| it.text.as_str()));
        let parts: Vec<String> = match &quote.parts {
            Some(parts) => parts.iter().map(|it| one_line(&it.text)).collect(),
            None => vec![one_line(&quote.content.text)],
        };
        let words = parts.join(" … ");
        let words = if quote.kind == QuoteKind::Direct { format!("“{words}”") } else { words };
        let certain = said && (entity.is_none() || whose == Some(true));
        let words = format!("{words}{}", likely(certain));
        Some(self.row(&one_line(named.unwrap_or("unnamed")), STRONG, &words, quote.content.start))
    }

    /// A guide word or value, then words of the article and where they stand.
    fn row(&self, guide: &str, style: Style, words: &str, start: usize) -> String {
        let gap = " ".repeat(VALUE.saturating_sub(guide.chars().count()).max(1));
        format!("{style}{guide}{style:#}{gap}{words} {QUIET}{}{QUIET:#}", self.reference(start))
    }

    /// The words of a sentence, which the analysis tells by its offsets only.
    fn words(&self, sentence: &Sentence) -> String {
        one_line(self.text.get(sentence.start..sentence.end).unwrap_or_default())
    }

    fn entities(&self, out: &mut String, title: &str, labels: &[Label], colour: AnsiColor) {
        let rows = self.analysis.entities.iter().filter(|it| labels.contains(&it.label));
        let style = Style::new().fg_color(Some(colour.into()));
        let rows: Vec<String> = rows.filter_map(|it| self.entity(it, style)).collect();
        self.section(out, title, &rows);
    }

    fn entity(&self, entity: &Entity, style: Style) -> Option<String> {
        let certain = is_certain(entity.confidence, family_of(entity.label))?;
        let mentions = entity.mentions.iter().filter_map(|&at| self.analysis.mentions.get(at));
        let first =
            mentions.clone().find(|it| it.kind == MentionKind::Name).or_else(|| mentions.clone().next());
        let place = first.map(|it| self.reference(it.start)).unwrap_or_default();
        let count = entity.mentions.len();
        let times = if count > 1 { format!(" {QUIET}×{count}{QUIET:#}") } else { String::new() };
        let mut titles: Vec<&str> = entity
            .roles
            .iter()
            .filter(|it| is_certain(it.confidence, "role").is_some())
            .map(|it| it.evidence.text.as_str())
            .collect();
        if titles.is_empty() {
            titles.extend(mentions.clone().find_map(|it| it.title.as_ref()).map(|it| it.text.as_str()));
        }
        titles.dedup();
        let title: String = titles.iter().take(ROLES).map(|it| format!(", {}", one_line(it))).collect();
        let name = one_line(&entity.name);
        Some(format!("{style}{name}{style:#}{title}{}{times} {QUIET}{place}{QUIET:#}", likely(certain)))
    }

    /// What happened when, in order of date; where no sentence is dated, the dates alone.
    fn times(&self, out: &mut String) {
        let timeline = &self.analysis.timeline;
        let mut rows: Vec<String> = timeline.iter().filter_map(|it| self.happening(it)).collect();
        if rows.is_empty() {
            rows = self.dates();
        }
        self.section(out, "When", &rows);
    }

    /// A date with the clause that tells what happened then, or else the sentence.
    fn happening(&self, entry: &TimelineEntry) -> Option<String> {
        let sentence = self.analysis.article.sentences.get(entry.sentence)?;
        let told = entry.event.as_ref().and_then(|id| self.analysis.events.iter().find(|it| it.id == *id));
        let dated = is_certain(entry.confidence, "timeline")?;
        let told = told.and_then(|it| Some((it, is_certain(it.confidence, fact_of(it))?)));
        let certain = dated && told.is_none_or(|(_, certain)| certain);
        let told = told.map(|(it, _)| it);
        let start = self.analysis.times.get(entry.time).map_or(sentence.start, |it| it.start);
        let words = told.map_or_else(|| self.words(sentence), |it| one_line(&it.text.text));
        let note = match told.map(|it| (it.polarity, it.modality)) {
            Some((Polarity::Negative, _)) => " (denied)",
            Some((_, Modality::Planned | Modality::Hypothetical)) => " (planned)",
            _ => "",
        };
        let words = format!("{words}{QUIET}{note}{QUIET:#}{}", likely(certain));
        Some(self.row(&entry.date, DATE, &words, start))
    }

    /// The first mention of each date, in order of date.
    fn dates(&self) -> Vec<String> {
        let mut dates: Vec<&TimeExpression> = self
            .analysis
            .times
            .iter()
            .filter(|it| matches!(it.kind, TimeType::Date | TimeType::Time) && !it.value.ends_with("_REF"))
            .collect();
        dates.sort_by(|a, b| a.value.cmp(&b.value));
        dates.dedup_by(|a, b| a.value == b.value);
        dates.iter().map(|it| self.row(&it.value, DATE, &one_line(&it.text), it.start)).collect()
    }

    /// Money first, then percentages, measures and counts; small bare counts and ordinals say little.
    fn figures(&self, out: &mut String) {
        let small =
            |it: &Quantity| it.kind == QuantityKind::Cardinal && it.value.is_none_or(|value| value < 10.0);
        let mut rows = Vec::new();
        let kinds =
            [QuantityKind::Money, QuantityKind::Percent, QuantityKind::Quantity, QuantityKind::Cardinal];
        for kind in kinds {
            let of_kind = self.analysis.quantities.iter().filter(|it| it.kind == kind && !small(it));
            rows.extend(of_kind.map(|it| self.figure(it)));
        }
        self.section(out, "Figures", &rows);
    }

    fn figure(&self, quantity: &Quantity) -> String {
        self.row(&one_line(&quantity.text), STRONG, &one_line(&quantity.clause.text), quantity.start)
    }

    fn section(&self, out: &mut String, title: &str, rows: &[String]) {
        if rows.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{STRONG}{title}{STRONG:#}");
        let indent = " ".repeat(2 + VALUE);
        let wrapping = textwrap::Options::new(self.width).initial_indent("  ").subsequent_indent(&indent);
        for row in rows.iter().take(ROWS) {
            let _ = writeln!(out, "{}", textwrap::fill(row, &wrapping));
        }
        if rows.len() > ROWS {
            let _ = writeln!(out, "  {QUIET}and {} more{QUIET:#}", rows.len() - ROWS);
        }
    }

    /// `¶9`, or the kind of block that the offset lies in.
    fn reference(&self, offset: usize) -> String {
        let is_paragraph = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
        let mut number = 0;
        for block in &self.analysis.article.blocks {
            number += usize::from(is_paragraph(block.kind));
            if offset < block.end {
                return match block.kind {
                    kind if is_paragraph(kind) => format!("¶{number}"),
                    BlockKind::Headline => "headline".to_owned(),
                    BlockKind::Subhead => "subhead".to_owned(),
                    BlockKind::Caption => "caption".to_owned(),
                    _ => String::new(),
                };
            }
        }
        String::new()
    }
}

/// What is said of a fact that is not certain.
fn likely(certain: bool) -> String {
    if certain { String::new() } else { format!(" {QUIET}(likely){QUIET:#}") }
}

/// The kind of fact that a name is, and an event.
fn family_of(label: Label) -> &'static str {
    match label {
        Label::Person => "person",
        Label::Org | Label::Norp => "org",
        Label::Gpe | Label::Loc | Label::Fac => "place",
        _ => "other",
    }
}

fn fact_of(event: &Event) -> &'static str {
    match event.kind {
        EventKind::Legal | EventKind::Arrest | EventKind::Attack | EventKind::Death => "strict",
        _ => "event",
    }
}

/// Words of the article on one line, without characters that would steer the terminal or turn the line's direction.
fn one_line(text: &str) -> String {
    let steers =
        |it: char| it.is_control() || matches!(it, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let visible: String = text.chars().map(|it| if steers(it) { ' ' } else { it }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
