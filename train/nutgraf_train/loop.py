"""What all training runs share: schedules, averages, batches, soft labels."""

import math
import time
from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .features import Example
from .network import Batch, Names, collate

# Share of the steps that are made: below 1 only to try whether all parts fit.
SHARE = 1.0


class Average:
    """Exponential moving average of a network's weights, taken every fourth step."""

    def __init__(self, network: nn.Module, decay: float = 0.998) -> None:
        self.decay = decay
        self.steps = 0
        self.state: dict[str, Tensor] = {}
        self.network = network

    def update(self) -> None:
        self.steps += 1
        if self.steps % 4:
            return
        current = self.network.state_dict()
        if not self.state:
            self.state = {name: value.clone() for name, value in current.items()}
            return
        decay = min(self.decay, (self.steps + 1) / (self.steps + 10)) ** 4
        with torch.no_grad():
            for name, value in current.items():
                self.state[name].lerp_(value, 1 - decay)


def batches(sizes: list[int], tokens: int, chance: np.random.Generator) -> Iterator[list[int]]:
    """Endless batches of indices of at least so many tokens, in a new order each time round."""
    while True:
        chosen: list[int] = []
        total = 0
        for at in chance.permutation(len(sizes)):
            chosen.append(int(at))
            total += sizes[at]
            if total >= tokens:
                yield chosen
                chosen, total = [], 0
        if chosen:
            yield chosen


def train(
    network: nn.Module,
    steps: int,
    rate: float,
    loss_of: Callable[[int], Tensor],
    name: str,
) -> None:
    """AdamW with a warm-up and a cosine, `steps` of them; leaves the average in the network."""
    learned = [(key, value) for key, value in network.named_parameters() if value.requires_grad]
    tables = [value for key, value in learned if "embeddings." in key]
    others = [value for key, value in learned if "embeddings." not in key]
    groups = [{"params": tables, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.01}]
    steps = max(8, round(SHARE * steps))
    optimiser = torch.optim.AdamW([it for it in groups if it["params"]], lr=rate, betas=(0.9, 0.98), fused=True)
    average = Average(network)
    network.train()
    started, lately, last = time.time(), 0.0, 0
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 200) * (0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)) + 0.02)
        loss = loss_of(step)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(others, 1.0)
        optimiser.step()
        average.update()
        lately += loss.item()
        if (step + 1) % max(1, steps // 10) == 0:
            print(f"{name}: step {step + 1} of {steps}, {time.time() - started:.0f} s, loss {lately / (step + 1 - last):.4f}", flush=True)
            lately, last = 0.0, step + 1
    network.load_state_dict(average.state)


def padded(batch: Batch, arrays: list[np.ndarray]) -> np.ndarray:
    """Per-token arrays of a batch's stories, in their places; -100 in the gaps."""
    out = np.full(len(batch.words), -100, np.int64)
    for place, array in zip(batch.places, arrays, strict=True):
        out[place] = array
    return out


def cross_entropy(scores: Tensor, labels: np.ndarray) -> Tensor:
    """Mean over the tokens that have a label."""
    return functional.cross_entropy(scores, torch.from_numpy(labels), ignore_index=-100)


def log_probabilities(network: Names, examples: list[Example], table: np.ndarray, tokens: int = 10_000) -> list[np.ndarray]:
    """[tokens, 15] for each story."""
    network.eval()
    out: list[np.ndarray] = []
    at = 0
    with torch.no_grad():
        while at < len(examples):
            end, total = at, 0
            while end < len(examples) and (end == at or total + len(examples[end].words) < tokens):
                total += len(examples[end].words)
                end += 1
            batch = collate(examples[at:end], table)
            scores = functional.log_softmax(network(batch), -1).numpy()
            out += [scores[place].copy() for place in batch.places]
            at = end
    return out
