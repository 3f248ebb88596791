"""Pronouns: the weights of the signs that the core weighs answers by, a log-linear choice among them.

Trained on GUM's train documents, the cases of GAP development with an odd number, and news without gold: a "she" with one
answer that a title or given name tells to be a woman and others that they tell to be men. Reported is on the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

ROWS = ("people", "it", "they")
ROUNDS = 3
# Of the squares of the weights; of the cases of GAP, which are no news and of which only two answers are known.
DECAY = 0.015
GAP_SHARE = 0.35
NEWS_SHARE = 0.25
NEWS = ("raw/open.jsonl.gz", "ner/worldwide.raw.jsonl")
LEAST_WORDS = 150

Json = dict[str, Any]
Span = tuple[int, int]


@dataclass
class Case:
    """A pronoun, its answers' signs, and which of them are right (wrong for certain: the others of `known`)."""

    document: str
    row: int
    signs: list[list[int]]
    right: list[int]
    known: list[int]
    share: float


def overlaps(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def head(mention: Json, document: Json) -> Span:
    tokens = [mention["start"] + int(it) - 1 for it in mention["minspan"].split(",")]
    return document["offsets"][tokens[0]][0], document["offsets"][tokens[-1]][1]


def gum_cases(document: Json, dump: Json) -> list[Case]:
    """The gold of every pronoun that GUM has, by the chains of names and of heads."""
    mentions = [(head(it, document), it["chain"], it) for it in document["mentions"]]
    plain = [it for it in mentions if not it[2]["pronoun"]]

    def chain_at(span: Span, among: list[tuple[Span, int, Json]]) -> int | None:
        fits = [it for it in among if overlaps(it[0], span)]
        near = min(fits, key=lambda it: abs(it[0][1] - span[1]) + abs(it[0][0] - span[0]), default=None)
        return None if near is None else near[1]

    votes: dict[int, list[int]] = {}
    for start, end, entity in dump["names"]:
        chain = chain_at((start, end), plain)
        if chain is not None:
            votes.setdefault(entity, []).append(chain)
    chains = {entity: max(set(it), key=it.count) for entity, it in sorted(votes.items())}
    cases = []
    for question in dump["questions"]:
        span = tuple(question["span"])
        own = [it for it in mentions if it[2]["pronoun"] and it[0] == span]
        # A pronoun that is no mention, such as an expletive, means none.
        chain = own[0][1] if own else None
        answers = question["answers"]
        right = []
        for at, (entity, token, _) in enumerate(answers[:-1]):
            found = chains.get(entity) if entity is not None else chain_at(tuple(token), mentions)
            if chain is not None and found == chain:
                right.append(at)
        signs = [it[2] for it in answers]
        right = right or [len(signs) - 1]
        cases.append(Case(document["id"], question["row"], signs, right, list(range(len(signs))), 1.0))
    return cases


def gap_cases(case: Json, dump: Json) -> list[Case]:
    """The one pronoun of a case; of all answers only the two names are known."""
    span = (case["pronoun"]["start"], case["pronoun"]["end"])
    question = next((it for it in dump["questions"] if tuple(it["span"]) == span), None)
    if question is None:
        return []
    entities: list[set[int]] = []
    for key in "ab":
        words = (case[key]["start"], case[key]["end"])
        entities.append({entity for start, end, entity in dump["names"] if overlaps((start, end), words)})
    truth = [case[key]["coref"] for key in "ab"]
    answers = question["answers"]
    right, known = [], []
    for at, (entity, _, _) in enumerate(answers[:-1]):
        of = [i for i in range(2) if entity is not None and entity in entities[i]]
        if of:
            known.append(at)
            if any(truth[i] for i in of):
                right.append(at)
    signs = [it[2] for it in answers]
    if any(truth) and not right:
        return []
    if not any(truth):
        # Neither: anything else may be right.
        right = [at for at in range(len(signs)) if at not in known]
    return [Case(case["id"], question["row"], signs, right, list(range(len(signs))), GAP_SHARE)]


def news_cases(name: str, dump: Json) -> list[Case]:
    """The pronouns of which one named answer agrees with what words and given names say and the other named ones do not."""
    words, _, given = ((at, at + 1) for at in range(dump["gender"]["start"], dump["gender"]["end"], 2))
    hidden = set(range(dump["gender"]["start"], dump["gender"]["end"]))

    def told(signs: list[int], side: int) -> bool:
        return words[side] in signs or given[side] in signs

    cases = []
    for question in (it for it in dump["questions"] if it["row"] == 0):
        answers = question["answers"]
        named = [at for at, (entity, _, _) in enumerate(answers[:-1]) if entity is not None]
        right = [at for at in named if told(answers[at][2], 0) and not told(answers[at][2], 1)]
        wrong = [at for at in named if told(answers[at][2], 1) and not told(answers[at][2], 0)]
        if len(right) == 1 and len(wrong) + 1 == len(named) and wrong:
            signs = [[it for it in answer[2] if it not in hidden] for answer in answers]
            cases.append(Case(name, 0, signs, right, named, NEWS_SHARE))
    return cases


def news(data: Path) -> list[tuple[str, str]]:
    texts = []
    for path in NEWS:
        file = (data / path).read_bytes()
        text = (gzip.decompress(file) if path.endswith(".gz") else file).decode()
        for at, line in enumerate(text.rstrip().split("\n")):
            story = json.loads(line)
            if len(story["text"].split()) >= LEAST_WORDS and story.get("split") != "dev":
                texts.append((f"{path}-{at}", story["text"]))
    return texts


def dump(core: Path, texts: list[tuple[str, str]], weights: np.ndarray) -> dict[str, Json]:
    rows = weights.tolist()
    lines = [json.dumps({"id": name, "text": text, "weights": rows}) for name, text in texts]
    command = [str(core), "features", "--pronouns"]
    done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return {it["id"]: it for it in map(json.loads, done.stdout.splitlines())}


@dataclass
class Batch:
    signs: torch.Tensor
    case: torch.Tensor
    right: torch.Tensor
    share: torch.Tensor
    count: int


def batch(cases: list[Case], count: int) -> Batch:
    rows, owner, right = [], [], []
    for at, case in enumerate(cases):
        for answer in case.known:
            signs = case.signs[answer]
            row = np.zeros(count, np.float32)
            row[signs] = 1
            rows.append(row)
            owner.append(at)
            right.append(answer in case.right)
    share = torch.tensor([it.share for it in cases])
    return Batch(torch.tensor(np.array(rows)), torch.tensor(owner), torch.tensor(right), share, len(cases))


def totals(scores: torch.Tensor, owner: torch.Tensor, count: int) -> torch.Tensor:
    most = torch.full((count,), -1e9).scatter_reduce(0, owner, scores, "amax")
    summed = torch.zeros(count).scatter_add(0, owner, (scores - most[owner]).exp())
    return summed.log() + most


def fit(cases: list[Case], count: int) -> np.ndarray:
    data = batch(cases, count)
    weights = torch.zeros(count, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = data.signs @ weights
        everything = totals(scores, data.case, data.count)
        good = totals(scores.masked_fill(~data.right, -1e9), data.case, data.count)
        value = ((everything - good) * data.share).sum() + DECAY * 16 * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return np.clip(np.round(weights.detach().numpy() * 16), -127, 127).astype(int)


def probabilities(case: Case, weights: np.ndarray) -> np.ndarray:
    scores = np.array([weights[case.row][signs].sum() / 16 for signs in case.signs])
    scores = np.exp(scores - scores.max())
    return scores / scores.sum()


def report(name: str, cases: list[Case], weights: np.ndarray, least: float = 0.5) -> None:
    for row, label in enumerate(ROWS):
        links = right = gold = 0
        for case in (it for it in cases if it.row == row):
            found = probabilities(case, weights)
            best, none = int(found.argmax()), len(case.signs) - 1
            gold += none not in case.right
            if best != none and found[best] >= least:
                links += 1
                right += best in case.right
        if links:
            print(f"{name} {label}: of {gold} {right} right; precision {right / links:.3f} of {links}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--core", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    held = set((arguments.data / "folds/gum.dev.txt").read_text().split())
    documents = [json.loads(it) for it in (arguments.data / "coref/gum.jsonl").open()]
    gap = [json.loads(it) for it in (arguments.data / "coref/gap.dev.jsonl").open()]
    odd = {it["id"] for it in gap if int(it["id"].split("-")[-1]) % 2}
    texts = [(it["id"], it["text"]) for it in documents + gap]
    weights = np.zeros((len(ROWS), 0), int)
    stories = news(arguments.data)
    for turn in range(ROUNDS):
        found = dump(arguments.core, texts, weights)
        gum = {it["id"]: gum_cases(it, found[it["id"]]) for it in documents}
        wiki = {it["id"]: gap_cases(it, found[it["id"]]) for it in gap}
        train = [c for name, it in gum.items() if name not in held for c in it]
        train += [c for name, it in wiki.items() if name in odd for c in it]
        if turn:
            # As the core weighed them, with what it found before.
            report(f"turn {turn}, GUM train", [c for n, it in gum.items() if n not in held for c in it], weights)
            report(f"turn {turn}, GUM held", [c for n, it in gum.items() if n in held for c in it], weights)
            report(f"turn {turn}, GAP even", [c for n, it in wiki.items() if n not in odd for c in it], weights)
        if turn:
            unlabelled = dump(arguments.core, stories, weights)
            silver = [c for name, it in unlabelled.items() for c in news_cases(name, it)]
            right = [int(c.known[int(probabilities(c, weights)[c.known].argmax())] in c.right) for c in silver]
            print(f"turn {turn}, news: {np.mean(right):.3f} right of {len(right)} without gender")
            train += silver
        count = next(iter(found.values()))["signs"]
        weights = np.stack([fit([c for c in train if c.row == row], count) for row in range(len(ROWS))])
    if arguments.out:
        write(arguments.out, weights)


def write(path: Path, weights: np.ndarray) -> None:
    text = path.read_text()
    front = text[: text.index("pub(super) const WEIGHTS")]
    rows = []
    for row in weights.tolist():
        lines = [", ".join(map(str, row[at : at + 24])) for at in range(0, len(row), 24)]
        rows.append("    [\n        " + ",\n        ".join(lines) + ",\n    ],\n")
    path.write_text(front + "pub(super) const WEIGHTS: Weights = [\n" + "".join(rows) + "];\n")


if __name__ == "__main__":
    main()
