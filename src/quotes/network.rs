//! The network of statements: an encoder of its own over the tables that all networks share, heads for cues and quoted contents,
//! and for each cue a tagger and pointers over its window. Made by `train/`.

use std::sync::LazyLock;

use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::encoder::Encoder;
use crate::tagger::linear::{Block, Linear, Norm, Runs};
use crate::tagger::math::{add, dot, exp, ln, log_softmax, rectify};
use crate::tagger::model::{encoder, opened};
use crate::tagger::reader::{Fault, Reader};
use crate::tagger::{embedded, embedded_width, kernel};

use super::features::SIGNS;
use super::window::{TABLES, Window};

/// A token's tags in its head: outside, first and other token.
pub(crate) const HEAD: usize = 3;
/// A token's tags in a window: outside, first and other token of the content, of the source.
pub(crate) const TAGS: usize = 5;
/// First and last token of the content, of the source.
pub(crate) const POINTERS: usize = 4;

static FILE: &[u8] = include_bytes!("../../model/statements.bin");
/// Read once. A test rules out that the file is malformed; no statement would be found then.
static NETWORK: LazyLock<Option<Network>> =
    LazyLock::new(|| opened(FILE).and_then(|it| Network::read(it.1)).ok());

/// The network, ready to run.
pub(crate) struct Network {
    encoder: Encoder,
    cue: Linear,
    content: Linear,
    own: Linear,
    of_cue: Linear,
    tables: Vec<Vec<f32>>,
    blocks: Vec<Block>,
    norm: Norm,
    tags: Linear,
    depth: usize,
    keys: Linear,
    queries: Linear,
    offsets: Vec<Vec<f32>>,
    /// Slope and shift of the confidence.
    pub(crate) calibration: (f32, f32),
}

/// What it says of every token of a story.
pub(crate) struct Encoded {
    states: Vec<f32>,
    own: Vec<f32>,
    keys: Vec<f32>,
    /// Logarithms of probabilities.
    pub(crate) cue: Vec<[f32; HEAD]>,
    pub(crate) content: Vec<[f32; HEAD]>,
}

/// What it says of the tokens of a window: logarithms of probabilities, those of pointers within the window.
pub(crate) struct Scores {
    pub(crate) tags: Vec<[f32; TAGS]>,
    pub(crate) pointers: Vec<[f32; POINTERS]>,
}

