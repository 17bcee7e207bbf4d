"""Who is who in one article: each case says with numbers which mentions are one entity."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.entities.marked import Spot, unmark
from transforms.entities.mention import EntityMention
from transforms.entities.within import cluster

CASES = {
    "surname": "{P1:Orla Quint} spoke. Later {P1:Quint} left, and {P1:Quint's} car too.",
    "first name": "{P1:Orla Quint} and her son. {P1:Orla} smiled.",
    "titles are no part of a name": "{P1:President Orla Quint} met {P2:Mr Brisk}. {P1:Ms. Quint}",
    "initials": "{P1:D. Gorse} batted; {P1:Darren Gorse} bowled.",
    "initial and surname only": "{P1:D. Gorse} batted; {P1:Gorse} bowled.",
    "middle name": "{P1:Ann Marie Gorse} and {P1:Ann Gorse}",
    "nickname": "{P1:William Gorse}, whom friends call {P1:Bill Gorse}",
    "diacritics": "{P1:María Corínez} is {P1:Maria Corinez}, {P1:CORINEZ}",
    "two of one surname": "{P1:Ann Gorse} and {P2:Tim Gorse} wed. {P2:Gorse} sang.",
    "two of one surname, and a title": "{P2:Mrs. Ann Gorse}, {P1:Mr. Tim Gorse}. {P2:Mrs. Gorse}",
    "two of one surname, one by first name": "{P1:Ida Gorse}, {P2:Lev Gorse}. {P1:Ida}. {P2:Gorse}",
    "the Kims": "{P1:Kim Jong Il} died, {P2:Kim Jong Un} followed, as had {P3:Kim Il Sung} died.",
    "father and son": "{P1:Cal Gorse Sr.} raised {P2:Cal Gorse Jr.}",
    "father and son, one marked": "{P1:Cal Gorse} raised his son {P2:Cal Gorse Jr.}",
    "son of one of his own name": "{P1:Omar Tarik Gorse} is a son of {P2:Tarik Gorse}",
    "a father's whole name": "{P1:Zaid Omar Al-Tari Al-Hadi Quay}, {P2:Omar Al-Tari Al-Hadi Quay}",
    "the son of": "{P1:Zaid bin Omar bin Tarik} and {P2:Omar bin Tarik}",
    "a board and its short name": "the {O1:Halden Board} met; {O1:Halden} rose",
    "the same man, marked once": "{P1:Cal Gorse Jr.} won. {P1:Cal Gorse} will run again.",
    "particles": "{P1:Jan van der Elst} won. {P1:Van der Elst} cheered, {P1:Elst} too.",
    "last words": "{P1:Aung San Suu Kyi} and {P1:Suu Kyi}",
    "a bare name before the full one": "{P1:GORSE} QUITS. {P1:Ann Gorse} quit.",
    "the first of two surnames": "{P1:María del Mar Gorse Quill}. Later {P1:Gorse} left.",
    "the name between": "{P1:Okot Gorse Odongo} spoke. Later {P1:Gorse} left.",
    "two surnames with a hyphen": "{P1:Ida Nan Gorse-Quill} spoke. {P1:Gorse-Quill} left.",
    "a hyphen between spaces": "{P1:Ida Gorse - Quill} spoke. {P1:Gorse - Quill} left.",
    "two surnames of siblings": "{P1:Ida Gorse-Quill}, {P2:Lev Gorse-Quill}. {P2:Gorse-Quill} ran",
    "two surnames, and one of them": "{P1:Ida Gorse} met {P2:Gorse-Quill}",
    "hyphened given names": "{P1:Kim Jong-un}, {P2:Jean-Luc Gorse}. {P1:Jong-un}, {P2:Jean-Luc}",
    "a hyphen behind an article": "{P1:Ida Al-Gorse} and {P1:Al-Gorse}",
    "a surname before a name between": "{P1:Ann Gorse}, {P2:Okot Gorse Odongo}. {P1:Gorse} left.",
    "a name between, read later": "{P1:Gorse} left. {P2:Okot Gorse Odongo} spoke.",
    "spelling": "{P1:Volodymyr Zelensky} or {P1:Volodymyr Zelenskyy}",
    "not a spelling": "{P1:Ann Gorse} and {P2:Ann Horse}",
    "first names apart": "{P1:Maria Gorse} and {P2:Mario Horst}",
    "defined acronym": "the {O1:International Monetary Fund} ({O1:IMF}). The {O1:IMF} said",
    "defined acronym of other letters": "{O1:Kurdistan Workers' Party} ({O1:PKK}). {O1:PKK}",
    "acronym": "{O1:Advanced Micro Widgets} fell. {O1:AMW} closed lower.",
    "acronym of two": "{O1:Basic Sand Council}, {O2:Big Salt Chamber}. {O3:BSC} said",
    "acronym of nothing": "{O1:Orange Trading} and {O2:IMF}",
    "a name with its own acronym": "{O1:Moss del Halden MH}, {O1:Moss del Halden}",
    "a name with another's acronym": "{O1:Moss del Halden MH}, {O2:Moss del Quill QM}",
    "and sons": "{O1:Samuel Quill and Sons}, or {O1:Samuel Quill}",
    "and his son": "{P1:Samuel Quill} and his sons",
    "legal form": "{O1:Widget Corp.} and {O1:Widget}",
    "first words": "{O1:Promise Treatment Center}. At {O1:Promise} they",
    "a longer name later": "{O1:Quill} rose. {O2:Quill Seamen's Union} met. {O1:Quill} fell.",
    "a headline before the name": "{O1:QUILL} RISES\n{O1:Quill Trading} rose. {O1:Quill} fell.",
    "last words of an organisation": "{O1:U.S. Treasury Department}, the {O1:Treasury Department}",
    "plural of a team": "the {O1:Colts}, a {O1:Colt}",
    "country": "{L1:U.S.} and {L1:the United States}, {L1:USA}",
    "compass": "{L1:S. Korea} and {L1:South Korea}, {L2:North Korea}",
    "city of a country's name": "{L1:Mexico} and {L2:Mexico City}",
    "building": "{L1:Betty Horn Center}, in {L1:Betty Horn}",
    "nationality": "{L1:Zaire} said {M1:Zairean} troops, {M1:Zaireans} all",
    "an organisation and its bodies": "the {O1:U.N.}, its {O2:United Nations Security Council}",
    "a people": "{M1:Kurdish} towns, {M1:Kurds}; a {M2:Jewish} feast, {M2:Jews}",
    "club and quarter": "{O1:Chelsea} play in {L2:Chelsea}",
    "person and city": "{P1:Washington} crossed {L2:Washington}",
    "woman and hotel": "{P1:Paris Hilton} at the {O2:Paris Hilton} in {L3:Paris}",
    "company and its unit": "{O1:Salmon Inc} owns {O2:Salmon Brothers}.",
    "headline of two": "{P1:Kim} beats {P2:Kim}\n{P1:Kim Min-so} beat {P2:Kim Tae-bo}.",
    "company named after a person": "{P1:Henry Font} founded {O2:Font Motor}. {P1:Font} ran it.",
    "article and case": "{O1:The Gazette}, {O1:the Gazette}, {O1:GAZETTE}",
    "line break": "{P1:Frankie\nFredericks}, {P1:Frankie Fredericks}",
    "endings of a company": "{O1:Quill Motor}, once {O1:Quill Motors}",
    "spacing of a company": "{O1:Sea Micron}, or {O1:SeaMicron}",
    "parts of two companies": "Oslo {O1:Air Lines}, Bergen {O2:Airlines}",
    "a bank and its department": "{O1:Banco do Sol}'s {O2:Foreign Trade Department}",
    "surname with a number": "{P1:Cal Gorse III}, son of {P2:Cal Gorse Jr.}; {P1:Gorse III} ran",
    "Portuguese junior": "{P1:Luiz Quinta Filho} spoke. {P1:Quinta} left.",
    "a queen's number": "Queen {P1:Ida II} met {P2:Ann Gorse}",
    "marks beside": "{P1:Cal Gorse Sr.}, {P2:Cal Gorse Jr.}. {P1:Gorse} Sr. left {P2:Gorse} Jr.",
    "surname with its mark": "{P1:Cal Gorse} Sr. raised {P2:Cal Gorse Jr.}; {P2:Gorse Jr.} sang",
    "initials in one word": "{P1:J.P. Gorse} signed; {P1:James P. Gorse} is 60",
    "initials of another": "{P1:J.P. Gorse} signed; {P2:James K. Gorse} is 60",
    "a former name": "{P1:Ann Gorse}, formerly {P1:Ann Quill}, won. {P1:Gorse} sang.",
    "a name of birth": "{P1:Ann Gorse} (née {P1:Quill}) won",
    "also known as": "the {O1:Lantern Fund}, also known as {O1:Old Owl}.",
    "formerly of another": "{P1:Ann Gorse}, formerly {P2:Tim Quill}'s deputy, won",
    "a queen and a namesake": "Queen {P1:Ida}'s statue, said {P2:Ida Gorse}",
    "a king and the prince, his son": "King {P1:Omar} and Crown Prince {P2:Tarik bin Omar}",
    "a prince by one name": "Prince {P1:Tarik bin Omar} came; Prince {P1:Tarik} left",
    "headline of two among three": "{P1:Kim} v {P2:Kim}\n{P1:Kim Ra} beat {P2:Kim Bo}; {P3:Kim Su}",
    "a man, and another's title": "{P1:James Lee} sang. Later {P2:Ms. Lee} wept.",
    "a woman's title after a couple": "{P1:Ida Lee} wed {P2:James Lee}. {P1:Mrs. Lee} sang.",
    "a man's title after a couple": "{P1:James Lee} wed {P2:Ida Lee}. {P1:Mr. Lee} sang.",
    "a given name of either": "{P1:Leslie Lee} sang. {P1:Ms. Lee} wept.",
    "a given name of either, and a woman's": "{P1:Ida Lee}, {P2:Leslie Lee}. {P2:Mr. Lee} wept.",
    "a woman who is chairman": "Chairman {P1:Ida Lee} spoke. {P1:Ms. Lee} left.",
    "a title of one mention": "{P1:Kim Ra} sang. Mr {P1:Kim Ra} wept. {P2:Ms. Kim} left.",
    "two by their titles": "{P1:Mr. Gorse}, {P2:Mrs. Gorse}, then {P1:Mr. Gorse}",
    "a title or none": "{P1:Mr. Gorse} sang, said {P1:Gorse}",
    "an actress": "{P1:Kim Bo}, a young actress, met {P2:Kim Ra}. {P1:Ms. Kim} left.",
    "another's actress": "{P2:Kim Bo} met {P1:Kim Ra}, agent of an actress. {P1:Ms. Kim} left.",
    "who met a woman": "{P1:Kim Bo} met a woman, {P2:Kim Ra}, a waitress. {P1:Mr. Kim} left.",
    "whom a woman met": "{P1:Kim Bo}, whom a woman saw. {P1:Mr. Kim} left.",
    "his wife": "{P2:Kim Ra} and his wife, {P1:Kim Bo}, came. {P2:Mr. Kim} left.",
    "his wife, and a speaker": "He is with his wife, {P1:Kim Ra} said. {P1:Mr. Kim} left.",
    "a senator and his son": "Sen. {P1:Cal Gorse} met {P2:Tim Gorse}. Former Sen. {P1:Gorse} left.",
    "a former senator": "{P1:Cal Gorse}, a former senator, and {P2:Tim Gorse}. Sen. {P1:Gorse}",
    "two senators": "former Sen. {P1:Cal Gorse}, Sen. {P2:Tim Gorse}, ex-Sen. {P1:Gorse}",
    "no senator named": "{P1:Cal Gorse} met {P2:Tim Gorse}. Sen. {P2:Gorse} left.",
    "a princess, in the headline too": "{P1:Ida} WINS\nPrincess {P1:Ida} won",
    "a sheikh and a minister": "Minister Sheikh {P1:Omar Gorse}, Emir Sheikh {P2:Tarik Al Gorse}. "
    "Sheikh {P2:Gorse}",
    "the end of a sentence": "{P1:Ida Quint} saw his father. {P1:Quint} wept.",
    "the elder": "{P1:Cal Gorse} and his son {P2:Tim Gorse}; the elder {P1:Gorse} sang",
    "the younger": "{P2:Tim Gorse} and his father, {P1:Cal Gorse}; the younger {P2:Gorse} sang",
    "nothing left but a word": "{P1:Mr} and {P2:the}",
}  # fmt: skip


def partition(labels: list[object]) -> set[frozenset[int]]:
    groups: defaultdict[object, set[int]] = defaultdict(set)
    for i, label in enumerate(labels):
        groups[label].add(i)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_who_is_who(marked: str) -> None:
    text, mentions, labels = unmark(marked)
    found = {m: e.local_no for e in cluster(text, mentions) for m in e.mentions}
    assert partition([found[i] for i in range(len(mentions))]) == partition(labels)


def test_one_place_id_is_one_entity() -> None:
    text, mentions, _ = unmark("{M1:Dutch} farmers in {L1:the Netherlands} and {L2:Ghent}")
    spots = [Spot(1, "NL"), Spot(1, "NL"), Spot(2, "BE")]
    found = cluster(text, mentions, spots)
    assert [(e.name, e.entity_type, e.geoname_id, e.country, e.mentions) for e in found] == [
        ("Netherlands", "LOC", 1, "NL", (0, 1)),
        ("Ghent", "LOC", 2, "BE", (2,)),
    ]


def test_a_nationality_of_a_place_without_an_id_shares_its_entity() -> None:
    text, mentions, _ = unmark("{M1:European} farmers in {L1:Europe}")
    found = cluster(text, mentions, [Spot(None, name="Europe"), Spot(None, name="Europe")])
    assert [(e.name, e.entity_type, e.mentions) for e in found] == [("Europe", "LOC", (0, 1))]


def test_a_part_of_a_name_stands_for_a_place_without_an_id() -> None:
    text, mentions, _ = unmark("{L1:Gulf} states on the {L1:Persian Gulf}; the {L2:EU}")
    gulf = Spot(None, score=0.6, name="Persian Gulf")
    found = cluster(text, mentions, [gulf, gulf, Spot(None, score=0.6, name="Europe")])
    assert [(e.key, e.mentions) for e in found] == [
        ("persian gulf", (0, 1)),
        ("european union", (2,)),
    ]


def test_one_name_of_two_places_is_two_entities() -> None:
    text, mentions, _ = unmark("{L1:Georgia} the state, {L2:Georgia} the country")
    assert len(cluster(text, mentions, [Spot(1), Spot(2)])) == 2


def test_a_doubtful_type_gives_way() -> None:
    text, mentions, _ = unmark("{O1:Interfax} said. {L1:Interfax} added.")
    unsure = EntityMention(mentions[1].start, mentions[1].end, "Interfax", "LOC", 0.4)
    (entity,) = cluster(text, [mentions[0], unsure])
    assert entity.mentions == (0, 1)


def test_a_doubtful_person_is_the_company_called_so() -> None:
    text, mentions, _ = unmark("{P1:Henry Font} hired. {O1:Henry Font Co.} grew. {P1:Font} earns.")
    mentions[0] = replace(mentions[0], confidence=0.4)
    (entity,) = cluster(text, mentions)
    assert (entity.entity_type, len(entity.mentions)) == ("ORG", 3)


def test_a_doubtful_city_is_no_state_of_its_name() -> None:
    text, mentions, _ = unmark("in {L1:Washington} and in {L2:Washington, D.C.}")
    mentions[1] = replace(mentions[1], confidence=0.4)
    assert len(cluster(text, mentions, [Spot(1), Spot(2)])) == 2


def test_of_doubtful_types_the_surest_is_believed() -> None:
    text, mentions, _ = unmark("{L1:Gorse} quits\n\n{P1:Gorse} is leaving")
    unsure = [replace(m, confidence=c) for m, c in zip(mentions, (0.3, 0.5), strict=True)]
    (entity,) = cluster(text, unsure)
    assert (entity.entity_type, entity.mentions) == ("PERSON", (0, 1))


# A person's name that stands for a firm: text, and the types of its entities.
FIRMS = {
    "{P1:Font}'s profit rose, and {P1:Font} will grow": ["ORG"],
    "{P1:Font} shares rose": ["ORG"],
    "the carmaker {P1:Font} hired": ["ORG"],
    "{P1:Font}'s net profit rose, said {P2:Henry Font}. {P2:Font} smiled": ["ORG", "PERSON"],
    "{P1:Font}'s car stopped": ["PERSON"],
    "{P1:Font} shares the view": ["PERSON"],
    "the carmaker {P1:Font} founded": ["PERSON"],
    "Mr. {P1:Font}'s dividend": ["PERSON"],
    "{P1:Henry Font} shares fell": ["PERSON"],
    "{O1:Font Corp} rose. {P1:Font} said it grew": ["ORG"],
    "{O1:Font Motor Co} rose. {P1:Font} said it grew": ["ORG"],
    "{O1:Font Society} met. {P2:Font} spoke": ["ORG", "PERSON"],
    "{O1:Font Corp} rose. Mr. {P2:Font} left; {P2:Font} wept": ["ORG", "PERSON"],
    "{O1:Font Corp} rose. {P2:Ida Font} left; {P2:Font} wept": ["ORG", "PERSON"],
    "{O1:Font Corp} rose. {P2:Font} said he left": ["ORG", "PERSON"],
    "{P1:Gorse}, Quill and Byte analyst {P2:Ida Lee} said": ["ORG", "PERSON"],
    "Quill, {P1:Gorse} and Byte Inc rose": ["ORG"],
    "{P1:Gorse} and Byte Inc rose": ["PERSON"],
    "Quill, {P1:Gorse} and Byte left": ["PERSON"],
}


@pytest.mark.parametrize("marked", FIRMS)
def test_a_firm_that_goes_by_a_person_s_name(marked: str) -> None:
    text, mentions, labels = unmark(marked)
    found = cluster(text, mentions)
    assert [e.entity_type for e in found] == FIRMS[marked]
    of = {m: e.local_no for e in found for m in e.mentions}
    assert partition([of[i] for i in range(len(mentions))]) == partition(labels)


@pytest.mark.parametrize(("written", "name"), [("Moody's", "Moody's"), ("Nordell's", "Nordell")])
def test_a_possessive_is_no_part_of_most_names(written: str, name: str) -> None:
    text, mentions, _ = unmark(f"{{O1:{written}}} rating fell.")
    (entity,) = cluster(text, mentions)
    assert entity.name == name


def test_a_doubtful_founder_is_no_company() -> None:
    text, mentions, _ = unmark("{P1:Henry Font} founded it in 1923. {O2:Henry Font Co.} grew.")
    mentions[0] = replace(mentions[0], confidence=0.4)
    assert [e.entity_type for e in cluster(text, mentions)] == ["PERSON", "ORG"]


def test_a_doubtful_name_ties_no_city_to_a_person() -> None:
    text, mentions, _ = unmark("{L1:Washington} said {P1:Washington} met {P2:Ann Washington}")
    mentions[1] = replace(mentions[1], confidence=0.4)
    assert [e.mentions for e in cluster(text, mentions)] == [(0,), (1, 2)]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{P1:Petar Lonić}, 41; {P1:P. Lonić}", "Petar Lonić"),
        ("{P1:John Robert Gorse} wrote as {P1:J. R. Gorse}", "John Robert Gorse"),
        ("{P1:George W. Gorse}, or {P1:George Gorse}", "George W. Gorse"),
        ("{P1:Ana Kovacevic}, or {P1:Ana Kovačević}", "Ana Kovačević"),
        ("{P1:Cal Gorse} Jr., 41", "Cal Gorse Jr."),
        ("{P1:Zoe Gorse}, formerly {P1:Ann Quill}, won", "Zoe Gorse"),
    ],
)
def test_the_fullest_name_is_shown(marked: str, name: str) -> None:
    text, mentions, _ = unmark(marked)
    (entity,) = cluster(text, mentions)
    assert entity.name == name


def test_an_entity_carries_its_names_and_titles() -> None:
    text, mentions, _ = unmark("Acting President {P1:Orla Quint}. {P1:Quint's} aide. {P1:Quint}")
    (entity,) = cluster(text, mentions)
    assert entity.name == "Orla Quint"
    assert entity.names == (("Quint", 2), ("Orla Quint", 1))
    assert entity.keys == ("orla quint", "quint")
    assert entity.titles == ("acting", "president")


NAMES = st.sampled_from(
    ["Ann Gorse", "Tim Gorse", "Gorse", "Ann", "A. Gorse", "IMF", "U.S.", "", "’s", "Jr.", "the"]
)
TYPES = st.sampled_from(["P", "O", "L", "M"])


@given(st.lists(st.tuples(TYPES, NAMES), max_size=12))
def test_each_mention_is_in_one_entity(drawn: list[tuple[str, str]]) -> None:
    text, mentions, _ = unmark(" and ".join(f"{{{kind}1:{name}}}" for kind, name in drawn))
    found = cluster(text, mentions)
    assert sorted(m for e in found for m in e.mentions) == list(range(len(mentions)))
    assert [e.local_no for e in found] == list(range(len(found)))
    assert [e.mentions[0] for e in found] == sorted(e.mentions[0] for e in found)
