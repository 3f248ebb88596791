"""A wide network with tables of its own teaches the one that ships: PolNeAR's gold, and what the teacher says of it and of raw news."""

import argparse
import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from . import corpora, export, shipped
from . import statements_calibrate as calibrate
from .features import WordTable
from .loop import batches, train
from .network import GAP, Batch, Block, Dims, Embeddings
from .statements import Span, Story, polnear, read
from .statements_decode import decode, outputs, report, score
from .statements_network import HEADS, Sizes, Statements, batch_of, losses, windows_of

TEACHER = Dims(width=96, dilations=(1, 1, 2, 4, 1, 8))
TEACHER_SIZES = Sizes(window=64, dilations=(1, 2, 4, 8), pointer=32)
STUDENT = Dims(width=72, dilations=(1, 1, 2, 4, 8))
STUDENT_SIZES = Sizes(window=48, dilations=(1, 2, 4), pointer=24)
# Words that are no cues, for each that is, in a teacher's training.
NEGATIVES = 0.25
# Tokens of a batch.
TOKENS = 3000
# Tokens of a raw story at most.
LONGEST_RAW = 6000
# Bits of the student's layers, already in training.
BLOCK_BITS, LAYER_BITS = 3, 4


@dataclass
class Soft:
    """A teacher's probabilities of a story: of heads, and of each cue's tags and pointers."""

    heads: dict[str, np.ndarray]
    windows: dict[Span, tuple[np.ndarray, np.ndarray]]


class Both(nn.Module):
    """A network and tables that learn with it."""

    def __init__(self, embeddings: Embeddings, network: Statements) -> None:
        super().__init__()
        self.embeddings, self.network = embeddings, network


def teach(network: Statements, embeddings: Embeddings, stories: list[Story], table: np.ndarray, seed: int, epochs: float) -> None:
    """Trains a teacher, tables and all."""
    chance = np.random.default_rng(seed)
    embeddings.requires_grad_(True)
    turn = batches([len(it) for it in stories], TOKENS, chance)

    def one(_: int) -> Tensor:
        chosen = [stories[at] for at in next(turn)]
        batch = batch_of(chosen, table, chance)
        return losses(network, embeddings(batch.table), batch, chosen, chance, NEGATIVES)

    steps = int(epochs * sum(map(len, stories)) / TOKENS)
    train(Both(embeddings, network), steps, 2e-3, one, "statements, teacher")
    embeddings.requires_grad_(False)


def soften(network: Statements, embeddings: Embeddings, stories: list[Story], table: np.ndarray) -> list[Soft]:
    """What the teacher says: for the cues that it finds, and for those of the gold."""
    found = outputs(network, embeddings, stories, table)
    cues = [sorted({*out.windows, *(it.cue for it in story.gold)}) for story, out in zip(stories, found, strict=True)]
    soft = []
    for out in outputs(network, embeddings, stories, table, cues):
        windows = {cue: (np.exp(tags).astype(np.float16), np.exp(pointers).astype(np.float16))
                   for cue, (_, tags, pointers) in out.windows.items()}
        heads = {"cue": out.cue, "content": out.content}
        soft.append(Soft({name: np.exp(it).astype(np.float16) for name, it in heads.items()}, windows))
    return soft


def soft_loss(network: Statements, stories: list[Story], soft: list[Soft], states_of: Tensor, batch: Batch) -> Tensor:
    """How far the network is from what the teacher says."""
    total = states_of.new_zeros(())
    gap = np.zeros((GAP, 3), np.float16)
    for name in HEADS[:2]:
        wanted = torch.from_numpy(np.concatenate([part for it in soft for part in (it.heads[name], gap)])).float()
        total = total - (wanted * functional.log_softmax(network.heads[name](states_of), -1)).sum() / wanted.sum()
    cues = [list(it.windows) for it in soft]
    if not any(cues):
        return total
    windows = windows_of(batch, stories, cues)
    tags = torch.from_numpy(np.concatenate([it.windows[cue][0] for it, own in zip(soft, cues, strict=True) for cue in own])).float()
    points = torch.from_numpy(np.concatenate([it.windows[cue][1] for it, own in zip(soft, cues, strict=True) for cue in own])).float()
    total = total - (tags * functional.log_softmax(network.window_scores(states_of, windows), -1)).sum() / tags.sum()
    return total - (points * network.pointer_scores(states_of, windows)).sum() / points.sum()


