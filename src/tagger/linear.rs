//! The layers of the network: matrices over quantised inputs, and normalisation.

use super::kernel::{CHUNK, Weights, padded};
use super::math::{Itself, Squares, add_positive, normalise, quantise, sum};

/// Keeps the variance of equal values from being zero.
const EPSILON: f32 = 1e-5;

/// A matrix and a bias.
pub(crate) struct Linear {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    /// What inputs are multiplied by before they are rounded: a power of two.
    pub(crate) factor: f32,
    pub(crate) weights: Weights,
}

impl Linear {
    /// Multiplies every row of `x`.
    pub(crate) fn apply(&self, x: &[f32]) -> Vec<f32> {
        let rows = x.len() / self.inputs;
        let wide = self.weights.wide;
        let mut out = vec![0.0; rows * self.outputs];
        let mut small = vec![0; CHUNK * wide];
        let chunks = x.chunks(CHUNK * self.inputs).zip(out.chunks_mut(CHUNK * self.outputs));
        for (x, out) in chunks {
            for (row, small) in x.chunks_exact(self.inputs).zip(small.chunks_exact_mut(wide)) {
                quantise(row, self.factor, small);
            }
            self.weights.multiply(&small, [0], x.len() / self.inputs, out);
        }
        out
    }
}

/// Shifts and scales each row to mean 0 and variance 1, then by a gain and bias of each column.
pub(crate) struct Norm {
    pub(crate) gain: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Norm {
    /// Writes the normalised `row`.
    pub(crate) fn apply(&self, row: &[f32], out: &mut [f32]) {
        let count = self.gain.len() as f32;
        let mean = sum(row, &Itself) / count;
        let variance = sum(row, &Squares(mean)) / count;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        normalise(row, [mean, scale], &self.gain, &self.bias, out);
    }
}

/// Rows of quantised numbers with rows of zeros around each run of them, so that neighbours can be read beyond its ends.
pub(crate) struct Runs {
    /// Where each run stands.
    pub(crate) list: Vec<Run>,
    /// All rows, those of zeros among them.
    pub(crate) rows: usize,
}

/// Tokens that see each other.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    /// The first token.
    pub(crate) token: usize,
    /// Its row.
    pub(crate) row: usize,
    pub(crate) count: usize,
}

impl Runs {
    /// Lays out runs of tokens that follow each other, `reach` rows of zeros before, between and after them.
    pub(crate) fn new(counts: impl Iterator<Item = usize>, reach: usize) -> Self {
        let (mut list, mut token, mut rows) = (Vec::new(), 0, reach);
        for count in counts.filter(|&count| count > 0) {
            list.push(Run { token, row: rows, count });
            token += count;
            rows += count + reach;
        }
        Self { list, rows }
    }
}

/// A convolution of three rows, added to what it reads.
pub(crate) struct Block {
    pub(crate) norm: Norm,
    pub(crate) linear: Linear,
    /// How far before and after a row the other two are.
    pub(crate) dilation: usize,
}

impl Block {
    /// Adds to every row of `x` what it and its neighbours say. `small` has [`Runs::rows`] rows, zeros between the runs.
    pub(crate) fn apply(&self, x: &mut [f32], runs: &Runs, small: &mut [i16]) {
        let width = self.linear.outputs;
        let wide = padded(width);
        let mut buffer = vec![0.0; CHUNK * width];
        for run in &runs.list {
            let rows = x[run.token * width..][..run.count * width].chunks_exact(width);
            for (row, small) in rows.zip(small[run.row * wide..].chunks_exact_mut(wide)) {
                self.norm.apply(row, &mut buffer[..width]);
                quantise(&buffer[..width], self.linear.factor, small);
            }
        }
        for run in &runs.list {
            let x = &mut x[run.token * width..][..run.count * width];
            for (chunk, x) in x.chunks_mut(CHUNK * width).enumerate() {
                let (row, count) = (run.row + chunk * CHUNK, x.len() / width);
                let pieces = [row - self.dilation, row, row + self.dilation].map(|it| it * wide);
                self.linear.weights.multiply(small, pieces, count, &mut buffer);
                add_positive(x, &buffer);
            }
        }
    }
}
