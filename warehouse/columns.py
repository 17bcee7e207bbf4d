"""What a table of the contract is made of, and the Arrow schema that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

TEXT = pa.string()
TEXTS = pa.list_(pa.string())
BOOL = pa.bool_()
INT = pa.int32()
INTS = pa.list_(pa.int32())
BIGINT = pa.int64()
FLOAT = pa.float32()
DOUBLE = pa.float64()
DAY = pa.date32()
UTC = pa.timestamp("us", tz="UTC")
LOCAL = pa.timestamp("us")  # in the article's own zone
SECONDS = pa.map_(pa.string(), pa.float64())


@dataclass(frozen=True)
class Column:
    """A column: its name, Arrow type, and what a value means. A required one is never null."""

    name: str
    type: pa.DataType
    description: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the contract.

    `key` names the columns that make a row unique, `order` those it is sorted by on disk. The rows
    of a `per_article` table belong to one article and lie in a partition; the others are one file.
    An `internal` table is the pipeline's own and does not go into DuckDB. `row_group` is in rows.
    """

    name: str
    description: str
    columns: Sequence[Column]
    key: tuple[str, ...]
    order: tuple[str, ...]
    per_article: bool = False
    internal: bool = False
    row_group: int = 100_000

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the descriptions as metadata of the table and of each field."""
        fields = [
            pa.field(
                column.name,
                column.type,
                nullable=not column.required,
                metadata={"description": column.description},
            )
            for column in self.columns
        ]
        return pa.schema(fields, metadata={"table": self.name, "description": self.description})

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


ARTICLE_ID = Column("article_id", TEXT, "The article.", required=True)
