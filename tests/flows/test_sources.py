"""Which `source.toml` holds for a file."""

import codecs

from flows.sources import Sources


def test_the_nearest_settings_hold_and_those_that_cannot_be_used_are_said(tmp_path):
    (tmp_path / "wire/deep/folder/source.toml").mkdir(parents=True)
    (tmp_path / "wire/bad").mkdir()
    (tmp_path / "wire/source.toml").write_bytes(codecs.BOM_UTF8 + b'name = "Wire"\n')
    (tmp_path / "wire/bad/source.toml").write_text("name = 7\n")
    sources = Sources(tmp_path)
    for path in ("wire/a.txt", "wire/deep/a.txt", "wire/deep/folder/a.txt", "wire/bad/a.txt"):
        assert sources.name_of(path) == "Wire"
    assert sources.name_of("other/a.txt") is None
    assert [(reject.raw_path, reject.detail) for reject in sources.rejects] == [
        ("wire/deep/folder/source.toml", "settings left aside: Is a directory"),
        ("wire/bad/source.toml", "settings left aside: name must be text"),
    ]
