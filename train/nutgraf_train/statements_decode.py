"""What the network says to statements, as the core decodes it, and their scores (../shared/design/QUOTES.md)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from .network import Embeddings
from .statements import ACTS, Span, Story
from .statements_network import Statements, batch_of, windows_of

# By how much the cue's head prefers a cue; tokens of a content and of a source at most.
BIAS, LONGEST, LONGEST_SOURCE = 1.0, 200, 30
# A piece of an interrupted content that has fewer words is left out.
PIECE = 4
# Words at the edges of a content that are no part of it.
LEFT = set("“„\"‘'—–-―,;:.*…(«") | {"...", "''", "``", "--"}
RIGHT = set("”\"’',;:.—–-―(…»") | {"...", "''", "--"}
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass
class Outputs:
    """What the network says of a story."""

    cue: np.ndarray  # [tokens, 3] logarithms of probabilities
    content: np.ndarray
    windows: dict[Span, tuple[np.ndarray, np.ndarray, np.ndarray]]  # places, tags, pointers


@dataclass
class Statement:
    """In tokens; the source may be missing."""

    parts: list[Span]
    cue: Span
    source: Span | None
    probability: float


def viterbi(scores: np.ndarray, inner: tuple[int, ...]) -> list[int]:
    """The best tags, in which an inner tag follows itself or the first one before it."""
    count = scores.shape[1]
    steps = np.zeros((count + 1, count))
    for tag in inner:
        steps[[it for it in range(count + 1) if it not in (tag, tag - 1)], tag] = -1e4
    best, back = scores[0] + steps[count], np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        total = best[:, None] + steps[:count]
        back[at] = total.argmax(0)
        best = total.max(0) + scores[at]
    tags = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        tags.append(int(back[at, tags[-1]]))
    return tags[::-1]


def spans(tags: Iterable[int], first: int, inner: int) -> list[Span]:
    out, start = [], -1
    for at, tag in enumerate([*tags, 0]):
        if start >= 0 and tag != inner:
            out.append((start, at))
            start = -1
        if tag == first:
            start = at
    return out


def candidates(story: Story, cue: np.ndarray, bias: float = BIAS) -> list[Span]:
    """Cues of every block but the headline."""
    scores, found = cue.copy(), []
    scores[:, 0] -= bias
    for block in range(int(story.block.max(initial=0)) + 1):
        at = np.nonzero(story.block == block)[0]
        if block == 0 and story.raw or not len(at):
            continue
        found += [(a + int(at[0]), b + int(at[0])) for a, b in spans(viterbi(scores[at], (2,)), 1, 2)]
    return found


def outputs(network: Statements, embeddings: Embeddings, stories: list[Story], table: np.ndarray,
            cues: list[list[Span]] | None = None) -> list[Outputs]:
    """Runs the network on each story, with its own cues or those given."""
    network.eval()
    out = []
    with torch.no_grad():
        for number, story in enumerate(stories):
            batch = batch_of([story], table)
            states = network.states(embeddings(batch.table), batch)
            size = len(story)
            heads = {name: functional.log_softmax(head(states), -1)[:size].numpy() for name, head in network.heads.items()}
            own = cues[number] if cues else candidates(story, heads["cue"])
            known: dict[Span, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}
            if own:
                windows = windows_of(batch, [story], [own])
                tags = functional.log_softmax(network.window_scores(states, windows), -1).numpy()
                pointers = network.pointer_scores(states, windows).numpy()
                ends = [*windows.starts[1:].tolist(), len(tags)]
                for cue, a, b in zip(own, windows.starts.tolist(), ends, strict=True):
                    known[cue] = windows.places[a:b].numpy(), tags[a:b], pointers[a:b]
            out.append(Outputs(heads["cue"], heads["content"], known))
    return out


def best_pair(start: np.ndarray, end: np.ndarray, longest: int) -> tuple[int, int]:
    """The best start and end, no farther apart than `longest`."""
    best, found = -np.inf, (0, 0)
    for a, value in enumerate(start):
        ends = end[a : a + longest]
        b = int(ends.argmax())
        if value + ends[b] > best:
            best, found = value + ends[b], (a, a + b)
    return found


def source_of(places: np.ndarray, pointers: np.ndarray, cue: Span) -> Span | None:
    a, b = best_pair(pointers[:, 2], pointers[:, 3], LONGEST_SOURCE)
    source = (int(places[a]), int(places[b]) + 1)
    return None if source[0] < cue[1] and source[1] > cue[0] else source


def words(story: Story, span: Span) -> list[str]:
    return [story.text[a:b] for a, b in story.example.offsets[span[0] : span[1]]]


def count(story: Story, span: Span) -> int:
    """Words of a span, without punctuation."""
    return sum(any(it.isalnum() for it in word) for word in words(story, span))


def strip(story: Story, span: Span) -> Span:
    """Without marks and punctuation around it."""
    text = words(story, span)
    first, end = 0, len(text)
    while first < end and text[first] in LEFT:
        first += 1
    while end > first and text[end - 1] in RIGHT:
        end -= 1
    return span[0] + first, span[0] + end


def without(span: Span, holes: list[Span]) -> list[Span]:
    pieces = [span]
    for first, end in holes:
        pieces = [
            piece for a, b in pieces
            for piece in ([(a, min(b, first)), (max(a, end), b)] if first < b and end > a else [(a, b)]) if piece[0] < piece[1]
        ]
    return pieces


def statement(story: Story, out: Outputs, cue: Span) -> Statement | None:
    """Content and source of a cue."""
    places, tags, pointers = out.windows[cue]
    source = source_of(places, pointers, cue)
    inside = np.logaddexp(tags[:, 1], tags[:, 2])
    outside = np.log1p(-np.exp(inside).clip(0, 0.9999))
    before, after = np.concatenate([[0], outside[:-1]]), np.concatenate([outside[1:], [0]])
    start = pointers[:, 0] + (inside + before).clip(-6)
    end = pointers[:, 1] + (inside + after).clip(-6)
    a, b = best_pair(start, end, LONGEST)
    hull = (int(places[a]), int(places[b]) + 1)
    holes = [cue, *([source] if source else [])]
    if hull[0] < cue[0] and cue[1] < hull[1]:
        touching = [it for it in holes if it[0] < hull[1] and it[1] > hull[0]]
        pieces = [(hull[0], min(it[0] for it in touching)), (max(it[1] for it in touching), hull[1])]
    else:
        pieces = without(hull, holes)
    pieces = [it for it in (strip(story, it) for it in pieces if it[0] < it[1]) if count(story, it)]
    if not pieces:
        return None
    if len(pieces) > 1:
        pieces = [it for it in pieces if count(story, it) >= PIECE] or [max(pieces, key=lambda it: count(story, it))]
    sure = float(1 - np.exp(out.cue[cue[0] : cue[1], 0]).mean())
    pointer = float(np.exp((pointers[a, 0] + pointers[b, 1]) / 2))
    tagger = float(np.exp(inside[a : b + 1]).mean())
    return Statement(pieces, cue, source, sure * (pointer * tagger) ** 0.5)


def decode(story: Story, out: Outputs, threshold: float, quotation: float = 0.6) -> list[Statement]:
    """All statements of a story."""
    found = [it for it in (statement(story, out, cue) for cue in out.windows) if it and it.probability >= threshold]
    found += quotations(story, out, found, quotation)
    found.sort(key=lambda it: -it.probability)
    kept: list[Statement] = []
    for it in found:
        if not any(same(it.parts, other.parts) for other in kept):
            kept.append(it)
    return kept


def same(one: list[Span], other: list[Span]) -> bool:
    a, b = (set().union(*(range(*it) for it in parts)) for parts in (one, other))
    return len(a & b) > 0.6 * max(len(a), len(b))


def quotations(story: Story, out: Outputs, found: list[Statement], least: float) -> list[Statement]:
    """Whole quotations that no statement covers, with the nearest cue of their block."""
    added = []
    for number in range(1, int(story.quoted[:, 0].max(initial=0)) + 1):
        at = np.nonzero(story.quoted[:, 0] == number)[0]
        inner = at[story.signs[at, 0] == 1]
        if len(inner) < 5 or story.block[at[0]] == 0 and story.raw:
            continue
        span = (int(inner[0]), int(inner[-1]) + 1)
        first = words(story, (span[0], span[0] + 1))[0]
        covered = any(a < span[1] and b > span[0] for it in found for a, b in it.parts)
        probability = float((1 - np.exp(out.content[inner, 0])).mean())
        if covered or not first[:1].isupper() or probability <= least:
            continue
        away = lambda cue, span=span: min(abs(cue[0] - span[1]), abs(span[0] - cue[1]))
        near = [it for it in found if story.block[it.cue[0]] == story.block[span[0]]]
        if near:
            nearest = min(near, key=lambda it: away(it.cue))
            added.append(Statement([strip(story, span)], nearest.cue, nearest.source, probability))
            continue
        cues = [cue for cue in out.windows if story.block[cue[0]] == story.block[span[0]] and not (cue[0] < span[1] and cue[1] > span[0])]
        if cues:
            cue = min(cues, key=away)
            places, _, pointers = out.windows[cue]
            added.append(Statement([strip(story, span)], cue, source_of(places, pointers, cue), probability))
    return [it for it in added if it.parts[0][0] < it.parts[0][1]]


# Scores

ARTICLES = {"the", "a", "an", "of", "’s", "'s"}


@dataclass
class Unit:
    """What is compared: a content, or a piece of an interrupted one, as places of its words."""

    words: list[int]
    cue: set[int]
    source: set[int]
    kind: str
    speech: bool

    def is_in(self, view: str) -> bool:
        return view == "all" or (self.speech if view == "speech" else self.kind == view)


def places(text: str, spans_: Iterable[Iterable[int]], all_words: bool = True) -> list[int]:
    out = []
    for first, end in spans_:
        for match in WORD.finditer(text, first, end):
            if all_words or match.group().lower() not in ARTICLES:
                out.append(match.start())
    return out


def unit(story: Story, pieces: list[Span], cue: list[Span], source: list[Span]) -> Unit | None:
    """Pieces, cue and source in characters."""
    found = places(story.text, pieces)
    if found and re.match(r"that\b", story.text[found[0] : found[0] + 5], re.IGNORECASE):
        found = found[1:]
    if not found:
        return None
    token = np.searchsorted(story.example.offsets[:, 1], np.array(found), "right").clip(0, len(story) - 1)
    quoted = story.signs[token, 0] == 1
    kind = "direct" if quoted.all() else "mixed" if quoted.any() else "indirect"
    first = [np.searchsorted(story.example.offsets[:, 1], it, "right") for it in places(story.text, cue)]
    speech = kind != "indirect" or any(story.signs[it, ACTS.start] for it in first if it < len(story))
    return Unit(found, set(places(story.text, cue)), set(places(story.text, source, False)), kind, bool(speech))


def gold_units(story: Story) -> tuple[list[Unit], list[Unit]]:
    """Gold, and what annotators set aside."""
    title = story.text.find("\n")
    units: list[Unit] = []
    for it in story.raw["attributions"]:
        if not it["content"] or it["content"][0][0] < title:
            continue
        long = [piece for piece in it["content"] if len(places(story.text, [piece])) >= PIECE]
        for pieces in [[piece] for piece in long] or [it["content"]]:
            made = unit(story, pieces, it["cue"], it["source"])
            units += [made] if made else []
    aside = [unit(story, [tuple(it)], [], []) for it in [*story.raw.get("discard", []), *story.raw.get("discuss", [])]]
    return units, [it for it in aside if it]


def system_units(story: Story, statements: list[Statement]) -> list[Unit]:
    at = story.example.offsets
    characters = lambda span: (int(at[span[0], 0]), int(at[span[1] - 1, 1]))
    units = []
    for it in statements:
        for part in it.parts:
            made = unit(story, [characters(part)], [characters(it.cue)], [characters(it.source)] if it.source else [])
            units += [made] if made else []
    return units


def score(stories: list[Story], found: list[list[Statement]]) -> dict[str, float]:
    """F1 of contents (overlap of 0.8), of exact ones, of all three, by kind; the share of right sources given the content."""
    counts: dict[str, list[float]] = {}

    def add(view: str, pairs: list[tuple[Unit, Unit]], gold: list[Unit], system: list[Unit]) -> None:
        row = counts.setdefault(view, [0.0] * 8)
        for a, b in pairs:
            exact = (a.words[0], a.words[-1]) == (b.words[0], b.words[-1])
            source = bool(a.source & b.source) or not a.source and not b.source
            cue = bool(a.cue & b.cue) or not a.cue and not b.cue
            for number, value in enumerate((1, exact, source, cue, source and cue)):
                row[number] += value
        row[5] += len(gold)
        row[6] += len(system)

    for story, statements in zip(stories, found, strict=True):
        gold, aside = gold_units(story)
        system = system_units(story, statements)
        for view in ("all", "speech", "direct", "mixed", "indirect"):
            own, theirs = [it for it in gold if it.is_in(view)], [it for it in system if it.is_in(view)]
            pairs = match(own, theirs)
            taken = {id(b) for _, b in pairs}
            theirs = [it for it in theirs if id(it) in taken or not any(set(it.words) & set(other.words) for other in aside)]
            add(view, pairs, own, theirs)
    out: dict[str, float] = {}
    for view, row in counts.items():
        both = max(1.0, row[5] + row[6])
        out |= {f"{view} P": 100 * row[0] / max(1, row[6]), f"{view} R": 100 * row[0] / max(1, row[5]),
                f"{view} F": 200 * row[0] / both, f"{view} exact": 200 * row[1] / both,
                f"{view} source": 100 * row[2] / max(1, row[0]), f"{view} three": 200 * row[4] / both}
    return out


def match(gold: list[Unit], system: list[Unit], least: float = 0.8) -> list[tuple[Unit, Unit]]:
    """Pairs one to one, best first."""
    sets = [set(it.words) for it in gold], [set(it.words) for it in system]
    pairs = []
    for a, one in enumerate(sets[0]):
        for b, other in enumerate(sets[1]):
            shared = len(one & other)
            if shared and shared / len(one | other) >= least:
                pairs.append((shared / len(one | other), -a, -b))
    done: tuple[set[int], set[int]] = set(), set()
    out = []
    for _, a, b in sorted(pairs, reverse=True):
        if a not in done[0] and b not in done[1]:
            done[0].add(a)
            done[1].add(b)
            out.append((gold[-a], system[-b]))
    return out


def report(scores: dict[str, Any]) -> str:
    views = ("all", "speech")
    lines = [" ".join(f"{name[len(view) + 1:]} {value:.1f}" for name, value in scores.items() if name.startswith(view + " ")) for view in views]
    kinds = " ".join(f"{kind} {scores[kind + ' F']:.1f}" for kind in ("direct", "mixed", "indirect"))
    return f"all: {lines[0]} | speech: {lines[1]} | {kinds}"
