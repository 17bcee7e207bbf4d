"""How the names of organisations and places shorten: acronyms, first words, last words."""

from functools import lru_cache

from transforms.entities import words


@lru_cache(maxsize=200_000)
def acronyms(key: str) -> frozenset[str]:
    """The acronyms of a name, with and without its small words: `iloveny` has none."""
    tokens = key.split()
    if len(tokens) < 2:
        return frozenset()
    big = [t for t in tokens if t not in words.SMALL]
    found = {"".join(t[0] for t in tokens), "".join(t[0] for t in big)}
    return frozenset(a for a in found if len(a) > 1)


def is_acronym(text: str) -> bool:
    """`IMF`, `U.N.`, `BfV`: one word, more capitals than small letters."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return " " not in text and 2 <= len(letters) <= 7 and capitals * 2 > len(letters)


def shortens(short: str, full: str, entity_type: str) -> bool:
    """Whether `short` may stand for `full`, by its words.

    Organisations go by their first or last words (`treasury`, `united states treasury`), other
    names by their first, and a place only where it is a building or a site: `betty ford center`,
    but not `mexico city`.
    """
    if full.startswith(short + " "):
        rest = full[len(short) + 1 :].split()
        return entity_type != "LOC" or not words.FACILITIES.isdisjoint(rest)
    return entity_type == "ORG" and full.endswith(" " + short)


def plural(left: str, right: str) -> bool:
    """`all black`, `all blacks`; `colt`, `colts`."""
    return min(len(left), len(right)) > 3 and (left + "s" == right or right + "s" == left)
