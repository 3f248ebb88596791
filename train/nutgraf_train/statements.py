"""Statements of PolNeAR on the core's tokens, and the windows around cues."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from . import corpora
from .features import Example, WordTable

# Bits of the core's `quotes::features`; the flags of names come before them.
SIGNS = 84
ACTS = slice(12, 15)
# Tokens before and after a cue that its window reaches, within its block.
BEFORE, AFTER = 110, 160
# Relations of the syntax; steps up a tree that are followed.
RELATIONS, CLIMB = 41, 12
# What the windows' tables tell apart: distance, sentences, marks between, same quotation, place in the tree.
STEPS = [1, 2, 3, 4, 6, 9, 13, 21, 41, 81]
TABLES = (2 * len(STEPS) + 1, 7, 7, 6, 3 + 2 * RELATIONS)
IGNORED = -100

Span = tuple[int, int]
Row = tuple[np.ndarray, np.ndarray]  # places of a window's tokens, [tokens, 5] rows of the tables


@dataclass
class Gold:
    """One attribution in tokens, pieces in text order."""

    cue: Span
    content: list[Span]
    source: list[Span]


@dataclass
class Story:
    """A story with all that the network of statements reads, and its gold."""

    example: Example
    text: str
    signs: np.ndarray  # [tokens, SIGNS]
    quoted: np.ndarray  # [tokens, 2] number of the quotation or 0, marks of the block before
    block: np.ndarray  # [tokens]
    sentence: np.ndarray  # [tokens]
    chain: np.ndarray  # [tokens, CLIMB] the token and those above it, -1 beyond the root
    relation: np.ndarray  # [tokens]
    gold: list[Gold] = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, np.ndarray] = field(default_factory=dict)  # BIO: 0 outside, 1 first, 2 other
    others: list[Span] = field(default_factory=list)  # words that could be cues and are none
    windows: dict[Span, Row] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.example.words)


def read(core: Path, rows: list[dict[str, Any]], table: WordTable, titled: bool) -> list[Story]:
    """Runs the core over texts (`id`, `text`, for gold `attributions`)."""
    asked = b"".join(
        orjson.dumps({"id": it["id"], "text": it["text"], "lines": True, "titled": titled}, option=orjson.OPT_APPEND_NEWLINE)
        for it in rows
    )
    answers = subprocess.run([core, "features", "--statements"], input=asked, stdout=subprocess.PIPE, check=True).stdout
    stories = []
    for row, line in zip(rows, answers.splitlines(), strict=True):
        answer = orjson.loads(line)
        if not answer["words"]:
            continue
        names = np.array([table.add(word) for word in answer["table"]], dtype=np.int32)
        example = Example(
            row["id"], "", "", names[np.array(answer["words"])], np.array(answer["flags"], np.uint64),
            np.array(answer["groups"], np.int32), np.array(answer["tokens"], np.int32), np.array(answer["sentences"], np.int32),
        )
        tree = np.array(answer["tree"], np.int64).reshape(-1, 2)
        story = Story(
            example, row["text"], bits(answer["signs"]), np.array(answer["quoted"], np.int64),
            np.array(answer["blocks"], np.int64), sentences(example), chains(tree[:, 0]), tree[:, 1],
        )
        if "attributions" in row:
            annotate(story, row, titled)
        stories.append(story)
    return stories


def bits(halves: list[list[int]]) -> np.ndarray:
    pairs = np.array(halves, np.uint64)
    both = [(pairs[:, half : half + 1] >> np.arange(64, dtype=np.uint64)) & np.uint64(1) for half in (0, 1)]
    return np.concatenate(both, 1)[:, :SIGNS].astype(np.uint8)


def sentences(example: Example) -> np.ndarray:
    starts = np.zeros(len(example.words), np.int64)
    starts[example.sentences[example.sentences < len(starts)]] = 1
    return np.cumsum(starts) - 1


def chains(heads: np.ndarray) -> np.ndarray:
    """Each token and the tokens above it, as far as they are followed."""
    up = np.full((len(heads), CLIMB), -1, np.int64)
    up[:, 0] = np.arange(len(heads))
    for step in range(1, CLIMB):
        below = up[:, step - 1]
        up[:, step] = np.where(below >= 0, heads[np.maximum(below, 0)], -1)
    return up


def annotate(story: Story, row: dict[str, Any], titled: bool) -> None:
    """Puts PolNeAR's attributions on the tokens. A headline has no labels; what annotators set aside has none either."""
    story.raw = row
    ends, starts = story.example.offsets[:, 1], story.example.offsets[:, 0]

    def tokens(span: list[int]) -> Span:
        return int(np.searchsorted(ends, span[0], "right")), int(np.searchsorted(starts, span[1], "left"))

    labels = {name: np.zeros(len(story), np.int64) for name in ("cue", "content", "source")}
    for attribution in row["attributions"]:
        spans = {name: [it for it in map(tokens, attribution[name]) if it[0] < it[1]] for name in labels}
        for name, pieces in spans.items():
            for first, end in pieces:
                if name == "content" and labels[name][first:end].any():
                    continue  # of nested contents the first stays
                labels[name][first:end] = 2
                labels[name][first] = 1
        if spans["cue"] and spans["content"]:
            story.gold.append(Gold(spans["cue"][0], sorted(spans["content"]), sorted(spans["source"])))
    for span in [*row.get("discard", []), *row.get("discuss", [])]:
        first, end = tokens(span)
        for array in labels.values():
            array[first:end][array[first:end] == 0] = IGNORED
    if titled:
        for array in labels.values():
            array[story.block == 0] = IGNORED
        story.gold = [it for it in story.gold if story.block[it.cue[0]] > 0]
    story.labels = labels
    could = story.signs[:, ACTS].any(1) & (labels["cue"] == 0)
    story.others = [(int(at), int(at) + 1) for at in np.nonzero(could)[0]]


