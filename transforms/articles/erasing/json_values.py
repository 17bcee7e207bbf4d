"""JSON and JSON Lines without some of their records: a null or a blank line stands there."""

import json
from typing import Any

from transforms.articles.erasing.out import Out, UnwritableError
from transforms.articles.incoming import Incoming
from transforms.articles.json_file import enveloped, parsed
from transforms.articles.json_stream import elements
from transforms.articles.limits import MAX_DOCUMENT
from transforms.articles.ninjs import EMPTY_PART, is_ninjs, text_parts

Members = frozenset[str]
Span = tuple[int, int]


def json_lines_without(found: Incoming, members: Members, out: Out) -> None:
    """Lines that go become blank; one that holds several records is written anew."""
    stream, number, begins = found.stream(), 0, True
    while piece := stream.readline(MAX_DOCUMENT):
        number += begins
        gone, inside = _under(str(number), members)
        if gone:
            piece = b"\n" if piece.endswith(b"\n") else b""
        elif inside and begins:
            piece = _dumped(_cleared(parsed(piece), inside)) + b"\n"
        begins = piece.endswith(b"\n") or not piece
        out.write(piece)


def json_without(found: Incoming, members: Members, out: Out) -> None:
    """Elements that go become null; those of a list stay as they are, byte for byte."""
    whole = found.seekable()
    numbers = {int(member) for member in members if member.isdecimal()}
    if len(numbers) == len(members) and found.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[":
        at = 0
        whole.seek(0)
        spans = [
            (one.start, one.end)
            for number, one in enumerate(elements(whole, MAX_DOCUMENT), 1)
            if number in numbers
        ]
        for start, end in spans:
            _copy(whole, (at, start), out)
            out.write(b"null")
            at = end
        _copy(whole, (at, -1), out)
        return
    whole.seek(0)
    out.write(_dumped(_cleared(parsed(whole.read()), members)))


def _copy(stream: object, span: Span, out: Out) -> None:
    stream.seek(span[0])  # type: ignore[attr-defined]
    left = span[1] - span[0] if span[1] >= 0 else 1 << 62
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):  # type: ignore[attr-defined]
        out.write(piece)
        left -= len(piece)


def _under(name: str, members: Members) -> tuple[bool, Members]:
    inside = frozenset(m[len(name) + 1 :] for m in members if m.startswith(f"{name}#"))
    return name in members, inside


def _cleared(value: object, members: Members) -> object:
    """`value` with its records of these numbers null, counted as the reader counts them."""
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            gone, inside = _under(str(number), members)
            if gone or inside:
                value[number - 1] = None if gone else _cleared(one, inside)
        return value
    if isinstance(value, dict) and is_ninjs(value):
        return _composite_cleared(value, members)
    inner = enveloped(value) if isinstance(value, dict) else None
    if inner is None:
        raise UnwritableError("a record that cannot be told from the next")
    _cleared(inner, members)
    return value


def _composite_cleared(item: dict[str, Any], members: Members) -> object:
    """A ninjs item without some of the texts that it is composed of; null without any left."""
    texts = [
        text
        for key, inner in item.items()
        if str(key).lower() == "associations"
        for text in text_parts(inner)
    ]
    for number, text in enumerate(texts, 1):
        gone, inside = _under(str(number), members)
        if gone or (inside and _composite_cleared(text, inside) is None):
            text.clear()
            text.update(EMPTY_PART)
    return None if all(text == EMPTY_PART for text in texts) else item


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
