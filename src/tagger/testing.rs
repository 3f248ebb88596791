//! Test only: random models, and the writer of their file, which shows the format.

use crate::lexicon::hashed;

use super::decode::{CLASSES, TAGS};
use super::features::Flag;
use super::reader::{MAGIC, VERSION};
use super::syntax::{DISTANCES, PARTS_OF_SPEECH};
use super::words::{LENGTHS, PARTS, SHAPES};

/// Numbers that look random and are the same in every run.
pub(super) struct Random(pub(super) u64);

impl Random {
    fn bits(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    fn float(&mut self) -> f32 {
        self.bits() as f32 / (1_u32 << 30) as f32 - 1.0
    }

    fn floats(&mut self, count: usize, size: f32) -> Vec<f32> {
        (0..count).map(|_| self.float() * size).collect()
    }
}

/// A table as the file has it, and as the network means it.
pub(super) struct Matrix {
    pub(super) columns: usize,
    scales: Vec<u16>,
    symbols: Vec<i8>,
}

impl Matrix {
    /// Values of about `size`.
    fn random(random: &mut Random, rows: usize, columns: usize, size: f32) -> Self {
        let scale =
            |random: &mut Random| ((size / 127.0 * (1.0 + random.float() / 3.0)).to_bits() >> 16) as u16;
        Self {
            columns,
            scales: (0..rows).map(|_| scale(random)).collect(),
            symbols: (0..rows * columns).map(|_| random.bits() as i8).collect(),
        }
    }

    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        let scale = f32::from_bits(u32::from(self.scales[row]) << 16);
        self.symbols[row * self.columns..][..self.columns].iter().map(move |&it| f32::from(it) * scale)
    }

    fn bytes_of_scales(&self) -> Vec<u8> {
        self.scales.iter().flat_map(|it| it.to_le_bytes()).collect()
    }

    fn bytes_of_symbols(&self) -> Vec<u8> {
        self.symbols.iter().map(|it| it.cast_unsigned()).collect()
    }

    fn write(&self, out: &mut Vec<u8>) {
        short(out, self.scales.len());
        short(out, self.columns);
        out.extend(self.bytes_of_scales());
        out.extend(self.bytes_of_symbols());
    }
}

pub(super) struct Layer {
    pub(super) weights: Matrix,
    pub(super) bias: Vec<f32>,
}

impl Layer {
    fn random(random: &mut Random, outputs: usize, inputs: usize) -> Self {
        let size = 1.7 / (inputs as f32).sqrt();
        Self { weights: Matrix::random(random, outputs, inputs, size), bias: random.floats(outputs, 0.1) }
    }

    fn write(&self, out: &mut Vec<u8>) {
        short(out, self.bias.len());
        short(out, self.weights.columns);
        out.push(11);
        out.extend(self.weights.bytes_of_scales());
        floats(out, &self.bias);
        out.extend(self.weights.bytes_of_symbols());
    }
}

