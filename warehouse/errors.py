"""What can go wrong with a warehouse, in words that an operator can act on."""


class WarehouseError(Exception):
    """Base of all: the message is one clear line."""


class StoreBusy(WarehouseError):  # noqa: N818
    """Another writer holds the warehouse."""


class StoreDamaged(WarehouseError):  # noqa: N818
    """A published file is missing or cannot be read."""


class CheckFailed(WarehouseError):  # noqa: N818
    """A quality check found rows that must not be published; the published tables stay."""
