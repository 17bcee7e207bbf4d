"""Text in, dated mentions out: scan, refine, then read each candidate against what came before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from transforms.dates import periods
from transforms.dates.context import Context, Meaning, Reference, Situation
from transforms.dates.dateline import today
from transforms.dates.genre import is_narrative
from transforms.dates.hemisphere import SOUTHERN, turned
from transforms.dates.language import Language
from transforms.dates.language import language as load
from transforms.dates.meanings import MEANINGS
from transforms.dates.mention import DateMention
from transforms.dates.numeric import ordered
from transforms.dates.refiners import REFINERS
from transforms.dates.scan import Candidate, candidates
from transforms.dates.tokens import LINE, Tokens, tokenise

UNTIL_REACH = 6  # tokens: "until the fall of the city in February 1945"
HEADING_ENDS = ("", ":", "-", "\n", "(")
LONG = ("year", *periods.YEARS_IN)


def tag(
    text: str,
    published: date | datetime | None = None,
    language: str = "en",
    home_country: str | None = None,
) -> list[DateMention]:
    """Every date expression of a text, in order, never overlapping.

    `published` is the date (and time, if known) of publication in the article's own zone, and the
    anchor of what is said from the present. With a time zone, times stated in another zone ("5 p.m.
    EST") get intervals in the article's own. `language` is an ISO 639-1 code; one without a file is
    read as English. `home_country` (ISO 3166-1 alpha-2) is the outlet's: its summer may begin in
    December, and 3/5/2026 may be in May. Never raises for any text.
    """
    known = load(language)
    tokens = tokenise(text, known.alphabet)
    found = ordered(candidates(tokens, known), home_country)
    for refine in REFINERS:
        found = refine(found, tokens, known)
    if home_country in SOUTHERN:
        found = [turned(candidate) for candidate in found]
    zone = published.tzinfo if isinstance(published, datetime) else None
    base = today(found, tokens, reference(published))
    context = Context(base, is_narrative(found, base, tokens, known), zone)
    return list(read(found, tokens, known, context))


def reference(published: date | datetime | None) -> Reference | None:
    """The publication date as an anchor; to the minute where its time is known."""
    if published is None:
        return None
    period = periods.from_date(published)
    if isinstance(published, datetime) and (published.hour or published.minute):
        minutes = period.n * 1440 + published.hour * 60 + published.minute
        period = periods.Period("minute", minutes)
    return Reference(period, published.isoformat()[:10], "published")


def read(
    found: list[Candidate], tokens: Tokens, known: Language, context: Context
) -> Iterator[DateMention]:
    """The mentions, each read against the context that the ones before it left."""
    for candidate in found:
        situation = Situation(context, candidate, tokens, known)
        meaning = MEANINGS[candidate.meaning](candidate.parts, situation)
        if meaning is None:
            continue
        mention = record(candidate, meaning, tokens)
        if meaning.timex_type == "DURATION" and candidate.parts.get("unit") == "month":
            context = context.without_fiscal()
        if meaning.period and meaning.anchors and not is_background(situation, meaning):
            placed = Reference(
                meaning.period, mention.text, "mention", candidate.first, meaning.point
            )
            heads = is_heading(candidate, tokens)
            context = context.after(placed, heads or meaning.modifier is not None)
            context = replace(context, heading=placed) if heads else context
            if leads(candidate, tokens, known):
                context = replace(context, dated=placed)
            if meaning.period.grain == "month" and opens(context, candidate, tokens):
                context = replace(context, month=placed)
        yield mention


def is_background(at: Situation, meaning: Meaning) -> bool:
    """Whether a narrative only looks aside (`since 1945`, `last year`), and does not move there."""
    if not at.context.narrative:
        return False
    if meaning.reference and meaning.reference.kind == "published":
        return at.context.last is not None
    if at.candidate.meaning == "ago" and at.candidate.parts.get("dir") == -1:
        return meaning.period is not None and meaning.period.grain in LONG
    first, sets = at.candidate.first, at.language.sets
    if "year" in at.candidate.parts and set(at.candidate.parts) <= {"year", "era"}:
        return at.tokens.word(first - 1) in sets["background"]
    reach = range(max(0, first - UNTIL_REACH), first)
    return any(at.tokens.word(i) in sets["until"] for i in reach)


def leads(c: Candidate, tokens: Tokens, known: Language) -> bool:
    """Whether others in its sentence go with its year: `In 2020 ...`, `Last year, in March ...`."""
    if c.meaning == "relative" and c.parts.get("calunit") == "year":
        return tokens.raw(c.first).istitle() and not {"definite", "anaphoric"} & set(c.parts)
    of_year = c.meaning == "calendar" and "year" in c.parts and "fiscal" not in c.parts
    opens = (
        tokens.raw(c.first - 1).istitle() and tokens.word(c.first - 1) in known.sets["on_a_date"]
    )
    return of_year and (opens or "day" in c.parts)


def opens(context: Context, c: Candidate, tokens: Tokens) -> bool:
    """Whether a month is the first of its sentence."""
    return context.month is None or tokens.breaks(context.month.at, c.first)


def is_heading(c: Candidate, tokens: Tokens) -> bool:
    """Whether a year heads a section: it leads a narrative there."""
    if "year" not in c.parts or not set(c.parts) <= {"year", "era"}:
        return False
    alone = tokens.chars[c.first - 1 : c.first] in ("", LINE)
    return alone and tokens.word(c.after)[:1] in HEADING_ENDS


def record(candidate: Candidate, meaning: Meaning, tokens: Tokens) -> DateMention:
    """The record of a candidate and its meaning."""
    start = tokens.spans[candidate.first][0]
    end = tokens.spans[candidate.after - 1][1]
    period, anchor = meaning.period, meaning.reference
    span = meaning.span or (periods.bounds(period) if period else (None, None))
    return DateMention(
        start,
        end,
        tokens.text[start:end],
        meaning.timex_type,
        meaning.value,
        meaning.modifier,
        *span,
        grain_of(period),
        anchor.kind if anchor else "none",
        anchor.text if anchor else None,
        f"{candidate.meaning}: {meaning.rule}",
    )


def grain_of(period: periods.Period | None) -> str | None:
    """The grain by its public name: a season is one in either hemisphere."""
    if period is None:
        return None
    return "season" if period.grain == "southern" else period.grain