pub(super) struct Normed {
    pub(super) gain: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Normed {
    fn random(random: &mut Random, width: usize) -> Self {
        let gain = random.floats(width, 0.2).into_iter().map(|it| 1.0 + it).collect();
        Self { gain, bias: random.floats(width, 0.2) }
    }

    fn write(&self, out: &mut Vec<u8>) {
        short(out, self.gain.len());
        floats(out, &self.gain);
        floats(out, &self.bias);
    }
}

pub(super) struct Encoding {
    pub(super) width: usize,
    pub(super) dilations: Vec<u8>,
    pub(super) flags: Matrix,
    pub(super) input: Layer,
    pub(super) first: Normed,
    pub(super) blocks: Vec<(Normed, Layer)>,
    /// After which block, and the two matrices.
    pub(super) memory: Option<(u8, Layer, Layer)>,
    pub(super) last: Normed,
}

impl Encoding {
    fn random(random: &mut Random, inputs: usize, width: usize, dilations: &[u8], depth: usize) -> Self {
        let block =
            |random: &mut Random| (Normed::random(random, width), Layer::random(random, width, 3 * width));
        Self {
            width,
            dilations: dilations.to_vec(),
            flags: Matrix::random(random, Flag::COUNT, width, 0.3),
            input: Layer::random(random, width, inputs),
            first: Normed::random(random, width),
            blocks: dilations.iter().map(|_| block(random)).collect(),
            memory: (depth > 0).then(|| {
                let after = (dilations.len() - 2) as u8;
                (after, Layer::random(random, depth, width), Layer::random(random, width, 2 * depth))
            }),
            last: Normed::random(random, width),
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        short(out, self.width);
        if let Some((_, read, _)) = &self.memory {
            short(out, read.bias.len());
        }
        out.push(self.dilations.len() as u8);
        out.extend(self.memory.as_ref().map(|it| it.0));
        out.extend(&self.dilations);
        self.flags.write(out);
        self.input.write(out);
        self.first.write(out);
        for (norm, layer) in &self.blocks {
            norm.write(out);
            layer.write(out);
        }
        if let Some((_, read, write)) = &self.memory {
            read.write(out);
            write.write(out);
        }
        self.last.write(out);
    }
}

pub(super) struct Parsing {
    pub(super) encoding: Encoding,
    pub(super) upos: Layer,
    pub(super) dependent: Layer,
    pub(super) head: Layer,
    pub(super) root: Vec<f32>,
    pub(super) root_bias: f32,
    pub(super) distance: Vec<f32>,
    pub(super) label_dependent: Layer,
    pub(super) label_head: Layer,
    pub(super) label_root: Vec<f32>,
    pub(super) label: Layer,
}

/// What a file holds.
pub(super) struct Written {
    /// Sorted, without doubles.
    pub(super) vocabulary: Vec<u32>,
    pub(super) tables: [Matrix; 4],
    pub(super) names: Encoding,
    pub(super) output: Layer,
    pub(super) syntax: Option<Parsing>,
}

/// How large the parts of a random model are.
pub(super) struct Sizes {
    /// Of words, parts, shapes, lengths.
    pub(super) rows: [usize; 4],
    pub(super) width: usize,
    pub(super) memory: usize,
    pub(super) dilations: &'static [u8],
    /// Of the network of syntax: width, depth of heads, depth of relations.
    pub(super) syntax: [usize; 3],
}

/// Odd sizes, to find what takes them for round.
pub(super) const SMALL: Sizes =
    Sizes { rows: [9, 5, 3, 2], width: 21, memory: 6, dilations: &[1, 2, 1], syntax: [20, 10, 7] };

/// Names of the relations of a random model.
pub(super) const RELATIONS: [&str; 3] = ["nsubj", "obj", "root"];

impl Written {
    pub(super) fn random(seed: u64, sizes: &Sizes, words: &[&str]) -> Self {
        let random = &mut Random(seed);
        let mut vocabulary: Vec<u32> = words.iter().map(|it| hashed::hash(it)).collect();
        vocabulary.sort_unstable();
        vocabulary.dedup();
        let rows = [vocabulary.len() + 1, PARTS as usize, SHAPES as usize, LENGTHS];
        let tables = std::array::from_fn(|at| Matrix::random(random, rows[at], sizes.rows[at], 1.0));
        let inputs: usize = sizes.rows.iter().sum();
        let width = sizes.width;
        let [narrow, depth, label_depth] = sizes.syntax;
        Self {
            vocabulary,
            tables,
            names: Encoding::random(random, inputs, width, sizes.dilations, sizes.memory),
            output: Layer::random(random, TAGS, width),
            syntax: Some(Parsing {
                encoding: Encoding::random(random, inputs, narrow, sizes.dilations, 0),
                upos: Layer::random(random, PARTS_OF_SPEECH, narrow),
                dependent: Layer::random(random, depth, narrow),
                head: Layer::random(random, depth, narrow),
                root: random.floats(depth, 1.0),
                root_bias: random.float(),
                distance: random.floats(DISTANCES, 1.0),
                label_dependent: Layer::random(random, label_depth, narrow),
                label_head: Layer::random(random, label_depth, narrow),
                label_root: random.floats(label_depth, 1.0),
                label: Layer::random(random, RELATIONS.len(), label_depth),
            }),
        }
    }

    /// The file, the checksum included.
    pub(super) fn bytes(&self) -> Vec<u8> {
        sealed(&self.body())
    }

    /// All that the checksum is of.
    pub(super) fn body(&self) -> Vec<u8> {
        let mut out = Vec::new();
        text(&mut out, "random-1");
        out.extend(hashed::write(&self.vocabulary, 32));
        self.tables.iter().for_each(|it| it.write(&mut out));
        self.names.write(&mut out);
        self.output.write(&mut out);
        floats(&mut out, transitions().as_flattened());
        out.push(CLASSES as u8);
        (0..CLASSES).for_each(|_| floats(&mut out, &[1.0, 0.0]));
        out.push(u8::from(self.syntax.is_some()));
        if let Some(syntax) = &self.syntax {
            syntax.encoding.write(&mut out);
            syntax.upos.write(&mut out);
            short(&mut out, syntax.root.len());
            syntax.dependent.write(&mut out);
            syntax.head.write(&mut out);
            floats(&mut out, &syntax.root);
            floats(&mut out, &[syntax.root_bias]);
            floats(&mut out, &syntax.distance);
            short(&mut out, syntax.label_root.len());
            syntax.label_dependent.write(&mut out);
            syntax.label_head.write(&mut out);
            floats(&mut out, &syntax.label_root);
            syntax.label.write(&mut out);
            out.push(RELATIONS.len() as u8);
            RELATIONS.iter().for_each(|it| text(&mut out, it));
        }
        out
    }
}

/// The body with header and checksum.
pub(super) fn sealed(body: &[u8]) -> Vec<u8> {
    let checksum = body.iter().fold(hashed::FNV, |hash, &byte| hashed::step(hash, byte));
    [&MAGIC[..], &[VERSION], &checksum.to_le_bytes(), body].concat()
}

/// Zero for what is well formed.
fn transitions() -> [[f32; TAGS]; TAGS + 1] {
    std::array::from_fn(|before| {
        std::array::from_fn(|tag| {
            let goes_on = tag > 0 && tag % 2 == 0;
            if goes_on && before != tag && before + 1 != tag { -10_000.0 } else { 0.0 }
        })
    })
}

fn short(out: &mut Vec<u8>, value: usize) {
    out.extend((value as u16).to_le_bytes());
}

fn floats(out: &mut Vec<u8>, values: &[f32]) {
    out.extend(values.iter().flat_map(|it| it.to_le_bytes()));
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.push(text.len() as u8);
    out.extend(text.bytes());
}
