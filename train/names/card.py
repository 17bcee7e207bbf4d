"""The model card: the template with this training's own figures."""

import importlib.util
from argparse import Namespace
from pathlib import Path

from train.names import corpus
from transforms.entities.names.tagger import Tagger

TEMPLATE = Path(__file__).parent / "card.md"
CROWD = "worldwide-ghana_newsghana_20"  # the one document named in the card


def write(given: Namespace, net) -> None:
    """Scores the weights at `given.out` on the held-back sets and writes `given.card`."""
    spec = importlib.util.spec_from_file_location("scorer", given.bench / "score_mentions.py")
    rule = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rule)
    tagger, sets = Tagger(given.out), given.sets.split(",")
    rows = ["| set | PERSON | ORG | LOC | MISC | PERSON, ORG, LOC |", "|---|---|---|---|---|---|"]
    for name in ("worldwide-dev", "conll2003-dev"):
        docs = {d["id"]: d for d in corpus.read(given.bench / "entities", name)}
        rows.append(_row(name, docs, tagger, rule))
    world = {d["id"]: d for d in corpus.read(given.bench / "entities", "worldwide-dev")}
    world.pop(CROWD, None)
    text = TEMPLATE.read_text(encoding="utf-8").format(
        megabytes=round(given.out.stat().st_size / 1e6, 1),
        parameters=round(sum(p.numel() for p in net.parameters()) / 1e6, 1),
        sets=", ".join(sets),
        btc="training, weight 0.3" if "btc" in sets else "not used",
        conll="training" if "conll2003-train" in sets else "not used",
        figures="\n".join(rows),
        without_worst=_row("", world, tagger, rule).split("|")[-2].strip(),
    )
    given.card.write_text(text, encoding="utf-8")


def _row(name: str, docs: dict[str, dict], tagger: Tagger, rule) -> str:
    found = {i: {"entities": _entities(tagger, d["text"])} for i, d in docs.items()}
    strict = rule.score(docs, found, (*rule.TYPES, "MISC"))["strict"]
    f1 = [strict[t]["f1"] for t in (*rule.TYPES, "MISC")]
    f1.append(rule.score(docs, found)["strict"]["ALL"]["f1"])
    return " | ".join([f"| {name}", *(f"{100 * x:.1f}" for x in f1)]) + " |"


def _entities(tagger: Tagger, text: str) -> list[dict]:
    return [{"start": m.start, "end": m.end, "type": m.entity_type} for m in tagger.tag(text)]
