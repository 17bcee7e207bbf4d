"""Compiles the gazetteer: `python -m transforms.places.compile` (see docs/gazetteer.md)."""
