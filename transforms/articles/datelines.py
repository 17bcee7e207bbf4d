"""Where a story says it was written: the layouts of datelines.

`CARACAS, Venezuela (AP) —`, `BRUSSELS 1996-08-28`, `Paris/London, 3 May (Reuters) -`, `NEW DELHI:`,
`Kampala |`. What is laid out so is a dateline only where it names a place, as `HALDEN QUITS - ` is
laid out so too; the less a layout says, the better known must the place be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from transforms.agencies import agency
from transforms.places.candidates import is_known, is_large
from transforms.places.names import fold

# All words of a name are capitalised, but for small ones within it: `Rio de Janeiro`.
_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w.'’]*(?:-\w[\w.'’]*)*"
_NAME: Final = rf"{_WORD}(?: (?:(?:of|and|de|la|da|do|del|el|es|al|the|le|les|on) )?{_WORD}){{0,3}}"
_DAY: Final = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:[A-Za-z]{3,6}day,? )?(?:"
    r"[A-Za-zÀ-ÿ]{3,9}\.? ?\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\.? [A-Za-zÀ-ÿ]{3,9}\.?"
    r")(?:,? \d{4})?\b\.?)"
)
_PLACE: Final = rf"{_NAME}(?: ?, (?!{_DAY})(?:the )?{_NAME}){{0,2}}"
_LAYOUT: Final = re.compile(
    rf"(?:[*•·▪►] ?)*(?P<places>{_PLACE}(?:(?: ?/ ?|; | and | & ){_PLACE}){{0,2}})(?: ?,)?"
    rf"(?:(?:[,.]? {{1,2}}|\n)(?P<day>{_DAY}),?)?"
    r"(?: ?(?:--)?(?P<source>\([^()\n]{0,40}\)|/ ?[A-Z][^/\n]{1,30}/|\| ?[A-Z]\w+(?= ?\|)"
    r"|[A-Z][A-Za-z]+(?= -)))?"
    r"(?P<mark> {0,2}(?:—|–|-{1,3}|- -|_{1,2}|\.-)\s*| ?[:|]\s|\.? |[ ]*\n+)(?=\S)"
)
_AGENCY_ONLY: Final = re.compile(r"\((?P<source>[A-Z][\w.&/ ]{1,30})\) ?(?:—|–|--|-) ?(?=\S)")
_DATED: Final = re.compile(_DAY)
_MONTH: Final = re.compile(r"\d|[A-Z]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_WEEKDAY: Final = re.compile(r"\w{3,6}day", re.IGNORECASE)
_APART: Final = re.compile(r" ?/ ?|; | and | & ")
_OPENS: Final = re.compile(r"[^\w\s]?[A-ZÀ-Þ0-9]")
# Where one may begin: a line, or the sentence behind a headline that was set in one line with it.
_BEGINS: Final = re.compile(r"\n+|(?<=[.?!])(?: \.)? |\bBy (?=[A-Z]{3})")
HEAD: Final = 300  # code points that a headline and bylines take up before one, at most
LONGEST: Final = 120
SHORTEST: Final = 3  # letters of a town

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dateline:
    """`start` to `end`, with its dash; `places` are spans of towns, `regions` of what they lie in,
    `agency` of the name in the brackets."""

    start: int
    end: int
    places: tuple[Span, ...] = ()
    regions: tuple[Span, ...] = ()
    agency: Span | None = None


@lru_cache(maxsize=4)  # an article's is asked for by whoever needs a part of it
def find(body: str, start: int = 0) -> Dateline | None:
    """The dateline of a story that begins at `start`, with a headline and bylines or none."""
    laid_out = [
        _Layout.of(found, is_line)
        for at, is_line in _begins(body, start)
        if (found := _LAYOUT.match(body, at, min(len(body), at + LONGEST)))
    ]
    for is_one in (_Layout.is_sure, _Layout.is_likely):
        for layout in laid_out:
            if is_one(layout):
                return _dateline(layout.found)
    only = _AGENCY_ONLY.match(body, start)
    return _bracketed(only) if only else None


def _begins(body: str, start: int) -> Iterator[tuple[int, bool]]:
    """Where a dateline may begin, and whether that is a line's beginning."""
    yield start, True
    for found in _BEGINS.finditer(body, start, start + HEAD):
        if found.end() > start:
            yield found.end(), found.group()[0] == "\n"


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is laid out as a dateline, taken apart; `opens` if a sentence may begin behind it.

    `mark` is what ends it, without spaces: a dash, `:`, `|`, a line's end or nothing.
    """

    found: re.Match[str]
    is_line: bool
    town: str
    region: str
    day: str
    source: str
    mark: str
    opens: bool

    @classmethod
    def of(cls, found: re.Match[str], is_line: bool) -> "_Layout":
        town, *regions = _APART.split(found["places"])[0].split(", ")
        source = _bare(found["source"] or "")
        dated = _DATED.fullmatch(source) is not None  # `SINGAPORE (May 6, 2021) —`
        return cls(
            found=found,
            is_line=is_line,
            town=town.strip(),
            region=regions[-1] if regions else "",
            day=found["day"] or (source if dated else ""),
            source="" if dated else source,
            mark=found["mark"].strip(" .") or ("\n" if "\n" in found["mark"] else ""),
            opens=_OPENS.match(found.string, found.end()) is not None,
        )

    def is_sure(self) -> bool:
        """By its day, its agency or its region, with a place that is written or known as one."""
        town, known, by = self.town, is_known(self.town), agency(fold(self.source))
        if _WEEKDAY.fullmatch(town) or sum(map(str.isalpha, town)) < SHORTEST:
            return False
        if not self.is_line and not (known and town.isupper() and self.mark.strip()):
            return False
        if not self.mark:  # `New Delhi, Aug 5 (PTI) The`
            return self.opens and known and bool(by or (self.day and self.source))
        if by or self.day:
            return town.isupper() or bool(by) or (known and _MONTH.match(self.day) is not None)
        if self.source:
            return known and self.mark != ":"
        return known and self.mark not in (":", "|", "\n") and is_known(self.region or "-")

    def is_likely(self) -> bool:
        """By its place alone, the better known the less it looks like one."""
        shouted = self.town.isupper()
        if self.source or self.day or not self.mark:
            return False
        if not self.is_line and not (shouted and len(self.town) > SHORTEST):
            return False
        if self.mark not in (":", "|", "\n"):
            spaced = self.opens and self.found["mark"][0] == " "
            return is_known(self.town) if shouted else spaced and is_large(self.town)
        return (shouted or (self.opens and self.mark != "\n")) and is_large(self.town)


def _dateline(found: re.Match[str]) -> Dateline:
    towns: list[Span] = []
    regions: list[Span] = []
    at = found.start()
    for place in _APART.split(found["places"]):
        for n, part in enumerate(map(str.strip, place.split(", "))):
            at = found.string.index(part, at)
            (regions if n else towns).append((at, at + len(part)))
            at += len(part)
    return Dateline(found.start(), found.end(), tuple(towns), tuple(regions), _agency(found))


def _bare(source: str) -> str:
    """`Reuters` of `(Reuters)`, `/ Reuters /` and `| Reuters`."""
    return source.strip("()/| ")


def _bracketed(found: re.Match[str]) -> Dateline:
    """`(AP) —`, and `(NEW YORK) —`."""
    name, span = found["source"], (found.span("source"),)
    if is_known(name) and not agency(fold(name)):
        return Dateline(found.start(), found.end(), places=span)
    return Dateline(found.start(), found.end(), agency=span[0])


def _agency(found: re.Match[str]) -> Span | None:
    """Of `(Reuters)` the name, without its brackets."""
    source = found["source"] or ""
    name = _bare(source)
    if not name or _DATED.fullmatch(name):
        return None
    start = found.start("source") + source.index(name)
    return start, start + len(name)
