"""The tables that one run keeps for the next: not part of the contract, and not in the database."""

import pyarrow as pa

from transforms import duplicates
from transforms.entities import state
from warehouse.columns import ARTICLE_ID, BIGINT, TEXT, TEXTS, UTC, Column, Table

FILES = Table(
    "files",
    "One row per file under `raw/` as last read: how a run knows what is new.",
    [
        Column("raw_path", TEXT, "File under `raw/`.", required=True),
        Column("size", BIGINT, "Bytes."),
        Column("mtime_ns", BIGINT, "Modification time in nanoseconds."),
        Column("ctime_ns", BIGINT, "Time of the last change of its inode in nanoseconds."),
        Column("state_key", TEXT, "Hash of its bytes, `:`, hash of its source's settings."),
    ],
    key=("raw_path",),
    order=("raw_path",),
    internal=True,
)
DOCUMENTS = Table(
    "documents",
    "One row per article as read from a file: how a run knows which files hold which articles.",
    [
        ARTICLE_ID,
        Column("content_sha256", TEXT, "Hash of what a reader would see.", required=True),
        Column("published_at", UTC, "When it was published."),
        Column("modified_at", UTC, "When the outlet last changed it."),
        Column("raw_path", TEXT, "File under `raw/`.", required=True),
        Column("raw_member", TEXT, "Where in the file."),
        Column("home_country", TEXT, "The source's own country."),
    ],
    key=(),
    order=("raw_path", "raw_member"),
    internal=True,
)

JUDGEMENTS = Table(
    "judgements",
    "One row per decision of a person that the last run went by.",
    [
        Column("judgement", TEXT, "same, different or rename.", required=True),
        Column("left_name", TEXT, "One name.", required=True),
        Column("right_name", TEXT, "The other name, or the name to show.", required=True),
        Column("entity_type", TEXT, "PERSON, ORG, LOC or MISC.", required=True),
    ],
    key=(),
    order=("left_name", "right_name"),
    internal=True,
)

TOMBSTONES = Table(
    "tombstones",
    "One row per hash by which an erased article is kept out.",
    [
        Column("kind", TEXT, "article, url, text or nameless_text.", required=True),
        Column("sha256", TEXT, "Hash of that.", required=True),
        Column("forgotten_on", TEXT, "The day it was erased, ISO 8601."),
    ],
    key=("kind", "sha256"),
    order=("kind", "sha256"),
    internal=True,
)
KNOWLEDGE = Table(
    "knowledge",
    "One row per entry of the knowledge base that the last run went by.",
    [
        Column("kb_id", TEXT, "The entry's own id.", required=True),
        Column("name", TEXT, "Its name.", required=True),
        Column("aliases", TEXTS, "Its other names."),
        Column("entity_type", TEXT, "PERSON, ORG, LOC or MISC.", required=True),
        Column("country", TEXT, "ISO 3166-1 alpha-2."),
        Column("wikidata_id", TEXT, "Wikidata id."),
    ],
    key=("kb_id",),
    order=("kb_id",),
    internal=True,
)


def state_table(
    name: str, description: str, schema: pa.Schema, *order: str, of: str = "entities/state.py"
) -> Table:
    """A table that a transform hands from one run to the next, as it lays it out itself."""
    columns = [Column(field.name, field.type, f"See transforms/{of}.") for field in schema]
    return Table(name, description, columns, key=(), order=order, internal=True)


ENTITY_LOCALS = state_table(
    "entity_locals",
    "One row per entity within one article.",
    state.LOCALS,
    "article_id",
    "local_no",
)
ENTITY_NODES = state_table("entity_nodes", "One row per name.", state.NODES, "node")
ENTITY_PAIRS = state_table(
    "entity_pairs", "One row per pair of names near each other.", state.MERGES, "left", "right"
)

SIGNATURES = state_table(
    "signatures",
    "One row per article: what its near-copies are found by.",
    duplicates.BANDED,
    "article_id",
    of="duplicates.py",
)
DUPLICATE_PAIRS = state_table(
    "duplicate_pairs",
    "One row per pair of near-copies.",
    duplicates.PAIRS,
    "left_id",
    "right_id",
    of="duplicates.py",
)

INTERNAL = (
    FILES,
    DOCUMENTS,
    JUDGEMENTS,
    TOMBSTONES,
    KNOWLEDGE,
    ENTITY_LOCALS,
    ENTITY_NODES,
    ENTITY_PAIRS,
    SIGNATURES,
    DUPLICATE_PAIRS,
)
