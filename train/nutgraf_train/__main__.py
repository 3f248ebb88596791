"""From the data folder to the model file: `python -m nutgraf_train --data DIR --core NUTGRAF --work DIR --out FILE`."""

import argparse
import copy
import time
from pathlib import Path

import numpy as np
import torch

from . import calibrate, decode, export, loop, names, prepare, syntax
from .corpora import CLASSES
from .names import Corpora
from .network import TAGS, Dims, Dropout, Names

IDENTITY = "names-1"
TEACHER = Dims(width=128, memory=64)
STUDENT = Dims(width=96, memory=48)
TEACHER_WORDS, STUDENT_WORDS = 12_000, 10_000
# Seeds, steps and rates of the teachers, which all begin as one pretrained network.
TEACHERS = ((1, 2200, 2e-3), (12, 600, 1.2e-3), (14, 700, 1.2e-3))
MASKED_STEPS, MIXED_STEPS = 5000, 3000
STUDENT_MASKED, STUDENT_MIXED, STUDENT_STEPS, STUDENT_RATE = 1200, 700, 8000, 3e-3
TRANSITIONS = 0.15
# The parser's teacher and its student; sentences of raw news that the student also learns from, and how sure an arc must be.
PARSER_TEACHER = Dims(width=128, dilations=(1, 1, 2, 4, 1, 2, 4, 8))
PARSER = Dims(width=72, dilations=(1, 2, 4, 8, 1))
PARSER_TEACHER_STEPS, PARSER_STEPS = 2600, 4500
PARSED_STORIES, PARSED_SENTENCES, SURE_ARC = 2400, 400, 0.6
# GUM, which has news, counts twice beside EWT, which has none.
NEWS_TREEBANK = "GUM"
BITS = export.Bits()


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(prog="nutgraf_train")
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    parser.add_argument("--core", type=Path, required=True, help="the nutgraf command, built with --release --features cli")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is kept between runs")
    parser.add_argument("--out", type=Path, required=True, help="the model file to write")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="of the steps and the raw text: 0.01 tries in minutes whether all parts fit")
    parser.add_argument("--open-only", action="store_true", help="raw text of an open licence only")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    loop.SHARE = arguments.share
    arguments.work.mkdir(parents=True, exist_ok=True)
    started = time.time()
    done, table = prepare.features(arguments.data, arguments.core, arguments.work, arguments.open_only)
    hashes, vectors = prepare.vectors(done, table, arguments.work)
    corpora = prepare.corpora(done, table, hashes, vectors, TEACHER_WORDS, arguments.share)
    pretrained, teachers = teach(corpora)
    every = [*teachers, pretrained]
    tables = [corpora.table] * len(every)
    silver = names.teach(every, corpora.raw, tables)
    soft_gold = [it.astype(np.float32) for it in names.teach(every, corpora.gold.examples, tables)]
    corpora = prepare.corpora(done, table, hashes, vectors, STUDENT_WORDS, arguments.share)
    student = distilled(corpora, pretrained, silver, soft_gold)
    names.report(student, corpora, "student")
    parser_network, relations = parsed(done, table, hashes, corpora, pretrained, student)
    arguments.out.write_bytes(finished(corpora, hashes[:STUDENT_WORDS], student, parser_network, relations))
    print(f"{arguments.out}: {time.time() - started:.0f} s", flush=True)


def teach(corpora: Corpora) -> tuple[Names, list[Names]]:
    """The pretrained network, and the teachers that are tuned from it."""
    pretrained = names.create(corpora, TEACHER, 1, 0.15)
    names.pretrain(pretrained, corpora, 1, MASKED_STEPS, MIXED_STEPS)
    names.report(pretrained, corpora, "pretrained")
    teachers = []
    for seed, steps, rate in TEACHERS:
        teacher = copy.deepcopy(pretrained)
        set_dropout(teacher, 0.25)
        torch.manual_seed(seed)
        names.tune(teacher, corpora, seed, steps, rate)
        names.report(teacher, corpora, f"teacher {seed}")
        teachers.append(teacher)
    return pretrained, teachers


def set_dropout(network: torch.nn.Module, rate: float) -> None:
    """Sets all dropout; that of the words to half of it."""
    for name, part in network.named_modules():
        if isinstance(part, Dropout):
            part.rate = rate / 2 if name.endswith("word_dropout") else rate
            part.pool = torch.zeros(0)


