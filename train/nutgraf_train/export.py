"""Weights to the model file that the core reads: low-bit symbols with a scale a row, one symbol a byte."""

import struct
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from .network import Block, Embeddings, Encoder, Linear, Names
from .statements_network import Statements
from .syntax import Syntax

MAGIC = b"NGTAG\0\0\x01"
# Bits of a word's hash in the vocabulary.
HASH_BITS = 26
# Shifts of the fixed-point inputs of a linear layer, by what it reads: a normalised state fits 16, a residual one 64.
NORMALISED, EMBEDDED, RESIDUAL = 11, 12, 9
# Clips that are tried for each row; the one with the least squared error counts.
CLIPS = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5)


@dataclass(frozen=True)
class Bits:
    """Bits of a weight, by table."""

    words: int = 3
    parts: int = 3
    small: int = 6
    flags: int = 6
    linear: int = 5
    syntax_blocks: int = 4
    statement_blocks: int = 4
    heads: int = 8


def bf16(values: np.ndarray) -> np.ndarray:
    """Rounded to the nearest bfloat16, as float32."""
    return torch.from_numpy(values.astype(np.float32)).to(torch.bfloat16).float().numpy()


def quantise(matrix: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Symbols int8 [rows, columns] and scales [rows]: symmetric, each row clipped where the squared error is least."""
    top = 2 ** (bits - 1) - 1
    most = np.abs(matrix).max(1) + 1e-9
    best = np.full(len(matrix), np.inf)
    symbols, scales = np.zeros(matrix.shape, np.int8), np.zeros(len(matrix), np.float32)
    for clip in CLIPS:
        scale = bf16(most * clip / top)
        guess = np.clip(np.round(matrix / scale[:, None]), -top, top)
        error = ((matrix - guess * scale[:, None]) ** 2).sum(1)
        better = error < best
        best[better], symbols[better], scales[better] = error[better], guess[better].astype(np.int8), scale[better]
    return symbols, scales


def as_bf16(values: np.ndarray) -> bytes:
    """Two bytes a value: the upper half of its float32, which must be all of it."""
    return (values.astype("<f4").view("<u4") >> 16).astype("<u2").tobytes()


class Writer:
    """The file's body, in the order in which the core reads it; keeps the rounded weights, so that they can be tried."""

    def __init__(self, bits: Bits) -> None:
        self.bits = bits
        self.body = bytearray()

    def numbers(self, form: str, *values: int) -> None:
        self.body += struct.pack("<" + form, *values)

    def floats(self, values: Tensor | np.ndarray) -> None:
        array = values.detach().numpy() if isinstance(values, Tensor) else values
        self.body += np.ascontiguousarray(array, dtype="<f4").tobytes()

    def table(self, weight: Tensor, bits: int) -> None:
        """A matrix by rows; the parameter takes the rounded values."""
        symbols, scales = quantise(weight.detach().numpy(), bits)
        self.numbers("HH", *symbols.shape)
        self.body += as_bf16(scales) + symbols.tobytes()
        with torch.no_grad():
            weight.copy_(torch.from_numpy(symbols * scales[:, None]))

    def linear(self, layer: Linear, shift: int, bits: int) -> None:
        symbols, scales = quantise(np.ascontiguousarray(layer.weight.detach().numpy().T), bits)
        self.numbers("HHB", *symbols.shape, shift)
        self.body += as_bf16(scales)
        self.floats(layer.bias)
        self.body += symbols.tobytes()
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy((symbols * scales[:, None]).T.copy()))

    def norm(self, layer: nn.LayerNorm) -> None:
        self.numbers("H", len(layer.weight))
        self.floats(layer.weight)
        self.floats(layer.bias)

    def embeddings(self, tables: Embeddings) -> None:
        self.table(tables.word.weight, self.bits.words)
        self.table(tables.part.weight, self.bits.parts)
        self.table(tables.shape.weight, self.bits.small)
        self.table(tables.length.weight, self.bits.small)

    def encoder(self, encoder: Encoder, bits: int) -> None:
        """From the flags to the last block, whose convolutions take `bits`."""
        self.table(encoder.flags, self.bits.flags)
        self.linear(encoder.input, EMBEDDED, self.bits.linear)
        self.norm(encoder.norm)
        for block in encoder.blocks:
            assert isinstance(block, Block)
            self.norm(block.norm)
            self.linear(block.conv, NORMALISED, bits)
        if encoder.memory is not None:
            self.linear(encoder.memory.project, RESIDUAL, self.bits.linear)
            self.linear(encoder.memory.output, RESIDUAL, self.bits.linear)
        self.norm(encoder.final)

    def names(self, network: Names, steps: np.ndarray, calibration: list[tuple[float, float]]) -> None:
        dims = network.dims
        blocks = len(dims.dilations)
        self.numbers("HHBB", dims.width, dims.memory, blocks, network.encoder.memory_after)
        self.numbers(f"{blocks}B", *dims.dilations)
        self.encoder(network.encoder, self.bits.linear)
        head = network.heads["names"]
        assert isinstance(head, Linear)
        self.linear(head, NORMALISED, self.bits.heads)
        self.floats(steps)
        self.numbers("B", len(calibration))
        self.floats(np.array(calibration, np.float32))

    def syntax(self, network: Syntax | None, relations: list[str]) -> None:
        self.numbers("B", network is not None)
        if network is None:
            return
        dims = network.dims
        self.numbers("HB", dims.width, len(dims.dilations))
        self.numbers(f"{len(dims.dilations)}B", *dims.dilations)
        bits = self.bits.linear
        self.encoder(network.encoder, self.bits.syntax_blocks)
        self.linear(network.upos, NORMALISED, self.bits.heads)
        self.numbers("H", len(network.root))
        self.linear(network.dependent, NORMALISED, bits)
        self.linear(network.head, NORMALISED, bits)
        self.floats(network.root)
        self.floats(network.root_bias)
        self.floats(network.distance)
        self.numbers("H", len(network.label_root))
        self.linear(network.label_dependent, NORMALISED, bits)
        self.linear(network.label_head, NORMALISED, bits)
        self.floats(network.label_root)
        self.linear(network.label, RESIDUAL, bits)
        self.numbers("B", len(relations))
        for name in relations:
            self.body += bytes([len(name)]) + name.encode()

    def statements(self, network: Statements, calibration: tuple[float, float]) -> None:
        """The body of the file of statements."""
        bits, blocks = self.bits.linear, self.bits.statement_blocks
        self.numbers("HB", network.dims.width, len(network.dims.dilations))
        self.numbers(f"{len(network.dims.dilations)}B", *network.dims.dilations)
        self.encoder(network.encoder, blocks)
        for name in ("cue", "content"):
            head = network.heads[name]
            assert isinstance(head, Linear)
            self.linear(head, NORMALISED, self.bits.heads)
        sizes = network.sizes
        self.numbers("HB", sizes.window, len(sizes.dilations))
        self.numbers(f"{len(sizes.dilations)}B", *sizes.dilations)
        self.linear(network.own, NORMALISED, bits)
        self.linear(network.of_cue, NORMALISED, bits)
        for table in network.tables:
            self.table(table, self.bits.flags)
        for table in network.offsets:
            self.table(table, self.bits.heads)
        for block in network.blocks:
            assert isinstance(block, Block)
            self.norm(block.norm)
            self.linear(block.conv, NORMALISED, blocks)
        self.norm(network.norm)
        self.linear(network.tags, NORMALISED, self.bits.heads)
        self.numbers("H", sizes.pointer)
        self.linear(network.keys, NORMALISED, bits)
        self.linear(network.queries, NORMALISED, bits)
        self.floats(np.array(calibration, np.float32))

    def finish(self) -> bytes:
        """The whole file."""
        return MAGIC + struct.pack("<I", fnv(bytes(self.body))) + bytes(self.body)


