"""Spans as the network marks them -> spans as a reader would mark them."""

from transforms.entities.names.beside import by_neighbours
from transforms.entities.names.brands import brands, with_brands
from transforms.entities.names.companies import companies, firms, partnerships
from transforms.entities.names.decode import Span
from transforms.entities.names.edges import is_portfolio, is_title_before, trimmed
from transforms.entities.names.states import with_states
from transforms.entities.names.tickers import is_ticker
from transforms.entities.names.tokens import Block
from transforms.entities.names.wholes import by_line, joined, prize, whole


def clean(block: Block, spans: list[Span]) -> list[Span]:
    """Without articles, titles, possessives and stray signs; names whole, and one a span."""
    spans = joined(block, with_states(block, spans))
    spans = [part for span in spans for part in by_line(block, span)]
    known = brands(block, spans)
    whole_as_known = {first for first, _, _ in known}
    spans = firms(block, companies(block, partnerships(block, with_brands(spans, known))))
    taken = {i for first, last, _ in spans for i in range(first, last + 1)}
    begins = {first for first, _, _ in spans}
    out = []
    for first, last, kind in spans:
        if is_title_before(block, first, last, begins) or is_ticker(block, first, last):
            continue
        if first not in whole_as_known:
            first, last, kind = trimmed(block, first, last, kind)
        if first <= last and not is_portfolio(block, first, last, kind):
            name = prize(block, whole(block, (first, last, kind), taken), taken)
            out.append(by_neighbours(block, name))
    return out
