"""What a file states, cleaned and judged: `Draft` -> `Article`, or a `Reject` that says why not."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from transforms.articles.article import Article, Reject
from transforms.articles.authors import people
from transforms.articles.draft import Draft, Problem, Stated
from transforms.articles.hygiene import clean_line, clean_text
from transforms.articles.language import language_of
from transforms.articles.source import Source
from transforms.articles.timestamps import Stamp, implausible, parse_stamp
from transforms.articles.urls import canonical, country_of, url_date
from transforms.month_first import MONTH_FIRST

LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for all articles of one file."""

    raw_path: str
    source: Source
    seen_at: datetime


def finish(found: Draft | Problem, context: Context) -> Article | Reject:
    """The article that a draft states, cleaned; or a reject where it gives none."""
    if isinstance(found, Problem):
        return _reject(context, found, canonical(found.url), found.member)
    body = clean_text(found.body)
    url = canonical(found.url)
    if problem := _unfit(found, body, url, context.source):
        return _reject(context, problem, url, found.member)
    language = language_of(body, found.language or context.source.language)
    home = context.source.country or country_of(url)
    source = _with_habits(context.source, language, home)
    published, where, notes = _published(found, url, source, context.seen_at)
    modified = parse_stamp(found.modified, source) if found.modified else None
    if modified and implausible(modified, context.seen_at):
        notes, modified = (*notes, f"modified {found.modified!r} dropped"), None
    return Article(
        raw_path=context.raw_path,
        raw_member=found.member,
        source=_source_name(found, url, context),
        provider_id=_line(found.provider_id),
        url=url,
        title=_line(found.title),
        authors=people(found.bylines),
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_precision=published.precision if published else None,
        published_from=where,
        zone=published.zone if published else context.source.zone,
        modified_at=modified.at if modified else None,
        language=language,
        body=body,
        notes=(*found.notes, *notes),
        home_country=home,
    )


def _unfit(draft: Draft, body: str, url: str | None, source: Source) -> Problem | None:
    """Why this is no article, if it is none."""
    if source.excludes(url):
        return Problem("excluded", f"the source's settings leave out {url}")
    if draft.paywalled:
        return Problem("paywall", "only a subscription stub is here")
    if not LETTER_OR_DIGIT.search(body):
        return Problem("no_body", "no article text in it")
    return None


def _with_habits(source: Source, language: str | None, home: str | None) -> Source:
    """`source`, which says whether 5/3 is in March: outside of North America it mostly is."""
    month_first = (home or "US") in MONTH_FIRST and language in (None, "en")
    return (
        source if source.day_first is not None or month_first else replace(source, day_first=True)
    )


def _published(
    draft: Draft, url: str | None, source: Source, seen_at: datetime
) -> tuple[Stamp | None, str | None, tuple[str, ...]]:
    """The first believable time, the name of its field, and notes on those before it."""
    notes: list[str] = []
    for text, where in _candidates(draft, url_date(url), source):
        stamp = parse_stamp(text, source)
        doubt = implausible(stamp, seen_at) if stamp else "not a date"
        if stamp and not doubt:
            return stamp, where, (*notes, *([stamp.note] if stamp.note else []))
        notes.append(f"date {text[:60]!r} from {where} dropped: {doubt}")
    return None, None, tuple(notes)


def _candidates(draft: Draft, in_url: str | None, source: Source) -> list[Stated]:
    """The dates given, best first: one that only stands in a text is believed over the address
    where both name the same day."""
    marked = [one for one in draft.published if one[1] != "text"]
    shown = [one for one in draft.published if one[1] == "text"]
    if not in_url:
        return [*marked, *shown]
    stamps = [(one, parse_stamp(one[0], source)) for one in shown]
    agreeing = [one for one, stamp in stamps if stamp and str(stamp.on) == in_url]
    return [*marked, *agreeing, (in_url, "url"), *shown]


def _source_name(draft: Draft, url: str | None, context: Context) -> str | None:
    """The settings' name, else the document's own word, else the host, else the folder."""
    if context.source.name:
        return context.source.name
    if draft.source and (own := clean_line(draft.source)):
        return own
    if url and (host := urlsplit(url).hostname):
        return host.removeprefix("www.")
    folder, slash, _ = context.raw_path.partition("/")
    return folder if slash else None


def _line(text: str | None) -> str | None:
    return (clean_line(text) or None) if text else None


def _reject(context: Context, why: Problem, url: str | None, member: str | None) -> Reject:
    return Reject(context.raw_path, member, "parse", why.reason, why.detail, url)
