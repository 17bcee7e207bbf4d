"""Examples -> the tensors of one step: documents end to end, one masked word between them."""

from dataclasses import dataclass, replace

import numpy as np
import torch

from train.names.corpus import Example, Words
from transforms.entities.names.context import CAPS, TITLE


@dataclass(frozen=True, slots=True)
class Tables:
    """Features of all word types, flat."""

    lexical: np.ndarray
    lexical_at: np.ndarray  # where each type's rows begin, and one more
    form: np.ndarray
    pool_key: np.ndarray
    md_rows: np.ndarray
    glove_rows: np.ndarray


def tables(words: Words, md_rows: np.ndarray, glove_rows: np.ndarray) -> Tables:
    lengths = [len(w.lexical) for w in words.words]
    return Tables(
        np.array([r for w in words.words for r in w.lexical]),
        np.append(0, np.cumsum(lengths)),
        np.array([w.form for w in words.words]),
        np.array([w.pool_key for w in words.words]),
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
        filled += len(examples[i].ids) + 1
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


def varied(e: Example, rng: np.random.Generator) -> Example:
    """The example as another newsroom might have set it: spacing, headlines in capitals."""
    ids, context = e.ids, e.tight if rng.random() < 0.5 else e.context
    if rng.random() < 0.3:
        starts = np.append(np.flatnonzero(context >= 6), len(ids))
        line = rng.integers(len(starts) - 1) if len(starts) > 1 else 0
        first, last = starts[line], starts[min(line + 1, len(starts) - 1)]
        if 3 < last - first <= 30:
            how = rng.integers(2)
            ids, context = ids.copy(), context.copy()
            ids[first:last] = e.variants[how, first:last]
            context[first:last] += (CAPS, TITLE)[how] - context[first:last] % 3
    return replace(e, ids=ids, context=context)


def join(pack: list[Example], pool_key: np.ndarray):
    """ids, contexts, mask, pools, number of pools, labels, partial, weight: one flat sequence."""
    pad = np.zeros(1, np.int64)

    def flat(parts):
        return np.concatenate([x for part in parts for x in (part, pad)])

    ids = flat([e.ids for e in pack])
    doc = flat([np.full(len(e.ids), i + 1) for i, e in enumerate(pack)])
    pools = np.unique(pool_key[ids] * 4096 + doc, return_inverse=True)[1]
    return {
        "ids": ids,
        "context": torch.from_numpy(flat([e.context for e in pack])),
        "mask": torch.from_numpy((ids > 0)[:, None].astype(np.float32)),
        "pools": torch.from_numpy(pools),
        "n_pools": int(pools.max()) + 1,
        "labels": torch.from_numpy(flat([e.labels for e in pack])),
        "partial": torch.from_numpy(flat([np.full(len(e.ids), e.partial) for e in pack]) > 0),
        "weight": torch.from_numpy(flat([np.full(len(e.ids), e.weight) for e in pack])).float(),
    }