def window(story: Story, cue: Span) -> Row:
    """The window of a cue: its block, as far as it reaches."""
    kept = story.windows.get(cue)
    if kept is not None:
        return kept
    first, end = cue
    same = np.nonzero(story.block == story.block[first])[0]
    at = np.arange(max(int(same[0]), first - BEFORE), min(int(same[-1]) + 1, end + AFTER))
    away = np.where(at < first, at - first, np.where(at >= end, at - end + 1, 0))
    near = np.digitize(np.abs(away), STEPS)
    distance = np.where(away < 0, len(STEPS) - near, len(STEPS) + near)
    quotation = story.quoted[at, 0]
    inside = story.signs[at, 0].astype(np.int64)
    same_quotation = np.where(quotation == 0, 0, np.where(quotation == story.quoted[first, 0], 1, 2)) * 2 + inside
    clip = lambda values, of: np.clip(values[at] - of, -3, 3) + 3
    row = np.stack(
        [distance, clip(story.sentence, story.sentence[first]), clip(story.quoted[:, 1], story.quoted[first, 1]),
         same_quotation, place(story, at, cue)], 1,
    )
    kept = at.astype(np.int32), row.astype(np.int16)
    story.windows[cue] = kept
    return kept


def place(story: Story, at: np.ndarray, cue: Span) -> np.ndarray:
    """0 in another sentence, 1 beside the cue, 2 the cue; else by which relation below or above it."""
    first, end = cue
    out = np.where(story.sentence[at] == story.sentence[first], 1, 0)
    up = story.chain[at]
    reached = (up >= first) & (up < end)
    below = np.nonzero(reached.any(1) & (out == 1))[0]
    step = reached[below].argmax(1)
    child = up[below, np.maximum(step - 1, 0)]
    out[below] = 3 + story.relation[child]
    heads = [it for it in range(first, end) if not first <= story.chain[it, 1] < end]
    above = story.chain[heads[0]] if heads else story.chain[first]
    for step in range(1, CLIMB):
        if above[step] < 0:
            break
        out[at == above[step]] = 3 + RELATIONS + story.relation[above[step - 1]]
    out[(at >= first) & (at < end)] = 2
    return out


def polnear(data: Path, part: str) -> list[dict[str, Any]]:
    return list(corpora.rows(data / f"quotes/polnear.{part}.jsonl"))
