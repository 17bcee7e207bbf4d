"""All mentions of one entity in one article, under one number.

A few steps in a visible order, each of which joins groups of mentions; nothing takes them apart
again. `John Smith` and `Jane Smith` stay two, and a bare `Smith` goes to the one named last.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from transforms.entities import bodies, namesakes, person, words
from transforms.entities.acronyms import spelt_out
from transforms.entities.agencies import agencies
from transforms.entities.bare import bare_names
from transforms.entities.firms import firms
from transforms.entities.forms import Form, Groups, Places, forms_of
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityMention, EntityType
from transforms.entities.shortened import acronyms, same_words, shorter_names
from transforms.entities.stated import stated_names
from transforms.entities.teams import teams
from transforms.places.candidates import is_known

SAME_PERSON: Final = 0.65  # of a name match; an article has few people, so little is asked
SURE: Final = 0.6  # of a mention's confidence; below it another type is believed
_KIN: Final = re.compile(r"\b(?:father|son|elder|younger|senior|junior)\b", re.IGNORECASE)
_CHILD: Final = re.compile(r"\b(?:son|daughter|father) of\b", re.IGNORECASE)
_DEEDS: Final = re.compile(rf" (?:{'|'.join(words.DEEDS)})\b")


def cluster(
    text: str, mentions: Sequence[EntityMention], places: Places | None = None
) -> list[LocalEntity]:
    """The entities of `text`, in order of first mention. Each mention is in exactly one.

    `places` is parallel to `mentions`: two names of one GeoNames id are one entity.
    """
    forms = agencies(text, forms_of(text, mentions, places))
    groups = Groups(bodies.bodies(text, teams(text, firms(text, forms))))
    for step in (
        same_key,
        same_place,
        nationalities,
        same_person,
        stated_names,
        same_words,
        acronyms,
        shorter_names,
        bare_names,
        doubtful_types,
    ):
        step(text, groups)
    found = [_local(no, members) for no, members in enumerate(groups.members())]
    return [_named(text, entity, groups.forms) for entity in found]


def _named(text: str, entity: LocalEntity, forms: Sequence[Form]) -> LocalEntity:
    """The entity, with a key that says whose a name of one word is, or what an acronym means, or
    with a body's country."""
    entity = spelt_out(entity)
    if entity.entity_type == "ORG" and entity.country is None and bodies.is_body(entity.key):
        return replace(entity, country=bodies.sole(forms))
    if entity.entity_type != "PERSON" or " " in entity.key:
        return entity
    key = namesakes.key(entity.key, text, [forms[no] for no in entity.mentions], forms)
    return replace(entity, key=key, keys=(key, *entity.keys[1:]))


def same_key(text: str, groups: Groups) -> None:
    """The same words and type, but for places of two ids and for people's bare names.

    A mention that the tagger was unsure of goes to the sure one of another type.
    """
    alike: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in groups.forms:
        if form.kind != "PERSON" or " " in form.name.key:
            alike[form.kind, form.name.key].append(form)
    for forms in alike.values():
        split = len({f.place_id for f in forms} - {None}) > 1
        first: dict[int | None, int] = {}
        for form in forms:
            groups.join(first.setdefault(form.place_id if split else None, form.no), form.no)
    unplaced: defaultdict[str, list[Form]] = defaultdict(list)
    for form in groups.forms:
        if form.kind != "PERSON" and form.place is None:
            unplaced[form.name.key].append(form)
    for key, forms in unplaced.items():  # `Texaco`, here a company and there a place
        if len({f.kind for f in forms}) > 1 and not is_known(key):
            for form in forms:
                groups.join(forms[0].no, form.no)
    sure = {f.name.key: f for f in groups.forms if f.mention.confidence >= SURE}
    for form in _doubtful(text, groups):
        known = sure.get(form.name.key)
        if known is not None and not _elsewhere(known, form):
            groups.join(known.no, form.no)


def _doubtful(text: str, groups: Groups) -> list[Form]:
    """The mentions of whose type the tagger was unsure, where nothing in the article tells it: no
    title, no deed, no full name of which a person's is the surname."""
    unsure = [f for f in groups.forms if f.mention.confidence < SURE and not f.titles]
    if not unsure:
        return []
    fulls = [f.name.key for f in groups.firsts("PERSON") if person.is_full(f.name.key)]
    surnames = {name for full in fulls for name in person.surnames(full)}
    return [
        f
        for f in unsure
        if f.kind != "PERSON" or not (f.name.key in surnames or _is_founder(text, f))
    ]


def _elsewhere(left: Form, right: Form) -> bool:
    """Two places of one name: `Washington, D.C.` beside `Washington`, the state."""
    return None not in (left.place_id, right.place_id) and left.place_id != right.place_id


