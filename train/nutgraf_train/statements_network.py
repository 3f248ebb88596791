"""The network of statements: an encoder over the shared tables, heads for cues, and for each cue a tagger and pointers."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .loop import padded
from .network import FLAGS, GAP, Batch, Block, Dims, Dropout, Encoder, Linear, collate
from .statements import SIGNS, TABLES, Gold, Span, Story, window

HEADS = ("cue", "content", "source")
# A window's tags: outside, first and other token of the content, of the source.
WINDOW_TAGS = 5
# Pointers: first and last token of the content, of the source.
POINTERS = 4
# Tokens of a zero gap between windows.
MARGIN = 8


@dataclass(frozen=True)
class Sizes:
    """Sizes beside the encoder's."""

    window: int = 48
    dilations: tuple[int, ...] = (1, 2, 4)
    pointer: int = 24


@dataclass
class Windows:
    """Windows of a batch's cues, one after another."""

    cues: list[Span]
    places: Tensor  # [tokens]
    window: Tensor  # [tokens] whose window each is of
    rows: Tensor  # [tokens, 5]
    starts: np.ndarray  # of each window


class Statements(nn.Module):
    """Cues, and for each its content and source."""

    def __init__(self, dims: Dims, sizes: Sizes, dropout: float = 0.12) -> None:
        super().__init__()
        self.dims, self.sizes = dims, sizes
        self.encoder = Encoder(dims, dropout, with_memory=False)
        self.encoder.flags = nn.Parameter(torch.randn(FLAGS + SIGNS, dims.width) * FLAGS**-0.5)
        self.dropout = Dropout(dropout)
        self.heads = nn.ModuleDict({name: Linear(dims.width, 3) for name in HEADS})
        width = sizes.window
        self.own, self.of_cue = Linear(dims.width, width), Linear(dims.width, width)
        self.tables = nn.ParameterList([nn.Parameter(torch.randn(rows, width) * 0.2) for rows in TABLES])
        self.blocks = nn.ModuleList([Block(width, it, dropout) for it in sizes.dilations])
        self.norm, self.tags = nn.LayerNorm(width), Linear(width, WINDOW_TAGS)
        self.keys, self.queries = Linear(dims.width, POINTERS * sizes.pointer), Linear(dims.width, POINTERS * sizes.pointer)
        self.offsets = nn.ParameterList([nn.Parameter(torch.zeros(rows, POINTERS)) for rows in TABLES])

    def states(self, embedded: Tensor, batch: Batch) -> Tensor:
        return self.dropout(self.encoder(embedded, batch))

    def cue_states(self, states: Tensor, cues: list[Span]) -> Tensor:
        """The mean state of each cue's tokens."""
        at = torch.from_numpy(np.concatenate([np.arange(*it) for it in cues]))
        of = torch.from_numpy(np.concatenate([np.full(end - first, number) for number, (first, end) in enumerate(cues)]))
        count = torch.tensor([float(end - first) for first, end in cues])
        return states.new_zeros(len(cues), states.shape[1]).index_add(0, of, states[at]) / count[:, None]

    def window_scores(self, states: Tensor, windows: Windows) -> Tensor:
        """[tokens of windows, 5]"""
        cue = self.of_cue(self.cue_states(states, windows.cues))
        x = self.own(states)[windows.places] + cue[windows.window]
        for column, table in enumerate(self.tables):
            x = x + table[windows.rows[:, column]]
        at = torch.arange(len(windows.places)) + windows.window * MARGIN
        count = len(windows.places) + MARGIN * len(windows.cues)
        mask = x.new_zeros(count, 1)
        mask[at] = 1
        spread = x.new_zeros(count, x.shape[1]).index_copy(0, at, functional.relu(x))
        for block in self.blocks:
            spread = block(spread, mask, None) * mask
        return self.tags(self.norm(spread[at]))

    def pointer_scores(self, states: Tensor, windows: Windows) -> Tensor:
        """[tokens of windows, 4] logarithms of probabilities within each window."""
        depth = self.sizes.pointer
        queries = self.queries(self.cue_states(states, windows.cues)).view(-1, POINTERS, depth)
        keys = self.keys(states).view(-1, POINTERS, depth)
        x = (queries[windows.window] * keys[windows.places]).sum(-1) * depth**-0.5
        for column, table in enumerate(self.offsets):
            x = x + table[windows.rows[:, column]]
        count = len(windows.cues)
        most = torch.full((count, POINTERS), -1e9).index_reduce(0, windows.window, x.detach(), "amax")
        x = x - most[windows.window]
        total = torch.zeros(count, POINTERS).index_add(0, windows.window, x.exp())
        return x - total.clamp(min=1e-20).log()[windows.window]


