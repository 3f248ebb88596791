"""The networks, as the core runs them: gated convolutions over a story, with a memory of each name's occurrences."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .corpora import CLASSES
from .features import PARTS, Example

TAGS = ["O", *(f"{position}-{name}" for name in CLASSES for position in "BI")]
UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
FLAGS = 46
# Flags from this one on come from word lists, and are dropped for some words in training.
FIRST_LISTED = 15
# Flags that a masked word keeps: its place, not its spelling; and those of its case, kept half of the time.
KEPT_UNDER_MASK = [0, 1, 4, 5, 6, 9, 12, 13, 14]
CASE_FLAGS = [10, 11]
PART_ROWS, SHAPE_ROWS, LENGTH_ROWS = 4096, 256, 16
# Rows of zeros between two stories of a batch: wider than the widest convolution reaches.
GAP = 8


@dataclass(frozen=True)
class Dims:
    """Sizes of a network."""

    width: int = 96
    memory: int = 48
    dilations: tuple[int, ...] = (1, 1, 2, 4, 1)
    word: int = 64
    part: int = 48
    shape: int = 16
    length: int = 4

    @property
    def input(self) -> int:
        return self.word + self.part + self.shape + self.length


@dataclass
class Batch:
    """Stories one after another, with gaps between them."""

    table: Tensor  # [distinct words, 15]: row of the vocabulary, shape, length, parts
    inverse: Tensor  # [tokens] index into it
    flags: Tensor  # [tokens, FLAGS]
    groups: Tensor  # [tokens]; numbers are of the batch
    group_count: int
    mask: Tensor  # [tokens, 1]: 0 in the gaps
    words: np.ndarray  # [tokens] rows of the table of all words
    places: list[slice]  # of each story


class Dropout(nn.Module):
    """Dropout whose masks are cut from a pool: drawing them anew is slow on a processor."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pool = torch.zeros(0)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate <= 0:
            return x
        size = x.numel()
        if len(self.pool) < size + 200_000:
            pool = torch.rand(max(2_000_000, 2 * size + 400_000)) >= self.rate
            self.pool = pool.float() / (1 - self.rate)
        at = int(torch.randint(0, len(self.pool) - size, (1,)))
        return x * self.pool[at : at + size].view_as(x)


class Linear(nn.Module):
    """A linear layer; half precision in training, which two cores need."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.bits = 0  # where not 0, training rounds the weights to so many bits
        self.weight = nn.Parameter(torch.randn(inputs, outputs) * (1 / inputs) ** 0.5)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            weight = self.rounded() if self.bits else self.weight
            return (x.to(torch.bfloat16) @ weight.to(torch.bfloat16)).float() + self.bias
        return x @ self.weight + self.bias


    def rounded(self) -> Tensor:
        """The weights as few bits hold them, with the gradient of the whole ones."""
        top = 2 ** (self.bits - 1) - 1
        with torch.no_grad():
            scale = self.weight.abs().amax(0, keepdim=True) * (0.76 if self.bits < 4 else 0.92) / top + 1e-9
            step = (self.weight / scale).round().clamp(-top, top) * scale - self.weight
        return self.weight + step


class Block(nn.Module):
    """A residual convolution of width three."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.conv = Linear(3 * width, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor, same: Tensor | None) -> Tensor:
        """`same` [2, tokens, 1] says where the neighbours are of the same sentence; none: of the same story."""
        h = self.norm(x) * mask
        if self.training:
            h = h.to(torch.bfloat16)
        zeros = h.new_zeros(self.dilation, h.shape[1])
        before = torch.cat([zeros, h[: -self.dilation]])
        after = torch.cat([h[self.dilation :], zeros])
        if same is not None:
            before, after = before * same[0], after * same[1]
        return x + self.dropout(functional.relu(self.conv(torch.cat([before, h, after], 1))))