def _is_founder(text: str, form: Form) -> bool:
    """A person by what is said of him: `|Henry Font| founded Henry Font Co`."""
    return _DEEDS.match(text, form.mention.end) is not None


def same_place(text: str, groups: Groups) -> None:
    """`U.S.` and `United States`, `Russian` and `Russia`: one GeoNames id."""
    first: dict[int, int] = {}
    for form in groups.forms:
        if form.place_id is not None and form.kind in ("LOC", "MISC"):
            groups.join(first.setdefault(form.place_id, form.no), form.no)


def nationalities(text: str, groups: Groups) -> None:
    """`Zairean` where the article also names `Zaire`."""
    places = {f.name.key: f for f in groups.firsts("LOC")}
    for form in groups.firsts("MISC"):
        for ending in words.DEMONYM_ENDINGS:
            place = places.get(form.name.key.removesuffix(ending))
            if place is not None and form.place is None and len(place.name.key) > 3:
                groups.join(place.no, form.no)


def same_person(text: str, groups: Groups) -> None:
    """Full names that differ by a middle name, an initial, a nickname, a spelling."""
    fulls = [f for f in groups.firsts("PERSON") if person.is_full(f.name.key)]
    for i, right in enumerate(fulls):
        for left in fulls[:i]:
            if _compatible(text, left, right):
                groups.join(left.no, right.no)


def _compatible(text: str, left: Form, right: Form) -> bool:
    match = person.compare(left.name.key, right.name.key)
    father_and_son = "left out" in match.reason and _KIN.search(text) is not None
    generations = (
        person.split_generation(left.name.key)[1] != person.split_generation(right.name.key)[1]
    )
    # `Omar Gorse Quill is the son of Gorse Quill`
    parent = match.reason == "first names left out" and _CHILD.search(text) is not None
    return match.score >= SAME_PERSON and not (father_and_son and generations) and not parent


def doubtful_types(text: str, groups: Groups) -> None:
    """One name of which each type is unsure, as headlines have them: the surest is believed."""
    surest: dict[str, Form] = {}
    doubtful = _doubtful(text, groups)
    for form in sorted(doubtful, key=lambda f: (-f.mention.confidence, f.no)):
        surest.setdefault(form.name.key, form)
    for form in doubtful:
        if surest[form.name.key].kind != form.kind:
            groups.join(surest[form.name.key].no, form.no)


def _local(no: int, members: Sequence[Form]) -> LocalEntity:
    names = Counter(f.written for f in members)
    kind = _kind(members)
    best = members[0]
    if len(members) > 1:
        best = min(members, key=lambda f: _fullness(f, kind, names))
    keys = [best.name.key, *sorted({f.name.key for f in members} - {best.name.key})]
    placed = [f.place for f in (best, *members) if f.place is not None]
    # Of an organisation or a person, only a mistyped mention has one: `UN` is no village.
    place = placed[0] if placed and kind in ("LOC", "MISC") else None
    return LocalEntity(
        local_no=no,
        name=best.name.text,
        entity_type=kind,
        key=best.name.key,
        mentions=tuple(f.no for f in members),
        names=tuple(sorted(names.items(), key=lambda n: (-n[1], n[0]))),
        keys=tuple(keys),
        titles=tuple(dict.fromkeys(t for f in members for t in f.titles)),
        geoname_id=place.geoname_id if place else None,
        country=place.country_code if place else bodies.country(best.name.key),
        place_score=round(place.score, 4) if place else 0.0,
    )


def _kind(members: Iterable[Form]) -> EntityType:
    """The type that most mentions have, for sure; a nationality that stands with its country is a
    place, and who is called `Henry Font Co` once is a company."""
    members = list(members)
    kinds = {f.kind for f in members}
    if len(kinds) == 1:
        return kinds.pop()
    if any(f.is_firm for f in members):
        return "ORG"
    counts: Counter[EntityType] = Counter()
    for form in members:
        counts[form.kind] += round(1000 * form.mention.confidence)
    if counts["LOC"] and counts["MISC"]:
        counts["MISC"] = 0
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _fullness(form: Form, kind: str, names: Counter[str]) -> tuple[bool | int, ...]:
    """Sorts the fullest form first: the right type, most whole words, most words, not in capitals,
    most frequent, with its accents, first."""
    text, words = form.name.text, form.name.key.split()
    whole = sum(len(w) > 1 for w in words)
    shouted = len(text) > 4 and text.isupper()
    accents = sum(not c.isascii() for c in text)
    other = (form.kind != kind, form.mention.entity_type != kind)
    return (*other, -whole, -len(words), shouted, -names[text], -accents, form.no)
