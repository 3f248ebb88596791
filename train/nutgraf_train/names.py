"""The steps that make the tagger of names: masked words, other corpora, gold names, and a student of all teachers."""

from dataclasses import dataclass, field

import numpy as np
import torch
from torch.nn import functional

from .corpora import CLASSES
from .decode import constraints, score, spans
from .features import Example
from .loop import batches, cross_entropy, log_probabilities, padded, train
from .network import TAGS, Dims, Names, collate, mask_words

# Words that a masked place is guessed among.
MASKED = 10_000


@dataclass
class Labelled:
    """Stories with the numbers of their tags."""

    examples: list[Example]
    labels: list[np.ndarray]

    def sizes(self) -> list[int]:
        return [len(it.words) for it in self.examples]


@dataclass
class Corpora:
    """All that the tagger of names learns from; `table` has the rows of all words with their row of the vocabulary."""

    table: np.ndarray
    vocabulary: int
    vectors: np.ndarray  # [vocabulary, 64]
    gold: Labelled  # Worldwide training stories
    recased: Labelled  # the same in other cases
    others: dict[str, Labelled]  # corpora of other conventions
    other_tags: dict[str, list[str]]
    raw: list[Example]  # unlabelled stories, cut
    raw_recased: list[Example]  # some of them in other cases: tokens as in `raw_twins`
    raw_twins: list[int]
    development: dict[str, tuple[list[Example], list[list[tuple[int, int, str]]]]] = field(default_factory=dict)


def create(corpora: Corpora, dims: Dims, seed: int, dropout: float) -> Names:
    """A network whose rows of words begin as their vectors."""
    torch.manual_seed(seed)
    heads = {name: len(tags) for name, tags in corpora.other_tags.items()}
    network = Names(corpora.vocabulary, dims, dropout, heads, min(MASKED, corpora.vocabulary))
    vectors = torch.from_numpy(corpora.vectors[: corpora.vocabulary, : dims.word])
    with torch.no_grad():
        network.embeddings.word.weight[1:] = vectors * (0.3 / vectors.std())
    return network


def pretrain(network: Names, corpora: Corpora, seed: int, masked_steps: int, middle_steps: int) -> None:
    """Masked words; then masked words, gold names and the other corpora in turn."""
    chance = np.random.default_rng(seed)
    stories = [*corpora.raw, *corpora.gold.examples]
    masked = batches([len(it.words) for it in stories], 4000, chance)
    tasks = ["masked", "gold", *corpora.others]
    shares = np.array([0.45, 0.30] + [0.25 if name == "gmb" else 0.05 for name in corpora.others])
    shares /= shares.sum()
    tagged = {"gold": corpora.gold, **corpora.others}
    turns = {name: batches(it.sizes(), 3500, chance) for name, it in tagged.items()}

    def guess() -> torch.Tensor:
        batch = collate([stories[at] for at in next(masked)], corpora.table, chance, 0.05, 0.1)
        at, words = mask_words(batch, corpora.table, len(network.guess_bias), chance)
        return functional.cross_entropy(network.guesses(batch, at), words)

    def mixed(step: int) -> torch.Tensor:
        task = tasks[chance.choice(len(tasks), p=shares)]
        if task == "masked":
            return 0.2 * guess()
        source, chosen = tagged[task], next(turns[task])
        batch = collate([source.examples[at] for at in chosen], corpora.table, chance, 0.08, 0.15)
        head = "names" if task == "gold" else task
        return cross_entropy(network(batch, head), padded(batch, [source.labels[at] for at in chosen]))

    train(network, masked_steps, 3e-3, lambda step: guess(), "masked words")
    train(network, middle_steps, 3e-3, mixed, "mixed")


