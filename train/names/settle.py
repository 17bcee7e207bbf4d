"""The last stage: copies of the network go on gently, on edited text, and are averaged.

Half of what a copy learns is the network's own opinion of the text as it stands, so that it keeps
what it knows while it hears the same of the text in other letters.
"""

from argparse import Namespace
from dataclasses import replace

import numpy as np
import torch

from train.names import batch, teacher
from train.names.augment import Augmenter
from train.names.corpus import Example
from train.names.fit import fit
from train.names.model import Net
from train.names.vectors import Vectors

PASSES, SLOWER, DROPOUT = 2, 3, 0.15
CAPITALS = 0.05  # share of documents that are read all in capitals
EDITED = 0.5  # weight from which a set is edited text


def settle(
    net: Net,
    t: batch.Tables,
    examples: list[Example],
    dev: dict[str, list[Example]],
    vary: Augmenter,
    given: Namespace,
    vectors: tuple[Vectors, Vectors],
) -> None:
    """Makes `net` the average of `given.settled` copies, each trained on with another seed."""
    edited = [replace(e, opinion=None) for e in examples if e.weight > EDITED]
    opinions = np.concatenate([teacher.opinion(net, t, e) for e in edited])
    taught = teacher.with_opinions(edited, opinions)
    plain = replace(vary, renamed=0, capitals=CAPITALS)
    states = []
    for seed in range(given.seed + 11, given.seed + 11 + given.settled):
        torch.manual_seed(seed)
        copy = Net(*vectors, DROPOUT)
        copy.load_state_dict(net.state_dict())
        changed = {"seed": seed, "passes": PASSES, "rate": given.rate / SLOWER}
        fit(copy, t, taught, dev, plain, Namespace(**{**vars(given), **changed}))
        states.append(copy.state_dict())
    net.load_state_dict({k: sum(s[k] for s in states) / len(states) for k in states[0]})
