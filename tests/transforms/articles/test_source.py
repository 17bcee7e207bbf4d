"""What `source.toml` may say, and what is said of it where it is wrong."""

import pytest

from transforms.articles.source import parse_source

WRONG = [
    ('nmae = "X"', "unknown setting 'nmae'"),
    ("name = 7", "name must be text"),
    ('zone = "Mars/Olympus"', "not an IANA time zone"),
    ('language = "klingonese"', "not a code such as"),
    ('country = "Croatia"', "not a code of two letters"),
    ('day_first = "yes"', "true or false"),
    ('exclude = "/live/"', "a list of regular expressions"),
    ('exclude = ["("]', "unterminated"),
    ("[fields]\ntitle = 3", "must map"),
    ('[fields]\nheadline = "x"', "unknown field 'headline'"),
    ('name = "X', "Unterminated|Illegal"),
]


@pytest.mark.parametrize(("text", "complaint"), WRONG)
def test_what_is_wrong_is_said(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse_source(text)


def test_every_key_of_the_right_form():
    source = parse_source(
        'name = "Adria"\nzone = "Europe/Zagreb"\nlanguage = "pt-BR"\nday_first = true\n'
        'country = "hr"\nexclude = ["/live/"]\n[fields]\ntitle = "headline.main"\n'
    )
    assert (source.name, source.zone, source.language) == ("Adria", "Europe/Zagreb", "pt-BR")
    assert (source.day_first, source.country) == (True, "HR")
    assert source.excludes("https://a.example/live/1") and not source.excludes("https://a.example")
    assert source.fields == {"title": "headline.main"}
