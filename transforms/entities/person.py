"""Whether two folded names can be one person's, by their words alone."""

import csv
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from transforms.entities import genders, words
from transforms.entities.match import Match
from transforms.entities.sounds import skeleton

# What a pair of words is worth; the rest of a score is arithmetic.
EQUAL: Final = 1.0
NICKNAME: Final = 0.85
SPELLING: Final = 0.85
INITIAL: Final = 0.7
# What is taken off.
MIDDLE_LEFT_OUT: Final = 0.05
SECOND_SURNAME_LEFT_OUT: Final = 0.15
FIRST_NAMES_LEFT_OUT: Final = 0.2
FAMILY_FIRST: Final = 0.05
GENERATION_LEFT_OUT: Final = 0.15
WHOLE: Final = 4  # words that are nobody's surnames
SYLLABLE: Final = 6  # letters that one has at most: `cheong`
SLIPS: Final = 5  # letters from which a word may have one more, one less, or another


APART: Final = Match(0.0, "")
# A Chinese given name in Latin letters: `yi`, `keqiang`.
_PINYIN: Final = re.compile(
    "(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:[aeo]|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in"
    "|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue)){1,2}"
)


def _load_rows() -> list[list[str]]:
    with (Path(__file__).parent / "nicknames.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))


def _rows_of(rows: list[list[str]]) -> dict[str, frozenset[str]]:
    """First name -> the rows it stands in: a short form with one name it is short for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in row:
            found[name].add("/".join(row))
    return {name: frozenset(heads) for name, heads in found.items()}


_NICKNAME_ROWS: Final = _rows_of(_load_rows())


def split_generation(key: str) -> tuple[list[str], str]:
    """`john smith jr` -> ([john, smith], jr)."""
    tokens = key.split()
    if len(tokens) > 2 and tokens[-1] in words.GENERATIONS:
        return tokens[:-1], {"junior": "jr", "senior": "sr"}.get(tokens[-1], tokens[-1])
    return tokens, ""


def is_full(key: str) -> bool:
    """Two words or more, the first not an initial, the second no `Jr`: enough to name a person."""
    first, _, rest = key.partition(" ")
    is_name = len(first) > 1 and first not in words.PARTICLES
    return bool(rest) and is_name and not is_surname_marked(key)


def is_surname_marked(key: str) -> bool:
    """`gorse jr`: a surname alone, with the mark that says whose."""
    return key.partition(" ")[2] in words.GENERATIONS_OF_ONE


def surnames(key: str) -> set[str]:
    """What may stand for the whole name alone: last word, with particles, or family name first."""
    tokens, generation = split_generation(key)
    if family_first(tokens):
        return {tokens[0]}
    found = {tokens[-1]}
    for i in range(len(tokens) - 2, 0, -1):
        if tokens[i] not in words.PARTICLES:
            break
        found.add(" ".join(tokens[i:]))
    if len(tokens) > 2:
        found |= {" ".join(tokens[-2:]), "-".join(tokens[-2:])}
    return found | {f"{name} {generation}" for name in found if generation}


def given_names(key: str) -> set[str]:
    """What else may stand for the whole name alone: `jong-un` of `kim jong un`, `jean-luc`."""
    tokens, _ = split_generation(key)
    if len(tokens) < 3:
        return {tokens[0]}
    two = tokens[1:3] if family_first(tokens) else tokens[:2]
    return {tokens[0], "-".join(two)}


@lru_cache(maxsize=200_000)
def compare(left: str, right: str) -> Match:
    """Two full names. Symmetric."""
    if left == right:
        return Match(1.0, "same name")
    (a, gen_a), (b, gen_b) = split_generation(left), split_generation(right)
    if (gen_a and gen_b and gen_a != gen_b) or _is_father(a, b) or _is_father(b, a):
        return APART
    a, b = [t for t in a if t not in words.PARTICLES], [t for t in b if t not in words.PARTICLES]
    if not a or not b:
        return APART
    if len(a) > len(b) or (len(a) == len(b) and a > b):
        a, b = b, a
    best = max(
        (f(a, b) for f in (_aligned, _rotated, _joined, _last_words, _initials)),
        key=lambda m: m.score,
    )
    if best.score and gen_a != gen_b:
        best = Match(best.score - GENERATION_LEFT_OUT, f"{best.reason}; {gen_a or gen_b} left out")
    return best


def _is_father(short: list[str], long: list[str]) -> bool:
    """`salman bin abdulaziz` of `mohammed bin salman bin abdulaziz`."""
    before = long[: -len(short)]
    return long[len(before) :] == short and bool(before) and before[-1] in words.PATRONYMICS


def has_nickname(word: str) -> bool:
    return word in _NICKNAME_ROWS


def without_particles(key: str) -> list[str]:
    """The words of a folded name but for `van`, `al` and what tells father from son."""
    tokens, _ = split_generation(key)
    return [t for t in tokens if t not in words.PARTICLES]


def is_nickname(a: str, b: str) -> bool:
    """Whether two first names may be one person's: `bill` and `william`, but no `christina` and
    `christine`, though both are called `chris`."""
    rows = _NICKNAME_ROWS.get(a)
    return rows is not None and not rows.isdisjoint(_NICKNAME_ROWS.get(b, ()))


def _aligned(short: list[str], long: list[str]) -> Match:
    """First and last words agree, middle ones may be missing: `jo bush`, `jo w bush`."""
    first, last = word(short[0], long[0]), word(short[-1], long[-1])
    if not first.score:
        return APART
    if not last.score:
        return _second_surname(short, long, first)
    middle, lost = _middles(short[1:-1], long[1:-1])
    if not middle.score and len(short[-2]) > 1 and short[-2:] == long[-2:]:
        middle, lost = _middles(short[-2:0:-1], long[-2:0:-1])
    if not middle.score or first.score + last.score < 1.7 or (lost and _is_given(long)):
        return APART
    score = min(first.score, last.score, middle.score) - MIDDLE_LEFT_OUT * min(lost, 2)
    return Match(score, _because(first, last, middle, *(["middle name left out"] if lost else [])))


def family_first(name: list[str]) -> bool:
    """`li in mo`, `wang yi`: a family name, and a given name of one syllable or two."""
    first, *given = name
    if first not in words.FAMILY_FIRST or first in words.PARTICLES:
        return False
    if len(given) == 1:
        return _PINYIN.fullmatch(given[0]) is not None and not genders.is_usual(given[0])
    return _is_given(name) and not genders.is_usual(given[0])


def _is_given(name: list[str]) -> bool:
    """`li in mo`: the family name, and a given name of two syllables, which `li mo` has not."""
    first, *given = name
    return first in words.FAMILY_FIRST and len(given) == 2 and max(map(len, given)) <= SYLLABLE


def _second_surname(short: list[str], long: list[str], first: Match) -> Match:
    """`nicolas maduro`, `nicolas maduro moros`."""
    if len(short) < 2 or len(long) != len(short) + 1 or short[1:] != long[1:-1]:
        return APART
    return Match(first.score - SECOND_SURNAME_LEFT_OUT, "second surname left out")


def _middles(short: list[str], long: list[str]) -> tuple[Match, int]:
    """The middle words of the shorter name must begin the longer's: `w` is not of `h w`. They may
    end them, where a name ends in two surnames: `jo garcia lopez`, `jo maria garcia lopez`."""
    worst = Match(1.0, "")
    for a, b in zip(short, long, strict=False):
        worst = min(worst, word(a, b), key=lambda m: m.score)
    return worst, len(long) - len(short)


def _rotated(a: list[str], b: list[str]) -> Match:
    """Family name first: `kim jong un`, `jong un kim`."""
    if len(a) != len(b) or len(a) < 2 or min(len(t) for t in a + b) < 2:
        return APART
    if a[1:] + a[:1] == b or b[1:] + b[:1] == a:
        return Match(1 - FAMILY_FIRST, "family name first")
    return APART


def _last_words(a: list[str], b: list[str]) -> Match:
    """`suu kyi`, `aung san suu kyi`; four words are a whole name, one's father's."""
    if 2 <= len(a) < min(len(b), WHOLE) and b[-len(a) :] == a:
        return Match(1 - FIRST_NAMES_LEFT_OUT, "first names left out")
    return APART


def _initials(a: list[str], b: list[str]) -> Match:
    """`J.P. Gorse`, `James Paul Gorse`, in as many letters as there are names."""
    letters = "".join(t[0] for t in b[:-1])
    if len(a) == 2 and a[-1] == b[-1] and len(letters) > 1 and a[0] == letters:
        return Match(INITIAL, f"initials {a[0]}")
    return APART


def _same_letters(a: list[str], b: list[str]) -> bool:
    return "".join(a) == "".join(b) or sorted(a) == sorted(b)


def _joined(a: list[str], b: list[str]) -> Match:
    """Written in one word or with a hyphen: `jong un kim`, `jongun kim`."""
    if _same_letters(a, b):
        return Match(1 - FAMILY_FIRST, "same letters, other spacing or order")
    return APART


@lru_cache(maxsize=500_000)
def word(a: str, b: str) -> Match:
    """Two words of a name: equal, an initial of, a nickname of, or spelt like each other."""
    if a == b:
        return Match(EQUAL, "")
    if len(a) == 1 or len(b) == 1:
        return Match(INITIAL, f"initial {a}/{b}") if a[0] == b[0] else APART
    if is_nickname(a, b):
        return Match(NICKNAME, f"nickname {a}/{b}")
    return spelling(a, b)


def spelling(a: str, b: str) -> Match:
    """Transliterations and slips: `zelensky`, `zelenskyy`; `juergen`, `jurgen`."""
    if skeleton(a) == skeleton(b):
        return Match(SPELLING, f"spelling {a}/{b}")
    allowed = 0 if min(len(a), len(b)) < SLIPS else 1
    if a[0] == b[0] and DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed:
        return Match(SPELLING - 0.05, f"spelling {a}/{b}")
    return APART


def _because(*parts: Match | str) -> str:
    reasons = [p if isinstance(p, str) else p.reason for p in parts]
    return "; ".join(r for r in reasons if r) or "same words"


def blocks(key: str) -> frozenset[str]:
    """Names that `compare` can find alike share at least one of these."""
    tokens, _ = split_generation(key)
    tokens = [t for t in tokens if t not in words.PARTICLES] or tokens
    first, last = tokens[0], tokens[-1]
    sounds = {skeleton(last), *_NICKNAME_ROWS.get(last, ())}
    firsts = {first[0], *_NICKNAME_ROWS.get(first, ())}
    found = {f"{row} {sound}" for row in firsts for sound in sounds}
    found |= {f"{first} {last[:2]}", "".join(tokens), " ".join(sorted(tokens))}
    if len(tokens) > 2:
        found |= {f"{first[0]} {skeleton(tokens[-2])}", " ".join(tokens[-2:])}
        found.add(f"{''.join(t[0] for t in tokens[:-1])} {last}")
    elif len(tokens) == 2:
        found.add(" ".join(tokens))
    return frozenset(found)
