"""One clean form of a text, whatever it was written with."""

import unicodedata

import pytest

from transforms.articles.hygiene import clean_line, clean_text

CASES = [
    ("Por\u00adtu\u00adgal", "Portugal"),
    ("Sin\u200btra, re\u2060signed\ufeff", "Sintra, resigned"),
    ("the\u00a0mayor of\u202fSintra,\u2009March\u30003", "the mayor of Sintra, March 3"),
    ("may\x00or re\x01signed\x7f", "mayor resigned"),
    ("lone \ud83d surrogate", "lone  surrogate"),
    ("one\r\n\r\ntwo\rthree", "one\n\ntwo\nthree"),
    ("one\u2028two\u2029three\x0cfour", "one\ntwo\nthree\nfour"),
    ("one \n\n\n\n two", "one\n\ntwo"),
    (unicodedata.normalize("NFD", "l'école de Besançon"), "l'école de Besançon"),
    ("itâ€™s â€œneverâ€\x9d, JosÃ© said", "it’s “never”, José said"),
    ("JosÃƒÂ© Peralta of BesanÃƒÂ§on", "José Peralta of Besançon"),
    ("SÃO PAULO — 5 € and £3 for the “café”", "SÃO PAULO — 5 € and £3 for the “café”"),
    ("نمی\u200cخواهم 👩\u200d👧", "نمی\u200cخواهم 👩\u200d👧"),  # joiners that mean something
]


@pytest.mark.parametrize(("written", "clean"), CASES)
def test_clean_text(written, clean):
    assert clean_text(written) == clean
    assert clean_text(clean) == clean


def test_a_line_holds_no_line_end():
    assert clean_line(" Mayor\u00a0\r\n resigns\t") == "Mayor resigns"


def test_few_nuls_do_not_make_a_text_binary(reading):
    body = "The may\x00or re\x00signed on Tuesday, and the council is to meet in June, it said."
    (article,) = reading("a.txt", f"Title: May\x00or\n\n{body}\n")
    assert (article.title, article.body) == ("Mayor", body.replace("\x00", ""))


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("AT&amp;T sells &#8212; mayor", "AT&T sells — mayor"),
        ("Mayor of <em>Sintra</em> resigns", "Mayor of Sintra resigns"),
        ("R&D < 3% of sales", "R&D < 3% of sales"),
    ],
)
def test_titles_of_records_hold_no_markup(reading, title, plain):
    (article,) = reading("a.json", f'{{"title": "{title}", "body": "The mayor resigned."}}')
    assert article.title == plain
