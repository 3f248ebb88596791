"""Tags to spans: constrained Viterbi and exact scores, as the core does them."""

import numpy as np

from .corpora import spans_of_tags
from .features import Example
from .network import TAGS

FORBIDDEN = -1e4


def constraints() -> np.ndarray:
    """[16, 15]: 0, or forbidden where an I- does not go on with its class; the last row is the start of a sentence."""
    scores = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
    for before in range(len(TAGS) + 1):
        for after, tag in enumerate(TAGS):
            if tag[0] == "I" and not (before < len(TAGS) and TAGS[before][1:] == tag[1:] or before < len(TAGS) and TAGS[before] == "B" + tag[1:]):
                scores[before, after] = FORBIDDEN
    return scores


def transitions(labels: list[np.ndarray], examples: list[Example], weight: float) -> np.ndarray:
    """The constraints and, weighed, how much likelier than alone a tag is after another in training."""
    counts = np.full((len(TAGS) + 1, len(TAGS)), 0.1)
    for tags, example in zip(labels, examples, strict=True):
        starts = set(example.sentences.tolist())
        for at, tag in enumerate(tags):
            counts[len(TAGS) if at in starts else tags[at - 1], tag] += 1
    alone = counts[: len(TAGS)].sum(0) / counts[: len(TAGS)].sum()
    gain = np.log(counts / counts.sum(1, keepdims=True)) - np.log(alone)[None]
    return (constraints() + weight * np.clip(gain, -4, 4)).astype(np.float32)


def viterbi(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    """The best path through [tokens, 15] log-probabilities."""
    best = scores[0] + steps[-1]
    back = np.zeros(scores.shape, np.int16)
    for at in range(1, len(scores)):
        total = best[:, None] + steps[:-1]
        back[at] = total.argmax(0)
        best = total.max(0) + scores[at]
    path = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


Found = tuple[int, int, str, float]


def spans(scores: np.ndarray, example: Example, steps: np.ndarray) -> list[Found]:
    """Code points, class and raw confidence of each name: the least probability of its tags and of ending there."""
    found = []
    ends = [*example.sentences[1:].tolist(), len(example.words)]
    for start, end in zip(example.sentences.tolist(), ends, strict=True):
        if start == end:
            continue
        part = scores[start:end]
        chances = np.exp(part)
        path = viterbi(part, steps)
        for first, after, name in spans_of_tags([TAGS[tag] for tag in path]):
            sure = min(chances[at, path[at]] for at in range(first, after))
            if after < len(part):
                sure = min(sure, 1 - chances[after, TAGS.index("I-" + name)])
            ends_at = example.offsets[start + after - 1, 1]
            found.append((int(example.offsets[start + first, 0]), int(ends_at), name, float(sure)))
    return found


def score(found: list[list[Found]], gold: list[list[tuple[int, int, str]]], classes: list[str]) -> dict[str, float]:
    """Exact F1 in percent: of each class, of all (`all`), of people, places and organisations (`three`)."""
    right: dict[str, int] = {name: 0 for name in classes}
    system, marked = dict(right), dict(right)
    for mine, theirs in zip(found, gold, strict=True):
        wanted = {it for it in theirs if it[2] in classes}
        for name in (it[2] for it in wanted):
            marked[name] += 1
        for it in mine:
            system[it[2]] += 1
            right[it[2]] += (it[0], it[1], it[2]) in wanted

    def f1(names: list[str]) -> float:
        total = sum(system[it] + marked[it] for it in names)
        return 200 * sum(right[it] for it in names) / max(1, total)

    return {"all": f1(classes), "three": f1(["Person", "Location", "Organization"])} | {it: f1([it]) for it in classes}