def distilled(corpora: Corpora, pretrained: Names, silver: list[np.ndarray], soft_gold: list[np.ndarray]) -> Names:
    """The network that ships: tables from the pretrained one, then masked words, then the teachers' tags."""
    student = names.create(corpora, STUDENT, 21, 0.12)
    with torch.no_grad():
        for table in ("word", "part", "shape", "length"):
            rows = getattr(student.embeddings, table).weight
            rows.copy_(getattr(pretrained.embeddings, table).weight[: len(rows)])
    names.pretrain(student, corpora, 21, STUDENT_MASKED, STUDENT_MIXED)
    set_dropout(student, 0.1)
    names.distil(student, corpora, silver, soft_gold, 21, STUDENT_STEPS, STUDENT_RATE)
    return student


def parsed(done: prepare.Read, table: np.ndarray, hashes: list[int], corpora: Corpora, pretrained: Names,
           student: Names) -> tuple[syntax.Syntax, list[str]]:
    """The parser over the student's tables, taught by a larger one with tables of its own."""
    documents, examples = done["treebank"]
    relations = sorted({syntax.relation_name(word.relation) for it in documents for word in it.words})
    twice = [at for at, it in enumerate(documents) if it.id.startswith(NEWS_TREEBANK)]
    gold = syntax.cut(syntax.project(examples, documents, relations))
    more = [*range(len(documents)), *twice]
    taught = syntax.cut(syntax.project([examples[at] for at in more], [documents[at] for at in more], relations))
    wide = prepare.rows_of(table, hashes[:TEACHER_WORDS])
    torch.manual_seed(5)
    teacher = syntax.Syntax(PARSER_TEACHER, len(relations), arc=128, label=64, dropout=0.2)
    teacher.encoder.take(pretrained.encoder)
    tables = copy.deepcopy(pretrained.embeddings)
    syntax.fit(teacher, tables, False, taught, None, wide, 5, PARSER_TEACHER_STEPS, 2e-3)
    whole = [it for it in corpora.raw if it.source != "gmb"]
    sentences = [it for it in corpora.raw if it.source == "gmb"]
    stories = [*whole[:: max(1, len(whole) // PARSED_STORIES)], *sentences[:: max(1, len(sentences) // PARSED_SENTENCES)]]
    silver = syntax.silver(syntax.parse(teacher, tables, stories, wide), stories, SURE_ARC)
    # The parser reads the tables as they will be in the file.
    rounded = copy.deepcopy(student)
    export.round_names(rounded, BITS)
    torch.manual_seed(6)
    network = syntax.Syntax(PARSER, len(relations), dropout=0.06)
    syntax.fit(network, rounded.embeddings, True, gold, silver, corpora.table, 6, PARSER_STEPS, 4e-3)
    development, stories = done["treebank development"]
    told = syntax.project(stories, development, relations)
    for name, parser, embeddings, rows in (("teacher", teacher, tables, wide),
                                           ("parser", network, rounded.embeddings, corpora.table)):
        guesses = syntax.parse(parser, embeddings, stories, rows)
        print(name, syntax.score(guesses, told, development, relations), flush=True)
    return network, relations


def finished(corpora: Corpora, hashes: list[int], student: Names, parser: syntax.Syntax,
             relations: list[str]) -> bytes:
    """Rounds, calibrates on the development stories, and packs."""
    steps = decode.transitions(corpora.gold.labels, corpora.gold.examples, TRANSITIONS)
    examples, gold = corpora.development["plain"]
    rounded = copy.deepcopy(student)
    export.round_names(rounded, BITS)
    scores = loop.log_probabilities(rounded, examples, corpora.table)
    found = [decode.spans(it, example, steps) for it, example in zip(scores, examples, strict=True)]
    print("calibration, each story by a map fitted on others", calibrate.crossed(found, gold))
    map_ = calibrate.fit(found, gold)
    print("rounded", decode.score(found, gold, CLASSES), "tags", len(TAGS), flush=True)
    return export.model(IDENTITY, hashes, student, steps, map_, parser, relations, BITS)


if __name__ == "__main__":
    main()
