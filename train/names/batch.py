"""Examples -> the tensors of one step: documents end to end, one masked word between them."""

from dataclasses import dataclass

import numpy as np
import torch

from train.names.corpus import Example, Words
from transforms.entities.names.context import worth_reading
from transforms.entities.names.features import CAPITALISED


@dataclass(frozen=True, slots=True)
class Tables:
    """Features of all word types, flat."""

    lexical: np.ndarray
    lexical_at: np.ndarray  # where each type's rows begin, and one more
    form: np.ndarray
    pool_key: np.ndarray
    capitalised: np.ndarray
    md_rows: np.ndarray
    glove_rows: np.ndarray


def tables(words: Words, md_rows: np.ndarray, glove_rows: np.ndarray) -> Tables:
    lengths = [len(w.lexical) for w in words.words]
    return Tables(
        np.array([r for w in words.words for r in w.lexical]),
        np.append(0, np.cumsum(lengths)),
        np.array([w.form for w in words.words]),
        np.array([w.pool_key for w in words.words]),
        np.array([w.case & CAPITALISED > 0 for w in words.words]),
        md_rows,
        glove_rows,
    )


def packs(examples: list[Example], size: int, rng: np.random.Generator) -> list[list[Example]]:
    """Shuffled examples in packs of about `size` words."""
    out: list[list[Example]] = []
    filled = size
    for i in rng.permutation(len(examples)):
        if filled >= size:
            out.append([])
            filled = 0
        out[-1].append(examples[i])
        filled += len(examples[i].ids) * 2 // 3  # a third is never read
    return out


def types_of(t: Tables, ids: np.ndarray, rng: np.random.Generator | None):
    """Arguments of `Net.types`; with `rng`, words are blurred as unknown ones would be."""
    n = t.lexical_at[ids + 1] - t.lexical_at[ids]
    offsets = np.cumsum(n) - n
    at = np.repeat(t.lexical_at[ids] - offsets, n) + np.arange(n.sum())
    lexical = t.lexical[at]
    kept = np.ones((len(ids), 1), np.float32)
    if rng is not None:
        for i in np.flatnonzero((rng.random(len(ids)) < 0.15) & (n > 1)):
            lexical[offsets[i] : offsets[i] + 2] = 0
        kept[rng.random(len(ids)) < 0.05] = 0
    arrays = (lexical, offsets, t.form[ids], t.md_rows[ids], t.glove_rows[ids], kept)
    return [torch.from_numpy(a) for a in arrays]


def join(pack: list[Example], t: Tables) -> dict:
    """One flat sequence of what is read of the examples, masked words between them.

    Where `mask` is 0 nothing is read. `later` and `name` are as in `Reading`; `places`, `labels`,
    `partial`, `weight` and `opinions` are those of the words in `name`, with `places` counted
    through all examples.
    """
    parts, kept, later, name = [], [], [], []
    before = read = 0
    for e in pack:
        reading = worth_reading(t.capitalised[e.ids])
        places = reading.places
        ids = e.ids[places]
        ids[reading.gaps] = 0
        parts.append((e, places, ids))
        kept.append(places + before)
        later.append(reading.later + read)
        name.append(reading.name + read)
        read += len(places) + 1
        before += len(e.ids)

    def flat(arrays) -> np.ndarray:
        arrays = list(arrays)
        pad = np.zeros((1, *arrays[0].shape[1:]), arrays[0].dtype)
        return np.concatenate([x for array in arrays for x in (array, pad)])

    def known(kind: str, at: np.ndarray | slice = slice(None)) -> torch.Tensor | None:
        """What is known of the words, in half precision; None if nothing is."""
        if getattr(pack[0], kind) is None:
            return None
        return torch.from_numpy(flat(getattr(e, kind)[places] for e, places, _ in parts)[at])

    ids = flat(ids for _, _, ids in parts)
    doc = flat(np.full(len(ids), i) for i, (_, _, ids) in enumerate(parts, 1))
    pools = np.unique(t.pool_key[ids] * 4096 + doc, return_inverse=True)[1]
    partial = flat(np.full(len(ids), e.partial) for e, _, ids in parts)
    weight = flat(np.full(len(ids), e.weight, np.float32) for e, _, ids in parts)
    at = np.concatenate(name)
    return {
        "ids": ids,
        "context": torch.from_numpy(flat(e.context[places] for e, places, _ in parts)),
        "mask": torch.from_numpy((ids > 0)[:, None].astype(np.float32)),
        "pools": torch.from_numpy(pools),
        "docs": torch.from_numpy(doc),
        "later": torch.from_numpy(np.concatenate(later)),
        "states": known("states"),
        "name": torch.from_numpy(at),
        "places": flat(kept)[at],
        "labels": torch.from_numpy(flat(e.labels[places] for e, places, _ in parts)[at]),
        "partial": torch.from_numpy(partial[at]),
        "weight": torch.from_numpy(weight[at]),
        "opinions": known("opinion", at),
    }
