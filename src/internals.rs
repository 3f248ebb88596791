//! What the evaluation reads and callers do not: no part of the public interface, free to change.

#[cfg(feature = "cli")]
mod pronouns;
mod statements;

use crate::analysis::{Analysis, BlockKind, Layers, assemble};
use crate::blocks::{Block, Blocks};
use crate::lexicon::Lexicon;
use crate::options::Options;
use crate::span::ByteSpan;
use crate::story::Story;
use crate::{
    atoms, attribution, blocks, coreference, digest, events, language, names, places, quantities, quotes,
    sentences, tagger, times, titles, tokens,
};

#[cfg(feature = "cli")]
pub use pronouns::*;
pub use statements::*;

/// Whether the command line shows a fact of this kind, and if so, whether as certain: by the bars of card and exports.
#[cfg(feature = "cli")]
#[must_use]
pub fn is_certain(confidence: f64, fact: &str) -> Option<bool> {
    crate::exports::is_certain(confidence, fact)
}

/// The tokens of `text` as byte ranges, sentence by sentence; every line is a paragraph.
#[must_use]
pub fn tokens_of_lines(text: &str) -> Vec<Vec<(usize, usize)>> {
    let blocks = lines(text);
    let tokens = tokens::tokenize(text, &sentences::segment(text, &blocks));
    let span = |index: usize| (tokens.list[index].span.start, tokens.list[index].span.end);
    tokens.sentences.iter().map(|range| range.indices().map(span).collect()).collect()
}

/// What the network reads of a story, in numbers: what training reads.
#[cfg(feature = "cli")]
#[derive(serde::Serialize)]
pub struct FeatureDump {
    /// Code points of each token.
    pub tokens: Vec<(usize, usize)>,
    /// For each token the index of its word.
    pub words: Vec<usize>,
    /// For each token its flags.
    pub flags: Vec<u64>,
    /// For each token the number of its group of occurrences, or 0.
    pub groups: Vec<usize>,
    /// First token of each sentence.
    pub sentences: Vec<usize>,
    /// For each distinct word: hash of its plain form, shape, length, parts.
    pub table: Vec<(u32, u32, usize, Vec<u32>)>,
}

/// What the tagger says of a story, before other stages read it: what training compares with its own reading.
#[cfg(feature = "cli")]
#[derive(serde::Serialize)]
pub struct TagDump {
    /// Code points, class and confidence of each name.
    pub names: Vec<(usize, usize, String, f32)>,
    /// For each token the logarithms of the probabilities of its tags.
    pub scores: Vec<Vec<f32>>,
}

/// The syntax of one token.
pub struct TokenSyntax {
    /// Its bytes.
    pub span: (usize, usize),
    /// Universal part of speech: "NOUN".
    pub part_of_speech: &'static str,
    /// Index of the token that it depends on; none for a root.
    pub head: Option<usize>,
    /// Relation to its head: "nsubj:pass".
    pub relation: &'static str,
}

/// The syntax of `text`, token by token; every line is a paragraph.
#[must_use]
pub fn syntax_of_lines(text: &str) -> Vec<TokenSyntax> {
    let lexicon = Lexicon::open();
    let (blocks, sentences, tokens) = segmented(text, true, &lexicon);
    let tags = tagger::tag(text, &blocks, &sentences, &tokens, &lexicon);
    let token = |(token, parsed): (&tokens::Token, &tagger::syntax::Parsed)| TokenSyntax {
        span: (token.span.start, token.span.end),
        part_of_speech: parsed.part_of_speech.universal(),
        head: parsed.head,
        relation: tagger::relation(parsed.relation),
    };
    tokens.list.iter().zip(&tags.syntax).map(token).collect()
}

/// Dumps the features of `text`, read as a story; with `by_lines` every line is a paragraph.
#[cfg(feature = "cli")]
#[must_use]
pub fn features(text: &str, by_lines: bool) -> FeatureDump {
    let lexicon = Lexicon::open();
    let (blocks, sentences, tokens) = segmented(text, by_lines, &lexicon);
    dump(text, &tokens, tagger::features(text, &blocks, &sentences, &tokens, &lexicon))
}

