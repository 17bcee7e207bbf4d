"""Ticker symbols, which are no names: `Quill Corp <QLL.N>`, `(NYSE: QLL)`."""

from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_CLOSING = {"<": ">", "(": ")"}


def is_ticker(block: Block, first: int, last: int) -> bool:
    """Is this word a symbol: in `<...>`, in brackets with a market, or behind an exchange?"""
    word = block.words[first]
    if first != last or not word.isupper() or first == 0:
        return False
    before, after = block.words[first - 1], first + 1
    if before == ":" and first > 1 and block.words[first - 2] in words("exchanges"):
        return True
    market = block.words[after : after + 2]
    has_market = len(market) == 2 and market[0] == "." and market[1].isupper()
    end = after + 2 if has_market else after
    closed = before in _CLOSING and block.words[end : end + 1] == [_CLOSING[before]]
    return closed and (before == "<" or (has_market and len(word) > 1 and len(market[1]) < 3))