impl Network {
    /// The shipped network.
    pub(crate) fn open() -> Option<&'static Self> {
        NETWORK.as_ref()
    }

    /// Whether the shipped file is whole and well formed; its checksum is held by tests only.
    #[cfg(test)]
    pub(crate) fn check() -> Result<(), Fault> {
        crate::tagger::model::checked(FILE).and_then(Self::read).map(|_| ())
    }

    /// Reads the body of its file.
    fn read(body: &[u8]) -> Result<Self, Fault> {
        let mut reader = Reader { bytes: body, part: "statements" };
        let (width, blocks) = (reader.width()?, usize::from(reader.byte()?));
        let encoder = encoder(&mut reader, embedded_width(), width, blocks, None, SIGNS)?;
        let (cue, content) = (reader.linear(HEAD, width, 1)?, reader.linear(HEAD, width, 1)?);
        let (narrow, blocks) = (reader.width()?, usize::from(reader.byte()?));
        let dilations = reader.take(blocks)?;
        let (own, of_cue) = (reader.linear(narrow, width, 1)?, reader.linear(narrow, width, 1)?);
        let (tables, offsets) = (tables(&mut reader, narrow)?, tables(&mut reader, POINTERS)?);
        let blocks = dilations.iter().map(|&it| reader.block(narrow, it)).collect::<Result<_, _>>()?;
        let (norm, tags) = (reader.norm(narrow)?, reader.linear(TAGS, narrow, 1)?);
        let depth = reader.width()?;
        let (keys, queries) =
            (reader.linear(POINTERS * depth, width, 1)?, reader.linear(POINTERS * depth, width, 1)?);
        let calibration = (reader.float()?, reader.float()?);
        if !reader.bytes.is_empty() {
            return Err(Fault::Left(reader.bytes.len()));
        }
        Ok(Self {
            encoder,
            cue,
            content,
            own,
            of_cue,
            tables,
            blocks,
            norm,
            tags,
            depth,
            keys,
            queries,
            offsets,
            calibration,
        })
    }

    /// Encodes the story, whose tokens have these signs.
    pub(crate) fn encode(&self, story: &Story<'_>, signs: &[u128]) -> Encoded {
        let features = &story.tags.features;
        let whole = TokenRange::new(0, features.tokens.len());
        let states = self.encoder.encode(features, signs, &embedded(features), &[whole]);
        let head = |linear: &Linear| {
            let mut scores = linear.apply(&states);
            scores.chunks_exact_mut(HEAD).for_each(log_softmax);
            scores.as_chunks().0.to_vec()
        };
        let (cue, content) = (head(&self.cue), head(&self.content));
        let (own, keys) = (self.own.apply(&states), self.keys.apply(&states));
        Encoded { states, own, keys, cue, content }
    }

    /// Reads the window of a cue.
    pub(crate) fn read_window(&self, encoded: &Encoded, cue: TokenRange, window: &Window) -> Scores {
        let mean = mean_state(&encoded.states, self.encoder.width, cue);
        Scores {
            tags: self.tag(encoded, &self.of_cue.apply(&mean), window),
            pointers: self.point(encoded, &self.queries.apply(&mean), window),
        }
    }

    fn tag(&self, encoded: &Encoded, of_cue: &[f32], window: &Window) -> Vec<[f32; TAGS]> {
        let width = self.own.outputs;
        let mut x = encoded.own[window.tokens.start * width..window.tokens.end * width].to_vec();
        for (x, rows) in x.chunks_exact_mut(width).zip(&window.rows) {
            add(x, of_cue);
            for (table, row) in self.tables.iter().zip(rows) {
                add(x, &table[row * width..][..width]);
            }
            rectify(x);
        }
        let reach = self.blocks.iter().map(|it| it.dilation).max().unwrap_or(0);
        let runs = Runs::new([window.tokens.len()].into_iter(), reach);
        let mut small = vec![0; runs.rows * kernel::padded(width)];
        self.blocks.iter().for_each(|block| block.apply(&mut x, &runs, &mut small));
        let mut normed = vec![0.0; x.len()];
        for (row, out) in x.chunks_exact(width).zip(normed.chunks_exact_mut(width)) {
            self.norm.apply(row, out);
        }
        let mut tags = self.tags.apply(&normed);
        tags.chunks_exact_mut(TAGS).for_each(log_softmax);
        tags.as_chunks().0.to_vec()
    }

    fn point(&self, encoded: &Encoded, queries: &[f32], window: &Window) -> Vec<[f32; POINTERS]> {
        let wide = POINTERS * self.depth;
        let divisor = (self.depth as f32).sqrt();
        let score = |at: usize, rows: &[usize; TABLES.len()], pointer: usize| {
            let key = &encoded.keys[at * wide + pointer * self.depth..][..self.depth];
            let product = dot(&queries[pointer * self.depth..][..self.depth], key) / divisor;
            let offsets = self.offsets.iter().zip(rows).map(|(table, row)| table[row * POINTERS + pointer]);
            offsets.fold(product, |sum, it| sum + it)
        };
        let scored = window.tokens.indices().zip(&window.rows);
        let mut all: Vec<[f32; POINTERS]> =
            scored.map(|(at, rows)| std::array::from_fn(|pointer| score(at, rows, pointer))).collect();
        for pointer in 0..POINTERS {
            let most = all.iter().map(|it| it[pointer]).fold(f32::MIN, f32::max);
            let total = ln(all.iter().map(|it| exp(it[pointer] - most)).sum());
            all.iter_mut().for_each(|it| it[pointer] = it[pointer] - most - total);
        }
        all
    }
}

/// The tables of a window, with so many numbers a row.
fn tables(reader: &mut Reader<'_>, columns: usize) -> Result<Vec<Vec<f32>>, Fault> {
    TABLES.iter().map(|&rows| reader.table(rows, Some(columns)).map(|it| it.unpack())).collect()
}

/// The mean state of a cue's tokens.
fn mean_state(states: &[f32], width: usize, cue: TokenRange) -> Vec<f32> {
    let mut mean = vec![0.0; width];
    cue.indices().for_each(|at| add(&mut mean, &states[at * width..][..width]));
    mean.iter_mut().for_each(|it| *it /= cue.len() as f32);
    mean
}
