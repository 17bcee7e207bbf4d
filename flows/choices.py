"""The decisions of a run on its articles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import pyarrow as pa

from flows.documents import DOCUMENTS, Document, documents_of
from flows.versions import Choice, choose


@dataclass(frozen=True, slots=True)
class Choices:
    """`fresh` are the documents of articles that nobody knew, one each: nearly all of a large first
    run, so that they are held in columns. `others` are all other decisions."""

    fresh: pa.Table = field(default_factory=DOCUMENTS.empty_table)
    others: tuple[Choice, ...] = ()

    def __len__(self) -> int:
        return len(self.fresh) + len(self.others)

    def by_part(self) -> Iterator[Choice]:
        """All decisions, those on the texts of one part together, as the fresh ones were read."""
        others = sorted(self.others, key=lambda c: (str(c.current.part), c.current.index))
        return chain(map(_new, documents_of(self.fresh)), others)


def _new(document: Document) -> Choice:
    return choose([document], None)
