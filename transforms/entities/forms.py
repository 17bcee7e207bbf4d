"""An article's mentions taken apart, and the groups that they are joined into."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from transforms.entities import words
from transforms.entities.mention import EntityMention, EntityType
from transforms.entities.parts import Name, fold, parse

_BEFORE: Final = re.compile(r"[\w.'’-]+")


class PlaceLike(Protocol):
    """What is used of a resolved place."""

    @property
    def geoname_id(self) -> int | None: ...
    @property
    def country_code(self) -> str | None: ...
    @property
    def score(self) -> float: ...


Places = Sequence[PlaceLike | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A mention, taken apart."""

    no: int
    mention: EntityMention
    name: Name
    titles: tuple[str, ...]
    place: PlaceLike | None

    @property
    def place_id(self) -> int | None:
        return self.place.geoname_id if self.place else None

    @property
    def kind(self) -> EntityType:
        return self.mention.entity_type


class Groups:
    """Disjoint sets of forms. `join` puts two groups under the earlier mention."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = forms
        self.parent = list(range(len(forms)))

    def find(self, no: int) -> int:
        while self.parent[no] != no:
            self.parent[no] = self.parent[self.parent[no]]
            no = self.parent[no]
        return no

    def join(self, left: int, right: int) -> None:
        a, b = sorted((self.find(left), self.find(right)))
        self.parent[b] = a

    def members(self) -> list[list[Form]]:
        found: defaultdict[int, list[Form]] = defaultdict(list)
        for form in self.forms:
            found[self.find(form.no)].append(form)
        return [found[first] for first in sorted(found)]


def forms_of(text: str, mentions: Sequence[EntityMention], places: Places | None) -> list[Form]:
    forms = []
    for no, mention in enumerate(mentions):
        name = parse(mention.text, mention.entity_type)
        titles = name.titles
        if mention.entity_type == "PERSON":
            titles = (*_titles_before(text, mention.start), *titles)
        forms.append(Form(no, mention, name, titles, places[no] if places else None))
    return forms


def _titles_before(text: str, start: int) -> tuple[str, ...]:
    """The unbroken run of title words that ends where a name starts: `Acting President |Delcy`."""
    found: list[str] = []
    for match in reversed(list(_BEFORE.finditer(text, max(0, start - 40), start))):
        gap = text[match.end() : start]
        if gap.strip() or fold(match.group()) not in words.TITLES:
            break
        found.insert(0, fold(match.group()))
        start = match.start()
    return tuple(found)


def firsts(groups: Groups, kind: str) -> list[Form]:
    """The first form of each distinct key of a type."""
    seen: dict[str, Form] = {}
    for form in groups.forms:
        if form.kind == kind:
            seen.setdefault(form.name.key, form)
    return list(seen.values())