#[cfg(feature = "cli")]
fn dump(text: &str, tokens: &tokens::Tokens, features: tagger::features::Features) -> FeatureDump {
    let offsets = crate::offsets::OffsetIndex::new(text, crate::OffsetUnit::Char);
    let ends = |it: &tokens::Token| (offsets.of_byte(it.span.start), offsets.of_byte(it.span.end));
    FeatureDump {
        tokens: tokens.list.iter().map(ends).collect(),
        words: features.tokens.iter().map(|it| it.word).collect(),
        flags: features.tokens.iter().map(|it| it.flags).collect(),
        groups: features.tokens.iter().map(|it| it.group).collect(),
        sentences: tokens.sentences.iter().map(|it| it.start).collect(),
        table: features.words.into_iter().map(|it| (it.plain_hash, it.shape, it.length, it.parts)).collect(),
    }
}

/// Dumps what the tagger says of `text`, read as [`features`] reads it.
#[cfg(feature = "cli")]
#[must_use]
pub fn tags(text: &str, by_lines: bool) -> TagDump {
    let lexicon = Lexicon::open();
    let (blocks, sentences, tokens) = segmented(text, by_lines, &lexicon);
    let tags = tagger::tag(text, &blocks, &sentences, &tokens, &lexicon);
    let offsets = crate::offsets::OffsetIndex::new(text, crate::OffsetUnit::Char);
    let name = |it: &tagger::Found| {
        let span = tokens.span(it.tokens);
        (offsets.of_byte(span.start), offsets.of_byte(span.end), format!("{:?}", it.class), it.confidence)
    };
    let scores = tags.log_probabilities.iter().map(|row| row.to_vec()).collect();
    TagDump { scores, names: tags.names.iter().map(name).collect() }
}

/// A number that differs where any bit differs of what the networks read of `text`, read as [`features`] reads it, and of what
/// they say of it. Of the networks none runs, that of names, or that of syntax too: 0, 1 or 2.
#[must_use]
pub fn fingerprint(text: &str, by_lines: bool, networks: u32) -> u64 {
    let lexicon = Lexicon::open();
    let (blocks, sentences, tokens) = segmented(text, by_lines, &lexicon);
    let features = tagger::features(text, &blocks, &sentences, &tokens, &lexicon);
    let tags = match networks {
        0 => tagger::Tags { features, ..Default::default() },
        _ => tagger::tag_features(features, &tokens, networks > 1),
    };
    tagger::fingerprint(&tags)
}

/// Where the part of syntax begins in `model/tagger.bin`, for the sizes.
///
/// # Errors
/// Where the file is no model, or is damaged.
pub fn syntax_begins() -> Result<usize, String> {
    tagger::syntax_begins().map_err(|fault| fault.to_string())
}

/// Products that the tagger's kernel adds up for the names of `text`, and for its syntax.
#[must_use]
pub fn products(text: &str) -> [usize; 2] {
    let lexicon = Lexicon::open();
    let (blocks, sentences, tokens) = segmented(text, false, &lexicon);
    tagger::products(&tagger::features(text, &blocks, &sentences, &tokens, &lexicon))
}

/// Runs the tagger's kernel `times` times on what fits the smallest cache, and says how many products that are.
#[must_use]
pub fn exercise(times: usize) -> usize {
    let mut exercise = tagger::Exercise::new();
    (0..times).map(|_| exercise.run()).sum()
}

fn segmented(
    text: &str,
    by_lines: bool,
    lexicon: &Lexicon,
) -> (Blocks, Vec<sentences::Sentence>, tokens::Tokens) {
    let options = Options::default();
    let settings = options.validate().expect("the defaults are valid");
    let blocks = if by_lines { lines(text) } else { blocks::split(text, &settings, lexicon) };
    let sentences = sentences::segment(text, &blocks);
    let tokens = tokens::tokenize(text, &sentences);
    (blocks, sentences, tokens)
}

