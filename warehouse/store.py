"""The store: the Parquet dataset and its database, changed by one transaction at a time.

    store = Store(root)
    with store.begin(run_id) as tx:
        tx.upsert(batch)
        tx.remove(article_ids)
        tx.put("entities", entities)
        tx.commit()

A transaction that ends without `commit` leaves nothing behind. Readers see the state before the
commit or the one after it.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Self

from warehouse import journal, lock
from warehouse.errors import StoreDamaged, WarehouseError
from warehouse.health import damaged, without
from warehouse.layout import Layout, Manifest, PartitionBy, read_manifest
from warehouse.transaction import Transaction

CLOCK_ERROR = timedelta(days=1)


class Store:
    """A warehouse open for writing. Close it, or use it as a context manager.

    Opening takes the lock and finishes the commit that a crash may have left. Raises StoreBusy
    when another process writes to it, WarehouseError when the place cannot be written to.
    """

    def __init__(self, root: Path, partition: PartitionBy = "month") -> None:
        self.layout = Layout(Path(root), partition)
        self._lock: IO[str] | None = lock.acquire(self.layout.lock)
        try:
            journal.roll_forward(self.layout)
            journal.clear_staging(self.layout)
            self._refuse_other_partitions()
        except BaseException:
            self.close()
            raise

    def _refuse_other_partitions(self) -> None:
        was, wanted = self.manifest.partition_by, self.layout.partition_by
        if self.manifest.run_id is not None and was != wanted:
            raise WarehouseError(
                f"{self.layout.root} is partitioned by {was}: for {wanted} partitions, start anew"
            )

    @property
    def manifest(self) -> Manifest:
        """What is published now."""
        return read_manifest(self.layout)

    def database_stands(self) -> bool:
        """Whether the published database is the one the manifest knows, or neither is there."""
        return journal.fingerprint(self.layout.database) == self.manifest.database

    def begin(self, run_id: str, at: datetime | None = None, salvage: bool = False) -> Transaction:
        """Start a transaction of a run; `at` is the run's time, now by default.

        Raises StoreDamaged when published files are missing or cut short. With `salvage`, every
        page is read, and the transaction goes on without what is damaged (`Transaction.lost`).
        WarehouseError, but for `salvage`, when the clock is days behind that of an earlier run.
        """
        found, at = damaged(self.layout, deep=salvage), at or datetime.now(UTC)
        if found and not salvage:
            raise StoreDamaged(f"damaged: {', '.join(found)}; `dateline run --rebuild` repairs it")
        tx = Transaction(without(self.layout, found), run_id, at, found)
        if not salvage:
            self._refuse_clock_set_back(tx, at)
        if found:
            self._drop_orphans(tx)
        return tx

    def _refuse_clock_set_back(self, tx: Transaction, at: datetime) -> None:
        """A clock that is days behind would make today's articles look like the future's."""
        started = tx.published("runs", ["started_at"])["started_at"].to_pylist()
        last = max(filter(None, started), default=at)
        if at < last - CLOCK_ERROR:
            tx.close()
            raise WarehouseError(
                f"the clock says {at:%Y-%m-%d %H:%M}, but the last run was on {last:%Y-%m-%d %H:%M}"
                " (UTC): set the clock right, or if it was wrong then, `dateline run --rebuild`"
            )

    def _drop_orphans(self, tx: Transaction) -> None:
        """A superseded version goes with the article that it was one of."""
        kept = set(tx.scan("articles", ["article_id"])["article_id"].to_pylist())
        versions = tx.scan("article_versions", ["article_id"])["article_id"].to_pylist()
        tx.remove(str(article) for article in set(versions) - kept)

    def close(self) -> None:
        """Give the lock back."""
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
