//! The model's file to networks that are ready to run.
//!
//! Little-endian throughout; what stands where is what the functions here read, in this order.

use crate::lexicon::hashed::{self, HashedSet};

use super::decode::{CLASSES, TAGS};
use super::embeddings::Embeddings;
use super::encoder::{Encoder, Memory};
use super::features::Flag;
use super::reader::{Fault, MAGIC, Reader, VERSION};
use super::syntax::{DISTANCES, PARTS_OF_SPEECH, Syntax};
use super::words::{LENGTHS, PARTS, SHAPES};

/// The learned tagger.
pub(crate) struct Model<'m> {
    /// Its name.
    pub(crate) id: &'m str,
    pub(crate) embeddings: Embeddings<'m>,
    pub(crate) names: Names,
    pub(crate) syntax: Option<Syntax<'m>>,
}

/// The network of names, and how its outputs are read.
pub(crate) struct Names {
    pub(crate) encoder: Encoder,
    pub(crate) output: super::linear::Linear,
    /// For each tag before, and for the start of a sentence, what is added to each tag.
    pub(crate) transitions: [[f32; TAGS]; TAGS + 1],
    /// For each class, factor and summand of the logit of a confidence.
    pub(crate) calibration: [(f32, f32); CLASSES],
}

impl<'m> Model<'m> {
    /// Reads a model from the bytes of its file.
    pub(crate) fn read(bytes: &'m [u8]) -> Result<Self, Fault> {
        let (magic, bytes) = bytes.split_first_chunk().ok_or(Fault::Magic)?;
        if *magic != MAGIC {
            return Err(Fault::Magic);
        }
        let mut reader = Reader { bytes, part: "header" };
        match reader.byte()? {
            VERSION => {}
            other => return Err(Fault::Version(other)),
        }
        let checksum = reader.take(4)?;
        if checksum != reader.bytes.iter().fold(hashed::FNV, |hash, &it| hashed::step(hash, it)).to_le_bytes()
        {
            return Err(Fault::Checksum);
        }
        let id = reader.text()?;
        let embeddings = embeddings(&mut reader)?;
        let names = names(&mut reader, embeddings.width())?;
        reader.part = "syntax";
        let syntax = match reader.byte()? {
            0 => None,
            1 => Some(syntax(&mut reader, embeddings.width())?),
            _ => return Err(Fault::Value(reader.part)),
        };
        match reader.bytes.len() {
            0 => Ok(Self { id, embeddings, names, syntax }),
            left => Err(Fault::Left(left)),
        }
    }
}

fn embeddings<'m>(reader: &mut Reader<'m>) -> Result<Embeddings<'m>, Fault> {
    reader.part = "vocabulary";
    let (vocabulary, rest) = HashedSet::read(reader.bytes).ok_or(Fault::Cut(reader.part))?;
    reader.bytes = rest;
    reader.part = "embeddings";
    Ok(Embeddings {
        words: reader.table(vocabulary.len() + 1, None)?,
        parts: reader.table(PARTS as usize, None)?,
        shapes: reader.table(SHAPES as usize, None)?,
        lengths: reader.table(LENGTHS, None)?,
        vocabulary,
    })
}

fn names(reader: &mut Reader<'_>, inputs: usize) -> Result<Names, Fault> {
    reader.part = "network of names";
    let (width, depth, blocks) = (reader.width()?, reader.width()?, usize::from(reader.byte()?));
    let after = usize::from(reader.byte()?);
    if after >= blocks {
        return Err(Fault::Size(reader.part));
    }
    let encoder = encoder(reader, inputs, width, blocks, Some((after, depth)))?;
    let output = reader.linear(TAGS, width, 1)?;
    reader.part = "transitions";
    let mut transitions = [[0.0; TAGS]; TAGS + 1];
    for value in transitions.as_flattened_mut() {
        *value = reader.float()?;
    }
    reader.part = "calibration";
    if usize::from(reader.byte()?) != CLASSES {
        return Err(Fault::Size(reader.part));
    }
    let mut calibration = [(0.0, 0.0); CLASSES];
    for class in &mut calibration {
        *class = (reader.float()?, reader.float()?);
    }
    Ok(Names { encoder, output, transitions, calibration })
}

/// An encoder; `memory` says after which block it has one, and how deep.
fn encoder(
    reader: &mut Reader<'_>,
    inputs: usize,
    width: usize,
    blocks: usize,
    memory: Option<(usize, usize)>,
) -> Result<Encoder, Fault> {
    let dilations = reader.take(blocks)?;
    let flags = reader.table(Flag::COUNT, Some(width))?.unpack();
    let input = reader.linear(width, inputs, 1)?;
    let first = reader.norm(width)?;
    let blocks = dilations.iter().map(|&it| reader.block(width, it)).collect::<Result<_, _>>()?;
    let memory = match memory {
        None => None,
        Some((after, depth)) => Some(Memory {
            after,
            read: reader.linear(depth, width, 1)?,
            write: reader.linear(width, 2 * depth, 1)?,
        }),
    };
    Ok(Encoder { width, flags, input, first, blocks, memory, last: reader.norm(width)? })
}

fn syntax<'m>(reader: &mut Reader<'m>, inputs: usize) -> Result<Syntax<'m>, Fault> {
    let (width, blocks) = (reader.width()?, usize::from(reader.byte()?));
    let encoder = encoder(reader, inputs, width, blocks, None)?;
    let upos = reader.linear(PARTS_OF_SPEECH, width, 1)?;
    let depth = reader.width()?;
    let (dependent, head) = (reader.linear(depth, width, 1)?, reader.linear(depth, width, 1)?);
    let (root, root_bias, distance) = (reader.floats(depth)?, reader.float()?, reader.floats(DISTANCES)?);
    let depth = reader.width()?;
    let (label_dependent, label_head) = (reader.linear(depth, width, 1)?, reader.linear(depth, width, 1)?);
    let label_root = reader.floats(depth)?;
    let label = reader.linear(0, depth, 1)?;
    let count = usize::from(reader.byte()?);
    if count != label.outputs {
        return Err(Fault::Size(reader.part));
    }
    let relations = (0..count).map(|_| reader.text()).collect::<Result<_, _>>()?;
    Ok(Syntax {
        encoder,
        upos,
        dependent,
        head,
        root,
        root_bias,
        distance,
        label_dependent,
        label_head,
        label_root,
        label,
        relations,
    })
}
