"""Parts of speech and dependency trees: an encoder of its own over the names' embeddings."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from . import features
from .corpora import Document
from .features import Example
from .loop import batches, cross_entropy, padded, train
from .network import UPOS, Batch, Dims, Dropout, Embeddings, Encoder, Linear, collate

# Relations with a subtype that later stages use; of all others the subtype is set aside.
SUBTYPES = {"nsubj:pass", "aux:pass", "obl:agent", "nmod:poss", "acl:relcl"}
REACH = 20  # distances beyond count as this one
IGNORED = -100
ROOT = -1


@dataclass
class Parsed:
    """Stories with their syntax on the core's tokens."""

    examples: list[Example]
    upos: list[np.ndarray]  # [tokens] numbers of UPOS
    heads: list[np.ndarray]  # [tokens] index in the story, ROOT, or IGNORED
    relations: list[np.ndarray]  # [tokens] numbers of relations
    words: list[np.ndarray]  # [words of the treebank] token of each, for scores

    def sizes(self) -> list[int]:
        return [len(it.words) for it in self.examples]


def cut(parsed: Parsed) -> Parsed:
    """Long stories in pieces, as those of names."""
    every = [np.arange(len(it.words)) for it in parsed.examples]
    pieces, (upos, heads, relations, places) = features.cut(
        parsed.examples, [parsed.upos, parsed.heads, parsed.relations, every]
    )
    inside = [np.where(it >= 0, it - at[0], it) for it, at in zip(heads, places, strict=True)]
    return Parsed(pieces, upos, inside, relations, [])


def relation_name(relation: str) -> str:
    return relation if relation in SUBTYPES else relation.split(":")[0]


def sentence_of(example: Example) -> np.ndarray:
    """[tokens] number of the sentence."""
    starts = np.zeros(len(example.words), np.int64)
    starts[example.sentences[example.sentences < len(starts)]] = 1
    return np.cumsum(starts) - 1


def project(examples: list[Example], documents: list[Document], relations: list[str]) -> Parsed:
    """Treebank words on the core's tokens: a token of several words stands for their head, a word of several for its last."""
    number = {name: at for at, name in enumerate(relations)}
    parsed = Parsed([], [], [], [], [])
    for example, document in zip(examples, documents, strict=True):
        size = len(example.words)
        starts, ends = example.offsets[:, 0], example.offsets[:, 1]
        token_of = np.array(
            [min(max(int(np.searchsorted(starts, word.end)) - 1, 0), size - 1) for word in document.words], np.int64
        )
        upos, heads = np.full(size, IGNORED), np.full(size, IGNORED)
        labels, sentence = np.full(size, IGNORED), sentence_of(example)
        for at, word in enumerate(document.words):
            token = token_of[at]
            head = ROOT if word.head < 0 else int(token_of[word.head])
            if head == token or not (starts[token] < word.end and word.start < ends[token]):
                continue
            upos[token] = UPOS.index(word.upos)
            if head == ROOT or sentence[head] == sentence[token]:
                heads[token] = head
                labels[token] = number[relation_name(word.relation)]
        parsed.examples.append(example)
        parsed.upos.append(upos)
        parsed.heads.append(heads)
        parsed.relations.append(labels)
        parsed.words.append(token_of)
    return parsed


