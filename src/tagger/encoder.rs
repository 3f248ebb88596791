//! Tokens to what the network makes of them: convolutions over the story, and a memory of a name's other occurrences.

use crate::span::TokenRange;

use super::features::{Features, Flag, Token};
use super::linear::{Block, Linear, Norm, Runs};
use super::math::{add, rectify, relu};

/// The network up to its outputs.
pub(crate) struct Encoder {
    pub(crate) width: usize,
    /// A row for each flag of a token, then for each sign.
    pub(crate) flags: Vec<f32>,
    pub(crate) input: Linear,
    pub(crate) first: Norm,
    pub(crate) blocks: Vec<Block>,
    pub(crate) memory: Option<Memory>,
    pub(crate) last: Norm,
}

/// What the occurrences of a name tell each other.
pub(crate) struct Memory {
    /// Index of the block after which they do.
    pub(crate) after: usize,
    pub(crate) read: Linear,
    pub(crate) write: Linear,
}

impl Encoder {
    /// Encodes all tokens, each with its flags and, where there are any, its `signs`, whose rows follow those of the flags. Of them only
    /// those in one of `ranges` see each other; these follow each other. `embedded` has a row for each distinct word.
    pub(crate) fn encode(
        &self,
        features: &Features,
        signs: &[u128],
        embedded: &[f32],
        ranges: &[TokenRange],
    ) -> Vec<f32> {
        let mut x = self.begin(features, signs, embedded);
        let reach = self.blocks.iter().map(|it| it.dilation).max().unwrap_or(0);
        let runs = Runs::new(ranges.iter().map(|it| it.len()), reach);
        let mut small = vec![0; runs.rows * super::kernel::padded(self.width)];
        for (at, block) in self.blocks.iter().enumerate() {
            block.apply(&mut x, &runs, &mut small);
            if let Some(memory) = self.memory.as_ref().filter(|it| it.after == at) {
                memory.apply(&mut x, self.width, &features.tokens, features.groups);
            }
        }
        self.normalise(&self.last, &mut x);
        x
    }

    /// Each token by itself: its word and its flags.
    fn begin(&self, features: &Features, signs: &[u128], embedded: &[f32]) -> Vec<f32> {
        let words = self.input.apply(embedded);
        let mut x = vec![0.0; features.tokens.len() * self.width];
        let (of_flags, of_signs) = self.flags.split_at(Flag::COUNT * self.width);
        for (at, row) in x.chunks_exact_mut(self.width).enumerate() {
            let token = &features.tokens[at];
            row.copy_from_slice(&words[token.word * self.width..][..self.width]);
            self.add_bits(row, of_flags, u128::from(token.flags));
            self.add_bits(row, of_signs, signs.get(at).copied().unwrap_or(0));
        }
        self.normalise(&self.first, &mut x);
        rectify(&mut x);
        x
    }

    /// Adds the row of each bit of a set, as far as there are rows.
    fn add_bits(&self, row: &mut [f32], table: &[f32], mut bits: u128) {
        while bits != 0 {
            if let Some(values) = table.get(bits.trailing_zeros() as usize * self.width..) {
                add(row, values.get(..self.width).unwrap_or_default());
            }
            bits &= bits - 1;
        }
    }

    fn normalise(&self, norm: &Norm, x: &mut [f32]) {
        let mut buffer = vec![0.0; self.width];
        for row in x.chunks_exact_mut(self.width) {
            norm.apply(row, &mut buffer);
            row.copy_from_slice(&buffer);
        }
    }
}

impl Memory {
    /// Adds to each occurrence the largest and the mean of what all occurrences of its name say.
    fn apply(&self, x: &mut [f32], width: usize, tokens: &[Token], groups: usize) {
        let named = || tokens.iter().map(|it| it.group).enumerate().filter(|it| it.1 > 0 && it.1 <= groups);
        let members: Vec<f32> =
            named().flat_map(|(at, _)| x[at * width..][..width].iter().copied()).collect();
        let said = self.read.apply(&members);
        let depth = self.read.outputs;
        // A row for each group: the largest, then the mean.
        let mut all = vec![0.0; groups * 2 * depth];
        let mut counts = vec![0_u32; groups];
        for ((_, group), said) in named().zip(said.chunks_exact(depth)) {
            counts[group - 1] += 1;
            let (most, total) = all[(group - 1) * 2 * depth..][..2 * depth].split_at_mut(depth);
            for ((most, total), &said) in most.iter_mut().zip(total).zip(said) {
                let said = relu(said);
                *most = if said > *most { said } else { *most };
                *total += said;
            }
        }
        for (row, &count) in all.chunks_exact_mut(2 * depth).zip(&counts) {
            row[depth..].iter_mut().for_each(|it| *it /= count.max(1) as f32);
        }
        let answers = self.write.apply(&all);
        for (at, group) in named() {
            add(&mut x[at * width..][..width], &answers[(group - 1) * width..][..width]);
        }
    }
}
