"""The network that the shipped one learns from: the same, but it also reads a transformer's states.

Far too slow to ship (3,000 words a second); what it thinks of the training texts is kept.
"""

from dataclasses import replace

import numpy as np
import torch
from torch import nn

from train.names import batch
from train.names.corpus import Example
from train.names.fit import scores_of
from train.names.model import WIDTH, Net
from train.names.states import SIZE
from train.names.vectors import Vectors

SAMPLE = 150  # documents that say how far the states spread


class Teacher(Net):
    def __init__(
        self, md: Vectors, glove: Vectors, examples: list[Example], dropout: float = 0.25
    ) -> None:
        super().__init__(md, glove, dropout)
        some = np.concatenate([e.states for e in examples[:SAMPLE]]).astype(np.float32)
        self.register_buffer("scale", torch.from_numpy(1 / some.std(axis=0).clip(0.01)))
        self.early, self.late = nn.Linear(SIZE, WIDTH), nn.Linear(SIZE, WIDTH)
        for layer in (self.early, self.late):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x, b):
        states = self.drop(b["states"].float() * self.scale)
        return super().forward(x, b, self.early(states), self.late(states))


def spaced(example: Example, rng: np.random.Generator) -> Example:
    """The variation that changes no word: the states are of the words as they stand."""
    return replace(example, context=example.tight) if rng.random() < 0.5 else example


def opinion(net: Net, t: batch.Tables, e: Example) -> np.ndarray:
    """The teacher's probabilities of the 17 labels: words x 17, in half precision."""
    return torch.from_numpy(scores_of(net, t, e)).softmax(-1).half().numpy()


def with_opinions(examples: list[Example], opinions: np.ndarray) -> list[Example]:
    """The examples with the rows of `opinions`, which follow each other as their words do."""
    ends = np.cumsum([len(e.ids) for e in examples])
    parts = np.split(opinions, ends[:-1])
    return [replace(e, opinion=o) for e, o in zip(examples, parts, strict=True)]
