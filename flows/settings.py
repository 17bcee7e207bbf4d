"""The only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
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
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}
# Numpy reads these when a worker imports it. A worker is one of many, each for one core: with
# threads of their own they would wait for each other.
WORKER_ENVIRONMENT = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how hard to work.

    `batch_size` is in articles; `partition` is `month` or `day`; `ner` names the tagger:
    `dateline`, or `spacy:MODEL`.
    """

    raw: Path
    warehouse: Path
    workers: int
    batch_size: int
    partition: str
    ner: str


def from_environment(raw: str | None = None, warehouse: str | None = None) -> Settings:
    """The settings, where an argument wins over `DATELINE_*`, and that over the default."""
    env = os.environ
    return Settings(
        raw=Path(raw or env.get("DATELINE_RAW", "raw")),
        warehouse=Path(warehouse or env.get("DATELINE_WAREHOUSE", "warehouse")),
        workers=_positive("DATELINE_WORKERS", os.cpu_count() or 1),
        batch_size=_positive("DATELINE_BATCH", 250),
        partition=_one_of("DATELINE_PARTITION", "month", {"month", "day"}),
        ner=env.get("DATELINE_NER", "dateline"),
    )


def prepare_prefect() -> None:
    """Set what Prefect reads at import, where the operator has not."""
    _set_defaults(PREFECT_ENVIRONMENT)


def prepare_workers() -> None:
    """Set what the workers' libraries read at import, where the operator has not."""
    _set_defaults(WORKER_ENVIRONMENT)


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


def _one_of(name: str, default: str, allowed: set[str]) -> str:
    value = os.environ.get(name, default)
    if value not in allowed:
        raise SettingError(f"{name} must be one of {', '.join(sorted(allowed))}, not {value!r}")
    return value
