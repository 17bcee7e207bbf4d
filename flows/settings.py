"""The only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

# Prefect reads these when it is imported, so they are set before that. What the operator
# has set stays; telemetry needs both of its switches.
PREFECT_ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    # The ephemeral server can pass its default of 20 s on a busy machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # Its log still goes to the API, where the UI shows it; the screen is the user's.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
}
# How long a server of our own keeps what it knows; each reads durations in its own way.
RETENTION = {
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "{seconds}",
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P{days}D",
}
# Numpy reads these when a worker imports it. A worker is one of many, each for one core: with
# threads of their own they would wait for each other.
WORKER_ENVIRONMENT = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)

RUNNERS = ("local", "dask", "ray")
# Ray sends what it is used for to its makers unless told not to.
CLUSTER_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how hard to work.

    `batch_size` is in articles; `partition` is `month` or `day`; `ner` names the tagger:
    `dateline`, or `spacy:MODEL`. What may pass is tried again after each of `retry_pauses`, in
    seconds. Records of runs are kept for `keep_runs_days`. `knowledge_base` is a
    CSV or Parquet file, or none. `runner` is one of RUNNERS, and `address` that of a standing
    cluster, empty for one that is started for the run. Where a folder is on another machine, its
    `_url` says where, and the path is that of the copy here.
    """

    raw: Path
    warehouse: Path
    workers: int
    batch_size: int
    partition: str
    ner: str
    retry_pauses: tuple[int, ...] = ()
    keep_runs_days: int = 90
    knowledge_base: Path | None = None
    runner: str = "local"
    address: str = ""
    raw_url: str = ""
    warehouse_url: str = ""

    @property
    def label(self) -> str:
        """A name for the warehouse among others on the same Prefect server: its folder's, and a
        hash of where it lies."""
        place = self.warehouse.resolve()
        return f"{place.name}-{sha256(bytes(place)).hexdigest()[:6]}"

    @property
    def shown_warehouse(self) -> str:
        """The warehouse as an operator names it."""
        return self.warehouse_url or str(self.warehouse)

    @property
    def places(self) -> dict[str, str]:
        """`raw` and `warehouse`, as another process of this machine finds them."""
        return {
            "raw": self.raw_url or str(self.raw.resolve()),
            "warehouse": self.warehouse_url or str(self.warehouse.resolve()),
        }


def from_environment(
    raw: str | None = None,
    warehouse: str | None = None,
    knowledge_base: str | None = None,
    runner: str | None = None,
    address: str | None = None,
) -> Settings:
    """The settings, where an argument wins over `DATELINE_*`, and that over the default."""
    env = os.environ
    knowledge_base = knowledge_base or env.get("DATELINE_KNOWLEDGE_BASE")
    raw_path, raw_url = _folder(raw or env.get("DATELINE_RAW", "raw"), "raw")
    warehouse = warehouse or env.get("DATELINE_WAREHOUSE", "warehouse")
    warehouse_path, warehouse_url = _folder(warehouse, "warehouse")
    return Settings(
        raw=raw_path,
        raw_url=raw_url,
        warehouse=warehouse_path,
        warehouse_url=warehouse_url,
        workers=_positive("DATELINE_WORKERS", os.cpu_count() or 1),
        batch_size=_positive("DATELINE_BATCH", 250),
        partition=_one_of("DATELINE_PARTITION", "month", {"month", "day"}),
        ner=env.get("DATELINE_NER", "dateline"),
        retry_pauses=_numbers("DATELINE_RETRY_PAUSES", "10,60,300"),
        keep_runs_days=_positive("DATELINE_KEEP_RUNS_DAYS", 90),
        knowledge_base=Path(knowledge_base) if knowledge_base else None,
        runner=runner or _one_of("DATELINE_RUNNER", "local", set(RUNNERS)),
        address=address or env.get("DATELINE_ADDRESS", ""),
    )


def _folder(given: str, name: str) -> tuple[Path, str]:
    """A folder, and where it is a URL that URL: the folder is then a copy in the cache."""
    if "://" not in given:
        return Path(given), ""
    url = given.rstrip("/")
    own = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    cache = Path(os.environ.get("DATELINE_CACHE") or Path(own) / "dateline")
    return cache / sha256(url.encode()).hexdigest()[:16] / name, url


def prepare_prefect(settings: Settings) -> None:
    """Set what Prefect reads at import, where the operator has not."""
    _set_defaults(PREFECT_ENVIRONMENT)
    days = settings.keep_runs_days
    _set_defaults({n: v.format(days=days, seconds=days * 86_400) for n, v in RETENTION.items()})


def prepare_workers() -> None:
    """Set what the workers' libraries read at import, where the operator has not."""
    _set_defaults(WORKER_ENVIRONMENT)
    _set_defaults(CLUSTER_ENVIRONMENT)


def _set_defaults(environment: Mapping[str, str]) -> None:
    for name, value in environment.items():
        os.environ.setdefault(name, value)


class SettingError(ValueError):
    """A setting that cannot be used; the message names it."""


def _positive(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise SettingError(f"{name} must be a whole number above 0, not {value!r}")
    return int(value)


def _numbers(name: str, default: str) -> tuple[int, ...]:
    given = [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
    if not all(part.isdecimal() for part in given):
        raise SettingError(f"{name} must be whole numbers with commas between, not {given!r}")
    return tuple(map(int, given))


def _one_of(name: str, default: str, allowed: set[str]) -> str:
    value = os.environ.get(name, default)
    if value not in allowed:
        raise SettingError(f"{name} must be one of {', '.join(sorted(allowed))}, not {value!r}")
    return value
