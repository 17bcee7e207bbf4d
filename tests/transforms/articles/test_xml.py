"""XML as it comes: what is broken in it costs no text."""

import pytest

from transforms.articles.xml import parse_xml, text_in


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a &amp; b &lt;c&gt; &quot;d&apos;", "a & b <c> \"d'"),
        ("R&D, AT&T &amp; &lt;b&gt;", "R&D, AT&T & <b>"),
        ("a&nbsp;b &mdash; c &amp; d", "a b — c & d"),
        ("&#8212; &#x2014; &#150; &#x1a;&#38;", "— — – &"),
        ("an &agency; &amp; an &other;", "an &agency; & an &other;"),
        ("<b>a &lt; b</c> &amp; c", "a < b & c"),
        ("<![CDATA[a & b &nbsp; <p>]]> &amp; c", "a & b &nbsp; <p> & c"),
    ],
)
@pytest.mark.parametrize(
    "head", ["", '<!DOCTYPE x SYSTEM "x.dtd">', '<!DOCTYPE x [<!ENTITY b "">]>']
)
def test_references(head: str, inside: str, text: str) -> None:
    assert text_in(parse_xml(f"{head}<x>{inside}</x>".encode())) == text
