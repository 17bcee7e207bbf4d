import sys

import pytest

from transforms.dates.__main__ import main


def test_shows_each_expression_with_interval_and_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Talks broke down in 2019. He quit in January that year."
    monkeypatch.setattr(sys, "argv", ["dates", text, "--published", "2026-03-05"])
    main()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    for part in ("January that year", "2019-01", "[2019-01-01 00:00, 2019-02-01 00:00)", "“2019”"):
        assert part in lines[1]
