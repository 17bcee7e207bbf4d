"""One article to its mentions: dates, names, who is who within it, places and roles."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeVar

from transforms import dates, entities
from transforms.articles.article import Article
from transforms.articles.sections import dateline_place, sections
from transforms.dates.mention import DateMention
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityMention
from transforms.entities.roles import Role, roles
from transforms.entities.within import cluster
from transforms.places import Place, focus_country, resolve
from transforms.places.apart import places_apart
from transforms.places.clubs import with_clubs
from transforms.places.datelines import with_dateline
from transforms.places.firms import with_firms
from transforms.places.hyphens import with_hyphened
from transforms.places.people import with_people
from transforms.places.ships import with_ships
from transforms.places.towns import with_towns
from transforms.present import present_of
from transforms.sentences import sentences

SectionName = Literal["title", "body", "byline", "dateline", "trailer"]
NamesTagger = Callable[[str, str], list[EntityMention]]
# A blank line between headline and body keeps them two sentences to the taggers.
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Where:
    """The part of an article that a span lies in; `sentence_no` counts the body's from 0."""

    section: SectionName
    sentence_no: int | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one article says of when, who and where.

    The offsets of dates, names and roles count into the body, or into the title where their
    `Where` says so; `*_where` are parallel. `places` are parallel to `names`, and `local_nos` give
    the entity of each. `sentences` are half-open spans of the body.
    """

    dates: tuple[DateMention, ...]
    dates_where: tuple[Where, ...]
    names: tuple[EntityMention, ...]
    names_where: tuple[Where, ...]
    local_nos: tuple[int, ...]
    places: tuple[Place | None, ...]
    entities: tuple[LocalEntity, ...]
    roles: tuple[Role, ...]
    roles_where: tuple[Where, ...]
    sentences: tuple[tuple[int, int], ...]
    dateline_place: str | None
    focus_country: str | None
    focus_score: float | None  # its share of the mentions of places, 0 to 1


def names_tagger(ner: str) -> NamesTagger:
    """The tagger that a setting names: `dateline`, or `spacy:MODEL`."""
    return partial(entities.tag, engine=ner)


def annotate(article: Article, tag_names: NamesTagger = entities.tag) -> Annotation:
    """All mentions of `article`, in one of `dates.LANGUAGES`; unknown is read as English.

    Of names in others than English there are only those that the tagger is sure of, and no roles.
    """
    language = article.language or "en"
    layout = Layout.of(article)
    found = _dates(article, language)
    # Names are found in headline and body together: each helps to read the other.
    tagged = names_in(layout.text, tag_names, language, layout.body_start)
    names = [name for name in tagged if layout.is_within(name)]
    places = resolve(layout.text, names, article.home_country)
    locals_ = cluster(layout.text, names, places)
    said = roles(layout.text, names, locals_)
    focus, share = _focus(layout, names, places) or (None, None)
    local_nos = {index: entity.local_no for entity in locals_ for index in entity.mentions}
    return Annotation(
        dates=tuple(mention for mention, _ in found),
        dates_where=tuple(layout.where(mention.start, title) for mention, title in found),
        names=tuple(layout.shifted(mention) for mention in names),
        names_where=tuple(layout.where_in_text(mention.start) for mention in names),
        local_nos=tuple(local_nos[index] for index in range(len(names))),
        places=tuple(places),
        entities=tuple(locals_),
        roles=tuple(layout.shifted(role) for role in said),
        roles_where=tuple(layout.where_in_text(role.start) for role in said),
        sentences=layout.sentences,
        dateline_place=dateline_place(article.body),
        focus_country=focus,
        focus_score=share,
    )


def names_in(
    text: str, tag_names: NamesTagger = entities.tag, language: str = "en", body_start: int = 0
) -> list[EntityMention]:
    """The names of a text in order: as tagged, then mended by what is known of places and clubs.

    Offsets are code points into `text`, whose body begins at `body_start`.
    """
    tagged = places_apart(with_hyphened(text, tag_names(text, language)))
    placed = with_dateline(text, with_people(text, tagged), body_start)
    return with_firms(text, with_clubs(text, with_ships(text, with_towns(text, placed))))


def _dates(article: Article, language: str) -> list[tuple[DateMention, bool]]:
    """Dates of the headline, then of the body, with whether they are the headline's."""
    published = present_of(article, language)
    home = article.home_country
    title = dates.tag(article.title, published, language, home) if article.title else []
    body = dates.tag(article.body, published, language, home)
    return [(mention, True) for mention in title] + [(mention, False) for mention in body]


def _focus(
    layout: "Layout", names: Sequence[EntityMention], places: Sequence[Place | None]
) -> tuple[str, float] | None:
    """The country that the story is about, with its share of the mentions."""
    sections_ = (layout.where_in_text(mention.start).section for mention in names)
    return focus_country(zip(places, sections_, strict=True))


Spanned = TypeVar("Spanned", EntityMention, Role)


@dataclass(frozen=True, slots=True)
class Layout:
    """Headline and body as one text, and the way back from it."""

    text: str
    body_start: int
    sentences: tuple[tuple[int, int], ...]
    _sentence_starts: tuple[int, ...]
    _section_starts: tuple[int, ...]
    _section_names: tuple[SectionName, ...]

    @classmethod
    def of(cls, article: Article) -> "Layout":
        """The layout of `article`."""
        head = f"{article.title}{GAP}" if article.title else ""
        spans = tuple(sentences(article.body, article.language))
        parts = sections(article.body)
        return cls(
            text=head + article.body,
            body_start=len(head),
            sentences=spans,
            _sentence_starts=tuple(start for start, _ in spans),
            _section_starts=tuple(part.start for part in parts),
            _section_names=tuple(part.name for part in parts),
        )

    def where(self, start: int, in_title: bool = False) -> Where:
        """The place of an offset into the body, or into the title."""
        if in_title:
            return Where("title", None)
        section = self._section_names[max(0, bisect_right(self._section_starts, start) - 1)]
        return Where(section, max(0, bisect_right(self._sentence_starts, start) - 1))

    def where_in_text(self, start: int) -> Where:
        """The place of an offset into `text`."""
        return self.where(start - self.body_start, in_title=start < self.body_start)

    def is_within(self, span: EntityMention) -> bool:
        """Whether `span` lies in the headline or in the body, and does not run across the gap."""
        return span.start >= self.body_start or span.end <= self.body_start - len(GAP)

    def shifted(self, span: Spanned) -> Spanned:
        """`span`, found in `text`, with offsets into its own part."""
        if span.start < self.body_start:
            return span
        return replace(span, start=span.start - self.body_start, end=span.end - self.body_start)
