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

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Self

from warehouse import journal, lock
from warehouse.layout import Layout, Manifest, PartitionBy, read_manifest
from warehouse.transaction import Transaction


class Store:
    """A warehouse open for writing. Close it, or use it as a context manager.

    Opening takes the lock and finishes the commit that a crash may have left. Raises StoreBusy
    when another process writes to it, WarehouseError when the place cannot be written to.
    """

    def __init__(self, root: Path, partition: PartitionBy = "month") -> None:
        self.layout = Layout(Path(root), partition)
        self._lock: IO[str] | None = lock.acquire(self.layout.lock)
        journal.roll_forward(self.layout)
        journal.clear_staging(self.layout)

    @property
    def manifest(self) -> Manifest:
        """What is published now."""
        return read_manifest(self.layout)

    def begin(self, run_id: str, at: datetime | None = None) -> Transaction:
        """Start a transaction of a run; `at` is the run's time, now by default."""
        return Transaction(self.layout, run_id, at or datetime.now(UTC))

    def close(self) -> None:
        """Give the lock back."""
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
