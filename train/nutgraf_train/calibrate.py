"""How often a name of some confidence is right: a logistic map, one slope for all and a shift for each class."""

import numpy as np
import torch

from .corpora import CLASSES, Span
from .decode import Found

LEAST = 1e-6


def logit(chance: np.ndarray) -> np.ndarray:
    """Log-odds; 0 and 1 count as nearly so."""
    inside = np.clip(chance, LEAST, 1 - LEAST)
    return np.log(inside) - np.log1p(-inside)


def judged(found: list[list[Found]], gold: list[list[Span]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Raw confidence, number of the class and rightness of each name."""
    rows = [
        (it[3], CLASSES.index(it[2]), (it[0], it[1], it[2]) in set(theirs))
        for mine, theirs in zip(found, gold, strict=True)
        for it in mine
    ]
    chance, classes, right = (np.array(column) for column in zip(*rows, strict=True))
    return chance, classes, right.astype(np.float64)


def fit(found: list[list[Found]], gold: list[list[Span]], strength: float = 1.0) -> list[tuple[float, float]]:
    """Slope and shift for each class; a class's own shift is held near the common one."""
    chance, classes, right = judged(found, gold)
    x, target = torch.from_numpy(logit(chance)), torch.from_numpy(right)
    group = torch.from_numpy(classes)
    slope = torch.ones((), dtype=torch.double, requires_grad=True)
    common = torch.zeros((), dtype=torch.double, requires_grad=True)
    own = torch.zeros(len(CLASSES), dtype=torch.double, requires_grad=True)
    optimiser = torch.optim.LBFGS([slope, common, own], max_iter=200)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = slope * x + common + own[group]
        total = torch.nn.functional.binary_cross_entropy_with_logits(scores, target, reduction="sum")
        total = total + strength * (own**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    return [(float(slope.detach()), float((common + it).detach())) for it in own]


def apply(found: list[list[Found]], map_: list[tuple[float, float]]) -> list[list[Found]]:
    """The same names with calibrated confidence."""

    def one(it: Found) -> Found:
        slope, shift = map_[CLASSES.index(it[2])]
        score = slope * float(logit(np.array(it[3]))) + shift
        return it[0], it[1], it[2], 1 / (1 + float(np.exp(-score)))

    return [[one(it) for it in story] for story in found]


def error(found: list[list[Found]], gold: list[list[Span]], bins: int = 10) -> dict[str, float]:
    """Expected calibration error; precision and share of the names at 0.9 and more."""
    chance, _, right = judged(found, gold)
    bin_of = np.minimum((chance * bins).astype(int), bins - 1)
    total = sum(abs(float(chance[bin_of == it].sum() - right[bin_of == it].sum())) for it in range(bins))
    sure = chance >= 0.9
    return {"ece": total / len(chance), "precision": float(right[sure].mean()), "share": float(sure.mean())}


def crossed(found: list[list[Found]], gold: list[list[Span]], folds: int = 4) -> dict[str, float]:
    """The same figures where each story's confidence comes from a map that was fitted on the other folds' stories."""
    told: list[list[Found]] = [[] for _ in found]
    for fold in range(folds):
        others = [at for at in range(len(found)) if at % folds != fold]
        map_ = fit([found[at] for at in others], [gold[at] for at in others])
        own = [at for at in range(len(found)) if at % folds == fold]
        for at, story in zip(own, apply([found[at] for at in own], map_), strict=True):
            told[at] = story
    return error(told, gold)
