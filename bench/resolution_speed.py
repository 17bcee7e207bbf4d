"""What 1,000 new articles cost among 1,000,000 known names: `make bench-resolution-speed`.

The corpus is made up: surnames, first names and firms are drawn by rank, as frequent ones are in
news, until the names known are a million; the new articles are drawn in the same way. The state is
built without comparing the known names with each other, which takes no part in what is timed.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from transforms.entities import features, state
from transforms.entities.across import resolve
from transforms.entities.corpus import Seen, node_of
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityType
from transforms.entities.state import State

CONSONANTS = ["ch", "sh", "th", "kr", "st", *"bcdfghjklmnprstvwz"]
SYLLABLES = [c + v for c in CONSONANTS for v in "aeiou"]
FIRST, LAST, FIRMS, PLACES = 3_000, 80_000, 150_000, 20_000


class Drawing:
    """Draws ranks, the n-th with a weight of 1/(n+9)."""

    def __init__(self, count: int, rng: random.Random) -> None:
        self.ranks = range(count)
        self.weights = list(accumulate(1 / (n + 9) for n in self.ranks))
        self.rng = rng

    def __call__(self) -> int:
        return self.rng.choices(self.ranks, cum_weights=self.weights)[0]


@cache
def word(rank: int, salt: str) -> str:
    rng = random.Random(f"{salt}{rank}")
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()


class World:
    """Articles about made-up people, firms and places."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.first, self.last = Drawing(FIRST, self.rng), Drawing(LAST, self.rng)
        self.firm, self.place = Drawing(FIRMS, self.rng), Drawing(PLACES, self.rng)

    def article(self, article_id: str) -> Iterator[Seen]:
        day = date(2024, 1, 1) + timedelta(days=self.rng.randrange(800))
        names: dict[tuple[str, EntityType], int | None] = {}
        for _ in range(6):
            names[f"{word(self.first(), 'f')} {word(self.last(), 'l')}", "PERSON"] = None
        names[word(self.last(), "l"), "PERSON"] = None
        for _ in range(3):
            names[f"{word(self.firm(), 'o')} {word(self.firm() % 3000, 'o')}", "ORG"] = None
        for _ in range(3):
            place = self.place()
            names[word(place, "p"), "LOC"] = place + 1
        for no, ((name, kind), place_id) in enumerate(names.items()):
            yield Seen(article_id, day, _entity(no, name, kind, place_id))


def _entity(no: int, name: str, kind: EntityType, place: int | None) -> LocalEntity:
    return LocalEntity(
        no, name, kind, name.lower(), (no,), ((name, 1),), (name.lower(),),
        geoname_id=place, country="US" if place else None, place_score=1.0 if place else 0.0,
    )  # fmt: skip


def known(count: int) -> tuple[State, int]:
    """A state with `count` names, and its articles."""
    world, rows, articles, nodes = World(1), [], 0, set()
    while len(nodes) < count:
        article = list(world.article(f"k{articles:07}"))
        rows += article
        nodes |= {node_of(s) for s in article}
        articles += 1
    found = features.by_node(rows)
    table = state.locals_table(rows)
    table = table.set_column(table.schema.get_field_index("root"), "root", table["node"])
    return State(table, state.nodes_table(found, {n: n for n in found})), articles


def main() -> None:
    """Prints the cost of a batch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=1_000)
    arguments = parser.parse_args()
    before, articles = known(arguments.names)
    print(f"{arguments.names} names of {articles} articles, {len(before.locals)} rows")
    world = World(2)
    added = [s for i in range(arguments.articles) for s in world.article(f"n{i:07}")]
    cpu, wall = time.process_time(), time.perf_counter()
    found = resolve(before, added)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{arguments.articles} new articles, {len(added)} rows: {cpu:.1f} CPU-s, {wall:.1f} s")
    print(f"{len(found.entities)} entities touched, {len(found.merges)} decisions")


if __name__ == "__main__":
    main()
