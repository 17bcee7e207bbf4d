"""Annotated documents -> arrays. Knows what each set does not annotate."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from train.names.vectors import Vectors
from transforms.entities.names.context import contexts
from transforms.entities.names.decode import LABELS, TYPES
from transforms.entities.names.features import Word, word_features
from transforms.entities.names.tokens import blocks

# Sets that leave most nationalities, works and events out: there, O may be MISC too.
NO_MISC = {"gum-other", "btc"}
WEIGHT = {"gum-other": 0.7, "btc": 0.3}
CLOSING = frozenset(".,;:!?)]}%'’”-–/")
OPENING = frozenset("([{“‘-–/$#@")
ENDINGS = frozenset(("s", "t", "re", "ll", "ve", "d", "m"))
LONGEST = 1_500  # words; longer documents are cut
StatesOf = Callable[[list[str]], np.ndarray]


@dataclass(slots=True)
class Words:
    """All word types met. Row 0 is the padding."""

    ids: dict[str, int] = field(default_factory=dict)
    words: list[Word] = field(default_factory=lambda: [Word((), (0,) * 6, 0, 0, 0, 0)])

    def id(self, word: str) -> int:
        i = self.ids.get(word)
        if i is None:
            i = self.ids[word] = len(self.words)
            self.words.append(word_features(word))
        return i


@dataclass(frozen=True, slots=True)
class Example:
    ids: np.ndarray
    context: np.ndarray
    tight: np.ndarray  # the context as if no sign were set off by spaces
    labels: np.ndarray
    partial: bool
    weight: float
    states: np.ndarray | None = None  # words x SIZE of a transformer, for the teacher
    opinion: np.ndarray | None = None  # words x 17 probabilities, of the teacher


def read(folder: Path, name: str) -> list[dict]:
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    docs = map(json.loads, lines)
    return [d for d in docs if name != "gum-other" or "____" not in d["text"]]  # text withheld


def people(folder: Path, names: list[str]) -> list[str]:
    """The persons of several words in these sets."""
    return sorted(
        {
            doc["text"][e["start"] : e["end"]]
            for name in names
            for doc in read(folder, name)
            for e in doc["entities"]
            if e["type"] == "PERSON" and " " in doc["text"][e["start"] : e["end"]].strip()
        }
    )


def encode(
    doc: dict, words: Words, set_name: str = "", states: StatesOf | None = None
) -> list[Example]:
    """A document as one or more examples; with `states`, what it says of each word."""
    examples = []
    for block in blocks(doc["text"]):
        read = states(block.words) if states else None
        labels = _labels(doc, block)
        ids = np.array([words.id(w) for w in block.words])
        cases = np.array([words.words[i].case for i in ids], np.uint8)
        spaces = np.array(block.spaces)
        context = contexts(spaces, cases)
        tight = contexts(np.where(_set_off(block.words), 0, spaces), cases)
        for i in range(0, len(ids), LONGEST):
            cut = slice(i, i + LONGEST)
            examples.append(
                Example(
                    ids[cut],
                    context[cut],
                    tight[cut],
                    labels[cut],
                    set_name in NO_MISC,
                    WEIGHT.get(set_name, 1.0),
                    None if read is None else read[cut],
                )
            )
    return examples


def _set_off(words: list[str]) -> np.ndarray:
    """Words that stand close to the one before in print, though some sets put a space there."""
    close = np.zeros(len(words), bool)
    for i in range(1, len(words)):
        word, before = words[i], words[i - 1]
        close[i] = (
            word in CLOSING
            or before in OPENING
            or (before in "'’" and word in ENDINGS)
            or (before == "." and len(word) == 1 and i > 1 and len(words[i - 2]) == 1)
        )
    return close


def _labels(doc: dict, block) -> np.ndarray:
    labels = np.zeros(len(block.words), np.int64)
    first_at = {start: i for i, start in enumerate(block.starts)}
    last_at = {
        s + len(w): i for i, (s, w) in enumerate(zip(block.starts, block.words, strict=True))
    }
    for entity in doc["entities"]:
        first, last = first_at.get(entity["start"]), last_at.get(entity["end"])
        if first is None or last is None or entity["type"] not in TYPES:
            continue
        parts = ["S"] if first == last else ["B", *"I" * (last - first - 1), "E"]
        for i, part in enumerate(parts, first):
            labels[i] = LABELS.index(f"{part}-{entity['type']}")
    return labels


def static_rows(words: Words, vectors: Vectors) -> np.ndarray:
    """The row of each word type: as written, else in lower case, else 0."""
    rows = np.zeros(len(words.words), np.int64)
    for keys in ([w.lower_key for w in words.words], [w.key for w in words.words]):
        at = np.searchsorted(vectors.keys, keys).clip(max=len(vectors.keys) - 1)
        hit = vectors.keys[at] == np.asarray(keys)
        rows[hit] = vectors.rows[at[hit]]
    rows[0] = 0
    return rows
