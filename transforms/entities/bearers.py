"""Judged names -> the nodes that bear them: by key, and places by any of their names."""

from collections.abc import Collection, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import corpus, features, judgements, state
from transforms.entities.features import Features, mark
from transforms.entities.judgements import Judgement

NamedAs = tuple[str, str]  # type and key
NOBODY: Final[Mapping[str, Features]] = {}


def bearers(
    nodes: pa.Table,
    judged: Collection[Judgement],
    known: Mapping[str, Features] = NOBODY,
    lost: Collection[str] = (),
) -> dict[NamedAs, list[str]]:
    """The nodes of each judged name: those of the table, with `known` ones anew and without `lost`.

    A place bears every name that an article gave it, and each of its unsure namesakes.
    """
    names = {name for judgement in judged for name in judgements.node_names(judgement)}
    if not names:
        return {}
    stored = state.without(nodes.select(["node", "short_forms"]), "node", {*known, *lost})
    found = {name: _plain(stored, known, ":".join(name)) for name in names}
    for name in names:
        if name[0] == "LOC" and not judgements.is_place_id(name[1], "LOC"):
            found[name] |= _places(stored, known, name[1])
    return {name: sorted(several) for name, several in found.items() if several}


def _plain(stored: pa.Table, known: Mapping[str, Features], node: str) -> set[str]:
    return {node} if node in known or len(state.where(stored, "node", [node])) else set()


def _places(stored: pa.Table, known: Mapping[str, Features], key: str) -> set[str]:
    """Sure places that were called so, and unsure ones of that name in whatever country."""
    form = f"LOC:{key}"
    of_form = state.values(state.listing(stored, "short_forms", [mark(form)]), "node")
    sure = {node for node in of_form if corpus.is_place(node)}
    sure |= {n for n, f in known.items() if corpus.is_place(n) and form in features.forms(n, f)}
    unsure: Any = pc.starts_with(stored["node"], pattern=f"{form}@")
    return (
        sure
        | set(state.values(stored.filter(unsure), "node"))
        | {node for node in known if node.startswith(f"{form}@")}
    )
