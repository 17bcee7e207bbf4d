"""How an article's organisations are written: with or without an ending, as an acronym, shorter."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from transforms.entities import bodies, organisation
from transforms.entities.forms import Form, Groups
from transforms.entities.parts import fold

SAME: Final = 0.9  # of a comparison of two names


def same_words(text: str, groups: Groups) -> None:
    """`Quill Motor` and `Quill Motors`, `Sea Micron` and `SeaMicron`, as over the whole corpus."""
    alike: defaultdict[str, list[Form]] = defaultdict(list)
    for form in groups.firsts("ORG"):
        for block in organisation.blocks(form.name.key):
            alike[block].append(form)
    for left, *others in alike.values():
        for right in others:
            if _are_one(left.name.key, right.name.key):
                groups.join(left.no, right.no)


def _are_one(left: str, right: str) -> bool:
    """Whether two organisations' names are clearly one's, by their words."""
    sure = organisation.compare(left, right).score >= SAME
    return sure and "@" not in left + right and not bodies.may_differ(left, right)


def acronyms(text: str, groups: Groups) -> None:
    """`International Monetary Fund (IMF)`, and an acronym that one name of the article explains."""
    forms = [f for kind in ("ORG", "MISC", "LOC") for f in groups.firsts(kind)]
    full = [f for f in forms if " " in f.name.key]
    for short in (f for f in forms if organisation.is_acronym(f.name.text)):
        defined = _defined_by(text, short, groups.forms)
        if defined is not None:
            groups.join(defined.no, short.no)
            continue
        wanted = fold(short.name.text)
        explains = [f for f in full if wanted in organisation.acronyms(f.name.key)]
        if len({groups.find(f.no) for f in explains}) == 1:
            groups.join(explains[0].no, short.no)


def _defined_by(text: str, short: Form, forms: Sequence[Form]) -> Form | None:
    """The name that stands right before `(IMF)`, where its letters agree.

    An organisation's acronym may be of another language: `Kurdistan Workers' Party (PKK)`.
    """
    for left, right in pairwise(forms):
        if right.name.key != short.name.key or left.kind == "PERSON":
            continue
        if text[left.mention.end : right.mention.start].strip() in ("(", "(the"):
            letters = iter(fold(left.name.text).replace(" ", ""))
            translated = left.kind == short.kind == "ORG" and " " in left.name.key
            if translated or all(c in letters for c in fold(short.name.text)):
                return left
    return None


def shorter_names(text: str, groups: Groups) -> None:
    """`Treasury` for `U.S. Treasury`, `Colt` for `Colts`, where one name alone fits. Who is called
    `Salmon Inc` is that company, and not short for its `Salmon Brothers`; nor is what is named
    before the longer name."""
    firms = {f.name.key for f in groups.forms if f.is_firm}
    for kind in ("ORG", "LOC", "MISC"):
        forms = [f for f in groups.firsts(kind) if f.place is None]
        for short in (f for f in forms if f.name.key not in firms):
            fits = [f for f in forms if _shortens(short, f)]
            one = len({groups.find(f.no) for f in fits}) == 1
            if one and not all(_introduces(short, f, text) for f in fits):
                groups.join(fits[0].no, short.no)


def _introduces(short: Form, full: Form, text: str) -> bool:
    """Whether an organisation's first words come before its full name, the headline apart: `Quill`
    is no short name of the `Quill Maritime Union` that the article names later."""
    if short.kind != "ORG" or not full.name.key.startswith(f"{short.name.key} "):
        return False
    headline = text.find("\n")  # its end, or -1
    return headline < short.mention.start < full.mention.start


def _shortens(short: Form, full: Form) -> bool:
    if organisation.plural(short.name.key, full.name.key):
        return short.kind == "ORG"
    shorter = organisation.shortens(short.name.key, full.name.key, short.kind)
    return shorter and not bodies.owns(short.name.key, full.name.key)
