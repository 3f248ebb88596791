//! An analysis as a card for the terminal: the article's words, what is worked out of them, and ¶ where they stand.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use nutgraf::{
    Analysis, BlockKind, Entity, Label, MentionKind, Quantity, QuantityKind, TimeExpression, TimeType,
};

/// Rows of one section; the rest is counted.
const ROWS: usize = 12;
/// Columns beyond which lines are hard to read, however wide the terminal.
const WIDEST: usize = 96;
/// Columns that a value takes before its words, where the value is shorter.
const VALUE: usize = 12;

const STRONG: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// Writes the card, `width` columns wide.
pub(crate) fn write(out: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let card = Card { analysis, width: width.min(WIDEST) };
    out.write_all(card.render().as_bytes())?;
    out.flush()
}

struct Card<'a> {
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
        self.entities(&mut out, "Who", &[Label::Person], AnsiColor::Blue);
        self.entities(&mut out, "Organisations and groups", &[Label::Org, Label::Norp], AnsiColor::Red);
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

    fn entities(&self, out: &mut String, title: &str, labels: &[Label], colour: AnsiColor) {
        let rows = self.analysis.entities.iter().filter(|it| labels.contains(&it.label));
        let style = Style::new().fg_color(Some(colour.into()));
        let rows: Vec<String> = rows.map(|it| self.entity(it, style)).collect();
        self.section(out, title, &rows);
    }

    fn entity(&self, entity: &Entity, style: Style) -> String {
        let mentions = entity.mentions.iter().filter_map(|&at| self.analysis.mentions.get(at));
        let first =
            mentions.clone().find(|it| it.kind == MentionKind::Name).or_else(|| mentions.clone().next());
        let place = first.map(|it| self.reference(it.start)).unwrap_or_default();
        let count = entity.mentions.len();
        let times = if count > 1 { format!(" {QUIET}×{count}{QUIET:#}") } else { String::new() };
        let title = mentions.clone().find_map(|it| it.title.as_ref());
        let title = title.map(|it| format!(", {}", one_line(&it.text))).unwrap_or_default();
        format!("{style}{}{style:#}{title}{times} {QUIET}{place}{QUIET:#}", one_line(&entity.name))
    }

    /// The first mention of each date, in order of date.
    fn times(&self, out: &mut String) {
        let mut dates: Vec<&TimeExpression> = self
            .analysis
            .times
            .iter()
            .filter(|it| matches!(it.kind, TimeType::Date | TimeType::Time) && !it.value.ends_with("_REF"))
            .collect();
        dates.sort_by(|a, b| a.value.cmp(&b.value));
        dates.dedup_by(|a, b| a.value == b.value);
        let style = Style::new().fg_color(Some(AnsiColor::Magenta.into()));
        let row = |it: &&TimeExpression| {
            let gap = " ".repeat(VALUE.saturating_sub(it.value.chars().count()).max(1));
            let words = one_line(&it.text);
            format!("{style}{}{style:#}{gap}{words} {QUIET}{}{QUIET:#}", it.value, self.reference(it.start))
        };
        self.section(out, "When", &dates.iter().map(row).collect::<Vec<_>>());
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
        let words = one_line(&quantity.text);
        let gap = " ".repeat(VALUE.saturating_sub(words.chars().count()).max(1));
        let clause = one_line(&quantity.clause.text);
        let place = self.reference(quantity.start);
        format!("{STRONG}{words}{STRONG:#}{gap}{clause} {QUIET}{place}{QUIET:#}")
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

/// Words of the article on one line, without characters that would steer the terminal or turn the line's direction.
fn one_line(text: &str) -> String {
    let steers =
        |it: char| it.is_control() || matches!(it, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let visible: String = text.chars().map(|it| if steers(it) { ' ' } else { it }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
