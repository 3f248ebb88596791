"""Reads the corpora: documents as text, with the names or the syntax that people marked in them."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Classes of the shipped network, in the order of its tags; dates and money are other stages' work.
CLASSES = ["Person", "Location", "Organization", "NORP", "Misc", "Facility", "Product"]
# Sentences of corpora without documents that are read as one document.
SENTENCES_A_DOCUMENT = 12
# Raw sources that are left out: no case at all; sentences that come with labels from another file.
UNUSED_RAW = {"muc4-lowercased", "gmb"}

Span = tuple[int, int, str]


@dataclass
class Document:
    """One text with code-point spans of names, or with a treebank's words."""

    id: str
    source: str
    text: str
    lines: bool = False  # every line is a paragraph: the text has no layout of its own
    spans: list[Span] = field(default_factory=list)
    words: list["Word"] = field(default_factory=list)
    twin: str = ""  # id of the document that this one is a recased copy of


@dataclass
class Word:
    """A treebank's word: code points, part of speech, index of its head in the document (-1 for a root), relation."""

    start: int
    end: int
    upos: str
    head: int
    relation: str


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, packed or not."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def spans_of_tags(tags: list[str]) -> list[tuple[int, int, str]]:
    """First and one after the last token, and class, of each span of BIO tags; an I- without a begin begins one."""
    spans: list[tuple[int, int, str]] = []
    start, open_class = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        name = tag[2:]
        if open_class and (tag[0] != "I" or name != open_class):
            spans.append((start, at, open_class))
            open_class = ""
        if tag[0] != "O" and not open_class:
            start, open_class = at, name
    return spans


def worldwide(data: Path, split: str) -> list[Document]:
    """The Worldwide stories as published; those that are in the test part too are left out."""
    texts = {row["id"]: row for row in rows(data / "ner/worldwide.raw.jsonl") if row["split"] == split}
    documents = []
    for row in rows(data / f"ner/worldwide.{split}.jsonl"):
        if row.get("overlaps_heldout"):
            continue
        raw = texts[row["id"]]
        spans = []
        at = 0
        for sentence in row["sentences"]:
            for first, after, name in spans_of_tags(sentence["tags"]):
                ends = [it for it in raw["offsets"][at + first : at + after] if it]
                if name in CLASSES and ends:
                    spans.append((ends[0][0], ends[-1][1], name))
            at += len(sentence["tags"])
        documents.append(Document(row["id"], f"worldwide-{split}", raw["text"], spans=spans))
    return documents


