"""Numbers as written: `2 1/2`, `1,500`, `two hundred and ten`, `twenty-five`."""

from collections.abc import Mapping, Sequence


def digits(token: str) -> int:
    """Value of a token such as `5`, `1,500`, `3rd`, `1990s`."""
    return int("".join(c for c in token if "0" <= c <= "9"))


def count(words: Sequence[str], values: Mapping[str, float | int | str]) -> float:
    """Value of number words and digits; signs and `and` between them are passed over."""
    if "/" in words:
        at = words.index("/")
        before = [word for word in words[: at - 1] if word[0].isdigit()]
        whole = float(digits(before[-1])) if before else 0.0
        return whole + digits(words[at - 1]) / max(1, digits(words[at + 1]))
    total = group = 0.0
    for word in words:
        if word[0].isdigit():
            group += float(word.replace(",", ""))
            continue
        value = values.get(word)
        if isinstance(value, int | float):
            if value < 100:
                group += value
            elif value == 100:
                group = max(1.0, group) * 100
            else:
                total, group = total + max(1.0, group) * value, 0.0
    return total + group


def spoken_year(words: Sequence[str], values: Mapping[str, float | int | str]) -> int:
    """`nineteen ninety-six` is 1996: the first word counts hundreds."""
    rest = [word for word in words[1:] if word in values]
    return int(count(words[:1], values) * 100 + count(rest, values))
