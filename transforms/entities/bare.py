"""Who a bare surname or first name stands for, among the full names of its article."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from transforms.entities import person, words
from transforms.entities.forms import Form, Groups

_VERB: Final = re.compile(r" [a-z]+(?: [a-z]+)? ")


def bare_names(text: str, groups: Groups) -> None:
    """A surname or first name goes to the one person it fits, or to the one named last before."""
    forms = [f for f in groups.forms if f.kind == "PERSON"]
    fulls = [f for f in forms if " " in f.name.key and not person.is_surname_marked(f.name.key)]
    loose: dict[str, int] = {}
    other = _of_two(text, groups, forms, fulls)
    # Already believed to be a place or a firm: it must not tie that to a person.
    no_person = {groups.find(f.no) for f in groups.forms if f.kind != "PERSON"}
    marked = {n for f in fulls for n in person.surnames(f.name.key) if _is_marked(n, f.name.key)}
    for form in forms:
        is_bare = not person.is_full(form.name.key) or form.name.key in marked
        if not is_bare or groups.find(form.no) in no_person:
            continue
        holder = other.get(form.no) or _holder(form, fulls, {f.name.key for f in forms})
        if holder is not None:
            groups.join(holder.no, form.no)
        else:
            groups.join(loose.setdefault(form.name.key, form.no), form.no)


def _is_marked(short: str, full: str) -> bool:
    """`gorse iii`, of `cal gorse iii`."""
    generation = person.split_generation(full)[1]
    return bool(generation) and short.endswith(f" {generation}")


def _of_two(
    text: str, groups: Groups, forms: Sequence[Form], fulls: Sequence[Form]
) -> dict[int, Form]:
    """`|Kim| beats |Kim|`: the first two of that name whom the article names, in that order."""
    found: dict[int, Form] = {}
    for left, right in pairwise(forms):
        between = text[left.mention.end : right.mention.start]
        if left.name.key == right.name.key and _VERB.fullmatch(between):
            people = {groups.find(f.no): f for f in fulls if _fits(left.name.key, f.name.key)}
            if len(people) > 1:
                found |= dict(zip((left.no, right.no), people.values(), strict=False))
    return found


def _holder(form: Form, fulls: Sequence[Form], keys: set[str]) -> Form | None:
    """The full name that a short one stands for: by surname first, then by first name.

    Where a family shares the article, the surname alone is not the one who goes by a first name;
    and `Queen Victoria` is no Victoria Lane.
    """
    for fits in (_by_surname, _by_first_name):
        held = [f for f in fulls if fits(form.name.key, f.name.key) and not _clash(form, f)]
        formal = [f for f in held if f.name.key.split()[0] not in keys - {form.name.key}]
        held = formal or held
        if held:
            before = [f for f in held if f.no < form.no]
            return before[-1] if before else held[0]
    return None


def _fits(short: str, full: str) -> bool:
    return _by_surname(short, full) or _by_first_name(short, full)


def _by_surname(short: str, full: str) -> bool:
    """`smith`, `j smith` and `van gogh` for the full names that end so."""
    *initials, _ = short.split()
    if initials and all(len(i) == 1 for i in initials):
        return person.is_full(full) and person.compare(short, full).score > 0
    return short in person.surnames(full)


def _by_first_name(short: str, full: str) -> bool:
    return person.word(short, full.split()[0]).score >= person.NICKNAME and " " not in short


def _clash(left: Form, right: Form) -> bool:
    """`Mr` is not said of a woman, nor `Mrs` of a man, nor `King` of who is no king."""
    a, b = set(left.titles), set(right.titles)
    return (
        bool(a & words.REGAL - b)
        or bool(a & words.MALE and b & words.FEMALE)
        or bool(a & words.FEMALE and b & words.MALE)
    )