def joined(sentences: list[list[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Tokens as text, a sentence a line, spaced as print does; and where each token stands."""
    text, places, marks = "", [], False
    for tokens in sentences:
        text += "\n" if text else ""
        glued, ends = True, []
        for token in tokens:
            after = token in {",", ".", ";", ":", "!", "?", ")", "]", "%", "...", "'s", "’s", "n't"} or token[:1] == "'" != token
            if token == '"':
                after, marks = marks, not marks
            if not (glued or after):
                text += " "
            ends.append((len(text), len(text) + len(token)))
            text += token
            glued = token in {"(", "[", "$", "£", "€"} or (token == '"' and marks)
        places.append(ends)
        marks = False
    return text, places


def tagged(data: Path, file: str, source: str, classes: dict[str, str]) -> list[Document]:
    """A corpus of tokens with BIO tags; its classes are renamed, and those without a name dropped."""
    sentences: list[tuple[list[str], list[str]]] = []
    for row in rows(data / file):
        for part in row.get("sentences", [row]):
            tokens = [{"``": '"', "''": '"'}.get(token, token) for token in part["tokens"]]
            if all(token.strip() and "\x80" > token[:1] or token.isprintable() for token in tokens):
                sentences.append((tokens, part["tags"]))
    documents = []
    for start in range(0, len(sentences), SENTENCES_A_DOCUMENT):
        chunk = sentences[start : start + SENTENCES_A_DOCUMENT]
        text, places = joined([tokens for tokens, _ in chunk])
        spans = [
            (ends[first][0], ends[after - 1][1], classes[name])
            for (_, tags), ends in zip(chunk, places, strict=True)
            for first, after, name in spans_of_tags(tags)
            if name in classes
        ]
        documents.append(Document(f"{source}-{start}", source, text, lines=True, spans=spans))
    return documents


def labelled_elsewhere(data: Path) -> list[Document]:
    """Corpora of other conventions: supervision of the encoder, each with tags of its own."""
    gmb = {"per": "PER", "org": "ORG", "geo": "GEO", "gpe": "GPE", "art": "ART", "eve": "EVE"}
    four = {name: name for name in ("PER", "LOC", "ORG", "MISC")}
    politics = {
        "politician": "PER",
        "person": "PER",
        "politicalparty": "ORG",
        "organisation": "ORG",
        "location": "LOC",
        "country": "LOC",
        "election": "MISC",
        "event": "MISC",
    }
    return [
        *tagged(data, "ner/gmb.jsonl.gz", "gmb", gmb),
        *tagged(data, "ner/wikigold.jsonl", "wikigold", four),
        *tagged(data, "ner/crossner_politics.train.jsonl", "wikigold", politics),
    ]


def raw(data: Path, open_only: bool) -> list[Document]:
    """Unlabelled news; with `open_only` the part whose licence is open."""
    files = ["raw/open.jsonl.gz"] if open_only else ["raw/open.jsonl.gz", "raw/internal.jsonl.gz"]
    found = [row for file in files for row in rows(data / file) if row["source"] not in UNUSED_RAW]
    return [Document(row["id"], "raw", (row.get("title") or "") + "\n\n" + row["text"]) for row in found]


def title_case(text: str, every_word: bool) -> str:
    """Every word, or every word of four letters and more, with a capital."""
    words = text.split(" ")
    return " ".join(it[:1].upper() + it[1:] if every_word or len(it) > 3 else it for it in words)


def recased(documents: list[Document], seed: int) -> list[Document]:
    """Copies in other cases: for each document one with some paragraphs changed, for every third one as a whole."""
    chance = random.Random(seed)
    changes: list[Callable[[str], str]] = [
        lambda it: title_case(it, False),
        lambda it: title_case(it, True),
        str.upper,
        str.upper,
    ]
    copies = []
    for at, document in enumerate(documents):
        whole = at % 3 == 0
        change = chance.choice(changes)
        paragraphs = []
        for number, paragraph in enumerate(document.text.split("\n")):
            if not whole:
                change = chance.choice(changes)
            changed = change(paragraph) if whole or number < 3 or chance.random() < 0.15 else paragraph
            paragraphs.append(changed if len(changed) == len(paragraph) else paragraph)
        copies.append(
            Document(document.id + "+case", document.source + "+case", "\n".join(paragraphs), document.lines,
                     document.spans, twin=document.id)
        )
    return copies


def treebank(data: Path) -> tuple[list[Document], list[Document]]:
    """Training and development documents of GUM and EWT; development is what `folds/gum.dev.txt` names."""
    held = set((data / "folds/gum.dev.txt").read_text(encoding="utf-8").split())
    train: list[Document] = []
    development: list[Document] = []
    for file in ("syntax/gum.train.conllu", "syntax/ewt.train.conllu.gz"):
        opener: Callable[..., Any] = gzip.open if file.endswith(".gz") else open
        with opener(data / file, "rt", encoding="utf-8") as lines:
            for document in conllu(lines):
                (development if document.id in held else train).append(document)
    return train, development


def conllu(lines: Iterator[str]) -> Iterator[Document]:
    """The documents of a CoNLL-U file, a paragraph a line."""
    document = Document("", "ud", "", lines=True)
    fresh, rest, spaced, until = True, [], False, 0
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if document.words:
                yield document
            document, fresh = Document(line.split(" = ")[1], "ud", "", lines=True), True
        elif line.startswith("# newpar"):
            fresh = True
        elif line and line[0].isdigit():
            rest.append(line.split("\t"))
        elif not line and rest:
            base = len(document.words)
            for row in rest:
                last = "-" in row[0]
                if last:
                    until, space = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
                    continue
                if not row[0].isdigit():
                    continue
                if document.text and (fresh or spaced):
                    document.text += "\n" if fresh else " "
                fresh = False
                start = len(document.text)
                document.text += row[1]
                head = int(row[6])
                document.words.append(
                    Word(start, len(document.text), row[3], base + head - 1 if head else -1, row[7])
                )
                if int(row[0]) <= until:
                    spaced = int(row[0]) == until and space
                else:
                    spaced = "SpaceAfter=No" not in row[9]
            rest, until, spaced = [], 0, True
    if document.words:
        yield document
