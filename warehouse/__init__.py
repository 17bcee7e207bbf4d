"""Where rows live. For notebooks: `from warehouse import read, connect`."""

from warehouse.read import connect, read

__all__ = ["connect", "read"]
