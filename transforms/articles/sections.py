"""The parts of a wire story: byline, dateline, body, trailer."""

import re
from dataclasses import dataclass
from typing import Literal

from transforms.articles import datelines

SectionName = Literal["body", "byline", "dateline", "trailer"]

BYLINE = re.compile(r"(?:By|BY) [A-ZÀ-Þ][^\n]{1,120}(?<![.!?])\n+")
# A reporter between a headline and its dateline: `Ana Pérez`, `Special to the Example Times`.
SIGNED = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]+|[A-Z]\.)(?: (?:[A-ZÀ-Þ][\w'’-]+|[A-Z]\.)){1,2}[ ]*\n+"
    r"|Special (?:to|for) [^\n]{3,40}\n+"
    r"|[^\n.]{0,40}\b(?:Writer|Correspondent|Reporter)\b[^\n.]{0,20}\n+"
)
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
    line = dateline(body)
    start, end = (line.start, line.end) if line else (first, first)
    last = max(end, _trailer_start(body))
    found = [
        Section(0, begin, "body"),
        Section(begin, first, "byline"),
        *_head(body, first, start, signed=first > begin),
        Section(start, end, "dateline"),
        Section(end, last, "body"),
        Section(last, len(body), "trailer"),
    ]
    return [section for section in found if section.start < section.end]


def _head(body: str, start: int, end: int, signed: bool) -> list[Section]:
    """What stands before a dateline: a headline in the text, and who reports. Below a byline, or
    below the headline, a line may be a name by itself."""
    lines = body[start:end].splitlines(keepends=True)
    if not lines or not SIGNED.fullmatch(lines[-1]) or not (signed or len(lines) > 1):
        return [Section(start, end, "body")]
    name = end - len(lines[-1])
    return [Section(start, name, "body"), Section(name, end, "byline")]


def dateline(text: str, start: int = 0) -> datelines.Dateline | None:
    """The dateline of the story that begins at `start`; its spans count into `text`."""
    first = _byline_end(text, _note_end(text, start))
    return datelines.find(text, _note_end(text, first))


def dateline_place(body: str) -> str | None:
    """The place that a dateline names: `CARACAS, Venezuela` of `CARACAS, Venezuela (AP) —`."""
    line = dateline(body)
    if line is None or not line.places:
        return None
    spans = line.places + line.regions
    return body[min(spans)[0] : max(spans)[1]]


def _note_end(body: str, start: int = 0) -> int:
    found = NOTE.match(body, start)
    return found.end() if found else start


def _byline_end(body: str, start: int) -> int:
    found = BYLINE.match(body, start)
    return found.end() if found else start


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
