"""URLs as identities: one form for all links to the same page. Nothing is ever fetched."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Query keys that say how the reader came, not what the page is.
TRACKING = re.compile(
    r"utm_|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ocid|cmpid|ncid|ref$|ref_src|"
    r"src$|smid|smtyp|partner$|rss$|xtor|at_(?:medium|campaign)|guccounter|_ga|_gl",
    re.I,
)
DATE_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d|[a-z]{3})[/-]?([0-3]\d)(?=\D|$)", re.I)
# Top-level domains of countries that are mostly sold for how they read.
SOLD = "ai am cc co fm gg io la ly me nu sh st to tv ws"
NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def canonical(url: str | None) -> str | None:
    """`url` without fragment, tracking keys and default port, host in lower case.

    None for anything but http(s) with a host.
    """
    try:
        parts = urlsplit((url or "").strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    scheme = parts.scheme.lower()
    own_port = f":{port}" if port and port != {"http": 80, "https": 443}[scheme] else ""
    kept = [(k, v) for k, v in parse_qsl(parts.query, True) if not TRACKING.match(k)]
    query = urlencode(kept) if len(kept) != parts.query.count("&") + bool(parts.query) else None
    return urlunsplit(
        (
            scheme,
            parts.hostname + own_port,
            parts.path or "/",
            query if query is not None else parts.query,
            "",
        )
    )


def url_date(url: str | None) -> str | None:
    """The day in a path such as /2026/03/05/ or /2026/mar/05/, as YYYY-MM-DD."""
    found = DATE_IN_PATH.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    if not month.isdecimal():
        if month.lower() not in NAMES:
            return None
        month = f"{NAMES.index(month.lower()) + 1:02}"
    return f"{year}-{month}-{day}"


def country_of(url: str | None) -> str | None:
    """The country (ISO 3166-1 alpha-2) in whose top-level domain a URL's host lies, if in one."""
    domain = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    if len(domain) != 2 or not domain.isalpha() or domain in SOLD.split() or domain == "eu":
        return None
    return "GB" if domain == "uk" else domain.upper()
