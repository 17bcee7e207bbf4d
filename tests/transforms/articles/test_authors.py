"""Bylines to names: people and agencies, none of them called "By"."""

import pytest

from transforms.articles.authors import people

CASES = [
    ("By A. Smith and B. Jones, Reuters", ["A. Smith", "B. Jones", "Reuters"]),
    ("By ANA PÉREZ, Example Press", ["Ana Pérez", "Example Press"]),
    ("By", []),
    ("By Ana Pérez", ["Ana Pérez"]),
    ("Ana Pérez, Staff Writer", ["Ana Pérez"]),
    ("Ana Pérez | Political Correspondent", ["Ana Pérez"]),
    ("Ana Pérez, Tom Lund and Jo Kim", ["Ana Pérez", "Tom Lund", "Jo Kim"]),
    ("Ana Pérez & Tom Lund", ["Ana Pérez", "Tom Lund"]),
    ("Ana Pérez in Zagreb and Tom Lund in Oslo", ["Ana Pérez", "Tom Lund"]),
    ("Ana Pérez (Zagreb)", ["Ana Pérez"]),
    ("Ana Pérez ana@example.org", ["Ana Pérez"]),
    ("https://example.org/ana", []),
    ("Von Jan Krüger und Ute Meier", ["Jan Krüger", "Ute Meier"]),
    ("Par Anne Roux et Luc Petit", ["Anne Roux", "Luc Petit"]),
    ("Por Ana Pérez y Luis Gil", ["Ana Pérez", "Luis Gil"]),
    ("Jan de Vries", ["Jan de Vries"]),
    ("Ludwig von Ahlen", ["Ludwig von Ahlen"]),
    ("Mary-Jane O’Neil Jr.", ["Mary-Jane O’Neil Jr"]),
    ("Martin Luther Kane, Jr.", ["Martin Luther Kane"]),
    ("admin", []),
    ("Staff", []),
    ("AP", ["AP"]),
    ("AFP/Ana Pérez", ["AFP", "Ana Pérez"]),
    ("Ana Pérez, Ana Pérez", ["Ana Pérez"]),
    ("<a href='/x'>Ana Pérez</a>", ["Ana Pérez"]),
    ("Updated 5 March 2026", []),
    ("Published March 5, 2026 at 10:15", []),
    ("Ana Pérez Published March 5, 2026", ["Ana Pérez"]),
    ("@anaperez", []),
    ("Ana Pérez, November 18", ["Ana Pérez"]),
    ("18. März", []),
    ("Dr. Ana Pérez, PhD", ["Dr. Ana Pérez"]),
    ("Ana Pérez and agencies", ["Ana Pérez"]),
    ("Text: Ana Pérez, Fotos: Tom Lund", ["Ana Pérez", "Tom Lund"]),
    ("Vol 18", ["Vol 18"]),
    ("Автор: Тимофей Лосев", ["Тимофей Лосев"]),
    ("ana@example.org (Ana Pérez)", ["Ana Pérez"]),
    ("Our reporters followed the flood along the river for three days", []),
    ("Reporting by Ana Pérez; Editing by Tom Lund", ["Ana Pérez", "Tom Lund"]),
]


@pytest.mark.parametrize(("byline", "expected"), CASES)
def test_people(byline, expected):
    assert list(people([byline])) == expected


def test_names_are_given_once_over_all_fields():
    assert people(["Ana Pérez", "By Ana Pérez, Reuters", "REUTERS"]) == ("Ana Pérez", "Reuters")