class Memory(nn.Module):
    """Maximum and mean over the occurrences of a name in its story, added to each of them."""

    def __init__(self, width: int, size: int, dropout: float) -> None:
        super().__init__()
        self.size = size
        self.project = Linear(width, size)
        self.output = Linear(2 * size, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, groups: Tensor, count: int) -> Tensor:
        at = groups.nonzero().squeeze(1)
        if count == 0 or len(at) == 0:
            return x
        group = groups[at] - 1
        h = functional.relu(self.project(x[at]))
        most = h.new_zeros(count, self.size).index_reduce(0, group, h, "amax", include_self=True)
        number = h.new_zeros(count).index_add(0, group, h.new_ones(len(group))).clamp(min=1)
        mean = h.new_zeros(count, self.size).index_add(0, group, h) / number[:, None]
        return x.index_add(0, at, self.dropout(self.output(torch.cat([most, mean], 1)[group])))


class Embeddings(nn.Module):
    """The tables of words, parts, shapes and lengths."""

    def __init__(self, vocabulary: int, dims: Dims) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary + 1, dims.word)
        self.part = nn.Embedding(PART_ROWS, dims.part, padding_idx=0)
        self.shape = nn.Embedding(SHAPE_ROWS, dims.shape)
        self.length = nn.Embedding(LENGTH_ROWS, dims.length)
        for table, deviation in ((self.word, 0.3), (self.part, 0.2), (self.shape, 0.3), (self.length, 0.3)):
            nn.init.normal_(table.weight, std=deviation)
        with torch.no_grad():
            self.part.weight[0] = 0  # no part at all

    def forward(self, table: Tensor) -> Tensor:
        """[words, 15] to [words, input]."""
        parts = table[:, 3 : 3 + PARTS]
        number = (parts > 0).sum(1, keepdim=True).clamp(min=1).float().sqrt()
        return torch.cat(
            [self.word(table[:, 0]), self.part(parts).sum(1) / number, self.shape(table[:, 1]), self.length(table[:, 2])],
            1,
        )


class Encoder(nn.Module):
    """Words and flags to states."""

    def __init__(self, dims: Dims, dropout: float, with_memory: bool = True) -> None:
        super().__init__()
        width = dims.width
        self.input = Linear(dims.input, width)
        self.flags = nn.Parameter(torch.randn(FLAGS, width) * (1 / FLAGS) ** 0.5)
        self.norm = nn.LayerNorm(width)
        self.blocks = nn.ModuleList([Block(width, dilation, dropout) for dilation in dims.dilations])
        self.memory_after = len(dims.dilations) - 2
        self.memory = Memory(width, dims.memory, dropout) if with_memory else None
        self.final = nn.LayerNorm(width)
        self.dropout = Dropout(dropout)
        self.word_dropout = Dropout(dropout / 2)

    def take(self, other: "Encoder") -> None:
        """Begins as another encoder where the two are alike."""
        own, theirs = self.state_dict(), other.state_dict()
        own.update({name: value for name, value in theirs.items() if name in own and own[name].shape == value.shape})
        self.load_state_dict(own)

    def forward(self, embedded: Tensor, batch: Batch, same: dict[int, Tensor] | None = None) -> Tensor:
        words = self.input(self.word_dropout(embedded))
        x = words[batch.inverse] + batch.flags @ self.flags
        x = self.dropout(functional.relu(self.norm(x))) * batch.mask
        for at, block in enumerate(self.blocks):
            assert isinstance(block, Block)
            x = block(x, batch.mask, same[block.dilation] if same else None) * batch.mask
            if self.memory is not None and at == self.memory_after:
                x = self.memory(x, batch.groups, batch.group_count) * batch.mask
        return self.final(x)


