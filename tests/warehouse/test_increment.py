"""Whatever happened in whatever order, bringing up to date equals building anew."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.warehouse import sample
from warehouse import build
from warehouse.store import Store

BODIES = [sample.BODY, "Velde left. Nobody knows.", "Quiet."]
DAYS = [date(2026, 3, 9), date(2026, 2, 27), None]

ids = st.sampled_from("abcde")
texts = st.tuples(st.sampled_from(range(3)), st.sampled_from(range(3)))
runs = st.lists(
    st.fixed_dictionaries(
        {
            "upsert": st.dictionaries(ids, texts, max_size=3),
            "remove": st.sets(ids, max_size=2),
            "assign": st.dictionaries(ids, st.sampled_from(["velde", "mara"]), max_size=2),
        }
    ),
    min_size=2,
    max_size=4,
)


@pytest.fixture(scope="module")
def never_anew() -> Iterator[None]:
    """However much changed, bring the database up to date."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "MOST", 10)
        yield


def apply(root: Path, name: str, run: dict[str, Any]) -> bool:
    """Publish one run; True when it built all anew."""
    with Store(root) as store, store.begin(name, sample.AT) as tx:
        for article, (body, day) in run["upsert"].items():
            more = {"body": BODIES[body], "day": DAYS[day]}
            tx.upsert(sample.batch({"article_id": article, **more}))
        tx.remove(run["remove"])
        if run["assign"]:
            tx.assign(assigned(run["assign"]))
        tx.put("entities", sample.entities("velde", "mara"))
        return tx.commit().rebuilt


def assigned(entities: dict[str, str]) -> pa.Table:
    numbers = pa.array([0] * len(entities), pa.int32())
    names = ["article_id", "local_no", "entity_id"]
    return pa.table([pa.array(entities), numbers, pa.array(entities.values())], names=names)


def without_entities(tables: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The tables that do not say which entity was assigned."""
    return {name: tables[name] for name in ("articles", "date_mentions", "dated_sentences")}


def database(root: Path) -> dict[str, list[Any]]:
    """Every table of the database, sorted."""
    with duckdb.connect(str(root / "news.duckdb"), read_only=True) as con:
        names = {row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()}
        return {
            name: con.execute(f"from {name} order by all").fetchall()
            for name in names - {"publication"}
        }


# Shrinking would publish for minutes.
SETTINGS = settings(deadline=None, phases=[Phase.explicit, Phase.generate])


@pytest.mark.usefixtures("never_anew")
@given(runs)
@settings(SETTINGS, max_examples=4)
def test_bringing_up_to_date_equals_building_anew(history: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as directory:
        root = Path(directory)
        apply(root, "first", {"upsert": dict.fromkeys("vwxyz", (0, 0)), "remove": [], "assign": {}})
        anew = [apply(root, f"run {no}", run) for no, run in enumerate(history)]
        found = database(root)
        with Store(root) as store, store.begin("anew", sample.AT) as tx:
            assert tx.commit(rebuild=True).rebuilt
        assert found == database(root)
        assert not any(anew)


@given(runs)
@settings(SETTINGS, max_examples=2)
def test_the_order_of_arrival_leaves_no_trace(history: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        for no, run in enumerate(history):
            apply(Path(one), f"run {no}", run)
        final: dict[str, Any] = {}
        for run in history:
            final |= run["upsert"]
            final = {key: text for key, text in final.items() if key not in run["remove"]}
        found = without_entities(database(Path(one)))
        with Store(Path(other)) as store, store.begin("only", sample.AT) as tx:
            for article, (body, day) in reversed(final.items()):
                more = {"body": BODIES[body], "day": DAYS[day]}
                tx.upsert(sample.batch({"article_id": article, **more}))
            tx.put("entities", sample.entities("velde", "mara"))
            tx.commit()
        assert found == without_entities(database(Path(other)))
