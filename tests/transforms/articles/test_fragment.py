"""Which text fields hold markup."""

import pytest

from transforms.articles.fragment import looks_like_html, text_of_html


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("The River<sup >®</sup> Bank", "The River® Bank"),
        ("H<sub>2</sub>O<hr>Rain", "H2O\n\nRain"),
        ("Rain &amp; wind", "Rain & wind"),
        ("<p>The <Moody's> rating</p>", "The <Moody's> rating"),
        ("<p>One</p><a:b:c>two</a:b:c>", "One\n\ntwo"),
        ('<p>One</p><x"y>two<p', 'One\n\n<x"y>two'),
        ("<p>1 <2 and 3> 2</p>", "1 <2 and 3> 2"),
    ],
)
def test_markup_is_read(field: str, text: str) -> None:
    assert looks_like_html(field) and text_of_html(field) == text


@pytest.mark.parametrize("field", ["3 < 4 and 5 > 4", "AT&T rose", "<unknown> said", "a <supper>"])
def test_text_is_left_as_it_is(field: str) -> None:
    assert not looks_like_html(field)
