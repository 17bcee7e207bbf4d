"""A bound on the rejects of one file: a damaged dump must not fill the warehouse."""

from collections import Counter
from collections.abc import Iterable, Iterator

from transforms.articles.article import Article, Reject, RejectReason
from transforms.articles.limits import MOST_REJECTS


def capped(
    results: Iterable[Article | Reject], raw_path: str, most: int = MOST_REJECTS
) -> Iterator[Article | Reject]:
    """The results, and in the place of all rejects after the first `most` one that counts them."""
    given, more = 0, Counter[RejectReason]()
    for result in results:
        if isinstance(result, Reject):
            given += 1
            if given > most:
                more[result.reason] += 1
                continue
        yield result
    if more:
        reason, _ = more.most_common(1)[0]
        counted = ", ".join(f"{count:,} {name}" for name, count in more.most_common())
        yield Reject(raw_path, None, "parse", reason, f"and {more.total():,} more: {counted}")