class Names(nn.Module):
    """The tagger of names, with heads for other corpora's labels and for masked words."""

    def __init__(self, vocabulary: int, dims: Dims, dropout: float = 0.2, heads: dict[str, int] | None = None,
                 masked: int = 0) -> None:
        super().__init__()
        self.dims = dims
        self.embeddings = Embeddings(vocabulary, dims)
        self.encoder = Encoder(dims, dropout)
        self.dropout = Dropout(dropout)
        self.heads = nn.ModuleDict({"names": Linear(dims.width, len(TAGS))})
        for name, size in (heads or {}).items():
            self.heads[name] = Linear(dims.width, size)
        if masked:
            self.guess = Linear(dims.width, dims.word)
            self.guess_bias = nn.Parameter(torch.zeros(masked))
            self.guess_scale = nn.Parameter(torch.tensor(2.0))

    def states(self, batch: Batch) -> Tensor:
        return self.encoder(self.embeddings(batch.table), batch)

    def forward(self, batch: Batch, head: str = "names") -> Tensor:
        return self.heads[head](self.dropout(self.states(batch)))

    def guesses(self, batch: Batch, at: Tensor) -> Tensor:
        """Scores of the most frequent words at the masked places."""
        h = self.guess(self.states(batch)[at]).to(torch.bfloat16)
        table = self.embeddings.word.weight[1 : len(self.guess_bias) + 1].to(torch.bfloat16)
        return (h @ table.t()).float() * self.guess_scale + self.guess_bias


def masks(flags: np.ndarray) -> np.ndarray:
    """[tokens] of 64-bit sets to [tokens, FLAGS] of zeros and ones."""
    return ((flags[:, None] >> np.arange(FLAGS, dtype=np.uint64)) & np.uint64(1)).astype(np.float32)


def collate(
    examples: list[Example],
    table: np.ndarray,
    chance: np.random.Generator | None = None,
    word_dropout: float = 0.0,
    list_dropout: float = 0.0,
) -> Batch:
    """Stories to a batch; with `chance` some words lose their row, or what the lists say of them."""
    words, flags, groups, mask, places = [], [], [], [], []
    count = at = 0
    for example in examples:
        size = len(example.words)
        words += [example.words, np.zeros(GAP, np.int32)]
        flags += [example.flags, np.zeros(GAP, np.uint64)]
        groups += [np.where(example.groups > 0, example.groups + count, 0), np.zeros(GAP, np.int32)]
        mask += [np.ones(size, np.float32), np.zeros(GAP, np.float32)]
        count += int(example.groups.max(initial=0))
        places.append(slice(at, at + size))
        at += size + GAP
    every_word = np.concatenate(words)
    distinct, inverse = np.unique(every_word, return_inverse=True)
    rows = table[distinct]
    bits = masks(np.concatenate(flags))
    if chance is not None:
        rows = rows.copy()
        rows[chance.random(len(distinct)) < word_dropout, 0] = 0
        kept = (chance.random(len(distinct)) >= list_dropout).astype(np.float32)
        bits[:, FIRST_LISTED:] *= kept[inverse][:, None]
    return Batch(
        torch.from_numpy(rows),
        torch.from_numpy(inverse),
        torch.from_numpy(bits),
        torch.from_numpy(np.concatenate(groups)).long(),
        count,
        torch.from_numpy(np.concatenate(mask))[:, None],
        every_word,
        places,
    )


def mask_words(batch: Batch, table: np.ndarray, most: int, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Hides 15 % of the frequent words; their places, and which words they are."""
    rows = table[batch.words, 0]
    hidden = (chance.random(len(rows)) < 0.15) & (rows > 0) & (rows <= most)
    distinct, inverse = np.unique(np.where(hidden, 1, batch.words), return_inverse=True)
    batch.table, batch.inverse = torch.from_numpy(table[distinct]), torch.from_numpy(inverse)
    at = torch.from_numpy(np.nonzero(hidden)[0])
    flags = torch.zeros(len(at), FLAGS)
    flags[:, KEPT_UNDER_MASK] = batch.flags[at][:, KEPT_UNDER_MASK]
    case = batch.flags[at][:, CASE_FLAGS]
    flags[:, CASE_FLAGS] = case * (torch.rand(len(at), 1) < 0.5).float()
    batch.flags[at] = flags
    batch.groups[at] = 0
    return at, torch.from_numpy(rows[hidden] - 1)

