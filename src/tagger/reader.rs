//! The pieces of the model's file, each checked before it is used.

use std::fmt;

use super::embeddings::Table;
use super::kernel::Weights;
use super::linear::{Block, Linear, Norm};

/// First bytes of the file; after them stands the version of the format.
pub(crate) const MAGIC: [u8; 7] = *b"NGTAG\0\0";
/// The version that is read.
pub(crate) const VERSION: u8 = 1;
/// The largest power of two that inputs are multiplied by.
const MOST_SHIFT: u8 = 24;
/// The largest sum of a row of symbols that cannot overflow 32 bits, whatever the inputs.
const MOST_SUM: u32 = i32::MAX.unsigned_abs() / i16::MAX.unsigned_abs() as u32;

/// Why a file is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is another kind of file.
    Magic,
    /// It was written for another version of the format.
    Version(u8),
    /// Its bytes are not those that were written.
    Checksum,
    /// It ends inside the part named.
    Cut(&'static str),
    /// The size of the part named does not fit the parts before it, or the features.
    Size(&'static str),
    /// The part named has a number that is none, or text that is none.
    Value(&'static str),
    /// So many bytes follow its end.
    Left(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => write!(formatter, "no model of the tagger"),
            Self::Version(found) => {
                write!(formatter, "model of version {found}, but version {VERSION} is read")
            }
            Self::Checksum => write!(formatter, "damaged model: its checksum differs"),
            Self::Cut(part) => write!(formatter, "model ends inside its {part}"),
            Self::Size(part) => write!(formatter, "model whose {part} has a size that does not fit"),
            Self::Value(part) => write!(formatter, "model whose {part} has a value that is none"),
            Self::Left(bytes) => write!(formatter, "model with {bytes} bytes after its end"),
        }
    }
}

impl std::error::Error for Fault {}

/// What is left of the file, and the part that is being read.
pub(crate) struct Reader<'m> {
    pub(crate) bytes: &'m [u8],
    pub(crate) part: &'static str,
}

impl<'m> Reader<'m> {
    pub(crate) fn take(&mut self, count: usize) -> Result<&'m [u8], Fault> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(Fault::Cut(self.part))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(Fault::Cut(self.part))?;
        self.bytes = rest;
        Ok(*taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Fault> {
        self.array().map(|[it]| it)
    }

    pub(crate) fn short(&mut self) -> Result<usize, Fault> {
        Ok(usize::from(u16::from_le_bytes(self.array()?)))
    }

    /// A width of the network's own choice.
    pub(crate) fn width(&mut self) -> Result<usize, Fault> {
        self.short().and_then(|it| if it == 0 { Err(Fault::Size(self.part)) } else { Ok(it) })
    }

    pub(crate) fn float(&mut self) -> Result<f32, Fault> {
        self.array().map(f32::from_le_bytes).and_then(|it| self.finite(it))
    }

    pub(crate) fn floats(&mut self, count: usize) -> Result<Vec<f32>, Fault> {
        (0..count).map(|_| self.float()).collect()
    }

    /// A number of 16 bits: the upper half of a float.
    fn half_floats(&mut self, count: usize) -> Result<Vec<f32>, Fault> {
        self.take(2 * count)?.chunks_exact(2).map(|it| self.finite(half_float([it[0], it[1]]))).collect()
    }

    fn finite(&self, value: f32) -> Result<f32, Fault> {
        if value.is_finite() { Ok(value) } else { Err(Fault::Value(self.part)) }
    }

    /// Text with its length before it.
    pub(crate) fn text(&mut self) -> Result<&'m str, Fault> {
        let length = usize::from(self.byte()?);
        std::str::from_utf8(self.take(length)?).map_err(|_| Fault::Value(self.part))
    }

    /// A table of rows; `columns` where they are known.
    pub(crate) fn table(&mut self, rows: usize, columns: Option<usize>) -> Result<Table<'m>, Fault> {
        let (found_rows, found_columns) = (self.short()?, self.width()?);
        if found_rows != rows || columns.is_some_and(|it| it != found_columns) {
            return Err(Fault::Size(self.part));
        }
        let scales = self.take(2 * rows)?.as_chunks().0;
        for &scale in scales {
            self.finite(half_float(scale))?;
        }
        Ok(Table { columns: found_columns, scales, symbols: self.take(rows * found_columns)? })
    }

    /// A matrix whose inputs are `pieces` pieces of one length; `outputs` is 0 where the file chooses it.
    pub(crate) fn linear(&mut self, outputs: usize, inputs: usize, pieces: usize) -> Result<Linear, Fault> {
        let (found_outputs, found_inputs, shift) = (self.width()?, self.short()?, self.byte()?);
        if (outputs > 0 && found_outputs != outputs) || found_inputs != inputs || shift > MOST_SHIFT {
            return Err(Fault::Size(self.part));
        }
        let factor = f32::from_bits((127 + u32::from(shift)) << 23);
        let mut factors = self.half_floats(found_outputs)?;
        factors.iter_mut().for_each(|it| *it *= 1.0 / factor);
        let biases = self.floats(found_outputs)?;
        let symbols = self.take(found_outputs * inputs)?;
        let size = |row: &[u8]| row.iter().map(|it| u32::from(it.cast_signed().unsigned_abs())).sum::<u32>();
        if symbols.chunks_exact(inputs).any(|row| size(row) > MOST_SUM) {
            return Err(Fault::Value(self.part));
        }
        let weights = Weights::pack(symbols, pieces, &factors, &biases);
        Ok(Linear { inputs, outputs: found_outputs, factor, weights })
    }

    pub(crate) fn norm(&mut self, width: usize) -> Result<Norm, Fault> {
        if self.short()? != width {
            return Err(Fault::Size(self.part));
        }
        Ok(Norm { gain: self.floats(width)?, bias: self.floats(width)? })
    }

    pub(crate) fn block(&mut self, width: usize, dilation: u8) -> Result<Block, Fault> {
        Ok(Block {
            norm: self.norm(width)?,
            linear: self.linear(width, 3 * width, 3)?,
            dilation: usize::from(dilation),
        })
    }
}

/// A number of which 16 bits are kept.
pub(crate) fn half_float(bytes: [u8; 2]) -> f32 {
    f32::from_bits(u32::from(u16::from_le_bytes(bytes)) << 16)
}
