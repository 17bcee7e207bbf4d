"""Corrections to the candidates of a text, in the order in which they are made."""

from collections.abc import Callable

from transforms.dates.language import Language
from transforms.dates.scan import Candidate
from transforms.dates.tokens import Tokens

Refiner = Callable[[list[Candidate], Tokens, Language], list[Candidate]]

REFINERS: tuple[Refiner, ...] = ()
