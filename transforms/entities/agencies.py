"""News agencies under one name each: `(AP)` of a dateline, `Xinhua News Agency`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.agencies import ANYWHERE, agency
from transforms.entities.forms import Form
from transforms.entities.parts import parse

# `(|AP|) -`, `/|TASS|/`: only there is an abbreviation sure to mean the agency.
_BEFORE: Final = re.compile(r"[(/] ?$")
_AFTER: Final = re.compile(r" ?(?:\)|/\.?) ?(?:—|–|-|_|:|\.-)|/\.")


def agencies(text: str, forms: Sequence[Form]) -> list[Form]:
    """The forms, with those of agencies called by the agency's own name."""
    return [_own(text, form) if form.kind in ("ORG", "MISC") else form for form in forms]


def _own(text: str, form: Form) -> Form:
    key, mention = form.name.key, form.mention
    name = ANYWHERE.get(key)
    if name is None and _BEFORE.search(text, max(0, mention.start - 2), mention.start):
        name = agency(key) if _AFTER.match(text, mention.end) else None
    if name is None:
        return form
    own = replace(form.name, text=name, key=parse(name, "ORG").key)
    return replace(form, name=own, kind="ORG")
