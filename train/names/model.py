"""The network in torch. `transforms.entities.names.network` computes the same on integers."""

import torch
from torch import nn
from torch.nn import functional

from train.names.vectors import Vectors
from transforms.entities.names.context import CONTEXTS
from transforms.entities.names.decode import LABELS
from transforms.entities.names.features import FORM_ROWS, LEXICAL_ROWS
from transforms.entities.names.network import DISTANCES

WIDTH, POOL = 128, 32


def norm(x: torch.Tensor) -> torch.Tensor:
    """Scales each word to a mean absolute value of 1: sums of integers, so exact at run time."""
    return x / x.abs().mean(-1, keepdim=True).clamp(min=1e-3)


class Drop(nn.Module):
    """Dropout whose masks are cut out of one long one: drawing them took an eighth of a step."""

    def __init__(self, share: float, length: int = 2**23) -> None:
        super().__init__()
        kept = torch.full((length,), 1 - share).bernoulli() / (1 - share)
        self.register_buffer("masks", kept.bfloat16(), persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        at = int(torch.randint(len(self.masks) - x.numel(), ()))
        return x * self.masks[at : at + x.numel()].view(x.shape)


class Net(nn.Module):
    def __init__(self, md: Vectors, glove: Vectors, dropout: float = 0.25) -> None:
        super().__init__()
        self.lexical = nn.EmbeddingBag(LEXICAL_ROWS, 64, mode="sum", padding_idx=0)
        self.form = nn.EmbeddingBag(FORM_ROWS, 64, mode="sum", padding_idx=0)
        for bag in (self.lexical, self.form):
            nn.init.normal_(bag.weight, std=0.3)
            bag.weight.data[0] = 0
        scale = md.table[1:].std()
        self.register_buffer("md", torch.from_numpy(md.table / scale), persistent=False)
        self.register_buffer(
            "glove", torch.from_numpy(glove.table / glove.table.std()), persistent=False
        )
        self.project = nn.Linear(md.table.shape[1], 96, bias=False)
        self.input = nn.Linear(64 + 64 + 96 + glove.table.shape[1], WIDTH * 3)
        self.context = nn.Embedding(CONTEXTS, WIDTH)
        nn.init.normal_(self.context.weight, std=0.1)
        self.blocks = nn.ModuleList(nn.Linear(3 * WIDTH, 2 * WIDTH) for _ in DISTANCES)
        self.to_pool = nn.Linear(WIDTH, POOL)
        self.from_pool = nn.Linear(3 * POOL, WIDTH)
        self.out = nn.Linear(WIDTH, len(LABELS))
        self.drop = Drop(dropout)

    def types(self, lexical, offsets, form, md_rows, glove_rows, static_kept):
        """Word types -> types x WIDTH: all that does not depend on the place in the text."""
        parts = [
            self.lexical(lexical, offsets),
            self.form(form),
            self.project(self.md[md_rows] * static_kept),
            self.glove[glove_rows] * static_kept,
        ]
        x = self.input(self.drop(torch.cat([p.float() for p in parts], -1)))
        return x.view(-1, 3, WIDTH).amax(1)

    def forward(self, x, b, early=0.0, late=0.0):
        """x: words x WIDTH, documents one after the other with masked words between them.

        `b`: see `batch.join`. `early` and `late` are what else is known of the words, added before
        the first layer and before the last. Returns the scores of the words in `b["name"]`.
        """
        mask, later = b["mask"], b["later"]
        x = norm(x + self.context(b["context"]) + early) * mask
        x = norm(x + self._gated(0, x)) * mask
        x = norm(x + self._gated(1, x)) * mask
        pooled = x[later] + self._pooled(x[later], b["pools"][later], b["docs"][later])
        x = x.index_copy(0, later, norm(pooled + late[later] if torch.is_tensor(late) else pooled))
        x = (x + self._gated(2, x))[b["name"]]
        return self.out(self.drop(norm(x))).float()

    def _gated(self, i: int, x: torch.Tensor) -> torch.Tensor:
        far = DISTANCES[i]
        padded = functional.pad(self.drop(x), (0, 0, far, far))
        windows = torch.cat([padded[: -2 * far], padded[far:-far], padded[2 * far :]], -1)
        a, b = self.blocks[i](windows).chunk(2, -1)
        return a * (b + 0.5).clamp(0, 1)

    def _pooled(self, x, pools, docs):
        """What the other places in the document say where the same word stands."""
        y = self.to_pool(self.drop(x)).float()
        index, n_pools = pools[:, None].expand_as(y), int(pools.max()) + 1
        mean = torch.zeros(n_pools, POOL).scatter_reduce(0, index, y, "mean", include_self=False)
        top = torch.full((n_pools, POOL), -100.0).scatter_reduce(0, index, y, "amax")
        by_doc, n_docs = docs[:, None].expand_as(y), int(docs.max()) + 1
        topic = torch.zeros(n_docs, POOL).scatter_reduce(0, by_doc, y, "mean", include_self=False)
        return self.from_pool(torch.cat([mean[pools], top[pools], topic[docs]], -1))
