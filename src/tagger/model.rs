//! The model's file to networks that are ready to run.
//!
//! Little-endian throughout; what stands where is what the functions here read, in this order.

use crate::lexicon::hashed::{self, HashedSet};

use super::decode::{CLASSES, Decoder, TAGS};
use super::embeddings::Embeddings;
use super::encoder::{Encoder, Memory};
use super::features::Flag;
use super::linear::Linear;
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

/// The network of names.
pub(crate) struct Names {
    pub(crate) encoder: Encoder,
    pub(crate) output: Linear,
    pub(crate) decoder: Decoder,
}

impl<'m> Model<'m> {
    /// Reads a model from the bytes of its file.
    pub(crate) fn read(bytes: &'m [u8]) -> Result<Self, Fault> {
        checked(bytes).and_then(Self::of_body)
    }

    /// Reads a model that is part of the program, whose checksum a test has seen: it takes longer than all the rest.
    pub(crate) fn embedded(bytes: &'m [u8]) -> Result<Self, Fault> {
        opened(bytes).and_then(|(_, body)| Self::of_body(body))
    }

    fn of_body(body: &'m [u8]) -> Result<Self, Fault> {
        let (id, embeddings, names, mut reader) = without_syntax(body)?;
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

/// Where the part of syntax begins in the bytes of a file.
pub(crate) fn syntax_begins(bytes: &[u8]) -> Result<usize, Fault> {
    let (_, body) = opened(bytes)?;
    let (.., rest) = without_syntax(body)?;
    Ok(bytes.len() - rest.bytes.len())
}

/// All parts but syntax, and what is left.
fn without_syntax(body: &[u8]) -> Result<(&str, Embeddings<'_>, Names, Reader<'_>), Fault> {
    let mut reader = Reader { bytes: body, part: "header" };
    let id = reader.text()?;
    let embeddings = embeddings(&mut reader)?;
    let names = names(&mut reader, embeddings.width())?;
    reader.part = "syntax";
    Ok((id, embeddings, names, reader))
}

/// What follows the checksum, which is held to it.
pub(crate) fn checked(bytes: &[u8]) -> Result<&[u8], Fault> {
    let (checksum, body) = opened(bytes)?;
    let found = body.iter().fold(hashed::FNV, |hash, &byte| hashed::step(hash, byte));
    if found.to_le_bytes() == checksum { Ok(body) } else { Err(Fault::Checksum) }
}

/// The checksum and what follows it.
pub(crate) fn opened(bytes: &[u8]) -> Result<([u8; 4], &[u8]), Fault> {
    let (magic, rest) = bytes.split_first_chunk().ok_or(Fault::Magic)?;
    let (&[version], rest) = rest.split_first_chunk().ok_or(Fault::Magic)?;
    match (*magic, version) {
        (MAGIC, VERSION) => {}
        (MAGIC, other) => return Err(Fault::Version(other)),
        _ => return Err(Fault::Magic),
    }
    let (checksum, body) = rest.split_first_chunk().ok_or(Fault::Cut("header"))?;
    Ok((*checksum, body))
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
    let encoder = encoder(reader, inputs, width, blocks, Some((after, depth)), 0)?;
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
    Ok(Names { encoder, output, decoder: Decoder { transitions, calibration } })
}

/// An encoder; `memory` says after which block it has one, and how deep; `signs` are seen beside the flags.
pub(crate) fn encoder(
    reader: &mut Reader<'_>,
    inputs: usize,
    width: usize,
    blocks: usize,
    memory: Option<(usize, usize)>,
    signs: usize,
) -> Result<Encoder, Fault> {
    let dilations = reader.take(blocks)?;
    let flags = reader.table(Flag::COUNT + signs, Some(width))?.unpack();
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
    let encoder = encoder(reader, inputs, width, blocks, None, 0)?;
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