def learn(network: Statements, embeddings: Embeddings, gold: list[Story], gold_soft: list[Soft], raw: list[Story],
          raw_soft: list[Soft], table: np.ndarray, seed: int, epochs: float, rate: float) -> None:
    """Trains the student over frozen tables: gold and teacher in turn with the teacher's reading of raw news."""
    chance = np.random.default_rng(seed)
    for block in [*network.encoder.blocks, *network.blocks]:
        assert isinstance(block, Block)
        block.conv.bits = BLOCK_BITS
    for layer in (network.encoder.input, network.own, network.of_cue, network.keys, network.queries):
        layer.bits = LAYER_BITS
    turn = batches([len(it) for it in gold], TOKENS, chance)
    other = batches([len(it) for it in raw], TOKENS, chance) if raw else None

    def one(step: int) -> Tensor:
        if other is not None and step % 3 == 2:
            at = next(other)
            stories, soft = [raw[it] for it in at], [raw_soft[it] for it in at]
        else:
            at = next(turn)
            stories, soft = [gold[it] for it in at], [gold_soft[it] for it in at]
        batch = batch_of(stories, table, chance)
        embedded = embeddings(batch.table)
        states = network.states(embedded, batch)
        total = soft_loss(network, stories, soft, states, batch)
        if other is not None and step % 3 == 2:
            return 2 * total
        return total + losses(network, embedded, batch, stories, chance, NEGATIVES, states)

    steps = int(epochs * sum(map(len, gold)) / TOKENS * (1.5 if raw else 1))
    train(network, steps, rate, one, "statements, student")


def main() -> None:
    """From PolNeAR and raw news to `model/statements.bin`, over the tables of `model/tagger.bin`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    for name in ("data", "core", "model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    words = WordTable()
    gold, development = (read(arguments.core, polnear(arguments.data, part), words, True) for part in ("train", "dev"))
    news = [{"id": it.id, "text": it.text} for it in corpora.worldwide(arguments.data, "train")]
    wikinews = corpora.rows(arguments.data / "raw/open.jsonl.gz")
    news += [{"id": it["id"], "text": it["text"]} for it in wikinews if it["source"] == "wikinews"]
    raw = [it for it in read(arguments.core, news, words, False) if len(it) < LONGEST_RAW]
    rows, bits, tables = shipped.tables(arguments.model)
    table = shipped.with_rows(words.array(), rows, bits)
    torch.manual_seed(1)
    teacher, own = Statements(TEACHER, TEACHER_SIZES, 0.15), copy.deepcopy(tables)
    teach(teacher, own, gold, table, 1, 6)
    gold_soft, raw_soft = soften(teacher, own, gold, table), soften(teacher, own, raw, table)
    torch.manual_seed(3)
    student = Statements(STUDENT, STUDENT_SIZES, 0.1)
    learn(student, tables, gold, gold_soft, raw, raw_soft, table, 3, 9, 3e-3)
    rounding = export.Bits(statement_blocks=BLOCK_BITS, linear=LAYER_BITS)
    export.statements(student, (1.0, 0.0), rounding)
    student.eval()
    found = outputs(student, tables, development, table)
    probability, right, story = calibrate.answers(development, found, 0.15)
    slope, shift = calibrate.fit(probability, right)
    print("calibration error, each story by a map fitted on others", calibrate.crossed(probability, right, story))
    print(report(score(development, [decode(it, out, 0.4) for it, out in zip(development, found, strict=True)])), flush=True)
    arguments.out.write_bytes(export.statements(student, (slope, shift), rounding))


if __name__ == "__main__":
    main()
