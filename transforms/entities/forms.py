"""An article's mentions taken apart, and the groups that they are joined into."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from transforms.entities import words
from transforms.entities.mention import EntityMention, EntityType
from transforms.entities.parts import Name, fold, parse

GENERATION: Final = re.compile(r",? ((?:Jr|Sr)\b\.?|(?:II|III|IV)\b)")
_BEFORE: Final = re.compile(r"[\w.'’-]+")


class PlaceLike(Protocol):
    """What is used of a resolved place."""

    @property
    def name(self) -> str: ...
    @property
    def geoname_id(self) -> int | None: ...
    @property
    def country_code(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def score(self) -> float: ...


SURE_PLACE: Final = 0.75  # of a place's score; below it the article's word is not taken for it
LIKELY_PLACE: Final = 0.5  # the same, of the only place that bears the name in full
Places = Sequence[PlaceLike | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A mention, taken apart. `kind` is the type of what it stands for, if not its own.

    A country's name may stand for its team (ORG), a nationality for a place without an id (LOC).
    """

    no: int
    mention: EntityMention
    name: Name
    titles: tuple[str, ...]
    place: PlaceLike | None
    kind: EntityType

    @property
    def place_id(self) -> int | None:
        return self.place.geoname_id if self.place else None

    @property
    def is_firm(self) -> bool:
        """Whether its words say that it is a company: `Henry Font Co`."""
        if self.kind != "ORG":
            return False
        return not words.LEGAL.isdisjoint(fold(self.name.text).split()[-1:])

    @property
    def written(self) -> str:
        """The name as the text has it, cleaned."""
        return parse(self.mention.text, self.mention.entity_type).text


class Groups:
    """Disjoint sets of forms. `join` puts two groups under the earlier mention."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = forms
        self._firsts: dict[str, dict[str, Form]] = {}
        for form in forms:
            self._firsts.setdefault(form.kind, {}).setdefault(form.name.key, form)
        self.parent = list(range(len(forms)))

    def firsts(self, kind: str) -> Collection[Form]:
        """The first form of each distinct key of a type."""
        return self._firsts.get(kind, {}).values()

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
        name = _with_generation(text, mention, parse(mention.text, mention.entity_type))
        place = places[no] if places else None
        titles = name.titles
        if mention.entity_type == "PERSON":
            titles = (*_titles_before(text, mention.start), *titles)
        form = Form(no, mention, name, titles, place, mention.entity_type)
        if mention.entity_type == "MISC":
            form = _placed(form)
        elif mention.entity_type == "LOC":
            form = _in_full(form)
        forms.append(form)
    return forms


def _with_generation(text: str, mention: EntityMention, name: Name) -> Name:
    """`Cal Gorse` of `|Cal Gorse| Sr.`, where the tagger left out what tells father from son; of
    one word only where that is no number: `|Charles| III`."""
    if mention.entity_type != "PERSON":
        return name
    after = GENERATION.match(text, mention.end)
    if after is None or (" " not in name.key and after[1].isupper()):
        return name
    return parse(f"{mention.text} {after[1]}", "PERSON")


def _placed(form: Form) -> Form:
    """`Chechen` as Chechnya, `European` as Europe: places that GeoNames gives no id here."""
    place = form.place
    if place is None or place.geoname_id is not None or place.score < SURE_PLACE:
        return form
    name = replace(form.name, key=parse(place.name, "LOC").key)
    return replace(form, name=name, kind="LOC")


def _in_full(form: Form) -> Form:
    """`the Gulf` as the Persian Gulf, which has no id here either, and as no other Gulf."""
    place = form.place
    if place is None or place.geoname_id is not None or place.score < LIKELY_PLACE:
        return form
    key = parse(place.name, "LOC").key
    part = set(form.name.key.split()) < set(key.split())
    return replace(form, name=replace(form.name, key=key)) if part else form


def _titles_before(text: str, start: int) -> tuple[str, ...]:
    """The unbroken run of title words that ends where a name starts: `Acting President |Delcy`."""
    found: list[str] = []
    for match in reversed(list(_BEFORE.finditer(text, max(0, start - 40), start))):
        gap = text[match.end() : start]
        word = fold(match.group())
        ends = match.group().endswith(".") and word not in words.STOPPED  # `his father. |Quint|`
        if gap.strip() or ends or word not in words.TITLES:
            break
        found.insert(0, word)
        start = match.start()
    return tuple(found)
