"""Pure functions from bytes to mentions: no clock, no network, no Prefect."""
