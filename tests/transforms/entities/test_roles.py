"""Roles: a marked text, and who is said to be what in it."""

import pytest

from tests.transforms.entities.marked import unmark
from transforms.entities.roles import roles
from transforms.entities.within import cluster

CASES: dict[str, set[tuple[str, str, str]]] = {
    "President {P1:Orla Quint} spoke.": {("1", "President", "current")},
    "{L9:U.S.} President {P1:Orla Quint}": {("1", "U.S. President", "current")},
    "Acting President {P1:Orla Quint}": {("1", "Acting President", "acting")},
    "interim manager {P1:Orla Quint}": {("1", "interim manager", "acting")},
    "former defence minister {P1:Orla Quint}": {("1", "defence minister", "former")},
    "ex-President {P1:Orla Quint}": {("1", "President", "former")},
    "then-mayor {P1:Orla Quint}": {("1", "mayor", "former")},
    "Deputy Prime Minister {P1:Orla Quint}": {("1", "Deputy Prime Minister", "deputy")},
    "President-elect {P1:Orla Quint}": {("1", "President-elect", "elect")},
    "presidential candidate {P1:Orla Quint}": {("1", "presidential candidate", "candidate")},
    "self-proclaimed president {P1:Orla Quint}": {("1", "self-proclaimed president", "claimed")},
    "{L8:U.S.} Secretary of the Interior {P1:Orla Quint}": {
        ("1", "U.S. Secretary of the Interior", "current")
    },
    "Brisk claimed President {P1:Orla Quint} had lied": {("1", "President", "current")},
    "Brisk, who claimed Mayor {P1:Orla Quint} knew": {("1", "Mayor", "current")},
    "its claimed president {P1:Orla Quint} knew": {("1", "claimed president", "claimed")},
    "{P1:Orla Quint}, the claimed president of {L8:Zenda}, knew": {
        ("1", "claimed president of Zenda", "claimed")
    },
    "It helped to aid Ruritanian rebel leader {P1:Orla Quint}.": {
        ("1", "Ruritanian rebel leader", "current")
    },
    "Sen. {P1:Orla Quint}": {("1", "Sen.", "current")},
    "It tried to force President {P1:Orla Quint} to act.": {("1", "President", "current")},
    "The air force commander {P1:Orla Quint} spoke.": {("1", "air force commander", "current")},
    "the security aide President {P1:Orla Quint} fired": {("1", "President", "current")},
    "{L8:Ruritania}'s finance minister {P1:Orla Quint}": {("1", "finance minister", "current")},
    "top opposition leader and winner of the 2019 {M8:Peace Prize} {P1:Orla Quint}": {
        ("1", "top opposition leader", "current"),
        ("1", "winner of the 2019 Peace Prize", "current"),
    },
    "Minister of Trade Dr. {P1:Orla Quint}": {("1", "Minister of Trade", "current")},
    "He met President Quint. {P1:lawyer Orla Byte} came.": {("1", "lawyer", "current")},
    "{P1:Orla Quint}, the finance minister, said": {("1", "finance minister", "current")},
    "{P1:Orla Quint}, formerly {P2:Brisk}’s vice president, said": {
        ("1", "vice president", "former")
    },
    "{P1:Orla Quint}, a former mayor of {L8:Zenda}, said": {("1", "mayor of Zenda", "former")},
    "{P1:Orla Quint}, chief executive officer of {O8:Widget Corp}.": {
        ("1", "chief executive officer of Widget Corp", "current")
    },
    "{P1:Orla Quint} (chairwoman of {O8:Widget}) sued.": {("1", "chairwoman of Widget", "current")},
    "{L8:Ruritania}'s president, {P1:Orla Quint}, spoke": {("1", "president", "current")},
    "{P1:Orla Quint}, who claimed to be the nation’s interim president in May": {
        ("1", "interim president", "claimed")
    },
    "{P1:Orla Quint}, who was a judge for years": {("1", "judge", "former")},
    "{P1:Orla Quint}, who is also the mayor, left": {("1", "mayor", "current")},
    "{P1:Orla Quint} is running for governor.": {("1", "governor", "candidate")},
    "{P1:Orla Quint} was elected president in May": {("1", "president", "current")},
    "{P1:Orla Quint} resigned as prime minister.": {("1", "prime minister", "former")},
    "{P1:Quint} reported from {L2:Zenda}.": {("1", "reporter", "current")},
    "{L8:New York} investor {P1:Orla Quint}": {("1", "New York investor", "current")},
    "the new Finance Minister {P1:Orla Quint}": {("1", "Finance Minister", "current")},
    "New President {P1:Orla Quint}": {("1", "President", "current")},
    "{O8:Bank of Zenda} Governor {P1:Orla Quint}": {("1", "Bank of Zenda Governor", "current")},
    "{O8:Federal Reserve Bank of New Zenda} president {P1:Orla Quint}": {
        ("1", "Federal Reserve Bank of New Zenda president", "current")
    },
    "The Prime Minister and President {P1:Orla Quint} met": {("1", "President", "current")},
    "The Vice President and Director, Mr {P1:Orla Quint}, left": {
        ("1", "Vice President", "current"),
        ("1", "Director", "current"),
    },
    "the founder and chief executive {P1:Orla Quint} left": {
        ("1", "founder", "current"),
        ("1", "chief executive", "current"),
    },
    "Supporters of President {P1:Orla Quint}": {("1", "President", "current")},
    "Interior and Safety Minister {P1:Orla Quint}": {
        ("1", "Interior and Safety Minister", "current")
    },
    "current Vice - President {P1:Orla Quint}": {("1", "Vice - President", "current")},
    "ZENDA - President {P1:Orla Quint}": {("1", "President", "current")},
    "Food and Agriculture Minister {P1:Orla Quint}": {
        ("1", "Food and Agriculture Minister", "current")
    },
    "{P2:Ada Byte} and Agriculture Minister {P1:Orla Quint}": {
        ("1", "Agriculture Minister", "current")
    },
    "Agriculture Under Secretary {P1:Orla Quint}": {
        ("1", "Agriculture Under Secretary", "current")
    },
    "Directors elected Chairman {P1:Orla Quint} to the post": {("1", "Chairman", "current")},
    "{P1:Orla Quint} has been elected president of {O8:Widget}.": {
        ("1", "president of Widget", "current")
    },
    "ZENDA, Feb 6 (ADW) - President {P1:Orla Quint}": {("1", "President", "current")},
    "owner/manager {P1:Orla Quint}": set(),
    "{P1:Orla Quint}, 54, a former mayor of {L8:Zenda}, said": {("1", "mayor of Zenda", "former")},
    "{P1:Orla Quint} was named chairman of {O8:Widget} on Monday": {
        ("1", "chairman of Widget", "current")
    },
    "The company's new chief executive, {P1:Orla Quint}, spoke.": {
        ("1", "chief executive", "current")
    },
    "{P1:Orla Quint}, the firm's new chief executive, spoke.": {
        ("1", "chief executive", "current")
    },
    "Its founder and chairman, {P1:Orla Quint}, left.": {
        ("1", "founder", "current"),
        ("1", "chairman", "current"),
    },
    "{L8:Ruritania}'s supreme leader, Ayatollah {P1:Orla Quint}, spoke.": {
        ("1", "supreme leader", "current"),
        ("1", "Ayatollah", "current"),
    },
    "Chancellor-designate {P1:Orla Quint}": {("1", "Chancellor-designate", "elect")},
    "{P1:Orla Quint}, now a professor at {O8:Zenda}, wrote": {
        ("1", "professor at Zenda", "current")
    },
    "deposed President {P1:Orla Quint}": {("1", "President", "former")},
    "{P1:Orla Quint}, president of {O8:Widget Inc.} She left": {
        ("1", "president of Widget Inc", "current")
    },
    "{P1:Orla Quint}, vice president of {L8:U.S.} operations, said": {
        ("1", "vice president of U.S. operations", "current")
    },
    "{P1:Orla Quint}, vice president of {L8:U.S.} relocations, said": set(),
    "{P1:Orla Quint}, until recently head of the bank, left": {("1", "head", "former")},
    "{P1:Cal Gorse} Sr., the founder of {O8:Widget}, died": {("1", "founder of Widget", "current")},
    "{P1:Cal Gorse}, Jr., the mayor, left": {("1", "mayor", "current")},
    "{L8:Ruritania}'s electoral commission chief, {P1:Orla Quint}, spoke": {
        ("1", "electoral commission chief", "current")
    },
    "Quill, Brisk and Co vice president {P1:Orla Quint}": {("1", "vice president", "current")},
    "{P2:Ada Byte}, who was ambassador to {L8:Ruritania} of the {P1:Quint} government": {
        ("2", "ambassador to Ruritania of the Quint government", "former")
    },
    "{P1:Orla Quint}, the head of the {O8:BIS} intelligence service, said": {
        ("1", "head of the BIS intelligence service", "current")
    },
    "{P1:Orla Quint}, an ex-general and former defense attaché in {L8:Zenda}, led": {
        ("1", "general", "former"),
        ("1", "defense attaché", "former"),
    },
    "{P1:Orla Quint}, founder and chairwoman of {O8:Widget}, led": {
        ("1", "founder", "current"),
        ("1", "chairwoman of Widget", "current"),
    },
    "{P1:Orla Quint}, the mayor and the judge, met": {("1", "mayor", "current")},
    "His father, {P1:Cal Gorse}, was mayor of {L8:Zenda}.": {("1", "mayor of Zenda", "former")},
    "She will be {P1:Orla Quint}, her agent said": set(),
    "{P1:Orla Quint}, chief of staff for {P2:Brisk}, left": {
        ("1", "chief of staff for Brisk", "current")
    },
    "{P1:Orla Quint}, a professor of economics at {O8:Zenda}, wrote": {
        ("1", "professor of economics", "current")
    },
    "{P1:Orla Quint}, manager of defense matters at {O8:Widget}, said": {
        ("1", "manager", "current")
    },
    # A blank line ends a role, as that between a headline and the body.
    "Police question {P1:Orla Quint}, mayor of {L8:Zenda}\n\n{L7:STRELSAU}, March 4": {
        ("1", "mayor of Zenda", "current")
    },
    "Police question {P1:Orla Quint}, the mayor\n\nOf {L8:Zenda}, she said": {
        ("1", "mayor", "current")
    },
    "Who will be the next Minister of\n\nJustice {P1:Orla Quint} said": {
        ("1", "Justice", "current")
    },
    "{O8:UN} Secretary-General {P1:Orla Quint}": {("1", "UN Secretary-General", "current")},
    "Attorney-General {P1:Orla Quint}": {("1", "Attorney-General", "current")},
    "Director - General {P1:Orla Quint}": {("1", "Director - General", "current")},
    "then - Prime Minister {P1:Orla Quint}": {("1", "Prime Minister", "former")},
    "{P1:Orla Quint}, editor-in-chief of {O8:Bits}, left": {
        ("1", "editor-in-chief of Bits", "current")
    },
    "Labour MP {P1:Orla Quint} spoke": {("1", "Labour MP", "current")},
    "{P1:Orla Quint}, MP for {L8:Zenda}, left": {("1", "MP for Zenda", "current")},
    "PM {P1:Quint} spoke": {("1", "PM", "current")},
    "at 8 pm {P1:Quint} spoke": set(),
    "Prime Minister retired General {P1:Orla Quint}": {
        ("1", "Prime Minister", "current"),
        ("1", "General", "former"),
    },
    "former chairman and chief executive {P1:Orla Quint}": {
        ("1", "chairman", "former"),
        ("1", "chief executive", "former"),
    },
    "{P1:Orla Quint}, former chairman and chief executive of {O8:Widget}, left": {
        ("1", "chairman", "former"),
        ("1", "chief executive of Widget", "former"),
    },
    "{P1:Orla Quint}, a former chairman and now adviser to {O8:Widget}, left": {
        ("1", "chairman", "former"),
        ("1", "adviser to Widget", "current"),
    },
    "{O8:Widget} founder and former chief executive {P1:Orla Quint}": {
        ("1", "Widget founder", "current"),
        ("1", "chief executive", "former"),
    },
    "acting president and chief executive {P1:Orla Quint}": {
        ("1", "acting president", "acting"),
        ("1", "chief executive", "current"),
    },
    "{P1:Orla Quint}, its president, chairman and chief executive, left": {
        ("1", "president", "current"),
        ("1", "chairman", "current"),
        ("1", "chief executive", "current"),
    },
    "{P1:Ada Byte}, mayor, chairman, {P2:Orla Quint}, left": {("1", "mayor", "current")},
    "{P1:Orla Quint}, {O8:Widget Group}'s founder, left": {("1", "founder", "current")},
    "{P1:Orla Quint}, {O8:Widget}'s general sales manager told a hearing": {
        ("1", "general sales manager", "current")
    },
    "She will be {P1:Orla Quint}, her popular agent said": set(),
    "{P1:Orla Quint}, administrator of {O8:Widget} said": {
        ("1", "administrator of Widget", "current")
    },
    "{P1:Orla Quint}, chairman of the {O8:Widget Commission} ({O8:WC}), left": {
        ("1", "chairman of the Widget Commission", "current")
    },
    "{P1:Orla Quint}, a software designer paying 35 dollars, left": {
        ("1", "software designer", "current")
    },
    "{P1:Orla Quint}, the country's first female president, left": {
        ("1", "first female president", "current")
    },
    "{P1:Orla Quint}, the then mayor of {L8:Zenda}, left": {("1", "mayor of Zenda", "former")},
    "the previous mayor, {P1:Orla Quint}, left": {("1", "mayor", "former")},
    "{L8:Zenda}'s newish chief of police, {P1:Orla Quint}, left": {
        ("1", "chief of police", "current")
    },
    "Veteran actress, {P1:Orla Quint}, left": {("1", "Veteran actress", "current")},
    "He met an actress, {P1:Orla Quint}, and left": {("1", "actress", "current")},
    "They are, she said, actress, {P1:Orla Quint}, and others": set(),
    "{P2:Ada Byte}, often an adviser, {O8:Widget} President {P1:Orla Quint}, and others": {
        ("1", "Widget President", "current")
    },
    "the Office of Congressman {P1:Orla Quint}": {("1", "Congressman", "current")},
    # In the plural, said of each.
    "Senators {P1:Orla Quint} and {P2:Ada Byte} left": {
        ("1", "Senator", "current"),
        ("2", "Senator", "current"),
    },
    "Two former congressmen, {P1:Orla Quint} (R-{L8:Kan.}) and {P2:Ada Byte}, left": {
        ("1", "congressman", "former"),
        ("2", "congressman", "former"),
    },
    "{O8:Widget} analysts {P1:Orla Quint}, {P2:Ada Byte} and {P3:Cal Gorse} left": {
        ("1", "Widget analyst", "current"),
        ("2", "Widget analyst", "current"),
        ("3", "Widget analyst", "current"),
    },
    "officials {P1:Orla Quint} knew": set(),
    "the countries {P1:Orla Quint} and {P2:Ada Byte} saw": set(),
    "He told ministers {P1:Orla Quint} was ill and {P2:Ada Byte} had left": set(),
    # By a verb.
    "{O8:Widget} appointed {P1:Orla Quint} chief executive.": {("1", "chief executive", "current")},
    "{O8:Widget} named {P1:Orla Quint} as its chairman.": {("1", "chairman", "current")},
    "{O8:Widget} elected {P1:Orla Quint} president and chief operating officer.": {
        ("1", "president", "current"),
        ("1", "chief operating officer", "current"),
    },
    "{L8:Ruritania} nominated {P1:Orla Quint} for president.": {("1", "president", "candidate")},
    "a man named {P1:Orla Quint} saw the mayor": set(),
    "{O8:Widget} fired {P1:Orla Quint} as chairman.": {("1", "chairman", "former")},
    "{O8:Widget} fired {P1:Orla Quint} chairman of the board": set(),
    "{P1:Orla Quint} succeeds {P2:Ada Byte} as chairman.": {
        ("1", "chairman", "current"),
        ("2", "chairman", "former"),
    },
    "{P1:Orla Quint} will succeed {P2:Ada Byte} as chairman.": {("1", "chairman", "elect")},
    "{P1:Orla Quint} joined {O8:Widget Bank} as an analyst.": {("1", "analyst", "current")},
    "{P1:Orla Quint} joined protests as president of {O8:Widget}": set(),
    "{P1:Orla Quint} resigned as chairman and chief executive.": {
        ("1", "chairman", "former"),
        ("1", "chief executive", "former"),
    },
    "{P1:Orla Quint} will become chairman on May 1": {("1", "chairman", "elect")},
    "{P1:Orla Quint}, ousted as president in May, left": {("1", "president", "former")},
    "{P1:Orla Quint}, who chairs the committee, left": {("1", "chair", "current")},
    "Its chairman is {P1:Orla Quint}, 54.": {("1", "chairman", "current")},
    "Its chairman is {P1:Orla Quint}'s friend.": set(),
    "{P1:Orla Quint}, a member of the {O8:Widget Board}, left": {
        ("1", "member of the Widget Board", "current")
    },
    "{P1:Orla Quint}, a member, left": set(),
    "{P1:Orla Quint}, son of {P2:Cal Quint}, left": set(),
    "It will vote on whether {P1:Orla Quint} becomes mayor": set(),
    "{L8:Ruritania} confirmed {P1:Orla Quint} as mayor.": {("1", "mayor", "current")},
    "said {P1:Orla Quint}, the harbor master.": {("1", "harbor master", "current")},
    "{P1:Orla Quint}, the master, left": set(),
    "fellow Democrat {P1:Orla Quint} left": set(),
    # None of these says a role.
    "A spokesman for {P1:Quint} said": set(),
    "{P1:Orla Quint}, {P2:Ada Byte} and a minister": set(),
    "{P1:Orla Quint}, {O8:Widget} chief {P2:Ada Byte} and others": {
        ("2", "Widget chief", "current")
    },
    "She saw the president. {P1:Orla Quint} waved.": set(),
    "the death of the musician\n{P1:Orla Quint} said": set(),
    "Following President {P1:Quint}'s talk": {("1", "President", "current")},
    "{P1:Quint} is the official patron": set(),
    "{P1:Quint} was killed by a guard": set(),
    "the president, {P1:Orla Quint} and others": set(),
    "Mr. {P1:Quint} left.": set(),
}


@pytest.mark.parametrize("marked", CASES)
def test_roles(marked: str) -> None:
    text, mentions, labels = unmark(marked)
    entities = cluster(text, mentions)
    label = {e.local_no: labels[e.mentions[0]] for e in entities}
    found = roles(text, mentions, entities)
    assert {(label[r.local_no], r.role, r.status) for r in found} == CASES[marked]


def test_the_evidence_ends_before_the_full_stop() -> None:
    text, mentions, _ = unmark("{P1:Orla Quint}, an economist at Nordbank.")
    (role,) = roles(text, mentions, cluster(text, mentions))
    assert text[role.start : role.end] == role.role == "economist at Nordbank"


def test_the_evidence_is_the_text() -> None:
    text, mentions, _ = unmark("{P1:Orla Quint}, formerly {P2:Brisk}’s  vice\tpresident, said")
    (role,) = roles(text, mentions, cluster(text, mentions))
    assert text[role.start : role.end] == "vice\tpresident"
    assert role.role == "vice president"
