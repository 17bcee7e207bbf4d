"""Bytes to text, of texts that say nothing of their encoding and of those that say it wrongly."""

import pytest

from transforms.articles.draft import RefusedError
from transforms.articles.encoding import decode

FRENCH = "Le maire de Besançon a déclaré mardi que la rénovation de l'école était achevée."
GERMAN = "Der Bürgermeister von Köln erklärte am Dienstag, dass die Züge künftig häufiger führen."
POLISH = "Burmistrz Łodzi powiedziała we wtorek, że nowa linia tramwajowa zostanie otwarta później."
RUSSIAN = "Мэр Перми заявил во вторник, что новый мост через Каму откроют в июне."
UKRAINIAN = "Міський голова Чернівців Їжакевич заявив у вівторок, що новий міст відкриють у червні."
GREEK = "Ο δήμαρχος Πατρέων δήλωσε την Τρίτη ότι η νέα γέφυρα θα ανοίξει τον Ιούνιο."
JAPANESE = "長野市の市長は火曜日、新しい駅が六月に開業すると発表した。工事は予定どおりだという。"
CHINESE = "长沙市市长周二表示，新桥将于六月开通。工程于去年开始，目前进展顺利，居民表示欢迎。"
KOREAN = "전주시 시장은 화요일 새 다리가 유월에 개통될 것이라고 말했다. 공사는 작년에 시작되었다."
HEADER = "Title: {}\nDate: 2026-03-05\n\n"

UNDECLARED = [
    *[(FRENCH, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "iso-8859-1")],
    (GERMAN, "cp1252"),
    *[(POLISH, name) for name in ("cp1250", "iso-8859-2")],
    *[(RUSSIAN, name) for name in ("cp1251", "koi8-r", "iso-8859-5")],
    *[(UKRAINIAN, name) for name in ("cp1251", "koi8-u")],
    (GREEK, "iso-8859-7"),
    *[(JAPANESE, name) for name in ("shift_jis", "euc-jp", "iso-2022-jp")],
    *[(CHINESE, name) for name in ("gbk", "gb18030")],
    *[(KOREAN, name) for name in ("euc-kr", "cp949")],
]


@pytest.mark.parametrize(("text", "encoding"), UNDECLARED)
@pytest.mark.parametrize("before", ["", HEADER.format("Rivers rise")])
def test_undeclared_text_is_detected(text, encoding, before):
    assert decode((before + text).encode(encoding)) == before + text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "koi8-r", "koi8-r"),
        (FRENCH, "utf-8", "iso-8859-1"),  # what reads as UTF-8 is UTF-8, whatever is said
        (FRENCH, "iso-8859-1", "utf-8"),
        (FRENCH, "iso-8859-1", "no-such-encoding"),
        (FRENCH, "iso-8859-1", "punycode"),
        (KOREAN, "cp949", "cp949"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),  # all of it reads as UTF-8, too
    ],
)
def test_declared_encodings_come_after_utf_8_and_before_detection(text, encoding, declared):
    data = text.encode(encoding)
    assert decode(data, declared) == text
    tag = f'<meta charset="{declared}">'
    assert decode(tag.encode() + data) == tag + text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark(reading, encoding):
    (article,) = reading("a.txt", (HEADER.format("Mayor") + FRENCH).encode(encoding))
    assert (article.title, article.body) == ("Mayor", FRENCH)


def test_a_dump_in_korean_is_read_as_such(reading):
    (article,) = reading("a.jsonl", f'{{"title": "다리", "body": "{KOREAN}"}}\n'.encode("euc-kr"))
    assert (article.title, article.body) == ("다리", KOREAN)


def test_binary_is_no_text():
    with pytest.raises(RefusedError):
        decode(bytes(range(256)) * 16)
