"""The core's own features of documents, by its command line, as arrays."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson

from .corpora import Document

# Row parts of a word: hash of its plain form, shape, length, then up to twelve parts (0: none).
PARTS = 12
COLUMNS = 3 + PARTS
# Tokens of a training example at most; longer documents are cut between sentences.
LONGEST = 1500


@dataclass
class Example:
    """A document as the network reads it."""

    id: str
    source: str
    twin: str
    words: np.ndarray  # [tokens] rows of the table of distinct words
    flags: np.ndarray  # [tokens] sets of flags, as 64-bit masks
    groups: np.ndarray  # [tokens]
    offsets: np.ndarray  # [tokens, 2] code points
    sentences: np.ndarray  # first token of each sentence


class WordTable:
    """All distinct words of all documents; row 0 is padding, row 1 a masked word."""

    def __init__(self) -> None:
        self.index: dict[tuple[int, ...], int] = {}
        self.rows: list[list[int]] = [[0] * COLUMNS, [0] * COLUMNS]

    def add(self, word: list[object]) -> int:
        """The row of a word as the core writes it."""
        plain, shape, length, parts = word
        row = [plain, shape, length, *parts]  # type: ignore[misc]
        key = tuple(row)
        at = self.index.get(key)
        if at is None:
            at = self.index[key] = len(self.rows)
            self.rows.append(row + [0] * (COLUMNS - len(row)))
        return at

    def array(self) -> np.ndarray:
        """[words, 15] int64."""
        return np.array(self.rows, dtype=np.int64)


def read(core: Path, documents: Iterable[Document], table: WordTable) -> list[Example]:
    """Runs the core over the documents; an answer for each, in order."""
    documents = list(documents)
    asked = b"".join(
        orjson.dumps({"id": it.id, "text": it.text, "lines": it.lines}, option=orjson.OPT_APPEND_NEWLINE)
        for it in documents
    )
    answers = subprocess.run([core, "features"], input=asked, stdout=subprocess.PIPE, check=True).stdout
    examples = []
    for document, line in zip(documents, answers.splitlines(), strict=True):
        answer = orjson.loads(line)
        rows = np.array([table.add(word) for word in answer["table"]], dtype=np.int32)
        words = np.array(answer["words"], dtype=np.int64)
        examples.append(
            Example(
                document.id,
                document.source,
                document.twin,
                rows[words] if len(words) else np.zeros(0, np.int32),
                np.array(answer["flags"], dtype=np.uint64),
                np.array(answer["groups"], dtype=np.int32),
                np.array(answer["tokens"], dtype=np.int32).reshape(-1, 2),
                np.array(answer["sentences"], dtype=np.int32),
            )
        )
    return examples


def project(example: Example, document: Document, tags: dict[str, int]) -> np.ndarray:
    """Spans of names on the core's own tokens, as numbers of BIO tags."""
    labels = np.zeros(len(example.words), dtype=np.int16)
    starts = example.offsets[:, 0]
    for first, after, name in document.spans:
        low, high = np.searchsorted(starts, first), np.searchsorted(starts, after)
        if low > 0 and example.offsets[low - 1, 1] > first and (low == len(starts) or starts[low] > first):
            low -= 1  # the span begins inside a token
        labels[low:high] = tags["I-" + name]
        if low < high:
            labels[low] = tags["B-" + name]
    return labels


def cut(examples: list[Example], arrays: list[list[np.ndarray]]) -> tuple[list[Example], list[list[np.ndarray]]]:
    """Long examples in pieces that end with a sentence; `arrays` are per-token companions, cut likewise."""
    pieces: list[Example] = []
    companions: list[list[np.ndarray]] = [[] for _ in arrays]
    for at, example in enumerate(examples):
        start = 0
        ends = [*example.sentences[1:], len(example.words)]
        for number, end in enumerate(ends):
            last = number + 1 == len(ends)
            if not (last or ends[number + 1] - start > LONGEST) or end == start:
                continue
            part = slice(start, end)
            groups = example.groups[part]
            unique = np.unique(groups[groups > 0])
            renumbered = np.where(groups > 0, np.searchsorted(unique, groups) + 1, 0).astype(np.int32)
            inside = (example.sentences >= start) & (example.sentences < end)
            pieces.append(
                Example(example.id, example.source, example.twin, example.words[part], example.flags[part], renumbered,
                        example.offsets[part], example.sentences[inside] - start)
            )
            for companion, array in zip(companions, arrays, strict=True):
                companion.append(array[at][part])
            start = end
    return pieces, companions