def round_names(network: Names, bits: Bits) -> None:
    """Gives the network the weights that its file would hold."""
    writer = Writer(bits)
    writer.embeddings(network.embeddings)
    writer.names(network, np.zeros(0, np.float32), [])


def fnv(data: bytes) -> int:
    """FNV-1a, 32 bit."""
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def vocabulary(hashes: list[int], embeddings: Embeddings) -> bytes:
    """The Rice-coded set of the words' hashes; the rows of the table of words are put into its order."""
    kept: dict[int, int] = {}
    for row, value in enumerate(hashes, start=1):
        kept.setdefault(value >> (32 - HASH_BITS), row)
    order = sorted(kept)
    weight = embeddings.word.weight.detach()
    rows = torch.cat([weight[:1], weight[[kept[it] for it in order]]])
    embeddings.word = nn.Embedding(len(rows), rows.shape[1])
    with torch.no_grad():
        embeddings.word.weight.copy_(rows)
    low = max(0, int(np.log2(2**HASH_BITS / len(order) * 0.69)))
    bits: list[int] = []
    last = 0
    for value in order:
        gap, last = value - last, value
        bits += [1] * (gap >> low) + [0] + [gap >> at & 1 for at in range(low)]
    coded = np.packbits(np.array(bits, np.uint8), bitorder="little").tobytes()
    number = lambda value: value.to_bytes(3, "little")
    return number(len(order)) + bytes([HASH_BITS, low]) + number(len(coded)) + coded


def model(identity: str, hashes: list[int], names: Names, steps: np.ndarray, calibration: list[tuple[float, float]],
          syntax: Syntax | None, relations: list[str], bits: Bits) -> bytes:
    """The model file; the networks take the rounded weights, their rows of words in the file's order."""
    writer = Writer(bits)
    writer.body += bytes([len(identity)]) + identity.encode()
    writer.body += vocabulary(hashes, names.embeddings)
    writer.embeddings(names.embeddings)
    writer.names(names, steps, calibration)
    writer.syntax(syntax, relations)
    return writer.finish()


def statements(network: Statements, calibration: tuple[float, float], bits: Bits) -> bytes:
    """The file of statements; the network takes the rounded weights."""
    writer = Writer(bits)
    writer.statements(network, calibration)
    return writer.finish()
