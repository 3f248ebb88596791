"""Everything that training reads: features of all corpora, the vocabulary, word vectors; kept in the work folder."""

import pickle
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec

from . import corpora as texts
from .corpora import Document
from .features import Example, WordTable, cut, project, read
from .names import Corpora, Labelled
from .network import TAGS

# A word is in the vocabulary's ranking when it stands this often; the training stories count three times.
LEAST, GOLD_COUNTS = 4, 3
VECTOR_SIZE, VECTOR_EPOCHS = 64, 8
# Every so many raw stories are also read in other cases.
RECASED_RAW = 6
# Paragraphs of a development story in another case.
FIRST_PARAGRAPHS = 2

Read = dict[str, tuple[list[Document], list[Example]]]


def features(data: Path, core: Path, work: Path, open_only: bool) -> tuple[Read, np.ndarray]:
    """Documents and their features by name of the corpus, and the table of all distinct words."""
    kept = work / "features.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]
    gold, development = texts.worldwide(data, "train"), texts.worldwide(data, "dev")
    raw = texts.raw(data, open_only)
    treebank, treebank_development = texts.treebank(data)
    sets = {
        "gold": gold,
        "recased": texts.recased(gold, seed=1),
        "others": texts.labelled_elsewhere(data),
        "raw": raw,
        "raw recased": texts.recased(raw[::RECASED_RAW], seed=2),
        "treebank": treebank,
        "treebank development": treebank_development,
        "plain": development,
    }
    lower = lambda it: texts.title_case(it, False)
    for name, change, most in (("title2", lower, FIRST_PARAGRAPHS), ("caps2", str.upper, FIRST_PARAGRAPHS),
                               ("title", lower, None), ("caps", str.upper, None)):
        sets[name] = [changed(it, change, most) for it in development]
    table = WordTable()
    done: Read = {}
    for name, documents in sets.items():
        done[name] = (documents, read(core, documents, table))
        print(f"{name}: {len(documents)} documents, {sum(len(it.words) for it in done[name][1])} tokens", flush=True)
    kept.write_bytes(pickle.dumps((done, table.array()), protocol=5))
    return done, table.array()


def changed(document: Document, change: Callable[[str], str], most: int | None) -> Document:
    """A copy with its first paragraphs, or all, in another case; the address that opens it stays."""
    paragraphs, seen = [], 0
    for paragraph in document.text.split("\n"):
        wanted = paragraph.strip() and not paragraph.startswith("http") and (most is None or seen < most)
        seen += bool(wanted)
        other = change(paragraph) if wanted else paragraph
        paragraphs.append(other if len(other) == len(paragraph) else paragraph)
    return Document(document.id, document.source, "\n".join(paragraphs), document.lines, document.spans)


def vectors(done: Read, table: np.ndarray, work: Path) -> tuple[list[int], np.ndarray]:
    """Hashes of the words from the most frequent on, and their skip-gram vectors (Mikolov et al. 2013)."""
    kept = work / "vectors.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]
    plain, counts, sentences = table[:, 0], Counter[int](), []
    for name, weight in (("gold", GOLD_COUNTS), ("raw", 1), ("others", 1)):
        for example in done[name][1]:
            hashes = plain[example.words]
            distinct, number = np.unique(hashes, return_counts=True)
            for value, count in zip(distinct.tolist(), number.tolist(), strict=True):
                counts[value] += weight * count
            ends = [*example.sentences.tolist(), len(hashes)]
            words = [str(it) for it in hashes.tolist()]
            sentences += [words[a:b] for a, b in zip(ends, ends[1:], strict=False) if b - a > 2]
    ranked = [word for word, count in sorted(counts.items(), key=lambda it: (-it[1], it[0])) if count >= LEAST]
    model = Word2Vec(sentences, vector_size=VECTOR_SIZE, window=4, sg=1, negative=8, min_count=1, sample=1e-4,
                     epochs=VECTOR_EPOCHS, workers=1, seed=1)
    result = ranked, np.stack([model.wv[str(word)] for word in ranked])
    kept.write_bytes(pickle.dumps(result, protocol=5))
    return result


def rows_of(table: np.ndarray, hashes: list[int]) -> np.ndarray:
    """The table with rows of the vocabulary in place of hashes; 0 for an unknown word."""
    row = {word: at for at, word in enumerate(hashes, start=1)}
    rows = table.copy()
    rows[:, 0] = [row.get(int(word), 0) for word in table[:, 0]]
    rows[:2, 0] = 0
    return rows


def corpora(done: Read, table: np.ndarray, hashes: list[int], vectors_of: np.ndarray, size: int,
            share: float = 1.0) -> Corpora:
    """What the steps of the tagger of names read, with a vocabulary of this size and a share of the raw stories."""
    number = {tag: at for at, tag in enumerate(TAGS)}
    others, other_tags = {}, {}
    for source in ("gmb", "wikigold"):
        pairs = [it for it in zip(*done["others"], strict=True) if it[0].source == source]
        classes = sorted({span[2] for document, _ in pairs for span in document.spans})
        other_tags[source] = ["O", *(f"{position}-{it}" for it in classes for position in "BI")]
        tags = {tag: at for at, tag in enumerate(other_tags[source])}
        others[source] = Labelled([it[1] for it in pairs], [project(e, d, tags) for d, e in pairs])
    pieces = [it for it in cut(done["raw"][1], [])[0] if len(it.words) > 20]
    raw = [*pieces, *others["gmb"].examples][:: max(1, round(1 / share))]
    recased, twins = twins_of(done, raw)
    development = {name: (done[name][1], [it.spans for it in done[name][0]])
                   for name in ("plain", "title2", "caps2", "title", "caps")}
    return Corpora(rows_of(table, hashes[:size]), size, vectors_of[:size], labelled(done["gold"], number),
                   labelled(done["recased"], number), others, other_tags, raw, recased, twins, development)


def labelled(pairs: tuple[list[Document], list[Example]], number: dict[str, int]) -> Labelled:
    """Documents with the numbers of their tags, cut."""
    labels = [project(example, document, number) for document, example in zip(*pairs, strict=True)]
    pieces, (tags,) = cut(pairs[1], [labels])
    return Labelled(pieces, tags)


def twins_of(done: Read, raw: list[Example]) -> tuple[list[Example], list[int]]:
    """Recased pieces whose tokens are those of a raw piece, and which one that is."""
    whole = {it.id: it for it in done["raw"][1]}
    pieces: dict[str, list[int]] = {}
    for at, example in enumerate(raw):
        pieces.setdefault(example.id, []).append(at)
    recased, twins = [], []
    for example in done["raw recased"][1]:
        twin = whole[example.twin]
        if len(twin.words) != len(example.words) or (twin.offsets != example.offsets).any():
            continue
        for at in pieces.get(example.twin, []):
            start = int(np.searchsorted(example.offsets[:, 0], raw[at].offsets[0, 0]))
            part = slice(start, start + len(raw[at].words))
            groups = example.groups[part]
            unique = np.unique(groups[groups > 0])
            groups = np.where(groups > 0, np.searchsorted(unique, groups) + 1, 0).astype(np.int32)
            recased.append(Example(example.id, example.source, example.twin, example.words[part], example.flags[part],
                                   groups, example.offsets[part], raw[at].sentences))
            twins.append(at)
    return recased, twins