/// Reads an English story as [`analyze`](crate::analyze) does with default options, and calls `after` with the name of each
/// stage as it ends. For the benches, which have a clock; they compare the result with `analyze`.
///
/// # Panics
/// Never: the default options are valid.
pub fn read_by_stages(text: &str, after: impl FnMut(&'static str)) -> Analysis {
    read_and_see(text, after, |_, _| ())
}

/// Code points and features of the sentences from which the key sentences of `text` are chosen: what their training reads.
#[must_use]
pub fn sentence_features(text: &str) -> Vec<(usize, usize, Vec<f32>)> {
    let offsets = crate::offsets::OffsetIndex::new(text, crate::OffsetUnit::Char);
    let mut rows = Vec::new();
    read_and_see(
        text,
        |_| (),
        |story, facts| {
            for (sentence, features) in digest::sentence_features(story, facts) {
                let span = story.sentences[sentence].span;
                rows.push((offsets.of_byte(span.start), offsets.of_byte(span.end), features));
            }
        },
    );
    rows
}

/// Reads a story by stages, and lets `see` look at what the digest is drawn from.
fn read_and_see(
    text: &str,
    mut after: impl FnMut(&'static str),
    see: impl FnOnce(&Story<'_>, &digest::Facts<'_>),
) -> Analysis {
    let options = Options::default();
    let settings = options.validate().expect("the defaults are valid");
    let lexicon = Lexicon::open();
    after("lexicon");
    let blocks = blocks::split(text, &settings, &lexicon);
    after("blocks");
    let language = language::identify(text, &blocks);
    after("language");
    let sentences = sentences::segment(text, &blocks);
    after("sentences");
    let tokens = tokens::tokenize(text, &sentences);
    after("tokens");
    let features = tagger::features(text, &blocks, &sentences, &tokens, &lexicon);
    after("features");
    let tags = tagger::tag_by_parts(features, &tokens, true, &mut after);
    let atoms = atoms::split(text, &tokens);
    after("atoms");
    let times = times::recognize(&atoms, blocks.published.as_ref());
    after("times");
    let quantities = quantities::recognize(&atoms, &times);
    after("quantities");
    let names = names::recognize(text, &tokens, &tags, &times, &quantities, blocks.dateline, &lexicon);
    after("names");
    let story = Story {
        text,
        blocks: &blocks,
        sentences: &sentences,
        tokens: &tokens,
        tags: &tags,
        lexicon: &lexicon,
    };
    let roles = titles::read(&story, &names);
    after("titles");
    let chains = coreference::link(&story, &names, roles);
    after("coreference");
    let places = places::locate(&story, &names, &chains);
    after("places");
    let statements = quotes::find(&story);
    after("quotes");
    let (speakers, first_persons) = attribution::attribute(&story, &statements, &chains);
    let chains = chains.with(first_persons);
    after("attribution");
    let events = events::read(&story, &times, &chains, &places);
    after("events");
    let facts = digest::Facts { times: &times, chains: &chains, places: &places, events: &events };
    let digest = digest::compose(&story, &facts);
    after("digest");
    see(&story, &facts);
    let layers = Layers {
        blocks,
        language,
        sentences,
        tokens,
        times,
        quantities,
        chains,
        places,
        statements,
        speakers,
        events,
        digest,
    };
    let analysis = assemble(text, text, &layers, &settings);
    after("analysis");
    analysis
}

/// One place of the gazetteer.
pub struct KnownPlace {
    /// ISO 3166-1 alpha-2, or dashes.
    pub country: String,
    /// Whether it is a country itself.
    pub is_country: bool,
    /// Latitude and longitude in degrees.
    pub point: (f64, f64),
}

/// Every place that the gazetteer has by this name.
#[must_use]
pub fn places_named(name: &str) -> Vec<KnownPlace> {
    let known = |(country, is_country, point)| KnownPlace { country, is_country, point };
    places::known(name).into_iter().map(known).collect()
}

/// The country of this country name or demonym, ISO 3166-1 alpha-2.
#[must_use]
pub fn country_of(name: &str) -> Option<String> {
    Lexicon::open().entry(name).country().map(str::to_owned)
}

fn lines(text: &str) -> Blocks {
    let mut list = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = ByteSpan::new(start, start + line.trim_end().len());
        if !span.is_empty() {
            list.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len();
    }
    Blocks { list, headline: None, byline: None, dateline: None, published: None, ignored: 0 }
}