def tune(network: Names, corpora: Corpora, seed: int, steps: int, rate: float = 2e-3) -> None:
    """Gold names, a quarter of them in other cases."""
    chance = np.random.default_rng(seed)
    plain, recased = batches(corpora.gold.sizes(), 3000, chance), batches(corpora.recased.sizes(), 3000, chance)

    def loss(step: int) -> torch.Tensor:
        source, turn = (corpora.recased, recased) if step % 4 == 3 else (corpora.gold, plain)
        chosen = next(turn)
        batch = collate([source.examples[at] for at in chosen], corpora.table, chance, 0.1, 0.15)
        return cross_entropy(network(batch), padded(batch, [source.labels[at] for at in chosen]))

    train(network, steps, rate, loss, "names")


def teach(teachers: list[Names], examples: list[Example], tables: list[np.ndarray]) -> list[np.ndarray]:
    """Mean probabilities of the teachers, [tokens, 15] in half precision, for each story."""
    total: list[np.ndarray] = []
    for teacher, table in zip(teachers, tables, strict=True):
        chances = [np.exp(it).astype(np.float16) for it in log_probabilities(teacher, examples, table)]
        total = chances if not total else [a + b for a, b in zip(total, chances, strict=True)]
    return [it / np.float16(len(teachers)) for it in total]


def distil(
    student: Names,
    corpora: Corpora,
    silver: list[np.ndarray],
    soft_gold: list[np.ndarray],
    seed: int,
    steps: int,
    rate: float = 2.5e-3,
) -> None:
    """The teachers' tags on raw stories, also recased, and gold names mixed with what the teachers say of them."""
    chance = np.random.default_rng(seed)
    raw_turn = batches([len(it.words) for it in corpora.raw], 3500, chance)
    cased_turn = batches([len(it.words) for it in corpora.raw_recased], 3500, chance)
    gold_turn, recased_turn = batches(corpora.gold.sizes(), 3000, chance), batches(corpora.recased.sizes(), 3000, chance)

    def soft(examples: list[Example], targets: list[np.ndarray]) -> torch.Tensor:
        batch = collate(examples, corpora.table, chance, 0.08, 0.15)
        scores = functional.log_softmax(student(batch), -1)
        places = torch.from_numpy(np.concatenate([np.arange(it.start, it.stop) for it in batch.places]))
        target = torch.from_numpy(np.concatenate(targets).astype(np.float32))
        return -(target * scores[places]).sum() / len(places)

    def loss(step: int) -> torch.Tensor:
        turn = step % 16
        if turn in (3, 11):
            chosen = next(cased_turn)
            return soft([corpora.raw_recased[at] for at in chosen], [silver[corpora.raw_twins[at]] for at in chosen])
        if turn in (1, 6, 9, 14):
            chosen = next(gold_turn)
            source = corpora.gold
        elif turn == 5:
            chosen = next(recased_turn)
            source = corpora.recased
        else:
            chosen = next(raw_turn)
            return soft([corpora.raw[at] for at in chosen], [silver[at] for at in chosen])
        examples, labels = [source.examples[at] for at in chosen], [source.labels[at] for at in chosen]
        if source is corpora.recased or not soft_gold:
            batch = collate(examples, corpora.table, chance, 0.1, 0.15)
            return cross_entropy(student(batch), padded(batch, labels))
        hard = [np.eye(len(TAGS), dtype=np.float32)[it] for it in labels]
        # Where people and teachers disagree, one in four of the disagreements is the people's slip.
        return soft(examples, [0.75 * it + 0.25 * soft_gold[at] for it, at in zip(hard, chosen, strict=True)])

    train(student, steps, rate, loss, "student")


def report(network: Names, corpora: Corpora, name: str, table: np.ndarray | None = None) -> dict[str, float]:
    """Exact F1 on the development stories, plain and in other cases."""
    result: dict[str, float] = {}
    for kind, (examples, gold) in corpora.development.items():
        scores = log_probabilities(network, examples, corpora.table if table is None else table)
        steps = constraints()
        found = [spans(it, example, steps) for it, example in zip(scores, examples, strict=True)]
        numbers = score(found, gold, CLASSES)
        result |= {kind: numbers["all"], f"{kind}, three": numbers["three"]}
        if kind == "plain":
            result |= {it: numbers[it] for it in CLASSES}
    print(name, " ".join(f"{key} {value:.2f}" for key, value in result.items()), flush=True)
    return result
