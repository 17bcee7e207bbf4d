"""The model card: the template with this training's own figures."""

import importlib.util
from argparse import Namespace
from itertools import pairwise
from pathlib import Path

from train.names import corpus
from train.names.calibrate import judged
from transforms.entities.names.tagger import Tagger

TEMPLATE = Path(__file__).parent / "card.md"
CROWD = "worldwide-ghana_newsghana_20"  # the one document named in the card
STEPS = (0.0, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0)  # of confidence


def write(given: Namespace, net) -> None:
    """Scores the weights at `given.out` on the held-back sets and writes `given.card`."""
    spec = importlib.util.spec_from_file_location("scorer", given.bench / "score_mentions.py")
    rule = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rule)
    tagger, sets = Tagger(given.out), given.sets.split(",")
    rows = ["| set | PERSON | ORG | LOC | MISC | PERSON, ORG, LOC |", "|---|---|---|---|---|---|"]
    held_back = {
        name: {d["id"]: d for d in corpus.read(given.bench / "entities", name)}
        for name in ("worldwide-dev", "conll2003-dev")
    }
    for name, docs in held_back.items():
        rows.append(_row(name, docs, tagger, rule))
        rows.append(_row(f"{name}, all in capitals", _in_capitals(docs), tagger, rule))
    world = held_back["worldwide-dev"]
    sure = _reliability({name: list(docs.values()) for name, docs in held_back.items()}, tagger)
    world.pop(CROWD, None)
    text = TEMPLATE.read_text(encoding="utf-8").format(
        megabytes=round(given.out.stat().st_size / 1e6, 1),
        parameters=round(sum(p.numel() for p in net.parameters()) / 1e6, 1),
        sets=", ".join(sets),
        btc="training, weight 0.3" if "btc" in sets else "not used",
        conll="training" if "conll2003-train" in sets else "not used",
        figures="\n".join(rows),
        reliability=sure,
        without_worst=_row("", world, tagger, rule).split("|")[-2].strip(),
    )
    given.card.write_text(text, encoding="utf-8")


def _row(name: str, docs: dict[str, dict], tagger: Tagger, rule) -> str:
    found = {i: {"entities": _entities(tagger, d["text"])} for i, d in docs.items()}
    strict = rule.score(docs, found, (*rule.TYPES, "MISC"))["strict"]
    f1 = [strict[t]["f1"] for t in (*rule.TYPES, "MISC")]
    f1.append(rule.score(docs, found)["strict"]["ALL"]["f1"])
    return " | ".join([f"| {name}", *(f"{100 * x:.1f}" for x in f1)]) + " |"


def _in_capitals(docs: dict[str, dict]) -> dict[str, dict]:
    """Letters that grow in number (`ß`) stay as they are, so that offsets hold."""

    def upper(text: str) -> str:
        return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)

    return {i: d | {"text": upper(d["text"])} for i, d in docs.items()}


def _reliability(sets: dict[str, list[dict]], tagger: Tagger) -> str:
    """A table: of the names with such a confidence, how many are right."""
    parts = {name: judged(tagger, docs) for name, docs in sets.items()}
    rows = ["| confidence |" + "".join(f" {name}, names | right |" for name in parts)]
    rows.append("|---|" + "---|---|" * len(parts))
    for low, high in pairwise(STEPS):
        row = f"| {low:g} to {high:g} |"
        for confidence, right in parts.values():
            inside = (confidence >= low) & (confidence < high)
            row += f" {inside.sum()} | {100 * right[inside].mean():.0f} % |"
        rows.append(row)
    return "\n".join(rows)


def _entities(tagger: Tagger, text: str) -> list[dict]:
    return [{"start": m.start, "end": m.end, "type": m.entity_type} for m in tagger.tag(text)]
