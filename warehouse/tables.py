"""Every table of the warehouse: the contract with analysts.

Column names are the contract: additions are fine, a rename or a changed meaning is a breaking
change. `docs/tables.md` is generated from this file (`make docs`).
"""

import pyarrow as pa

from warehouse.columns import (
    ARTICLE_ID,
    BIGINT,
    BOOL,
    DAY,
    DOUBLE,
    FLOAT,
    INT,
    INTS,
    LOCAL,
    SECONDS,
    TEXT,
    TEXTS,
    UTC,
    Column,
    Table,
)
from warehouse.internal import INTERNAL

ENTITY_ID = Column("entity_id", TEXT, "The canonical entity.", required=True)
LOCAL_NO = Column("local_no", INT, "Which entity within the article (`entity_locals`).")
PIPELINE = Column("pipeline_version", TEXT, "Version of the pipeline that made the row.")
SECTION = Column(
    "section",
    TEXT,
    "Where it stands: title, body, byline, dateline or trailer. Offsets count into `title` where "
    "it is title, else into `body`.",
)
SENTENCE_NO = Column("sentence_no", INT, "Which sentence of the body, from 0; null in the title.")


def span(of: str) -> list[Column]:
    """The two offsets of a span of text, in code points."""
    return [
        Column("start_char", INT, f"First code point of the {of}.", required=True),
        Column("end_char", INT, f"Code point after the last of the {of}.", required=True),
    ]


ARTICLE_COLUMNS = [
    Column(
        "article_id",
        TEXT,
        "Hash of the provider's own id, else of the canonical URL, else of the path under `raw/`.",
        required=True,
    ),
    Column("version", INT, "1 for the first text seen, one more for each new one.", required=True),
    Column("source", TEXT, "Outlet or feed the article came from."),
    Column("provider_id", TEXT, "The provider's own id."),
    Column("url", TEXT, "Canonical URL."),
    Column("title", TEXT, "Headline."),
    Column("authors", TEXTS, "Bylines, in order."),
    Column("dateline_place", TEXT, "Place named in the dateline, as written."),
    Column("published_at", UTC, "When it was published."),
    Column("published_on", DAY, "The day it was published, in the article's own zone."),
    Column("published_precision", TEXT, "How exact `published_at` is: minute, day, month, year."),
    Column("published_from", TEXT, "Where the date was read: header, json-ld, feed, url..."),
    Column("zone", TEXT, "The article's zone: an IANA name or an offset."),
    Column("modified_at", UTC, "When the outlet last changed it."),
    Column("first_seen_at", UTC, "When a run first saw the article."),
    Column("language", TEXT, "ISO 639-1."),
    Column("body", TEXT, "The text as printed, dateline and trailer included.", required=True),
    Column("word_count", INT, "Words in the body."),
    Column("sentence_starts", INTS, "Where each sentence of the body begins, in code points."),
    Column("sentence_ends", INTS, "Where each sentence of the body ends."),
    Column(
        "home_country", TEXT, "The source's own country, as its settings or its web address say."
    ),
    Column("focus_country", TEXT, "The country the story is about, ISO 3166-1 alpha-2."),
    Column("focus_score", DOUBLE, "That country's share of the mentions of places, 0 to 1."),
    Column("duplicate_cluster", TEXT, "Shared by copies of one text; null when there is no copy."),
    Column("is_original", BOOL, "True for the earliest copy of a cluster, and for lone articles."),
    Column("raw_path", TEXT, "File under `raw/`."),
    Column("raw_member", TEXT, "Where in the file: member, line number, record id."),
    Column("content_sha256", TEXT, "Hash of title and body."),
    Column("notes", TEXTS, "What the reader repaired or dropped."),
    PIPELINE,
]

