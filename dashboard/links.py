"""Addresses of the pages. An address is the whole state of a page, so that it can be shared."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

PAGES = ("story", "who", "where", "article", "health")


def link(page: str, /, **parameters: object) -> str:
    """A relative address; parameters that are None or empty are left out."""
    said = {key: value for key, value in parameters.items() if value not in (None, "")}
    return f"{page}?{urlencode(said)}" if said else page


def parse(address: str) -> tuple[str, dict[str, str]]:
    """The page and the parameters of an address of ours. ValueError for any other."""
    parts = urlsplit(address)
    page = parts.path.strip("./") or PAGES[0]
    if parts.scheme or parts.netloc or page not in PAGES:
        raise ValueError(f"no page at {address!r}")
    return page, said(dict(parse_qsl(parts.query)))


def said(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters that say something."""
    return {key: value.strip() for key, value in parameters.items() if value.strip()}
