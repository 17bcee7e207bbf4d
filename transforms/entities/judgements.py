"""People's decisions on names, from `judgements.csv`: same, different, rename."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from transforms.entities.clusters import Merge
from transforms.entities.mention import EntityType
from transforms.entities.parts import parse

Verdict = Literal["same", "different", "rename"]
COLUMNS: Final = ("judgement", "left_name", "right_name", "entity_type")


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`left_name` is the same as, or different from, `right_name`, or is to be shown as it.

    A name means all who bear it, so of two places of one name each has its own: `#` and its
    GeoNames id.
    Other columns of the file (who, when, why) are the reader's own and are not looked at.
    """

    judgement: Verdict
    left_name: str
    right_name: str
    entity_type: EntityType


def read(lines: Iterable[str]) -> tuple[list[Judgement], list[str]]:
    """The judgements of a CSV file with a header, and what was wrong with its other lines.

    A file without the four columns gives no judgement and one complaint.
    """
    reader = csv.DictReader(lines, strict=True)
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        return [], [f"line 1: no column {', '.join(missing)}"]
    found: list[Judgement] = []
    wrong: list[str] = []
    try:
        for row in reader:
            problem = _problem(row)
            if problem:
                wrong.append(f"line {reader.line_num}: {problem}")
            else:
                found.append(_judgement(row))
    except csv.Error as error:
        wrong.append(f"line {reader.line_num}: {error}")
    return sorted(set(found)), wrong


def _judgement(row: Mapping[str, str]) -> Judgement:
    verdict, left, right, entity_type = (" ".join(row[c].split()) for c in COLUMNS)
    return Judgement(
        cast(Verdict, verdict.lower()), left, right, cast(EntityType, entity_type.upper())
    )


def _problem(row: Mapping[str, str | None]) -> str | None:
    verdict, left, right, entity_type = (" ".join((row[c] or "").split()) for c in COLUMNS)
    if verdict.lower() not in get_args(Verdict):
        return f"judgement is {verdict!r}, not one of {', '.join(get_args(Verdict))}"
    if entity_type.upper() not in get_args(EntityType):
        return f"entity_type is {entity_type!r}, not one of {', '.join(get_args(EntityType))}"
    if not left or not right:
        return "a name is missing"
    return None


def node_names(judgement: Judgement) -> tuple[tuple[str, str], tuple[str, str]]:
    """Type and key of both names, as nodes have them."""
    kind = judgement.entity_type
    return (kind, _key(judgement.left_name, kind)), (kind, _key(judgement.right_name, kind))


def names_in(judgements: Iterable[Judgement]) -> set[tuple[str, str]]:
    """Type and key of all names that the judgements are about."""
    return {name for judgement in judgements for name in node_names(judgement)}


def _key(name: str, kind: EntityType) -> str:
    return name if is_place_id(name, kind) else parse(name, kind).key


def is_place_id(name: str, kind: str) -> bool:
    """`#614540`: a place, by its GeoNames id."""
    return kind == "LOC" and name[:1] == "#" and name[1:].isdecimal()


def decisions(
    judgements: Sequence[Judgement], named: Mapping[tuple[str, str], Iterable[str]]
) -> list[Merge]:
    """Judgements on names -> decisions on the nodes so `named`."""
    found: set[Merge] = set()
    for j in judgements:
        if j.judgement != "rename":
            left, right = node_names(j)
            for a in named.get(left, ()):
                for b in named.get(right, ()):
                    if a != b:
                        reasons = f"judged {j.judgement}: {j.left_name} / {j.right_name}"
                        same = j.judgement == "same"
                        found.add(Merge(min(a, b), max(a, b), same, float(same), reasons, "human"))
    return sorted(found)


def renames(
    judgements: Sequence[Judgement], named: Mapping[tuple[str, str], Iterable[str]]
) -> dict[str, str]:
    """Node -> the name to show. Of two renames of one node the last in order counts."""
    return {
        node: j.right_name
        for j in sorted(judgements)
        if j.judgement == "rename"
        for node in named.get(node_names(j)[0], ())
    }
