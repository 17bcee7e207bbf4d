"""What a format reader yields: a `Draft` as the file states it, or a `Problem`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from transforms.articles.article import RejectReason

# Where a date was read, best first when several are given; becomes `published_from`.
Stated = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its file states it: nothing cleaned, nothing believed yet.

    `published` holds candidates as (text, where it stood), the first believable one counts.
    `bylines` are author fields as written, agencies and "By" included.
    """

    body: str
    title: str | None = None
    bylines: tuple[str, ...] = ()
    published: tuple[Stated, ...] = ()
    modified: str | None = None
    url: str | None = None
    provider_id: str | None = None
    source: str | None = None
    language: str | None = None
    member: str | None = None
    notes: tuple[str, ...] = ()
    paywalled: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that gives no article, and why. `url` is its address as stated."""

    reason: RejectReason
    detail: str
    member: str | None = None
    url: str | None = None


class RefusedError(Exception):
    """Ends the reading of a file or archive member; becomes its reject."""

    def __init__(self, reason: RejectReason, detail: str) -> None:
        super().__init__(detail)
        self.reason: RejectReason = reason
        self.detail = detail


def within(found: Draft | Problem, member: str | None) -> Draft | Problem:
    """`found` with its place inside `member` of the enclosing container."""
    place = "#".join(part for part in (member, found.member) if part)
    return replace(found, member=place or None)


def apart(
    read: Callable[[], Iterable[Draft | Problem]], member: str | None
) -> Iterator[Draft | Problem]:
    """What `read` gives of one record or document: whatever breaks it is a problem of that alone.

    Libraries have faults of their own on hostile input; these must cost no other record.
    """
    try:
        yield from read()
    except RefusedError as refused:
        yield Problem(refused.reason, refused.detail, member)
    except Exception as error:
        yield Problem("unknown_format", f"{type(error).__name__}: {error}"[:300], member)
