//! Statements against PolNeAR's development part, scored as the design says: overlap of contents in words, one to one.

mod score;

use anyhow::Result;
use nutgraf::{Block, BlockKind, OffsetUnit, Options, QuoteKind, analyze, internals};
use serde::Deserialize;

use super::{Row, data};
use score::{Counts, Kind, Unit, View};

type Span = (usize, usize);

/// One document; spans are code points.
#[derive(Deserialize)]
struct Document {
    text: String,
    attributions: Vec<Attribution>,
    #[serde(default)]
    discard: Vec<Span>,
    #[serde(default)]
    discuss: Vec<Span>,
}

#[derive(Deserialize)]
struct Attribution {
    source: Vec<Span>,
    cue: Vec<Span>,
    content: Vec<Span>,
}

/// The views of the table, each with its bars: content, exact, source given the content, all three.
const VIEWS: [(View, [&str; 4]); 5] = [
    (View::All, ["62", "56", "94", "58"]),
    (View::Speech, ["75", "69", "", "71"]),
    (View::Of(Kind::Direct), ["89", "", "", ""]),
    (View::Of(Kind::Mixed), ["68", "", "", ""]),
    (View::Of(Kind::Indirect), ["52", "", "", ""]),
];

pub(super) fn measure() -> Result<Vec<Row>> {
    let documents = data::lines::<Document>("quotes/polnear.dev.jsonl")?;
    let mut counts = VIEWS.map(|_| Counts::default());
    for document in &documents {
        let text = Text::read(&document.text);
        let gold = text.gold(document);
        let aside: Vec<Unit> = [&document.discard, &document.discuss]
            .into_iter()
            .flatten()
            .filter_map(|&span| text.unit(&[span], &[], &[]))
            .collect();
        let found = text.found()?;
        for ((view, _), counts) in VIEWS.iter().zip(&mut counts) {
            counts.add(*view, &gold, &found, &aside);
        }
    }
    Ok(VIEWS.iter().zip(&counts).flat_map(|((view, bars), counts)| rows(*view, counts, bars)).collect())
}

fn rows(view: View, counts: &Counts, bars: &[&'static str; 4]) -> Vec<Row> {
    let row = |what: &str, value: f64, bar: &'static str, note: String| Row {
        stage: "statements",
        what: format!("PolNeAR dev, {}: {what}", view.name()),
        measured: format!("{value:.1}"),
        bar,
        note,
    };
    let f1 = |right: usize| 200.0 * right as f64 / (counts.gold + counts.system).max(1) as f64;
    let share = |right: usize, all: usize| 100.0 * right as f64 / all.max(1) as f64;
    let note = format!(
        "P {:.1} R {:.1}, {} in the data",
        share(counts.right, counts.system),
        share(counts.right, counts.gold),
        counts.gold
    );
    let mut rows = vec![row("content, overlap 0.8, F1", f1(counts.right), bars[0], note)];
    if matches!(view, View::All | View::Speech) {
        rows.push(row("content exact, F1", f1(counts.exact), bars[1], String::new()));
        let source = share(counts.source, counts.right);
        rows.push(row("source right, given the content, %", source, bars[2], String::new()));
        rows.push(row("content, cue and source, F1", f1(counts.all_three), bars[3], String::new()));
    }
    rows
}

/// A text with its words and what stands inside quotation marks, in code points.
struct Text<'d> {
    text: &'d str,
    words: Vec<Span>,
    quoted: Vec<Span>,
}

impl<'d> Text<'d> {
    fn read(text: &'d str) -> Self {
        Self { text, words: score::words(text), quoted: internals::quotations_of_lines(text) }
    }

    /// Words that a person would compare.
    fn places(&self, spans: &[Span]) -> Vec<usize> {
        let inside = |&(start, end): &Span| {
            let first = self.words.partition_point(|word| word.0 < start);
            self.words[first..].iter().take_while(move |word| word.1 <= end).map(|word| word.0)
        };
        spans.iter().flat_map(inside).collect()
    }

    fn letters(&self, place: usize) -> String {
        let at = self.words.partition_point(|word| word.0 < place);
        let (start, end) = self.words[at];
        self.text.chars().skip(start).take(end - start).collect::<String>().to_lowercase()
    }

    fn unit(&self, content: &[Span], cue: &[Span], source: &[Span]) -> Option<Unit> {
        let mut words = self.places(content);
        if words.first().is_some_and(|&it| self.letters(it) == "that") {
            words.remove(0);
        }
        let cue = self.places(cue);
        let quoted = words.iter().filter(|&&it| self.quoted.iter().any(|span| span.0 <= it && it < span.1));
        let kind = match quoted.count() {
            0 => Kind::Indirect,
            all if all == words.len() => Kind::Direct,
            _ => Kind::Mixed,
        };
        let speech =
            kind != Kind::Indirect || cue.iter().any(|&it| internals::is_word_of_speech(&self.letters(it)));
        let source = self.places(source);
        let source = source.into_iter().filter(|&it| !score::is_article(&self.letters(it))).collect();
        (!words.is_empty()).then_some(Unit { words, cue, source, kind, speech })
    }

    /// The pieces of an interrupted content that have enough words, else the whole content.
    fn units(&self, content: &[Span], cue: &[Span], source: &[Span]) -> Vec<Unit> {
        let long: Vec<Span> =
            content.iter().copied().filter(|&it| self.places(&[it]).len() >= score::PIECE).collect();
        if long.is_empty() {
            return self.unit(content, cue, source).into_iter().collect();
        }
        long.iter().filter_map(|&it| self.unit(&[it], cue, source)).collect()
    }

    /// The gold of all but the headline.
    fn gold(&self, document: &Document) -> Vec<Unit> {
        let headline = self.text.chars().take_while(|&it| it != '\n').count();
        let body =
            document.attributions.iter().filter(|it| it.content.first().is_some_and(|it| it.0 >= headline));
        body.flat_map(|it| self.units(&it.content, &it.cue, &it.source)).collect()
    }

    /// What the program finds where every line is a paragraph and the first one the headline.
    fn found(&self) -> Result<Vec<Unit>> {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let end = start + line.chars().count();
            let kind = if start == 0 { BlockKind::Headline } else { BlockKind::Paragraph };
            if !line.trim().is_empty() {
                blocks.push(Block { kind, start, end });
            }
            start = end + 1;
        }
        let options = Options { offsets: OffsetUnit::Char, blocks: Some(blocks), ..Options::default() };
        let analysis = analyze(self.text, &options)?;
        let span = |it: &nutgraf::Span| (it.start, it.end);
        let units = |quote: &nutgraf::Quote| {
            let whole = vec![span(&quote.content)];
            let parts = quote.parts.as_ref().map_or(whole, |parts| parts.iter().map(span).collect());
            let one = |it: &Option<nutgraf::Span>| it.iter().map(span).collect::<Vec<_>>();
            self.units(&parts, &one(&quote.cue), &one(&quote.source))
        };
        debug_assert!(analysis.quotes.iter().all(|it| it.kind != QuoteKind::Direct || it.confidence > 0.0));
        Ok(analysis.quotes.iter().flat_map(units).collect())
    }
}
