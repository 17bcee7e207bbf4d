"""Near-duplicates: exact pairs, incremental, whatever the order."""

import itertools
import random
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import (
    duplicate_candidates,
    duplicate_prefixes,
    duplicate_search,
    duplicate_sketches,
    duplicates,
)
from transforms.duplicate_clusters import clusters
from transforms.duplicate_prefixes import Prefixes
from transforms.duplicate_sketches import Sketches
from transforms.duplicates import BANDED, SIGNATURES, THRESHOLD, pairs, signatures
from transforms.minhash import shingles

WORDS = [f"word{n}" for n in range(300)]


def text(seed, length=120):
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def edited(original, rate, seed):
    """`original` with that share of its words replaced."""
    chance = random.Random(seed)
    return " ".join("new" if chance.random() < rate else w for w in original.split())


# Twelve stories, each with copies edited ever more, and an exact one.
TEXTS = {
    f"{story:02}-{copy}": edited(text(story), rate, story + copy)
    for story in range(12)
    for copy, rate in enumerate((0, 0, 0.02, 0.05, 0.1, 0.2))
}


def rows(ids):
    return signatures(list(ids), [TEXTS[one] for one in ids])


def edges(table):
    return set(zip(table["left_id"].to_pylist(), table["right_id"].to_pylist(), strict=True))


def grouping(found, published=None):
    table = clusters(edges(found), published or {})
    columns = (table[name].to_pylist() for name in table.column_names)
    return {one: (cluster, first) for one, cluster, first in zip(*columns, strict=True)}


def jaccard(one, other):
    def grams(words):
        return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}

    a, b = grams(one.split()), grams(other.split())
    return len(a & b) / len(a | b)


def test_pairs_are_those_of_comparing_all_with_all():
    ids = sorted(TEXTS)
    expected = {
        (a, b) for a in ids for b in ids if a < b and jaccard(TEXTS[a], TEXTS[b]) >= THRESHOLD
    }
    assert edges(pairs(rows(ids))) == expected
    assert len(expected) > 30


@pytest.mark.parametrize("most", [1, 7, 100])
def test_candidates_in_blocks_are_the_same_pairs_each_once(most, monkeypatch):
    whole = pairs(rows(sorted(TEXTS)))
    monkeypatch.setattr(duplicate_candidates, "PAIRS_A_BLOCK", most)
    found = pairs(rows(sorted(TEXTS)))
    assert edges(found) == edges(whole) and len(found) == len(whole)


# Most pairs of such share a band, and few are copies.
PATTERNS = {
    "a number": [f"Number {n} met the harbour board again." for n in range(1500)],
    "three": [
        f"The council of Place{n % 90} met on Monday and heard Name{n % 700}, who put forward"
        f" budget number {n} again, for a third time, after a debate that took six hours."
        for n in range(1500)
    ],
    "few values": [
        f"The team of Place{n % 13} met that of Place{n % 17} in hall {n % 11} and lost by {n % 7}."
        for n in range(1500)
    ],
    "few values in a long text": [
        f"Shares of Firm{n % 7} closed {n % 5} percent up in Hall{n % 3} as brokers weighed what"
        f" the bank may say, with {n % 11} stocks up and {n % 13} down, after a high of {n % 9}."
        for n in range(1500)
    ],
}


@pytest.mark.parametrize("name", PATTERNS)
def test_texts_of_one_pattern_are_compared_with_few(name, monkeypatch):
    texts = PATTERNS[name]
    batch = signatures([f"{n:04}" for n in range(len(texts))], texts)
    sizes = []
    similarity = duplicates._jaccard

    def counted(left, one, right, other):
        sizes.append(len(one))
        return similarity(left, one, right, other)

    monkeypatch.setattr(duplicates, "_jaccard", counted)
    found = pairs(batch)
    assert sum(sizes) < len(texts) ** 2 / 50
    monkeypatch.setattr(duplicate_search, "CROWD", len(texts) * 20)
    assert edges(found) == edges(pairs(batch)) and len(found) == len(edges(found))


def prefixes_between(left, right):
    """Pairs and counts of all rows."""
    sketches = Sketches.of(left), Sketches.of(right)
    found = Prefixes(left, right, None, sketches, THRESHOLD)
    return in_blocks(found.pairs(np.arange(len(left)))), found.counts().tolist()


@pytest.mark.parametrize("begin", [0, 700])
def test_looking_up_a_part_at_a_time_finds_the_same_pairs(begin, monkeypatch):
    batch = signatures([f"{n:04}" for n in range(1500)], PATTERNS["three"])
    right = batch.slice(begin) if begin else batch
    whole = prefixes_between(batch, right)
    monkeypatch.setattr(duplicate_prefixes, "ROWS_A_BLOCK", 97)
    monkeypatch.setattr(duplicate_sketches, "ROWS_A_BLOCK", 97)
    monkeypatch.setattr(duplicate_prefixes, "AT_ONCE", 1_000)
    assert prefixes_between(batch, right) == whole
    assert whole[0]


