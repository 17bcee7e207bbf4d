"""Bytes to text: byte order mark, then UTF-8, then what is declared, then what is detected."""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from transforms.articles.draft import RefusedError
from transforms.articles.wide import wide_codec

# <?xml encoding="x"?>, <meta charset=x>, <meta http-equiv content="text/html; charset=x">.
DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.I)
# But for white space and what messages are framed by.
CONTROL = re.compile("[\x00\x05-\x08\x0b\x0e-\x19\x1c-\x1f]")
MOST_CONTROLS = 0.05  # share of control characters above which "text" is binary


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`; raises RefusedError when no encoding explains it.

    `declared` is what the transport said (an HTTP or mail header). A byte that an encoding
    cannot read is kept as U+FFFD only where the rest reads well.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if wide := wide_codec(data):
        return data[wide[1] :].decode(wide[0], "replace")
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _clipped(data, error):
            return _plausible(data.decode("utf-8", "ignore"))
    for likely in (declared, _declared(data), detect_encoding(data[:100_000])):
        if text := _try(data, likely):
            return _plausible(text)
    raise RefusedError("bad_encoding", "no encoding explains these bytes")


def codec_of(head: bytes) -> str:
    """The codec for a stream that begins with `head`, by the same order of trust."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return map_encoding_to_html5(detect_encoding(head) or "") or "cp1252"
    return "utf-8"


def _clipped(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether only the very last character is cut in half."""
    return error.start > 0 and error.end == len(data) and error.reason == "unexpected end of data"


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _try(data: bytes, name: str | None) -> str | None:
    """`data` in the encoding of that name as browsers read it, or None where it does not fit."""
    if not name:
        return None
    try:
        text = data.decode(map_encoding_to_html5(name) or name, "replace")
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
