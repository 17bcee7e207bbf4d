"""Preloaded by the workers of a run's own Dask cluster: they end as `dateline` does, without
DuckDB's list of what threads still hold (`flows.cli.entry`)."""

import atexit
import os

# Handlers run last first: what libraries imported from here on registers is done before.
atexit.register(os._exit, 0)
