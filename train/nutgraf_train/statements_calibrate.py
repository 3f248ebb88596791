"""Raw probabilities of statements to confidences: one logistic map, fitted on development stories."""

import numpy as np

from .statements import Story
from .statements_decode import Outputs, decode, gold_units, match, system_units


def answers(stories: list[Story], found: list[Outputs], least: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Raw probability, whether content and cue are right, and the story, of each statement from `least` on."""
    raw, right, story_of = [], [], []
    for number, (story, out) in enumerate(zip(stories, found, strict=True)):
        gold, _ = gold_units(story)
        for statement in decode(story, out, least, quotation=2.0):
            units = system_units(story, [statement])
            pairs = match(gold, units)
            raw.append(statement.probability)
            right.append(bool(pairs) and all(a.cue & b.cue for a, b in pairs))
            story_of.append(number)
    return np.array(raw), np.array(right, float), np.array(story_of)


def fit(raw: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and shift over the logit, by Newton's steps."""
    clipped = raw.clip(1e-6, 1 - 1e-6)
    inputs = np.stack([np.log(clipped / (1 - clipped)), np.ones(len(raw))], 1)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-inputs @ weights))
        hessian = (inputs * (guess * (1 - guess))[:, None]).T @ inputs + 1e-6 * np.eye(2)
        weights += np.linalg.solve(hessian, inputs.T @ (right - guess))
    return float(weights[0]), float(weights[1])


def crossed(raw: np.ndarray, right: np.ndarray, story: np.ndarray, folds: int = 4) -> float:
    """Expected calibration error where each story is judged by a map fitted on the others."""
    confidence = np.zeros(len(raw))
    for fold in range(folds):
        own = story % folds == fold
        slope, shift = fit(raw[~own], right[~own])
        clipped = raw[own].clip(1e-6, 1 - 1e-6)
        confidence[own] = 1 / (1 + np.exp(-(slope * np.log(clipped / (1 - clipped)) + shift)))
    bins = np.minimum((confidence * 10).astype(int), 9)
    return float(sum(abs(confidence[bins == it].sum() - right[bins == it].sum()) for it in range(10)) / len(raw))