class Syntax(nn.Module):
    """Encoder within sentences, and heads for parts of speech, arcs and relations."""

    def __init__(self, dims: Dims, relations: int, arc: int = 64, label: int = 48, dropout: float = 0.15) -> None:
        super().__init__()
        self.dims = dims
        self.encoder = Encoder(dims, dropout, with_memory=False)
        self.dropout = Dropout(dropout)
        self.upos = Linear(dims.width, len(UPOS))
        self.dependent, self.head = Linear(dims.width, arc), Linear(dims.width, arc)
        self.root, self.root_bias = nn.Parameter(torch.randn(arc) * 0.1), nn.Parameter(torch.zeros(()))
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.label_dependent, self.label_head = Linear(dims.width, label), Linear(dims.width, label)
        self.label_root, self.label = nn.Parameter(torch.zeros(label)), Linear(label, relations)

    def states(self, embedded: Tensor, batch: Batch, sentence: Tensor) -> Tensor:
        """`sentence` numbers the tokens' sentences over the whole batch; -1 in the gaps."""
        same = {}
        for dilation in set(self.dims.dilations):
            shifted = torch.cat([torch.full((dilation,), -2), sentence[:-dilation]])
            behind = torch.cat([sentence[dilation:], torch.full((dilation,), -2)])
            same[dilation] = torch.stack([shifted == sentence, behind == sentence]).unsqueeze(-1).float()
        return self.dropout(self.encoder(embedded, batch, same))

    def arcs(self, states: Tensor, places: Tensor, valid: Tensor) -> Tensor:
        """Scores [sentences, longest, longest + 1] of each head for each token; the last one is the root."""
        dependent, head = self.dependent(states)[places], self.head(states)[places]
        scale = dependent.shape[-1] ** -0.5
        scores = dependent @ head.transpose(1, 2) * scale
        at = torch.arange(places.shape[1])
        scores = scores + self.distance[(at[None] - at[:, None]).clamp(-REACH, REACH) + REACH]
        scores = scores.masked_fill(~valid[:, None] | (at[None] == at[:, None]), -1e9)
        root = (dependent @ self.root * scale + self.root_bias)[..., None]
        return torch.cat([scores, root], -1)

    def labels(self, states: Tensor, tokens: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations of `tokens` to `heads` (ROOT for none)."""
        above = torch.where((heads == ROOT)[:, None], self.label_root[None], self.label_head(states)[heads.clamp(min=0)])
        return self.label(functional.relu(self.label_dependent(states)[tokens] + above))


# Sentences are padded to these lengths; what is longer is not read here.
LENGTHS = (12, 20, 32, 64, 160)
Bucket = tuple[Tensor, Tensor]


def layout(examples: list[Example], batch: Batch) -> tuple[Tensor, list[Bucket]]:
    """Numbers of sentences in the batch; by length, [sentences, longest] places of their tokens and which of these there are."""
    sentence = np.full(len(batch.words), -1, np.int64)
    rows: list[np.ndarray] = []
    for example, place in zip(examples, batch.places, strict=True):
        own = sentence_of(example)
        sentence[place] = own + len(rows)
        ends = [*example.sentences[1:].tolist(), len(example.words)]
        rows += [np.arange(a, b) + place.start for a, b in zip(example.sentences.tolist(), ends, strict=True)]
    buckets = []
    for least, most in zip((0, *LENGTHS), LENGTHS, strict=False):
        chosen = [row for row in rows if least < len(row) <= most]
        if chosen:
            places = np.zeros((len(chosen), max(len(row) for row in chosen)), np.int64)
            valid = np.zeros(places.shape, bool)
            for at, row in enumerate(chosen):
                places[at, : len(row)] = row
                valid[at, : len(row)] = True
            buckets.append((torch.from_numpy(places), torch.from_numpy(valid)))
    return torch.from_numpy(sentence), buckets


@dataclass
class Guess:
    """What a teacher says of a story: parts of speech, and for each token its head, relation and how sure they are."""

    upos: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    weight: np.ndarray


def loss(network: Syntax, embeddings: Embeddings, examples: list[Example], table: np.ndarray, chance: np.random.Generator,
         upos: list[np.ndarray], heads: list[np.ndarray], relations: list[np.ndarray]) -> Tensor:
    """Sum of the three tasks' losses."""
    batch = collate(examples, table, chance, 0.08, 0.1)
    sentence, buckets = layout(examples, batch)
    states = network.states(embeddings(batch.table), batch, sentence)
    starts = [place.start for place in batch.places]
    shifted = [np.where(it >= 0, it + start, it) for it, start in zip(heads, starts, strict=True)]
    head = torch.from_numpy(padded(batch, shifted))
    labels = torch.from_numpy(padded(batch, relations))
    total = cross_entropy(network.upos(states), padded(batch, upos))
    arcs, count = states.new_zeros(()), 0
    for places, valid in buckets:
        wanted = head[places]
        inside = torch.where(wanted == ROOT, places.shape[1], wanted - places[:, :1])
        known = valid & (wanted != IGNORED)
        scores = network.arcs(states, places, valid)[known]
        arcs = arcs + functional.cross_entropy(scores, inside[known], reduction="sum")
        count += int(known.sum())
    tokens = (labels != IGNORED).nonzero().squeeze(1)
    related = functional.cross_entropy(network.labels(states, tokens, head[tokens]), labels[tokens], reduction="sum")
    return total + arcs / max(1, count) + related / max(1, len(tokens))


def fit(network: Syntax, embeddings: Embeddings, frozen: bool, gold: Parsed, silver: Parsed | None, table: np.ndarray,
        seed: int, steps: int, rate: float) -> None:
    """Trains on the treebanks and, every other step, on a teacher's trees of raw news."""
    chance = np.random.default_rng(seed)
    embeddings.requires_grad_(not frozen)
    turns = [(gold, batches(gold.sizes(), 2500, chance))]
    if silver:
        turns.append((silver, batches(silver.sizes(), 2500, chance)))
    both = nn.ModuleDict({"embeddings": embeddings, "syntax": network})

    def one(step: int) -> Tensor:
        source, turn = turns[step % len(turns)]
        chosen = next(turn)
        pick = lambda arrays: [arrays[at] for at in chosen]
        return loss(network, embeddings, pick(source.examples), table, chance, pick(source.upos), pick(source.heads),
                    pick(source.relations))

    train(both, steps, rate, one, "syntax")


def parse(network: Syntax, embeddings: Embeddings, examples: list[Example], table: np.ndarray) -> list[Guess]:
    """The likeliest part of speech, head and relation of each token, each head on its own."""
    network.eval()
    embeddings.eval()
    guesses = []
    with torch.no_grad():
        for example in examples:
            batch = collate([example], table)
            sentence, buckets = layout([example], batch)
            states = network.states(embeddings(batch.table), batch, sentence)
            size = len(example.words)
            heads, weight = np.full(size, ROOT), np.zeros(size, np.float32)
            for places, valid in buckets:
                best, at = functional.softmax(network.arcs(states, places, valid), -1).max(-1)
                head = torch.where(at == places.shape[1], ROOT, at + places[:, :1])
                flat = places[valid].numpy()
                heads[flat], weight[flat] = head[valid].numpy(), best[valid].numpy()
            relations = network.labels(states, torch.arange(size), torch.from_numpy(heads)).argmax(-1).numpy()
            guesses.append(Guess(network.upos(states)[:size].argmax(-1).numpy(), heads, relations, weight))
    return guesses


def silver(guesses: list[Guess], examples: list[Example], least: float) -> Parsed:
    """A teacher's trees as training data; arcs that it is not sure of are left out."""
    sure = [it.weight >= least for it in guesses]
    return Parsed(
        examples,
        [it.upos for it in guesses],
        [np.where(ok, it.heads, IGNORED) for it, ok in zip(guesses, sure, strict=True)],
        [np.where(ok, it.relations, IGNORED) for it, ok in zip(guesses, sure, strict=True)],
        [],
    )


def score(guesses: list[Guess], parsed: Parsed, documents: list[Document], relations: list[str]) -> dict[str, float]:
    """Share of the treebank's words, in percent, with the right part of speech, head, head and universal relation."""
    total = upos = attached = labelled = 0
    for guess, token_of, document in zip(guesses, parsed.words, documents, strict=True):
        for at, word in enumerate(document.words):
            token = token_of[at]
            total += 1
            upos += UPOS[guess.upos[token]] == word.upos
            head = ROOT if word.head < 0 else token_of[word.head]
            if guess.heads[token] == head or head == token:
                attached += 1
                labelled += head == token or relations[guess.relations[token]].split(":")[0] == word.relation.split(":")[0]
    return {"upos": 100 * upos / total, "uas": 100 * attached / total, "las": 100 * labelled / total}
