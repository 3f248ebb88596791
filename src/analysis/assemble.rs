//! All layers to the contract, in the caller's offset unit.

mod facts;

use std::collections::BTreeMap;

use super::{
    Analysis, Article, Block, Dateline, FiveW, Language, Param, PublishedFrom, Quantity, Sentence, Span,
    Stats, Summary, TimeExpression, TimeRange, Warning, WarningCode,
};
use crate::offsets::OffsetIndex;
use crate::options::Settings;
use crate::span::{ByteSpan, TokenRange};
use crate::tokens::Tokens;
use crate::{
    attribution, blocks, calendar, coreference, digest, events, language, places, quantities, quotes,
    sentences, tagger, times,
};

/// The version of the contract.
const SCHEMA: &str = "nutgraf/1";

/// What the stages made.
pub(crate) struct Layers {
    pub(crate) blocks: blocks::Blocks,
    pub(crate) language: language::Language,
    pub(crate) sentences: Vec<sentences::Sentence>,
    pub(crate) tokens: Tokens,
    pub(crate) times: Vec<times::Time>,
    pub(crate) quantities: Vec<quantities::Quantity>,
    pub(crate) chains: coreference::Chains,
    /// Parallel to the entities.
    pub(crate) places: Vec<Option<places::Place>>,
    pub(crate) statements: Vec<quotes::Statement>,
    /// Parallel to the statements.
    pub(crate) speakers: Vec<attribution::Speaker>,
    pub(crate) events: Vec<events::Event>,
    pub(crate) digest: digest::Digest,
}

/// The analysis of a story: `whole` is the caller's text, `text` what was read of it.
pub(crate) fn assemble(whole: &str, text: &str, layers: &Layers, settings: &Settings<'_>) -> Analysis {
    let writer =
        Writer { text: whole, tokens: &layers.tokens, offsets: OffsetIndex::new(whole, settings.unit) };
    let mut analysis = writer.frame(text, &layers.blocks, &layers.language, settings);
    analysis.article.sentences = layers.sentences.iter().map(|it| writer.sentence(it)).collect();
    analysis.entities = writer.entities(layers);
    analysis.mentions = layers.chains.mentions.iter().map(|it| writer.mention(it)).collect();
    analysis.times = layers.times.iter().map(|it| writer.time(it)).collect();
    analysis.quantities = layers.quantities.iter().map(|it| writer.quantity(it)).collect();
    analysis.quotes = layers
        .statements
        .iter()
        .zip(&layers.speakers)
        .map(|(it, speaker)| writer.quote(it, speaker))
        .collect();
    analysis.events = layers.events.iter().enumerate().map(|(at, it)| writer.event(at, it)).collect();
    analysis.timeline = layers.digest.timeline.iter().map(facts::timeline_entry).collect();
    analysis.five_w = writer.five_w(&layers.digest.five_w);
    analysis.summary = facts::summary(&layers.digest);
    analysis.stats.tokens = layers.tokens.list.len();
    analysis.stats.sentences = layers.sentences.len();
    if analysis.article.published.is_none() && !text.trim().is_empty() {
        let message =
            "no publication date: pass `published` so that dates such as \"on Sunday\" can be worked out";
        analysis.warnings.push(Warning {
            code: WarningCode::NoPublicationDate,
            message: message.into(),
            params: None,
        });
    }
    analysis
}

/// The empty analysis of a text that is not English.
pub(crate) fn unread(
    whole: &str,
    text: &str,
    blocks: &blocks::Blocks,
    language: &language::Language,
    settings: &Settings<'_>,
) -> Analysis {
    let tokens = Tokens { list: Vec::new(), sentences: Vec::new() };
    let writer = Writer { text: whole, tokens: &tokens, offsets: OffsetIndex::new(whole, settings.unit) };
    let mut analysis = writer.frame(text, blocks, language, settings);
    let message =
        format!("the text seems to be in another language ({}); only English is read", language.code);
    let params = param("language", Param::Text(language.code.clone()));
    analysis.warnings.push(Warning { code: WarningCode::NotEnglish, message, params: Some(params) });
    analysis
}

struct Writer<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    offsets: OffsetIndex<'a>,
}

