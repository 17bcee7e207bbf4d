"""Who a bare surname or first name stands for, among the full names of its article."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from transforms.entities import described, person, words
from transforms.entities.forms import Form, Groups

_VERB: Final = re.compile(r" [a-z]+(?: [a-z]+)? ")


def bare_names(text: str, groups: Groups) -> None:
    """A surname or first name goes to the one person it fits, or to the one named last before."""
    forms = [f for f in groups.forms if f.kind == "PERSON"]
    fulls = [f for f in forms if " " in f.name.key and not person.is_surname_marked(f.name.key)]
    people = _People(text, groups, forms)
    loose: dict[str, list[Form]] = {}  # those of a name whom no full name fits
    other = _of_two(text, groups, forms, fulls)
    # Already believed to be a place or a firm: it must not tie that to a person.
    no_person = {groups.find(f.no) for f in groups.forms if f.kind != "PERSON"}
    marked = {n for f in fulls for n in person.surnames(f.name.key) if _is_marked(n, f.name.key)}
    for form in forms:
        is_bare = not person.is_full(form.name.key) or form.name.key in marked
        if not is_bare or groups.find(form.no) in no_person:
            continue
        holder = other.get(form.no) or _holder(form, fulls, {f.name.key for f in forms}, people)
        alone = loose.setdefault(form.name.key, [])
        meant = [holder] if holder else people.meant(form, alone)[-1:]
        if meant:
            groups.join(meant[0].no, form.no)
        if not holder:
            alone.append(form)


class _People:
    """Whom the names of an article are, as far as one must tell who is meant by a bare one."""

    def __init__(self, text: str, groups: Groups, forms: Sequence[Form]) -> None:
        self.text, self.groups, self.forms = text, groups, forms
        self.names = frozenset(f.mention.start for f in forms)

    def meant(self, form: Form, held: Sequence[Form]) -> list[Form]:
        """Those of whom a bare name may be said: nobody of the other gender, and of several those
        whom its title fits best."""
        roots = dict.fromkeys(self.groups.find(f.no) for f in held)
        said = described.gender(self.text, [form]) if form.titles else ""
        if said:
            of = {root: described.gender(self.text, self.mentions(root)) for root in roots}
            roots = dict.fromkeys(
                [r for r, g in of.items() if g == said] or [r for r, g in of.items() if not g]
            )
        if len(roots) > 1:
            people = {root: self.mentions(root) for root in roots}
            roots = dict.fromkeys(described.fitting(self.text, form, people, self.names))
        return [f for f in held if self.groups.find(f.no) in roots]

    def mentions(self, root: int) -> list[Form]:
        """All that is so far known to be of one person."""
        return [f for f in self.forms if self.groups.find(f.no) == root]


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


def _holder(form: Form, fulls: Sequence[Form], keys: set[str], people: _People) -> Form | None:
    """The full name that a short one stands for: by surname first, then by first name, then by one
    between, which must have been read before: `Ortiz` of `María del Carmen Ortiz Vega`.

    Where a family shares the article, the surname alone is not the one who goes by a first name;
    and `Queen Victoria` is no Victoria Lane.
    """
    for fits in (_by_surname, _by_first_name, _by_inner_name):
        # `King` is not said of who is no king.
        crowned = words.REGAL & set(form.titles)
        held = [f for f in fulls if fits(form.name.key, f.name.key) and crowned <= set(f.titles)]
        held = people.meant(form, held)
        formal = [f for f in held if f.name.key.split()[0] not in keys - {form.name.key}]
        held = formal or held
        if held:
            before = [f for f in held if f.no < form.no]
            if before or fits is not _by_inner_name:
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


def _by_inner_name(short: str, full: str) -> bool:
    return len(short) > 1 and short not in words.PARTICLES and short in full.split()[1:-1]


def _by_first_name(short: str, full: str) -> bool:
    if short in person.given_names(full):
        return True
    return person.word(short, full.split()[0]).score >= person.NICKNAME and " " not in short
