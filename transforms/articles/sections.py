"""The parts of a wire story: byline, dateline, body, trailer."""

import re
from dataclasses import dataclass
from typing import Literal

SectionName = Literal["body", "byline", "dateline", "trailer"]

DASH = r"(?:—|–|--|-)"
PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]+"
REST = r"(?:, [A-ZÀ-Þ0-9][\w.'’\- ]{1,30}){0,3}"
AGENCY = r"(?: ?\((?:[A-Z][\w.&/ ]{1,30})\))"
# CARACAS, Venezuela (AP) —    SALVADOR, Feb 26 -    BEIJING, Nov. 24 (Xinhua) --
SHOUTED = re.compile(rf"{PLACE}(?:/{PLACE})*{REST}{AGENCY}? ?{DASH} ?(?=\S)")
# London (Reuters) -    without capitals the agency must stand there
NAMED = re.compile(
    rf"[A-ZÀ-Þ][\w.'’\-]+(?: [A-ZÀ-Þ][\w.'’\-]+){{0,3}}{REST}{AGENCY} ?{DASH} ?(?=\S)"
)
AGENCY_ONLY = re.compile(rf"\([A-Z][\w.&/ ]{{1,30}}\) ?{DASH} ?(?=\S)")
BYLINE = re.compile(r"(?:By|BY) [A-ZÀ-Þ][^\n]{1,120}(?<![.!?])\n+")
# (Editor's note: ...), [Corrects the date in paragraph two.]: desks' notes before the story
NOTE = re.compile(r"(?:(?:\([^()\n]{3,600}\)|\[[^\[\]\n]{3,600}\])[ ]*\n+)+(?=\S)")
RULE = re.compile(r"^(?:_{3,}|-{3,}|\* ?\* ?\*)[ ]*$", re.M)
LONGEST_TRAILER = 1500
NAMES = r"(?:(?:[A-ZÀ-Þ][\w.'’\-]*|and|with|writers?|reporters?|journalists?|in|the),? )+"
# A closing paragraph that credits, when no rule stands before it.
CREDIT = re.compile(
    rf"{NAMES}(?:also )?(?:reported|contributed) (?:from|to|reporting)\b[^\n]*"
    r"|[\[(—–-]{0,2} ?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|Edited|Reported) by "
    r"[^\n]*"
    r"|(?:Copyright|©|\(c\)) [^\n]*"
    r"|[—–-]{0,2} ?With assistance (?:from|by) [^\n]*"
    r"|(?:Follow|Read more) [A-Z@][^\n]*|(?:Reuters?|REUTERS?|AP|AFP|UPI)"
)
AGENCY_END = re.compile(r"(?<=[.\"”'’>)\d]) {2,}(?:Reuters?|REUTERS?|AP|UPI|AFP)\s*\Z")


@dataclass(frozen=True, slots=True)
class Section:
    """`body[start:end]` is of this kind; `end` is exclusive."""

    start: int
    end: int
    name: SectionName


def sections(body: str) -> list[Section]:
    """The sections of `body`, in order, without gaps; an empty text has none."""
    begin = _note_end(body)
    first = _byline_end(body, begin)
    # Below its byline a story may have a note too.
    below = _note_end(body, first)
    second = _dateline_end(body, below)
    if second == below:
        below = second = first
    last = max(second, _trailer_start(body))
    found = [
        Section(0, begin, "body"),
        Section(begin, first, "byline"),
        Section(first, below, "body"),
        Section(below, second, "dateline"),
        Section(second, last, "body"),
        Section(last, len(body), "trailer"),
    ]
    return [section for section in found if section.start < section.end]


def dateline_place(body: str) -> str | None:
    """The place that a dateline names: `CARACAS, Venezuela` of `CARACAS, Venezuela (AP) —`."""
    for section in sections(body):
        if section.name == "dateline":
            text = body[section.start : section.end].split("(")[0].strip()
            place = re.sub(r"\s*(?:—|–|--|-)\s*\Z", "", text)
            return re.sub(r",\s+[A-Z][a-z]{2,8}\.? \d{1,2}\Z", "", place).strip(" ,") or None
    return None


def _note_end(body: str, start: int = 0) -> int:
    found = NOTE.match(body, start)
    return found.end() if found else start


def _byline_end(body: str, start: int) -> int:
    found = BYLINE.match(body, start)
    return found.end() if found else start


def _dateline_end(body: str, start: int) -> int:
    """End of the dateline that begins at `start`; `start` itself where there is none."""
    for form in (SHOUTED, NAMED, AGENCY_ONLY):
        if found := form.match(body, start, start + 120):
            return found.end()
    return start


def _trailer_start(body: str) -> int:
    """Where the trailer begins: at the last rule with little after it, else at the credits."""
    rules = [m.start() for m in RULE.finditer(body) if _ends_soon(body, m.end())]
    if rules:
        return rules[0]
    found = AGENCY_END.search(body, max(0, len(body) - 40))
    end = found.start() if found else len(body)
    return _credits_start(body, end)


def _ends_soon(body: str, at: int) -> bool:
    return len(body) - at <= min(LONGEST_TRAILER, len(body) // 3)


def _credits_start(body: str, end: int) -> int:
    """Start of the crediting paragraphs that end at `end`; `end` where there are none."""
    start = end
    while (cut := body.rfind("\n", 0, start)) >= 0:
        paragraph = body[cut + 1 : start].strip()
        if paragraph and not (len(paragraph) < 400 and CREDIT.fullmatch(paragraph)):
            break
        start = cut + 1 if paragraph else cut
    return end if not body[start:end].strip() else start
