"""Measurements: each `make bench-*` target runs one module of this package."""
