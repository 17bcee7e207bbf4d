"""The order of the tests."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first: begun last, they would leave the other cores idle at the end."""
    items.sort(key=lambda item: not item.path.match("tests/test_pages.py"))
