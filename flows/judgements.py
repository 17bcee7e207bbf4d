"""People's decisions on who is who: `judgements.csv` in the raw folder."""

from dataclasses import asdict
from pathlib import Path

from transforms.articles.article import Reject
from transforms.entities import judgements
from transforms.entities.judgements import Judgement
from warehouse.rows import to_arrow
from warehouse.store import Transaction

FILE = "judgements.csv"


def read_judgements(raw: Path) -> tuple[tuple[Judgement, ...], list[Reject]]:
    """The judgements that hold, and a reject for each line that is none."""
    try:
        with (raw / FILE).open(encoding="utf-8-sig", newline="") as lines:
            found, complaints = judgements.read(lines)
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError) as error:
        found, complaints = [], [" ".join(str(error).split())]
    rejects = [Reject(FILE, None, "scan", "bad_settings", complaint) for complaint in complaints]
    return tuple(found), rejects


def stored_judgements(tx: Transaction) -> tuple[Judgement, ...]:
    """The judgements that the last run went by."""
    return tuple(sorted(Judgement(**row) for row in tx.scan("judgements").to_pylist()))


def put_judgements(tx: Transaction, found: tuple[Judgement, ...]) -> None:
    """Remember what this run went by."""
    tx.put("judgements", to_arrow("judgements", map(asdict, found)))
