"""Bytes to text: byte order mark, then UTF-8, then what is declared, then what is detected."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes
from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from transforms.articles.draft import RefusedError
from transforms.articles.wide import wide_codec

# <?xml encoding="x"?>, <meta charset=x>, <meta http-equiv content="text/html; charset=x">.
DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.I)
# But for white space and what messages are framed by.
CONTROL = re.compile("[\x00\x05-\x08\x0b\x0e-\x19\x1c-\x1f]")
SHIFTS = re.compile(rb"\x1b\$[@B]")  # ISO-2022-JP is ASCII, but for these
# What holds all of another encoding, and letters that it lacks.
WIDER = {"koi8-r": "koi8-u", "euc_kr": "cp949", "cp949": "cp949"}
MOST_CONTROLS = 0.05  # share of control characters above which "text" is binary


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`; raises RefusedError when no encoding explains it.

    `declared` is what the transport said (an HTTP or mail header). A byte that an encoding
    cannot read is kept as U+FFFD only where the rest reads well.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if wide := wide_codec(data):
        return data[wide[1] :].decode(wide[0], "replace")
    if SHIFTS.search(data) and (text := _try(data, "iso-2022-jp")):
        return _plausible(text)
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _clipped(data, error):
            return _plausible(data.decode("utf-8", "ignore"))
    for likely in _likely(data, declared):
        if text := _try(data, likely):
            return _plausible(text)
    raise RefusedError("bad_encoding", "no encoding explains these bytes")


def codec_of(head: bytes) -> str:
    """The codec for a stream that begins with `head`, by the same order of trust."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            fitting = (_codec(name or "") for name in _detected(head) if _try(head, name))
            return next(filter(None, fitting), "cp1252")
    return "utf-8"


def _likely(data: bytes, declared: str | None) -> Iterator[str | None]:
    yield declared
    yield _declared(data)
    yield from _detected(data[:100_000])


def _detected(head: bytes) -> Iterator[str | None]:
    """What `head` is by its bytes, most trusted first.

    The first detector takes Korean and Ukrainian for UTF-8; the second errs more, and is slow.
    """
    yield detect_encoding(head)
    best = from_bytes(head[:20_000]).best()
    yield best.encoding if best else None


def _clipped(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether only the very last character is cut in half."""
    return error.start > 0 and error.end == len(data) and error.reason == "unexpected end of data"


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _codec(name: str) -> str | None:
    """The codec of an encoding that browsers know; Python has others that decode no charset."""
    known = map_encoding_to_html5(name, False)
    return WIDER.get(known or name.lower(), known)


def _try(data: bytes, name: str | None) -> str | None:
    """`data` in the encoding of that name as browsers read it, or None where it does not fit."""
    codec = _codec(name or "")
    if not codec:
        return None
    try:
        text = data.decode(codec, "replace")
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") <= len(text) // 200 + 1 else None


def _plausible(text: str) -> str:
    """`text`, unless it is so full of control characters that it is no text."""
    head = text[:4096]
    controls = len(CONTROL.findall(head))
    if controls > max(2, len(head) * MOST_CONTROLS):
        raise RefusedError("unknown_format", "binary, not text")
    return text
