"""A name on its way to a mention: its span in words, and how sure it is."""

from dataclasses import dataclass

from transforms.entities.names.decode import Span


@dataclass(frozen=True, slots=True)
class Found:
    span: Span
    confidence: float