def in_blocks(blocks):
    return {
        pair for one, other in blocks for pair in zip(one.tolist(), other.tolist(), strict=True)
    }


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_texts_alike_share_a_rare_shingle_and_have_sketches_alike(data):
    """Sets of any sizes, and tables that hold them in any parts."""
    sets = st.lists(st.sets(st.integers(0, 12).map(lambda n: n * 37), min_size=1), max_size=12)
    left, right = (data.draw(sets) for _ in range(2))
    tables = [
        pa.table(
            {
                "article_id": [f"{side}{n}" for n in range(len(chosen))],
                "shingles": pa.array([sorted(one) for one in chosen], pa.list_(pa.uint32())),
            }
        )
        for side, chosen in (("a", left), ("b", right))
    ]
    sketched = tuple(map(Sketches.of, tables))
    prefixes = Prefixes(*tables, None, sketched, THRESHOLD)
    found = in_blocks(prefixes.pairs(np.arange(len(left))))
    scanned = in_blocks(sketched[0].scan(sketched[1], THRESHOLD, np.zeros(len(left), np.int64)))
    for one, a in enumerate(left):
        for other, b in enumerate(right):
            if len(a & b) / len(a | b) >= THRESHOLD:
                assert (one, other) in found and (one, other) in scanned
            if len(a ^ b) > len(a | b) / 2:  # no two of these shingles fall into one cell
                assert (one, other) not in found and (one, other) not in scanned
    assert len(found) <= prefixes.counts().sum()


@settings(max_examples=20, deadline=None)
@given(st.permutations(sorted(TEXTS)), st.integers(0, len(TEXTS)), st.integers(0, len(TEXTS)))
def test_batches_in_any_order_give_the_same_clusters(order, one_cut, other_cut):
    cuts = [0, *sorted((one_cut, other_cut)), len(order)]
    seen = SIGNATURES.empty_table()
    found = []
    for start, end in itertools.pairwise(cuts):
        batch = rows(order[start:end])
        found.append(pairs(batch, seen.select(BANDED.names), rows))
        seen = pa.concat_tables([seen, batch])
    assert grouping(pa.concat_tables(found)) == grouping(pairs(rows(sorted(TEXTS))))


def test_original_is_the_earliest_published():
    published = {"b": datetime(2026, 3, 5, tzinfo=UTC), "c": datetime(2026, 3, 4, tzinfo=UTC)}
    table = clusters([("a", "b"), ("b", "c")], {"a": None, **published})
    assert table.to_pylist() == [
        {"article_id": "a", "duplicate_cluster": "c", "is_original": False},
        {"article_id": "b", "duplicate_cluster": "c", "is_original": False},
        {"article_id": "c", "duplicate_cluster": "c", "is_original": True},
    ]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a", "b"], ["...", "—"]])
def test_texts_without_words_are_nobodys_copies(texts):
    assert len(pairs(signatures([str(n) for n in range(len(texts))], texts))) == 0


def test_many_exact_copies_cost_one_pair_each():
    ids = [f"{n:04}" for n in range(3000)]
    assert len(pairs(signatures(ids, [text(1)] * len(ids)))) == len(ids) - 1


def test_many_copies_of_a_template_cost_about_a_pair_each():
    ids = [f"{n:04}" for n in range(1000)]
    template = text(1, length=400)
    found = pairs(signatures(ids, [edited(template, 0.01, n) for n in range(len(ids))]))
    assert {cluster for cluster, _ in grouping(found).values()} == {ids[0]}
    assert len(ids) - 1 <= len(found) < 1.1 * len(ids)


@pytest.mark.parametrize("rate", [0.02, 0.04, 0.06])
def test_many_copies_are_clustered_as_all_their_pairs_say(rate, monkeypatch):
    ids = [f"{n:03}" for n in range(60)]
    batch = signatures(ids, [edited(text(n % 2), rate, n) for n in range(len(ids))])
    whole = pairs(batch)
    monkeypatch.setattr(duplicates, "MANY", 3)
    led = pairs(batch)
    assert len(led) < len(whole)
    assert grouping(led) == grouping(whole)
    first, second = batch.slice(0, 23), batch.slice(23)
    parts = [pairs(first), pairs(second, first.select(BANDED.names), lambda _: first)]
    assert grouping(pa.concat_tables(parts)) == grouping(whole)


def test_scripts_without_spaces_are_compared_by_character():
    story = "台北市政府星期一宣布兩條新的捷運路線將於明年春天開始施工預計五年後完工通車"
    found = pairs(signatures(["a", "b"], [story, story.replace("明年", "今年")]))
    assert edges(found) == {("a", "b")}


def test_hashes_are_the_same_in_every_process():
    hashes, offsets = shingles(["one two three four", "one"])
    assert (hashes.tolist(), offsets.tolist()) == ([1690029115, 2553014971, 2667082372], [0, 2, 3])
