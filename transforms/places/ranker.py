"""A small listwise ranker: weighted evidence, softmax over the candidates of a name, three rounds.

The first round sees each name alone; the second and third see what the round before made of the
article's other names. The weights are data, trained by `bench/places_train.py`.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from transforms.places.board import Board
from transforms.places.context import CONTEXT, Context
from transforms.places.gazetteer import DATA, Reals
from transforms.places.local import LOCAL


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of LOCAL for the first round, of LOCAL + CONTEXT for the rounds after it."""

    first: Reals
    second: Reals
    third: Reals


@dataclass(frozen=True, slots=True)
class Ranking:
    """A probability for each candidate of the board, and what each piece of evidence added."""

    probability: Reals
    contributions: Reals  # shape (candidates, len(LOCAL) + len(CONTEXT))


SETTLED: Final = 0.005  # a round that moves no probability by more is the last


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The trained weights."""
    table = tomllib.loads((DATA / "ranker.toml").read_text(encoding="utf-8"))
    names = {"first": LOCAL, "second": LOCAL + CONTEXT, "third": LOCAL + CONTEXT}
    return Weights(**{
        part: np.array([table[part].get(name, 0.0) for name in known])
        for part, known in names.items()
    })  # fmt: skip


def rank(board: Board, weights: Weights) -> Ranking:
    """Ranks the candidates of every unit."""
    if len(board.starts) == len(board.rows):  # nothing to choose between
        nothing = np.zeros((len(board.rows), len(LOCAL) + len(CONTEXT)))
        return Ranking(np.ones(len(board.rows)), nothing)
    alone = board.alone.evidence
    probability = softmax(board, alone @ weights.first)
    context = Context(board)
    evidence = np.empty((len(alone), len(LOCAL) + len(CONTEXT)))
    evidence[:, : len(LOCAL)] = alone
    for part in (weights.second, *[weights.third] * 3):
        evidence[:, len(LOCAL) :] = context(probability)
        contributions = evidence * part
        before, probability = probability, softmax(board, contributions.sum(axis=1))
        if part is weights.third and np.abs(probability - before).max() < SETTLED:
            break
    return Ranking(probability, contributions)


def softmax(board: Board, score: Reals) -> Reals:
    """Probabilities that sum to one over each unit's candidates."""
    if not len(score):
        return score
    exp = np.exp(score - np.maximum.reduceat(score, board.starts).repeat(board.sizes))
    return np.asarray(exp / np.add.reduceat(exp, board.starts).repeat(board.sizes))