def batch_of(stories: list[Story], table: np.ndarray, chance: np.random.Generator | None = None) -> Batch:
    """As for names, with the signs behind the flags."""
    batch = collate([it.example for it in stories], table, chance, 0.08, 0.1)
    signs = np.concatenate([part for it in stories for part in (it.signs, np.zeros((GAP, SIGNS), np.uint8))])
    batch.flags = torch.cat([batch.flags, torch.from_numpy(signs.astype(np.float32))], 1)
    return batch


def windows_of(batch: Batch, stories: list[Story], cues: list[list[Span]]) -> Windows:
    """The windows of the cues of each story."""
    shifted: list[Span] = []
    places, numbers, rows, starts, total = [], [], [], [], 0
    for story, place, own in zip(stories, batch.places, cues, strict=True):
        for cue in own:
            at, row = window(story, cue)
            numbers.append(np.full(len(at), len(shifted)))
            shifted.append((cue[0] + place.start, cue[1] + place.start))
            places.append(at.astype(np.int64) + place.start)
            rows.append(row)
            starts.append(total)
            total += len(at)
    join = lambda arrays: torch.from_numpy(np.concatenate(arrays).astype(np.int64))
    return Windows(shifted, join(places), join(numbers), join(rows), np.array(starts))


def targets(story: Story, gold: Gold | None, cue: Span) -> tuple[np.ndarray, list[int]]:
    """Tags of a cue's window, and the four pointers as indices into it; a cue that is none has no pointers."""
    at, _ = window(story, cue)
    tags = np.zeros(len(at), np.int64)
    if gold is None:
        return tags, []
    pointers = []
    for pieces, first_tag in ((gold.content, 1), (gold.source, 3)):
        for first, end in pieces:
            tags[(at >= first) & (at < end)] = first_tag + 1
            tags[at == first] = first_tag
        ends = (pieces[0][0], pieces[-1][1] - 1) if pieces else (cue[0], cue[0])
        pointers += [int(np.clip(it, at[0], at[-1]) - at[0]) for it in ends]
    return tags, pointers


def losses(network: Statements, embedded: Tensor, batch: Batch, stories: list[Story], chance: np.random.Generator,
           negatives: float, states: Tensor | None = None) -> Tensor:
    """Sum of the losses of the heads, the windows' tags and the pointers; `negatives`: words that are no cues, for each that is."""
    states = network.states(embedded, batch) if states is None else states
    total = states.new_zeros(())
    for name, head in network.heads.items():
        labels = torch.from_numpy(padded(batch, [it.labels[name] for it in stories]))
        total = total + functional.cross_entropy(head(states), labels, ignore_index=-100)
    cues: list[list[Span]] = []
    tags, pointed, pointers, number = [], [], [], 0
    for story in stories:
        chosen = int(min(len(story.others), negatives * len(story.gold) + 0.5))
        picked: list[tuple[Span, Gold | None]] = [(it.cue, it) for it in story.gold]
        picked += [(story.others[at], None) for at in chance.permutation(len(story.others))[:chosen]]
        cues.append([cue for cue, _ in picked])
        for cue, gold in picked:
            own_tags, own = targets(story, gold, cue)
            tags.append(own_tags)
            if own:
                pointed.append(number)
                pointers.append(own)
            number += 1
    if not tags:
        return total
    windows = windows_of(batch, stories, cues)
    total = total + functional.cross_entropy(network.window_scores(states, windows), torch.from_numpy(np.concatenate(tags)))
    if pointers:
        scores = network.pointer_scores(states, windows)
        at = torch.from_numpy(windows.starts[np.array(pointed)][:, None] + np.array(pointers))
        total = total - scores.gather(0, at).mean()
    return total
