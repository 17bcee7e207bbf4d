"""Addresses are the whole state, and lead nowhere else."""

import pytest

from dashboard.links import link, parse


def test_an_address_is_read_back() -> None:
    address = link("story", who="Ana & Co", since=None, place="")
    assert address == "story?who=Ana+%26+Co"
    assert parse(address) == ("story", {"who": "Ana & Co"})
    assert parse("") == ("story", {})


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/story", "//elsewhere.example/", "admin", "javascript:x"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no page"):
        parse(address)