ARTICLES = Table(
    "articles",
    "One row per article, its current version.",
    ARTICLE_COLUMNS,
    key=("article_id",),
    order=("published_on", "article_id"),
    per_article=True,
    row_group=10_000,
)
ARTICLE_VERSIONS = Table(
    "article_versions",
    "One row per superseded version of an article.",
    [*ARTICLE_COLUMNS, Column("superseded_at", UTC, "When a newer text was first seen.")],
    key=("article_id", "version"),
    order=("published_on", "article_id", "version"),
    per_article=True,
    row_group=10_000,
)
DATE_MENTIONS = Table(
    "date_mentions",
    "One row per date expression.",
    [
        ARTICLE_ID,
        Column("mention_no", INT, "Which date expression of the article, from 0.", required=True),
        *span("expression"),
        Column("text", TEXT, "The expression as written."),
        SENTENCE_NO,
        SECTION,
        Column("timex_type", TEXT, "DATE, TIME, DURATION or SET."),
        Column("timex_value", TEXT, "TIMEX3 value."),
        Column("modifier", TEXT, "TIMEX3 modifier: APPROX, START, MID, END..."),
        Column("begins_on", LOCAL, "First instant of the interval, in the article's zone."),
        Column("ends_before", LOCAL, "First instant after the interval; null while it is open."),
        Column("grain", TEXT, "minute, hour, day, week, month, quarter, season, year, decade..."),
        Column("anchor", TEXT, "What it was computed from: published, mention or none."),
        Column("anchor_text", TEXT, "That anchor as written."),
        Column("rule", TEXT, "The rule that decided."),
        Column("language", TEXT, "Language whose rules read it."),
        PIPELINE,
    ],
    key=("article_id", "mention_no"),
    order=("article_id", "mention_no"),
    per_article=True,
)
ENTITY_MENTIONS = Table(
    "entity_mentions",
    "One row per mention of an entity.",
    [
        ARTICLE_ID,
        Column("mention_no", INT, "Which mention of the article, from 0.", required=True),
        *span("mention"),
        Column("text", TEXT, "The name as written."),
        SENTENCE_NO,
        SECTION,
        Column("entity_type", TEXT, "PERSON, ORG, LOC or MISC."),
        LOCAL_NO,
        Column("entity_id", TEXT, "The canonical entity; null while it is unresolved."),
        Column("confidence", FLOAT, "Calibrated, 0 to 1."),
        PIPELINE,
    ],
    key=("article_id", "mention_no"),
    order=("article_id", "mention_no"),
    per_article=True,
)
ENTITY_ROLES = Table(
    "entity_roles",
    "One row per title or role said of an entity.",
    [
        Column("entity_id", TEXT, "The canonical entity; null while it is unresolved."),
        Column("role", TEXT, "The title or role as written.", required=True),
        Column("status", TEXT, "current, former, acting, elect, deputy..."),
        ARTICLE_ID,
        *span("role"),
        SECTION,
        LOCAL_NO,
        Column("said_on", DAY, "The day the article that says so was published."),
        PIPELINE,
    ],
    key=("article_id", "start_char", "end_char", "local_no", "role"),
    order=("article_id", "start_char"),
    per_article=True,
)
ENTITIES = Table(
    "entities",
    "One row per canonical entity.",
    [
        ENTITY_ID,
        Column("name", TEXT, "The name to show."),
        Column("entity_type", TEXT, "PERSON, ORG, LOC or MISC."),
        Column("country_code", TEXT, "ISO 3166-1 alpha-2."),
        Column("geoname_id", BIGINT, "GeoNames id, for a place."),
        Column("latitude", DOUBLE, "Degrees north, for a place."),
        Column("longitude", DOUBLE, "Degrees east, for a place."),
        Column("wikidata_id", TEXT, "Wikidata id, by the knowledge base, where it is linked."),
        Column("kb_id", TEXT, "Id in the knowledge base that the settings name, where linked."),
        Column("first_seen_on", DAY, "Day of the earliest article that names it."),
        Column("last_seen_on", DAY, "Day of the latest article that names it."),
        Column("article_count", INT, "Articles that name it."),
        Column("mention_count", INT, "Mentions in them."),
        PIPELINE,
    ],
    key=("entity_id",),
    order=("entity_id",),
)
ENTITY_ALIASES = Table(
    "entity_aliases",
    "One row per name an entity goes by.",
    [
        ENTITY_ID,
        Column("alias", TEXT, "The name.", required=True),
        Column("mention_count", INT, "Mentions under that name."),
        PIPELINE,
    ],
    key=("entity_id", "alias"),
    order=("entity_id", "alias"),
)
ENTITY_MERGES = Table(
    "entity_merges",
    "One row per decision that two names are one entity, or are not.",
    [
        Column("left_name", TEXT, "One name, as written most often.", required=True),
        Column("right_name", TEXT, "The other name.", required=True),
        Column("entity_type", TEXT, "PERSON, ORG, LOC or MISC."),
        Column("left_entity_id", TEXT, "The entity that bears the left name now."),
        Column("right_entity_id", TEXT, "The entity that bears the right name now."),
        Column("left_node", TEXT, "The left name as the corpus keys it: type, `:`, folded name."),
        Column("right_node", TEXT, "The right name, likewise; `KB:` and its id for an entry."),
        Column("same", BOOL, "Whether they are one entity.", required=True),
        Column("score", DOUBLE, "How sure, 0 to 1."),
        Column("reasons", TEXTS, "Why."),
        Column("decided_by", TEXT, "rule or human."),
        PIPELINE,
    ],
    key=(),
    order=("left_name", "right_name"),
)
ENTITY_REDIRECTS = Table(
    "entity_redirects",
    "One row per id once published that now means another entity.",
    [
        Column("old_entity_id", TEXT, "The id once published.", required=True),
        Column("entity_id", TEXT, "The entity it means now.", required=True),
        PIPELINE,
    ],
    key=("old_entity_id",),
    order=("old_entity_id",),
)
REJECTS = Table(
    "rejects",
    "One row per input that gave no article.",
    [
        Column("raw_path", TEXT, "File under `raw/`.", required=True),
        Column("raw_member", TEXT, "Where in the file: member, line number, record id."),
        Column("source", TEXT, "Outlet or feed it came from."),
        Column("stage", TEXT, "scan, read, parse or annotate."),
        Column("reason", TEXT, "Why, from a fixed vocabulary.", required=True),
        Column("detail", TEXT, "One line that a person can act on."),
        Column("url", TEXT, "Its own address, canonical, where it states one."),
        Column("seen_at", UTC, "When a run met it."),
        PIPELINE,
    ],
    key=(),
    order=("raw_path", "raw_member"),
)
RUNS = Table(
    "runs",
    "One row per flow run.",
    [
        Column("run_id", TEXT, "The run.", required=True),
        Column("started_at", UTC, "When it began."),
        Column("finished_at", UTC, "When it ended."),
        Column(
            "status",
            TEXT,
            "completed, unchanged (there was nothing to publish), failed, stopped (told to end), "
            "crashed (killed) or skipped (another run was under way).",
        ),
        Column("error", TEXT, "Why it did not complete."),
        Column("files_seen", BIGINT, "Files under `raw/`."),
        Column("files_new", BIGINT, "Files not seen before."),
        Column("files_changed", BIGINT, "Files whose bytes changed."),
        Column("files_gone", BIGINT, "Files that went away."),
        Column("articles_new", BIGINT, "Articles not seen before."),
        Column("articles_updated", BIGINT, "Articles with a new text."),
        Column("rejected", BIGINT, "Inputs that gave no article."),
        Column("mentions", BIGINT, "Mentions found, of dates and of entities."),
        Column("seconds_by_stage", SECONDS, "Seconds spent in each stage."),
        Column("warnings", TEXTS, "What looked odd when it published."),
        PIPELINE,
    ],
    key=("run_id",),
    order=("started_at", "run_id"),
)
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        ARTICLE_VERSIONS,
        DATE_MENTIONS,
        ENTITY_MENTIONS,
        ENTITIES,
        ENTITY_ALIASES,
        ENTITY_ROLES,
        ENTITY_MERGES,
        ENTITY_REDIRECTS,
        REJECTS,
        RUNS,
        *INTERNAL,
    )
}
PER_ARTICLE = tuple(name for name, table in TABLES.items() if table.per_article)
GLOBAL = tuple(name for name, table in TABLES.items() if not table.per_article)
PUBLISHED = tuple(name for name, table in TABLES.items() if not table.internal)


def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table. KeyError for a table that is not in the contract."""
    return TABLES[name].schema
