import pytest

from transforms.articles.language import language_of

RESULTS = (
    "DALLAS, March 2 - Shr 1.19 dlrs vs 1.46 dlrs\n\nNet 3,150,185 vs 2,665,284\n\n"
    "Revs 27.9 mln vs 24.1 mln\n\nAvg shrs 2,653,646 vs 1,826,858\n\nNine mths\n\n"
    "Shr 1.45 dlrs vs 1.37 dlrs"
)


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("Rivers rose across the province on Monday, officials said.", None, "en"),
        ("Rivers rose across the province on Monday, officials said.", "de", "en"),
        (RESULTS, None, "en"),
        (RESULTS, "en-GB", "en"),
        (RESULTS, "de", "de"),  # no prose in it: the source knows better
        ("Die Flüsse stiegen am Montag über die Ufer.", None, "de"),
        ("Die Flüsse stiegen am Montag über die Ufer.", "en_US", "de"),
        ("Los ríos crecieron el lunes en la provincia.", None, "es"),
        ("Les rivières ont débordé lundi dans la province.", None, "fr"),
        ("Rzeki wezbrały w poniedziałek w całej prowincji.", None, "pl"),
        ("Реки вышли из берегов в понедельник, сообщили власти.", None, "ru"),
        ("月曜日、県内の川が氾濫したと当局者が述べた。", None, "ja"),
        ("12-4, 3-7", "hr", "hr"),
        ("12-4, 3-7", None, None),
    ],
)
def test_language(text, stated, expected):
    assert language_of(text, stated) == expected
