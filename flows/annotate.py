"""Articles to rows: batches over processes into the transaction, then linked with all others."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice

import pyarrow as pa

from flows.annotator import Batch, Result, Task, annotate_batch
from flows.copies import find_copies
from flows.documents import Document
from flows.link import link
from flows.rows import ANNOTATED, Identity, Row, sentence_columns
from flows.runner import over_workers
from flows.version import PIPELINE_VERSION
from flows.versions import Choice
from flows.workspace import Workspace
from transforms.sentences import sentences
from warehouse.rows import to_arrow


def annotate(work: Workspace) -> None:
    """Annotate the chosen articles into the transaction, and link them with all others."""
    if not work.changed:
        return
    retired = _retired(work)
    times = _times_of_past(work)
    work.tx.remove(
        [c.current.article_id for c in work.choices.others if c.stored and not c.keep_past]
    )
    locals_: list[pa.Table] = []
    signatures: list[pa.Table] = []
    for result in over_workers(annotate_batch, batches(work), work.settings):
        ids = result.tables["articles"]["article_id"].to_pylist()
        result.tables["article_versions"] = _joined(
            _dated(result.tables["article_versions"], times),
            [retired[i] for i in ids if i in retired],
        )
        work.tx.upsert(result.tables)
        locals_.append(result.locals)
        signatures.append(result.signatures)
        _count(work, result)
        work.progress("annotate", len(ids), len(work.choices))
    link(work, _let_go(locals_))
    find_copies(work, signatures)


def _let_go(tables: list[pa.Table]) -> Iterator[pa.Table]:
    """Each table in turn, held no longer: the run's memory has room for its rows but once."""
    tables.reverse()
    while tables:
        yield tables.pop()


def _count(work: Workspace, result: Result) -> None:
    counts = work.counts
    counts.date_mentions += len(result.tables["date_mentions"])
    counts.entity_mentions += len(result.tables["entity_mentions"])
    for language, number in result.unannotated.items():
        counts.unannotated[language] = counts.unannotated.get(language, 0) + number
    articles = result.tables["articles"]
    source = dict(
        zip(articles["raw_path"].to_pylist(), articles["source"].to_pylist(), strict=True)
    )
    rows = [
        asdict(reject)
        | {"source": source.get(reject.raw_path), "seen_at": work.started_at}
        | {"pipeline_version": PIPELINE_VERSION}
        for reject in result.rejects
    ]
    work.rejects = pa.concat_tables([work.rejects, to_arrow("rejects", rows)])


def batches(work: Workspace) -> Iterator[Batch]:
    """The run's choices as batches, those of one part together."""
    tasks = (task_of(choice, work.started_at) for choice in work.choices.by_part())
    while batch := tuple(islice(tasks, work.settings.batch_size)):
        yield Batch(batch, work.settings.ner)


def task_of(choice: Choice, started_at: datetime) -> Task:
    """What carrying out `choice` takes."""
    first_seen = choice.stored.first_seen_at if choice.stored else started_at

    def identity(document: Document, version: int) -> Identity:
        return Identity(document.article_id, version, document.content_sha256, first_seen)

    return Task(
        document=choice.current,
        identity=identity(choice.current, choice.version),
        superseded=tuple((d, identity(d, number)) for number, d in choice.superseded),
        superseded_at=choice.current.modified_at or started_at,
    )


def _retired(work: Workspace) -> dict[str, Row]:
    """The stored rows that become past versions, by article id."""
    retiring = [choice for choice in work.choices.others if choice.retire_stored]
    tasks = {c.current.article_id: task_of(c, work.started_at) for c in retiring}
    if not tasks:
        return {}
    stored = work.tx.scan("articles", where={"article_id": sorted(tasks)})
    # What annotation adds belongs to the current version: a past one is the text as it was read.
    unannotated = dict.fromkeys(ANNOTATED)
    return {
        row["article_id"]: row
        | unannotated
        | sentence_columns(sentences(row["body"], row["language"]))
        | {"superseded_at": tasks[row["article_id"]].superseded_at}
        for row in stored.to_pylist()
    }


def _times_of_past(work: Workspace) -> dict[tuple[str, int], datetime]:
    """When the past versions that are made again were superseded."""
    if not work.again.articles:
        return {}
    columns = ["article_id", "version", "superseded_at"]
    ids = {"article_id": sorted(work.again.articles)}
    stored = work.tx.scan("article_versions", columns, ids).to_pylist()
    return {(row["article_id"], row["version"]): row["superseded_at"] for row in stored}


def _dated(versions: pa.Table, times: dict[tuple[str, int], datetime]) -> pa.Table:
    """The versions, those known before superseded when they were."""
    if not times:
        return versions
    columns = [versions[name].to_pylist() for name in ("article_id", "version", "superseded_at")]
    kept = [times.get((key, number), at) for key, number, at in zip(*columns, strict=True)]
    at = versions.schema.get_field_index("superseded_at")
    return versions.set_column(
        at, versions.schema.field(at), pa.array(kept, versions.schema.field(at).type)
    )


def _joined(versions: pa.Table, retired: Iterable[Row]) -> pa.Table:
    return pa.concat_tables([versions, to_arrow("article_versions", retired)])
