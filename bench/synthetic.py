"""Synthetic articles modelled on real ones: 620 words, 12 mentions and 4 dates each.

Names, words and texts are invented; offsets are exact, so that every quality check holds. A stock
of distinct articles is written once; what a benchmark asks for are copies of them under new ids
and days, which cost little.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.rows import to_arrow

FIRST_DAY = date(2024, 1, 1)
SYLLABLES = "ka re mo ti sel van dor lin pa tru be shi cor na gel os um fi ra".split()  # noqa: SIM905
SENTENCES = 26  # of about 24 words
TYPES = ("PERSON", "PERSON", "ORG", "LOC")
ROLES = ("minister", "chair", "coach", "spokeswoman")
Rows = dict[str, list[dict[str, Any]]]


class Synthetic:
    """A source of articles; the same arguments give the same ones."""

    def __init__(self, entities: int, stock: int = 10_000, size: int = 2_000) -> None:
        self.random = random.Random(7)
        words = [self.word() for _ in range(6_000)]
        self.fillers = [self.filler(words) for _ in range(20_000)]
        names = {f"{self.word()} {self.word()}".title() for _ in range(entities)}
        self.names = sorted(names)
        self.weights = [1 / (rank + 10) for rank in range(len(self.names))]
        self.stock = [self.written(size) for _ in range(0, stock, size)]

    def word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((1, 2, 2, 3, 4))))

    def filler(self, words: list[str]) -> str:
        """A sentence of ordinary words, the frequent ones first in the list."""
        picks = [words[int(6_000 * self.random.random() ** 3)] for _ in range(22)]
        return " ".join(picks).capitalize()

    def batches(
        self, count: int, first: int = 0, days: int = 730, since: int = 0
    ) -> Iterator[dict[str, pa.Table]]:
        """`count` articles from number `first` on, spread over `days` days from day `since` on."""
        size = len(self.stock[0]["articles"])
        for start in range(first, first + count, size):
            numbers = range(start, min(start + size, first + count))
            offsets = [timedelta(since + self.random.randrange(days)) for _ in numbers]
            stock = self.stock[start // size % len(self.stock)]
            yield renamed(stock, numbers, [FIRST_DAY + offset for offset in offsets])

    def entities(self) -> dict[str, pa.Table]:
        """The canonical entities and their aliases."""
        made, aliases = [], []
        for no, name in enumerate(self.names):
            place = {"latitude": no % 90, "longitude": no % 180} if no % 4 == 3 else {}
            entity = {"entity_id": entity_id(no), "name": name, "entity_type": TYPES[no % 4]}
            made.append(entity | place)
            aliases.append({"entity_id": entity_id(no), "alias": name, "mention_count": 1})
        return {
            "entities": to_arrow("entities", made),
            "entity_aliases": to_arrow("entity_aliases", aliases),
        }

    def written(self, count: int) -> dict[str, pa.Table]:
        """New articles, numbered from 0 by their ids."""
        rows: Rows = {"articles": [], "date_mentions": [], "entity_mentions": []}
        rows |= {"entity_roles": []}
        for number in range(count):
            self.write(number, rows)
        return {name: to_arrow(name, found) for name, found in rows.items()}

    def write(self, number: int, rows: Rows) -> None:
        people = self.random.choices(range(len(self.names)), self.weights, k=8)
        sentences: list[str] = []
        starts: list[int] = []
        at = 0
        for no in range(SENTENCES):
            starts.append(at)
            sentences.append(self.sentence(number, no, at, people, rows))
            at += len(sentences[-1]) + 1
        ends = [start + len(said) for start, said in zip(starts, sentences, strict=True)]
        title = self.random.choice(self.fillers)[:60]
        author = self.names[people[0]]
        rows["articles"].append(article(number, title, author, sentences, starts, ends))
        rows["entity_roles"].append(role(number, people[0]))

    def sentence(self, number: int, no: int, at: int, people: list[int], rows: Rows) -> str:
        """One sentence: every second one names somebody, every sixth a day."""
        text = self.fillers[int(len(self.fillers) * self.random.random())]
        if no % 2 == 0 and no < 24:
            who = people[no // 2 % 8]
            name = self.names[who]
            rows["entity_mentions"].append(mention(number, no, at, name, who))
            text = f"{name} {text}"
        if no % 6 == 0 and no < 24:
            phrase, begins, ends, grain = self.phrase()
            start = at + len(text) + 4
            rows["date_mentions"].append(timex(number, no, start, phrase, begins, ends, grain))
            text = f"{text} on {phrase}"
        return text + "."

    def phrase(self) -> tuple[str, date, date, str]:
        """A date expression: mostly exact days, now and then a year."""
        if self.random.random() < 0.2:
            year = 2025 - self.random.randrange(1, 12)
            return str(year), date(year, 1, 1), date(year + 1, 1, 1), "year"
        meant = FIRST_DAY + timedelta(self.random.randrange(730))
        return f"{meant:%B} {meant.day}", meant, meant + timedelta(1), "day"


def renamed(stock: dict[str, pa.Table], numbers: range, days: list[date]) -> dict[str, pa.Table]:
    """The first articles of a stock as others: new ids, days, paths and hashes."""
    count = len(numbers)
    ids = pa.array([f"{number * 11400714819323198485 % 2**64:016x}" for number in numbers])
    made = {}
    for name, table in stock.items():
        which = pc.cast(table["article_id"], pa.int32())
        kept = table.filter(pc.less(which, count))
        which = pc.cast(kept["article_id"], pa.int32())
        kept = replaced(kept, "article_id", ids.take(which.combine_chunks()))
        for column in {"published_on", "said_on"} & set(kept.column_names):
            kept = replaced(kept, column, pa.array(days, pa.date32()).take(which.combine_chunks()))
        made[name] = kept
    made["articles"] = dressed(made["articles"], numbers, days)
    return made


def dressed(articles: pa.Table, numbers: range, days: list[date]) -> pa.Table:
    """What makes each article its own: times, paths, address, hash, cluster."""
    draw = random.Random(numbers[0])
    values = {
        "published_at": [
            datetime.combine(day, time(no % 24), UTC) for no, day in zip(numbers, days, strict=True)
        ],
        "url": [
            f"https://news.example/{day:%Y/%m/%d}/story-{no}"
            for no, day in zip(numbers, days, strict=True)
        ],
        "raw_path": [f"dump-{no // 10_000}.jsonl" for no in numbers],
        "raw_member": [str(no % 10_000) for no in numbers],
        "content_sha256": [f"{draw.getrandbits(256):064x}" for _ in numbers],
        "duplicate_cluster": [f"{no - no % 20:016x}" if no % 20 < 2 else None for no in numbers],
        "is_original": [no % 20 != 1 for no in numbers],
    }
    for name, column in values.items():
        articles = replaced(articles, name, pa.array(column, articles.schema.field(name).type))
    return articles


def replaced(table: pa.Table, name: str, values: Any) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, values)


def entity_id(number: int) -> str:
    return f"e{number * 11400714819323198485 % 2**64:016x}"


def article(
    number: int, title: str, author: str, sentences: list[str], starts: list[int], ends: list[int]
) -> dict[str, Any]:
    return {
        "article_id": str(number),
        "version": 1,
        "source": f"source-{number % 40}",
        "title": title,
        "authors": [author],
        "published_precision": "minute",
        "published_from": "json-ld",
        "first_seen_at": datetime(2026, 1, 1, tzinfo=UTC),
        "language": "en",
        "body": " ".join(sentences),
        "word_count": 620,
        "sentence_starts": starts,
        "sentence_ends": ends,
        "pipeline_version": "1",
    }


def role(number: int, person: int) -> dict[str, Any]:
    return {
        "article_id": str(number),
        "entity_id": entity_id(person),
        "role": ROLES[person % 4],
        "status": "current",
        "start_char": 0,
        "end_char": 8,
        "section": "body",
        "local_no": 0,
        "pipeline_version": "1",
    }


def mention(number: int, sentence: int, at: int, name: str, person: int) -> dict[str, Any]:
    return {
        "article_id": str(number),
        "mention_no": sentence // 2,
        "start_char": at,
        "end_char": at + len(name),
        "text": name,
        "sentence_no": sentence,
        "section": "body",
        "entity_type": TYPES[person % 4],
        "local_no": sentence // 2 % 8,
        "entity_id": entity_id(person),
        "confidence": 0.5 + (at * 7919 % 500) / 1000,
        "pipeline_version": "1",
    }


def timex(
    number: int, sentence: int, at: int, phrase: str, begins: date, ends: date, grain: str
) -> dict[str, Any]:
    return {
        "article_id": str(number),
        "mention_no": sentence // 6,
        "start_char": at,
        "end_char": at + len(phrase),
        "text": phrase,
        "sentence_no": sentence,
        "section": "body",
        "timex_type": "DATE",
        "timex_value": begins.isoformat() if grain == "day" else str(begins.year),
        "begins_on": datetime.combine(begins, time()),
        "ends_before": datetime.combine(ends, time()),
        "grain": grain,
        "anchor": "published",
        "rule": "month_day" if grain == "day" else "year",
        "language": "en",
        "pipeline_version": "1",
    }