impl Writer<'_> {
    /// Everything that does not depend on the language.
    fn frame(
        &self,
        text: &str,
        blocks: &blocks::Blocks,
        language: &language::Language,
        settings: &Settings<'_>,
    ) -> Analysis {
        Analysis {
            schema: SCHEMA.to_owned(),
            generator: format!("nutgraf {} {}", env!("CARGO_PKG_VERSION"), tagger::model_id()),
            text_hash: hash(self.text),
            offset_unit: settings.unit,
            language: Language { code: language.code.clone(), supported: language.supported },
            article: self.article(blocks, settings),
            entities: Vec::new(),
            mentions: Vec::new(),
            times: Vec::new(),
            quantities: Vec::new(),
            quotes: Vec::new(),
            events: Vec::new(),
            timeline: Vec::new(),
            five_w: FiveW::default(),
            summary: Summary::default(),
            warnings: warnings(self.text, text, blocks),
            corrections: None,
            stats: Stats {
                characters: text.chars().count(),
                tokens: 0,
                sentences: 0,
                model: tagger::model_id().to_owned(),
                milliseconds: None,
            },
        }
    }

    fn article(&self, blocks: &blocks::Blocks, settings: &Settings<'_>) -> Article {
        let option = settings.published.as_ref().map(|it| (it, PublishedFrom::Option));
        let published = option.or(blocks.published.as_ref().map(|it| (it, PublishedFrom::Text)));
        Article {
            headline: blocks.headline.map(|span| self.span(span)),
            published: published.map(|(it, _)| it.iso.clone()),
            published_from: published.map(|(_, from)| from),
            dateline: blocks.dateline.map(|it| Dateline {
                place: it.place.map(|span| self.span(span)),
                agency: it.agency.map(|span| self.span(span)),
            }),
            byline: blocks.byline.map(|span| self.span(span)),
            blocks: blocks
                .list
                .iter()
                .map(|it| {
                    let (start, end) = self.ends(it.span);
                    Block { kind: it.kind, start, end }
                })
                .collect(),
            sentences: Vec::new(),
        }
    }

    fn sentence(&self, sentence: &sentences::Sentence) -> Sentence {
        let (start, end) = self.ends(sentence.span);
        Sentence { start, end, block: sentence.block }
    }

    fn time(&self, time: &times::Time) -> TimeExpression {
        let Span { start, end, text } = self.words(time.tokens);
        TimeExpression {
            start,
            end,
            text,
            kind: time.kind,
            value: time.value.to_string(),
            range: time
                .range
                .map(|(from, to)| TimeRange { from: Some(calendar::iso(from)), to: Some(calendar::iso(to)) }),
            given: time.given.clone(),
            anchor: time.anchor,
            confidence: rounded(time.confidence),
        }
    }

    fn quantity(&self, quantity: &quantities::Quantity) -> Quantity {
        let Span { start, end, text } = self.words(quantity.tokens);
        Quantity {
            start,
            end,
            text,
            kind: quantity.kind,
            value: quantity.value,
            high: quantity.high,
            bound: quantity.bound,
            approximate: quantity.approximate.then_some(true),
            unit: quantity.unit.clone(),
            currency: quantity.currency.map(str::to_owned),
            of: quantity.of.map(|range| self.words(range)),
            clause: self.words(quantity.clause),
            confidence: rounded(quantity.confidence),
        }
    }

    fn words(&self, tokens: TokenRange) -> Span {
        self.span(self.tokens.span(tokens))
    }

    fn span(&self, span: ByteSpan) -> Span {
        let (start, end) = self.ends(span);
        Span { start, end, text: span.of(self.text).to_owned() }
    }

    fn ends(&self, span: ByteSpan) -> (usize, usize) {
        (self.offsets.of_byte(span.start), self.offsets.of_byte(span.end))
    }
}

fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

fn event_id(index: usize) -> String {
    format!("v{}", index + 1)
}

/// Four decimals.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1e4).round() / 1e4
}

fn warnings(whole: &str, text: &str, blocks: &blocks::Blocks) -> Vec<Warning> {
    let counted = |code, message: String, count| {
        let params = param("n", Param::Number(count));
        Warning { code, message, params: Some(params) }
    };
    let mut warnings = Vec::new();
    if text.trim().is_empty() {
        let message = "the text is empty".to_owned();
        warnings.push(Warning { code: WarningCode::NoText, message, params: None });
    }
    if text.len() < whole.trim_end().len() {
        let read = text.chars().count();
        let message = format!("the first {read} characters were read; raise `maxCharacters` to read more");
        warnings.push(counted(WarningCode::Truncated, message, read));
    }
    if blocks.ignored > 0 {
        let message = format!("{} of the `blocks` do not fit the text and were ignored", blocks.ignored);
        warnings.push(counted(WarningCode::BlocksIgnored, message, blocks.ignored));
    }
    warnings
}

fn param(name: &str, value: Param) -> BTreeMap<String, Param> {
    let mut params = BTreeMap::new();
    params.insert(name.to_owned(), value);
    params
}

/// FNV-1a, 64 bit (Fowler, Noll, Vo), over the bytes of the text.
fn hash(text: &str) -> String {
    let fnv = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("fnv1a64:{fnv:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_published() {
        // Test vectors of the algorithm's authors.
        assert_eq!(hash(""), "fnv1a64:cbf29ce484222325");
        assert_eq!(hash("a"), "fnv1a64:af63dc4c8601ec8c");
        assert_eq!(hash("foobar"), "fnv1a64:85944171f73967e8");
    }
}
