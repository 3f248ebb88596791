//! Distinct words to numbers: their rows in four tables that all networks share.

use crate::lexicon::hashed::HashedSet;

use super::math::add_symbols;
use super::words::Word;

/// Rows of small numbers with a scale each, read where they lie in the file.
pub(crate) struct Table<'m> {
    pub(crate) columns: usize,
    pub(crate) scales: &'m [[u8; 2]],
    pub(crate) symbols: &'m [u8],
}

impl Table<'_> {
    /// Adds a row; none where the table has no such row.
    pub(crate) fn add(&self, row: usize, to: &mut [f32]) {
        let Some(&scale) = self.scales.get(row) else { return };
        let scale = super::reader::half_float(scale);
        let symbols = &self.symbols[row * self.columns..][..self.columns];
        add_symbols(to, symbols, scale);
    }

    /// All numbers, row after row.
    pub(crate) fn unpack(&self) -> Vec<f32> {
        let mut all = vec![0.0; self.scales.len() * self.columns];
        all.chunks_exact_mut(self.columns).enumerate().for_each(|(row, to)| self.add(row, to));
        all
    }
}

/// The vocabulary and the tables.
pub(crate) struct Embeddings<'m> {
    pub(crate) vocabulary: HashedSet,
    /// Row 0 is the unknown word.
    pub(crate) words: Table<'m>,
    pub(crate) parts: Table<'m>,
    pub(crate) shapes: Table<'m>,
    pub(crate) lengths: Table<'m>,
}

impl Embeddings<'_> {
    /// Numbers for one word.
    pub(crate) fn width(&self) -> usize {
        self.words.columns + self.parts.columns + self.shapes.columns + self.lengths.columns
    }

    /// The numbers of the words, word after word.
    pub(crate) fn embed(&self, words: &[Word]) -> Vec<f32> {
        let mut all = vec![0.0; words.len() * self.width()];
        for (word, to) in words.iter().zip(all.chunks_exact_mut(self.width())) {
            let (to_word, rest) = to.split_at_mut(self.words.columns);
            let (to_parts, rest) = rest.split_at_mut(self.parts.columns);
            let (to_shape, to_length) = rest.split_at_mut(self.shapes.columns);
            self.words.add(self.vocabulary.find(word.plain_hash).map_or(0, |at| at + 1), to_word);
            word.parts.iter().for_each(|&part| self.parts.add(part as usize, to_parts));
            let root = (word.parts.len().max(1) as f32).sqrt();
            to_parts.iter_mut().for_each(|it| *it /= root);
            self.shapes.add(word.shape as usize, to_shape);
            self.lengths.add(word.length, to_length);
        }
        all
    }
}
