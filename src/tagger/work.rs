//! How many products the networks add up for a story, and the kernel on a matrix that fits the smallest cache: for the benches.

use super::encoder::Encoder;
use super::features::Features;
use super::kernel::{CHUNK, Weights, padded};
use super::linear::Linear;
use super::model::Model;

impl Linear {
    /// Products for a row.
    fn products(&self) -> usize {
        self.inputs * self.outputs
    }
}

impl Encoder {
    fn products(&self, features: &Features) -> usize {
        let tokens = features.tokens.len();
        let named = features.tokens.iter().filter(|it| it.group > 0).count();
        let memory = self
            .memory
            .as_ref()
            .map_or(0, |memory| named * memory.read.products() + features.groups * memory.write.products());
        let blocks: usize = self.blocks.iter().map(|it| it.linear.products()).sum();
        features.words.len() * self.input.products() + tokens * blocks + memory
    }
}

impl Model<'_> {
    /// Products that the kernel adds up for the names of a story, and for its syntax.
    pub(crate) fn products(&self, features: &Features) -> [usize; 2] {
        let tokens = features.tokens.len();
        let names = self.names.encoder.products(features) + tokens * self.names.output.products();
        let syntax = self.syntax.as_ref().map_or(0, |it| {
            let layers = [&it.upos, &it.dependent, &it.head, &it.label_dependent, &it.label_head, &it.label];
            it.encoder.products(features) + tokens * layers.iter().map(|it| it.products()).sum::<usize>()
        });
        [names, syntax]
    }
}

/// Inputs of one row of the kernel's own matrix; it reads three rows at a time, as the networks do.
const INPUTS: usize = 64;
const OUTPUTS: usize = 32;

/// The kernel with a matrix, inputs and room for outputs, some twenty kilobytes in all.
pub(crate) struct Exercise {
    weights: Weights,
    inputs: Vec<i16>,
    outputs: Vec<f32>,
}

impl Exercise {
    pub(crate) fn new() -> Self {
        let symbols: Vec<u8> = (0..=255).cycle().take(OUTPUTS * 3 * INPUTS).collect();
        Self {
            weights: Weights::pack(&symbols, 3, &[0.5; OUTPUTS], &[0.0; OUTPUTS]),
            inputs: (0..1000).cycle().take((CHUNK + 2) * padded(INPUTS)).collect(),
            outputs: vec![0.0; CHUNK * OUTPUTS],
        }
    }

    /// Multiplies once; how many products that are.
    pub(crate) fn run(&mut self) -> usize {
        let rows = [0, 1, 2].map(|it| it * padded(INPUTS));
        self.weights.multiply(&self.inputs, rows, CHUNK, &mut self.outputs);
        CHUNK * OUTPUTS * 3 * INPUTS
    }
}
