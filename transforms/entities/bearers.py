"""Names -> the nodes that bear them: by key, and places by any of their names."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import corpus, features, state
from transforms.entities.features import Features, mark
from transforms.entities.parts import parse

NamedAs = tuple[str, str]  # type and key
NOBODY: Final[Mapping[str, Features]] = {}


def bearers(
    nodes: pa.Table,
    names: Collection[NamedAs],
    known: Mapping[str, Features] = NOBODY,
    lost: Collection[str] = (),
) -> dict[NamedAs, list[str]]:
    """The nodes of each name: those of the table, with `known` ones anew and without `lost`.

    A place bears every name that an article gave it; a name is each country's that has one of it.
    """
    if not names:
        return {}
    wanted = {":".join(name): name for name in names}
    stored = state.without(nodes.select(["node", "short_forms", "names"]), "node", {*known, *lost})
    found: defaultdict[NamedAs, set[str]] = defaultdict(set)
    for node in {*state.values(state.where(stored, "node", wanted), "node"), *known}:
        if node in wanted:
            found[wanted[node]].add(node)
    for node in _of_countries(stored, wanted) | {n for n in known if "@" in n}:
        if (form := node.partition("@")[0]) in wanted:
            found[wanted[form]].add(node)
    if any(kind == "LOC" for kind, _ in names):
        for form, node in _sure(stored, wanted, known):
            found[wanted[form]].add(node)
    return {name: sorted(several) for name, several in found.items()}


def _of_countries(stored: pa.Table, wanted: Collection[str]) -> set[str]:
    """Names with a country: an unsure place, `LOC:georgia@US`, or a `ORG:finance ministry@JP`."""
    column: Any = stored["node"]
    rows = stored.filter(pc.match_substring(column, "@"))
    plain = pc.replace_substring_regex(rows["node"], "@.*$", "")
    hits = pc.is_in(plain, value_set=pa.array(sorted(wanted), pa.string()))
    return set(state.values(rows.filter(hits), "node"))


def _sure(
    stored: pa.Table, wanted: Collection[str], known: Mapping[str, Features]
) -> set[tuple[str, str]]:
    """Sure places, with each wanted name that an article gave them."""
    rows = state.listing(stored, "short_forms", [mark(form) for form in wanted])
    given = zip(state.values(rows, "node"), state.lists(rows, "names"), strict=True)
    forms = {
        (f"LOC:{parse(name, 'LOC').key}", node)
        for node, several in given
        if corpus.is_place(node)
        for name in several
    }
    for node, f in known.items():
        if corpus.is_place(node):
            forms |= {(form, node) for form in features.forms(node, f)}
    return {(form, node) for form, node in forms if form in wanted}
