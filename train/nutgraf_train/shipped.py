"""The vocabulary and the tables of words in a model file: what a network that is trained later reads too."""

import struct
from pathlib import Path

import numpy as np
import torch

from .network import Dims, Embeddings

# Bytes before the file's body: magic, version, checksum.
HEADER = 12
HASH = 32


class Reader:
    """Takes what `export.Writer` wrote."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, HEADER

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]

    def numbers(self, form: str) -> tuple[int, ...]:
        return struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))

    def table(self) -> np.ndarray:
        """Rows of rounded weights."""
        rows, columns = self.numbers("HH")
        scales = (np.frombuffer(self.take(2 * rows), "<u2").astype("<u4") << 16).view("<f4")
        symbols = np.frombuffer(self.take(rows * columns), "i1").reshape(rows, columns)
        return (symbols * scales[:, None]).astype(np.float32)

    def hashes(self) -> list[int]:
        """The words' hashes, in the order of their rows from 1 on; those of `HASH_BITS`."""
        count = int.from_bytes(self.take(3), "little")
        _, low = self.take(2)
        code = np.unpackbits(np.frombuffer(self.take(int.from_bytes(self.take(3), "little")), np.uint8), bitorder="little")
        found, at, last = [], 0, 0
        for _ in range(count):
            high = 0
            while code[at]:
                high, at = high + 1, at + 1
            rest = sum(int(code[at + 1 + bit]) << bit for bit in range(low))
            at += 1 + low
            last += (high << low) + rest
            found.append(last)
        return found


def tables(model: Path) -> tuple[dict[int, int], int, Embeddings]:
    """Row of each hash, bits of a hash, and the tables of a model file."""
    reader = Reader(model.read_bytes())
    reader.take(reader.take(1)[0])
    bits = reader.data[reader.at + 3]
    rows = {value: row for row, value in enumerate(reader.hashes(), start=1)}
    weights = [torch.from_numpy(reader.table()) for _ in range(4)]
    sizes = [it.shape[1] for it in weights]
    embeddings = Embeddings(len(rows), Dims(word=sizes[0], part=sizes[1], shape=sizes[2], length=sizes[3]))
    named = zip((embeddings.word, embeddings.part, embeddings.shape, embeddings.length), weights, strict=True)
    with torch.no_grad():
        for table, weight in named:
            table.weight.copy_(weight)
    return rows, bits, embeddings.requires_grad_(False)


def with_rows(table: np.ndarray, rows: dict[int, int], bits: int) -> np.ndarray:
    """The table of distinct words with the rows of the vocabulary instead of hashes."""
    out = table.copy()
    out[:, 0] = [rows.get(int(it) >> (HASH - bits), 0) for it in table[:, 0]]
    out[:2, 0] = 0
    return out
