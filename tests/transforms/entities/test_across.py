"""Who is who over several articles: each case says with numbers which mentions are one entity."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import pytest

from tests.transforms.entities.marked import unmark
from tests.transforms.entities.seen import SPOTS, seen_in, view
from transforms.entities.across import Resolution, resolve
from transforms.entities.judgements import Judgement
from transforms.entities.state import State
from transforms.entities.within import cluster

CASES: dict[str, list[str]] = {
    "same name": ["{P1:Ann Gorse}", "{P1:ANN GORSE}", "{P2:Tim Gorse}"],
    "diacritics": ["{P1:María Corínez}", "{P1:Maria Corinez}"],
    "middle name": ["{P1:Ann Marie Quill}", "{P1:Ann Quill}"],
    "family name first": ["{P1:Kim Jong Un}", "{P1:Jong Un Kim}"],
    "hyphen": ["{P1:Moon Jae-in}", "{P1:Moon Jae In}", "{P1:Moon Jaein}"],
    "spelling of a name that many bear": ["{P1:Ann Fischer}", "{P2:Ann Fisher}"],
    "spelling of a rare name": ["{P1:Volodymyr Zelensky}", "{P1:Volodymyr Zelenskyy}"],
    "a slip in a long name": ["{P1:Orla Quintabelle}", "{P1:Orla Quintabele}", "{P2:Ola Quint}"],
    "a slip in a first name": ["{P1:Mikhael Gorsechev}", "{P1:Mikhail Gorsechev}"],
    "two first names": ["{P1:Christina Gorsechev}", "{P2:Christine Gorsechev}"],
    "two short first names": ["{P1:Noor Gorsechev}", "{P2:Nur Gorsechev}"],
    "two given names behind the family's": ["{P1:Liu Wenli}", "{P2:Liu Wenxi}"],
    "nickname of a rare name": ["{P1:Robert Gorsechev}", "{P1:Bob Gorsechev}"],
    "nickname of a name that many bear": ["{P1:Robert Hale}", "{P2:Bob Hale}"],
    "spelling and title": [
        "President {P1:Volodymyr Zelensky} spoke",
        "President {P1:Volodymyr Zelenskyy} spoke",
    ],
    "nickname and company": [
        "{P1:William Gorse} sued {P2:Ada Byte}",
        "{P2:Ada Byte} against {P1:Bill Gorse}",
    ],
    "the president whom few articles name in full": [
        *["President {P1:Ronan Reagle}, {P1:Reagle}"] * 2,
        *["President {P1:Reagle} spoke"] * 6, *["{P1:Reagle} is back"] * 3,
    ],
    "a surname that many bear, without a word of whose": [
        *["{P1:Lou Wright} spoke"] * 4, "{P2:Wright} lost his car",
    ],
    "a surname that many bear, by office": [
        *["Speaker {P1:Lou Wright} spoke"] * 4, "Speaker {P1:Wright} left",
    ],
    "a surname that many bear, of one in the news": [
        *["{P1:Lou Wright} spoke"] * 9, "{P1:Wright} is back",
    ],
    "a prince's given name, which many bear": [
        *["Prince {P1:Mohammed bin Gorse}. Prince {P1:Mohammed}"] * 4, "{P2:Mohammed} sang",
    ],
    "a given name of one syllable": [*["{P1:Wang Yi} spoke"] * 4, "{P2:Yi} sang"],
    "a family name that stands first": [*["{P1:Deng Xiaobo} spoke"] * 4, "{P1:Deng} left"],
    "an honorific of another language": [
        "{P1:Syed Yousuf Gorsani}", "{P1:Yousuf Gorsani}", "{P1:Shri Yousuf Gorsani}",
    ],
    "a daughter and her father": [
        "{P1:Maryam Nawaz Gorsani} and {P3:Ada Byte}", "{P2:Nawaz Gorsani} and {P3:Ada Byte}",
    ],
    "a first name left out": [
        "{P1:Ebrahim Nawaz Gorsani} and {P3:Ada Byte}", "{P1:Nawaz Gorsani} and {P3:Ada Byte}",
    ],
    "two Bushes are not chained": [
        "{P1:George W. Thicket}",
        "{P2:George H. W. Thicket}",
        "{P3:George Thicket}",
    ],
    "father and son": ["{P1:Cal Gorse Sr.}", "{P2:Cal Gorse Jr.}"],
    "the mark beside the name": ["{P1:Cal Gorse} Sr. ran", "{P2:Cal Gorse}, Jr., sang"],
    "the son, marked or not": ["{P1:Cal Gorse Jr.}", "{P2:Cal Gorse}"],
    "told apart in one article": [
        "{P1:Cal Gorse} and his son {P2:Cal Gorse Jr.}",
        "{P1:Cal Gorse}",
        "{P2:Cal Gorse Jr.}",
    ],
    "surname of the one in the news": [
        "{P1:Nico Madurel} spoke", "{P1:Nico Madurel} left", "{P1:Nico Madurel}, {P1:Madurel}",
        "{P1:Madurel} is back",
    ],
    "surname of one seen once": ["{P1:Nico Madurel} spoke", "{P2:Madurel} is back"],
    "surname of one seen once, in company": [
        "{P1:Nico Madurel} met {P2:Ada Byte}", "{P1:Madurel} and {P2:Ada Byte}",
        "{P1:Nico Madurel} won",
    ],
    "surname of two in the news": [
        *["{P1:Ann Gorse} ran"] * 4, *["{P2:Tim Gorse} sang"] * 4, "{P3:Gorse} is back",
    ],
    "surname of two, by company": [
        *["{P1:Ann Gorse} of {O4:Runners United}, with {P5:Ada Byte}"] * 3,
        *["{P2:Tim Gorse} sang with {P6:Lou Reel}"] * 3,
        "{P2:Gorse} and {P6:Lou Reel}", "{P1:Gorse} and {P5:Ada Byte}",
    ],
    "surname of two, by title": [
        *["President {P1:Ann Gorse} spoke"] * 4, *["{P2:Tim Gorse} sang"] * 4,
        "President {P1:Gorse} is back",
    ],
    "surname of one among many seen once": [
        *["{P1:Ann Gorse} ran"] * 6, "{P2:Tim Gorse}", "{P3:Lou Gorse}", "{P4:Ida Gorse}",
        "{P1:Gorse} is back",
    ],
    "surname of many seen once": [
        "{P1:Tim Gorse}", "{P2:Lou Gorse}", "{P3:Ida Gorse}", "{P4:Gorse} is back",
    ],
    "a double surname": ["{P1:Ida Gorse-Quill} sang", "{P1:Gorse-Quill} left", "{P2:Ida Gorse}"],
    "a double surname of siblings": [
        "{P1:Ida Gorse-Quill}", "{P2:Lev Gorse-Quill}", "{P3:Gorse-Quill} left",
    ],
    "given names with a hyphen": ["{P1:Carol-Ann} sang", "{P2:Carol-Ann} ran"],
    "a middle name before two surnames": [
        "{P1:Leela Devi Quinta Gorse}", "{P1:Leela Quinta Gorse}", "{P2:Leela Quilla Gorse}",
    ],
    "a middle name spelt otherwise": [
        "{P1:Leela Devi Quinthab Gorse}", "{P1:Leela Devi Quintab Gorse}",
        "{P2:Ann Devi Christina Gorse}", "{P3:Ann Devi Christine Gorse}",
    ],
    "a rare surname in company": [
        "{P1:Mark Dunquill} of {O5:Halden Rovers}", "{P1:Dunquill} of {O5:Halden Rovers}",
        "{P2:Lou Wright} of {O5:Halden Rovers}", "{P3:Wright} of {O5:Halden Rovers}",
    ],
    "a rare surname in other company": [
        "{P1:Mark Dunquill} of {O5:Halden Rovers}", "{P2:Dunquill} of {O6:Zenda Paper}",
    ],
    "an initial and a rare surname": [
        *["{P1:Darren Dunquill} ran"] * 2, "{P1:D. Dunquill} ran", "{P2:C. Dunquill} ran",
    ],
    "acronym": [
        "{O1:Northern Fish Council} met", "{O1:Northern Fish Council} ({O1:NFC})",
        "{O1:Northern Fish Council}", "The {O1:NFC} voted",
    ],
    "acronym explained in one article": [
        "{O1:Northern Fish Council} ({O1:NFC})", "{O1:Northern Fish Council}", "The {O1:NFC} voted",
    ],
    "acronym in strange company": [
        *["{O1:National Fowl Agency} ({O1:NFA}), {P2:Ada Byte}, {P3:Tim Reel}"] * 3,
        "the {O4:NFA}, said {P5:Lou Quill}", "the {O1:NFA} and {P2:Ada Byte}",
    ],
    "acronym in any company": [
        *["{O1:National Fowl Agency} ({O1:NFA}), {P2:Ada Byte}, {P3:Tim Reel}"] * 6,
        "the {O1:NFA}, said {P5:Lou Quill}",
    ],
    "spelling of an organisation": ["{O1:Fish Organisation}", "{O1:Fish Organization}"],
    "company and unit": [
        *["{O1:Gelmo} earned more"] * 5, *["{O2:Gelmo Express}, or {O2:Gelmo}"] * 3,
    ],
    "company and unit of two words": [
        "{O1:Gelmo Reeds} earned more", *["{O2:Gelmo Reeds Canada}"] * 4,
    ],
    "a board of each country": ["{O1:Board of Investment}", "{O2:Board of Investments}"],
    "party without the word": [
        *["{O1:Lantern Party} ({O1:Lantern})"] * 4,
        *["{O1:Lantern} gained"] * 9,
    ],
    "words turned": ["{O1:Moss Bureau}", "{O1:Bureau of Moss}"],
    "words turned, of a bank": ["{O1:West Moss Bank}", "{O2:Moss Bank}", "{O3:Bank of Moss}"],
    "partners": ["{O1:Norsel}", "{O2:Norsel and Co}"],
    "a federation of each country": ["{O1:Bank Association}", "{O2:Association of Banks}"],
    "acronym of a body with its country, and without": [
        *["the U.S. {O1:Grain Trade Board} ({O1:GTB}) met"] * 3,
        *["the {O1:Grain Trade Board} ({O1:GTB}) met"] * 3,
        "the {O1:GTB} met",
    ],
    "acronym of two, of which one never goes by it": [
        *["{O1:Basic Sand Council} ({O1:BSC}) met"] * 3,
        *["{O2:Big Salt Chamber} met"] * 4,
        "the {O1:BSC} met",
    ],
    "acronym of two, of which one goes by it seldom": [
        *["{O1:Basic Sand Council} ({O1:BSC}) met"] * 4,
        *["{O2:Big Salt Chamber} met; the {O2:Big Salt Chamber} rose"] * 3,
        "{O2:Big Salt Chamber} ({O2:BSC}) met",
        "the {O1:BSC} met",
    ],
    "acronym of two": [
        *["{O1:Northern Fish Council} met"] * 4, *["{O2:National Fowl Club} met"] * 4,
        "The {O3:NFC} voted",
    ],
    "a product, a company or a place": [
        "{M1:Facepage} grew", "{O1:Facepage} said",
        "in the {L2:Merlova House}", "the {O2:Merlova House} said",
    ],
    "a word taken for a place, in its company": [
        "{O1:Kremlova} met {P2:Ida Gorse}", "in {L1:Kremlova} {P2:Ida Gorse} spoke",
    ],
    "a city and its team": ["{O1:Boston} won", "a {M2:Boston} newspaper"],
    "two types in one article": ["{O1:Facepage} sold {M1:Facepage}"],
    "club and quarter": ["{O1:Chelsea} won", "in {L2:Chelsea}"],
    "person, city, state, government": ["{P1:Washington}", "{L2:Washington}", "{O3:Washington}"],
    "Washington, city and state": ["{L1:Olympia}, {L2:Wash.}", "in {L3:Washington, D.C.}"],
    "transliterations": [
        "Prime Minister {P1:Muammar Qadhafel}", "Prime Minister {P1:Muammar Kadhafel}",
    ],
    "transliterations in many ways": [
        "Prime Minister {P1:Muhammad Husain} spoke", "Prime Minister {P1:Mohamed Hussein} spoke",
    ],
    "transliterations from Ukrainian and from Russian": [
        "Energy Minister {P1:Serhiy Hrytsenko}", "Energy Minister {P1:Sergei Gritsenko}",
        "Energy Minister {P2:Ann Harrison}", "Energy Minister {P3:Ann Garrison}",
    ],
    "Arabic names in two words or three": [
        "the poet {P1:Abd al-Rahman Fuleihan} and {P2:Ada Byte}",
        "the poet {P1:Abdel Rahman Fuleihan} and {P2:Ada Byte}",
    ],
    "a company and its namesake unit": [
        *["{O1:Salmon Inc} rose"] * 2, *["{O2:Salmon Brothers} sold bonds"] * 6, "{O1:Salmon} fell",
    ],
    "an acronym with a legal form": [
        *["{O1:General Quills Corp} ({O1:GQ})"] * 4, *["{O1:GQ Corp} rose"] * 2,
    ],
    "construction ministries": [
        "the Japanese {O1:Construction Ministry}", "the Peruvian {O2:Ministry of Construction}",
    ],
    "parts of two names": ["Oslo {O1:Air Lines} fell", "Bergen {O2:Airlines} rose"],
    "a bank and one called so": ["{O1:RepublicBank} fell", "the {O2:Republic Bank} rose"],
    "a woman's title": [
        *["{P1:James Lee} ran"] * 9, "{P1:Mr. Lee} is back", "{P2:Ms. Lee} sang",
    ],
    "a woman's title, of two": [
        *["{P1:James Lee} ran"] * 9, *["{P2:Ida Lee} sang"] * 4, "{P2:Ms. Lee} is back",
    ],
    "a chairman who may be a woman": [*["Chairman {P1:Ida Lee} ran"] * 4, "{P1:Ms. Lee} is back"],
    "parties of two countries": [
        *["{L8:Naples}, {L9:Italy}: the {O1:Labour Party}, or {O1:Labour}"] * 4,
        "{L8:Naples}, {L9:Italy}: {O1:Labour} gained", "{L7:Brazil}'s {O2:Labour Party} fell",
        "{L7:Brazil}, {M7:Brazilian}: {O2:Labour} fell", "{O3:Labour} fell",
    ],
    "a department of another country": [
        *["the {O1:U.S. Justice Department} said"] * 9, "the {O1:Justice Department} said",
        "{L9:Italy}, {M9:Italian}, {L8:Naples}: the {O2:Justice Department}",
    ],
    "a department of which one article says whose": [
        "the Italian {O1:Interior Department}",
        "{L9:Italy}, {M9:Italian}, {L8:Naples}: the {O1:Interior Department}",
        "{L7:Brazil}, {L7:Brazil}, {L7:Brazil}: the {O2:Labor Department}",
        "the Italian {O3:Labor Department}",
    ],
    "a department in a state of many": [
        "the {O1:U.S. Labor Department}", "the {O2:U.S. Homeland Security Department}",
        "{L7:Olympia}, {L7:Olympia}, {L7:Olympia}: the {O3:Labor Department}",
        "{L7:Olympia}, {L7:Olympia}, {L7:Olympia}: the {O2:Homeland Security Department}",
    ],
    "a body that the world has one of": [
        "the {O1:U.S. Federal Bureau of Investigation}", "the {O1:FBI}",
        "the {O1:Federal Bureau of Investigation}", "the {O2:U.S. Bureau of Investigation}",
    ],
    "an acronym of what the tagger takes for a work": [
        *["the {M1:General Accord on Fowl} ({O1:GAF})"] * 2, "the {O1:GAF} met",
        *["the {O1:General Accord on Fowl} met; the {O1:GAF}"] * 2, "the {O2:GAC} met",
    ],
    "attorneys of two countries": [
        "{L9:Italy}, {M9:Italian}: the {O1:Attorney General's Office}",
        "{L7:Brazil}, {M7:Brazilian}: the {O2:Attorney General's Office}",
        "{L7:Brazil}, {M7:Brazilian}: the {O3:Office of the Attorney General}",
    ],
    "a bank and the joint one": [
        *["{O1:Halden Quay First Norsel} led"] * 9, *["{O2:Halden Quay} lent"] * 3,
    ],
    "a bank by its first words": [
        *["{O1:Halden Quay Norsel} led"] * 9, *["{O1:Halden Quay} led"] * 3,
    ],
    "a bank without the word": [
        "{O1:Halden Quay} lent", "{O1:Halden Quay Bank} lent", "{O2:Halden Quay Securities} lent",
    ],
    "a bank that is a small unit": [
        *["{O1:Halden Quay} rose"] * 5, "{O2:Halden Quay Bank} lent",
    ],
    "a bank beside its company": ["{O1:Halden Quay Corp} and {O2:Halden Quay Bank}"],
    "a university that is named after a place": [
        "{O1:New York} won", "{O2:New York University} teaches",
    ],
    "a committee without the word": [
        "the {O1:House Quill and Quay}", "the {O1:House Quill and Quay Committee}",
        "the {O2:Halden Quill}", "the {O3:Halden Quill Committee}",
    ],
    "the short name of an organisation in two forms": [
        *["the {O1:House Quill and Quay Committee}"] * 6, "the {O1:House Quill and Quay} panel",
        *["the {O2:House Quill and Quay Fish Subcommittee}"] * 3,
    ],
    "a club without its town": [
        *["the {O1:Boston Quills} of {P4:Ada Byte}, the {O1:Quills} said"] * 4,
        *["the {O1:Quills} of {P4:Ada Byte}"] * 4,
        *["the {O2:Norsel Pines} of {P4:Ada Byte}, the {O2:Pines} said"] * 4,
        *["the {O3:Pines} of {P4:Ada Byte}"] * 9,
    ],
    "a town for one of its clubs": [
        *["{O1:Bayrisch Munich} beat {O4:Zenda Rovers}, as {O1:Munich} can"] * 4,
        "{O2:Munich} beat {O4:Zenda Rovers}",
    ],
    "an acronym that stands alone more often": [
        "the {O1:Arab Art Agency} ({O1:AAA}), {P4:Ada Byte}",
        *["rated {O2:AAA}, {P4:Ada Byte}"] * 5,
    ],
    "a long word with an s, in company": [
        "the {O1:Sandovista} front, {P6:Ada Byte}, {P7:Tim Reel}, {P8:Lou Quill}",
        "the {O1:Sandovistas}, {P6:Ada Byte}, {P7:Tim Reel}, {P8:Lou Quill}",
        "the {O2:Zandovista} front", "the {O3:Zandovistas}",
    ],
    "an acronym and its body": [*["the {O1:QC Commission} met"] * 9, "the {O2:QC} met"],
    "pirates and a team": [
        *["{O1:Norsel Pirates} beat {O4:Zenda Rovers}, the {O1:Pirates} said"] * 9,
        "the {O2:Pirates} sank {O5:Quay Shipping}", "the {O1:Pirates} beat {O4:Zenda Rovers}",
    ],
    "one-word names of two countries": [
        "{M8:Brazilian} striker {P1:Baldo} scored", "{M9:Italian} striker {P2:Baldo} scored",
    ],
    "one-word names of two trades": ["striker {P1:Baldo} scored", "the singer {P2:Baldo} wept"],
    "one-word name of one, more said or less": [
        "{M8:Brazilian} striker {P1:Baldo} scored", "striker {P1:Baldo} scored", "{P1:Baldo} left",
        "{L8:Brazil}'s {P1:Baldo}", "{P1:Baldo}, the {M8:Brazilian} striker, left",
    ],
    "one-word name of one of two trades": [
        "{M8:Brazilian} striker {P1:Baldo}", "{M8:Brazilian} minister {P1:Baldo}",
    ],
    "one-word name of two, nothing said": [
        "{L8:Brazil}'s {P1:Baldo}", "{P2:Baldo} of {L9:Italy}", "{P3:Baldo} is back",
    ],
    "one-word name of two, one in the news": [
        *["{L8:Brazil}'s {P1:Baldo}"] * 4, "{P2:Baldo} of {L9:Italy}", "{P1:Baldo} is back",
    ],
    "one-word name of one who works abroad": [
        "the {L8:Brazil} coach {P1:Baldo} left", "the {M9:Italian} coach {P1:Baldo} left",
    ],
    "one-word name of one who went abroad": [
        "the {M9:Italian} poet {P1:Baldo} in {L8:Brazil}", "the poet {P1:Baldo} left {L8:Brazil}",
    ],
    "one-word name and the place of another": [
        "{M9:Italian} voters and {P1:Baldo}", "{P1:Baldo} and {M8:Brazilian} voters",
    ],
    "kings of two countries": ["King {P1:Tarik} of {L9:Italy}", "King {P2:Tarik} of {L8:Brazil}"],
    "surname of one of two countries, and of a full name": [
        *["{P1:Ida Baldo} ran", "{P1:Ida Baldo} sang"] * 2, "{M9:Italian} runner {P1:Baldo}",
        "{M8:Brazilian} runner {P1:Baldo}",
    ],
    "given names of two": ["{P1:Alfred} sang", "{P2:Alfred} ran"],
    "given name that is as often a surname": ["{P1:Martin} sang", "{P1:Martin} ran"],
    "given name of whom something is said": ["Princess {P1:Ida} left", "Princess {P1:Ida} is back"],
    "given name of one in the news": [*["Princess {P1:Ida} left"] * 4, "{P1:Ida} is back"],
    "given names of two, and a princess once": ["Princess {P1:Ida}", "{P2:Ida}", "{P3:Ida}"],
    "first words that say nothing": [
        *["{O1:International Business Quills} rose"] * 4, "the {O2:International Business} daily",
    ],
    "a king and the prince, his son": [
        *["Crown Prince {P1:Omar bin Salman} spoke"] * 4, "the hospital of King {P2:Salman}",
    ],
    "told apart in its article": ["Queen {P1:Ida} and {P2:Ida Gorse}", "{P2:Ida Gorse} sang"],
    "surname with its mark": [
        *["{P1:Cal Gorse Jr.} ran"] * 4, "{P2:Cal Gorse Sr.} sang", "{P1:Gorse Jr.} is back",
    ],
    "initials in one word": [
        "Governor {P1:J.P. Gorse} met {P2:Ada Byte} and {P3:Tim Reel}",
        "Governor {P1:James Paul Gorse} met {P2:Ada Byte} and {P3:Tim Reel}",
    ],
    "woman and hotel": ["{P1:Paris Hilton} sang", "the {O2:Paris Hilton} opened"],
    "company named after a person": ["{P1:Henry Font}", "{O2:Henry Font}", "{O2:Henry Font Inc.}"],
    "mononym and full name of one seen once": ["{P1:Ronaldo} scored", "{P2:Ronaldo Gorse} sang"],
    "company and its child": [*["{O1:Microbrand} rose"] * 9, "{O2:Microbrand Research} fell"],
    "a woman who changed her name": ["{P1:Ann Gorse}", "{P2:Ann Quill}"],
    "Kim and Kims": ["{P1:Kim Jong Il}, {P2:Kim Jong Un}", "{P2:Kim Jong Un}", "{P3:Kim Il Sung}"],
    "Jordan, person and country": ["{P1:Jordan} scored", "{P1:Jordan} won", "in {L2:Jordan}"],
    "Georgia, country and state": ["{L1:Georgia}", "in {L2:GEORGIA}", "{L1:Georgia}, {L3:Tbilisi}"],
    "a first name in another article": [*["{P1:Carl Gorse} bid"] * 4, "{P2:Carl} sang"],
    "a first name that articles use": [*["{P1:Carla Gorse}. {P1:Carla}"] * 4, "{P1:Carla} sang"],
    "a first name in company": [
        *["{P1:Carl Gorse}, {P2:Ada Byte}"] * 4, "{P1:Carl} and {P2:Ada Byte}",
    ],
    "a last word in another article": [*["{O1:Pine Aviation} rose"] * 4, "{O2:Aviation} fell"],
    "mononym of two": [
        *["{P1:Ronaldo Gorse} ran"] * 4, *["{P2:Ronaldo Quill} sang"] * 4, "{P3:Ronaldo} is back",
    ],
    "an acronym that nobody explains": [
        *["{O1:Salt Lime Brokers} rose"] * 4, "{O2:SLB} fell",
    ],
    "a company and its unit, both in the news": [
        *["{O1:Pine Oil} rose"] * 8, *["{O2:Pine Oil Capital} sold bonds"] * 4,
    ],
    "a council of another body": [
        *["the {O1:National Security Council} met"] * 4, "the {O2:Security Council} met",
    ],
    "ministries of two countries": [
        "the {O1:Japanese Finance Ministry}", "the {O2:Peruvian Finance Ministry}",
        "the Japanese {O1:Ministry of Finance}", "the {O3:Finance Ministry} said",
    ],
    "a department mostly named alone": [
        *["the {O1:U.S. Defense Department} said"] * 3, *["the {O1:Defense Department} said"] * 9,
    ],
    "a department that only one has": [
        *["the {O1:U.S. Defense Department} said"] * 4, "the {O1:Defense Department} said",
    ],
    "mononym": ["{P1:Madurela} sang", "{P1:Madurela} danced"],
    "spaces": ["{O1:SeaMicron}", "{O1:Sea Micron}"],
    "endings of a single word": ["{O1:Halden Time} rose", "the {O2:Tide} fell", "the {O3:Tides}"],
    "institutes of two countries": [
        "in {L8:Holland}, in {L8:Netherlands}: the {O1:Tourism Institute}",
        "the {O2:Institute of Tourism}",
    ],
    "offices of two countries": [
        "the {O1:National Statistics Office}", "the {O2:Office for National Statistics}",
    ],
    "weather services of two countries": ["the {O1:Weather Service}", "{O2:Weather Services Corp}"],
    "services of two countries": ["the {O1:Prison Service}", "the {O2:Prisons Service}"],
    "a republic of another": [
        *["the {O1:People's Republic of Zenda} voted"] * 4, "{O2:Strelsau People's Republic}",
        "the {O3:People's Republic} fell",
    ],
    "a given name of two syllables": [
        "minister {P1:Li Tan-mo} and {P3:Ada Byte}", "minister {P2:Li Mo} and {P3:Ada Byte}",
    ],
    "a house and the White House": [
        *["the {O1:White House}, the {O2:House}"] * 4, "the {O2:House} and the {O1:White House}",
    ],
    "few letters": ["{O1:S/P} cut it", "the {O2:SP} won"],
    "spaced possessive": ["{O1:Quill ’ s Diner}", "{O1:Quill's Diner}"],
    "a prince and his father": [
        "King {P1:Omar bin Tarik Al Gorse} and {P3:Ada Byte}",
        "{P2:Zaid bin Omar bin Tarik Al Gorse} with {P3:Ada Byte}",
    ],
    "endings": ["{O1:Central Election Commission}", "{O1:Central Elections Commission}"],
}  # fmt: skip


# What the gazetteer says of a name; in capitals it is not sure.
def numbered(articles: Sequence[str]) -> dict[str, str]:
    return {f"a{i:02}": marked for i, marked in enumerate(articles)}


def assert_as_marked(articles: Mapping[str, str], found: Resolution) -> None:
    """The entity ids of all mentions agree with the marks."""
    pairs = set()
    for article_id, marked in articles.items():
        text, mentions, labels = unmark(marked)
        for entity in cluster(text, mentions, [SPOTS.get(m.text) for m in mentions]):
            entity_id = found.entity_of[article_id, entity.local_no]
            pairs |= {(labels[m], entity_id) for m in entity.mentions}
    assert len(pairs) == len({label for label, _ in pairs}) == len({e for _, e in pairs}), pairs


@pytest.mark.parametrize("articles", CASES.values(), ids=CASES.keys())
def test_who_is_who(articles: list[str]) -> None:
    marked = numbered(articles)
    assert_as_marked(marked, resolve(State(), seen_in(marked)))


@pytest.mark.parametrize(
    ("articles", "ids"),
    [
        (["{O1:Central Election Commission}", "{O1:Central Elections Commission}"], 1),
        (["{P1:Ann Marie Quill}", "{P2:Ann Quill}"], 2),
    ],
    ids=["an organisation outlives", "a person of her time"],
)
def test_thirty_years_on(articles: list[str], ids: int) -> None:
    marked = numbered(articles)
    days = {"a00": date(1987, 3, 1), "a01": date(2019, 3, 1)}
    found = resolve(State(), seen_in(marked, days))
    assert len(set(found.entity_of.values())) == ids


def test_a_judgement_takes_effect_and_its_undoing_too() -> None:
    articles = {"a": "{P1:Ann Gorse} wed", "b": "{P1:Ann Quill} won"}
    judgement = Judgement("same", "Ann Gorse", "Ann Quill", "PERSON")
    before = resolve(State(), seen_in(articles))
    judged = resolve(before.state, [], (), [judgement])
    entity_of = {**before.entity_of, **judged.entity_of}
    assert len({entity_of["a", 0], entity_of["b", 0]}) == 1
    assert [m.decided_by for m in judged.merges] == ["human"]
    assert list(judged.redirects.items()) == [(before.entity_of["b", 0], before.entity_of["a", 0])]
    undone = resolve(judged.state, [])
    assert {**before.entity_of, **undone.entity_of} == before.entity_of
    assert view(undone.state) == view(before.state)


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_person_s_decision_on_a_pair_is_the_only_one(
    verdict: Literal["same", "different"],
) -> None:
    marked = numbered(CASES["family name first"])
    judged = Judgement(verdict, "Kim Jong Un", "Jong Un Kim", "PERSON")
    before = resolve(State(), seen_in(marked))
    for found in (
        resolve(State(), seen_in(marked), (), [judged]),
        resolve(before.state, [], (), [judged]),
    ):
        (decision,) = found.merges
        assert (decision.decided_by, decision.same) == ("human", verdict == "same")


def test_a_renamed_entity_keeps_its_id() -> None:
    before = resolve(State(), seen_in({"a": "{P1:Ann Gorse}"}))
    judgement = Judgement("rename", "Ann Gorse", "Ann the Great", "PERSON")
    after = resolve(before.state, [], (), [judgement])
    assert [e.name for e in after.entities.values()] == ["Ann the Great"]
    assert after.entities.keys() == before.entities.keys()


@pytest.mark.parametrize(
    "articles",
    [
        ["{O1:Halden Motor}", "{O1:Halden Motors}", "{O2:Halden Motor Finance}"],
        ["striker {P1:Baldo}", "{M8:Brazilian} striker {P1:Baldo}", "{P2:Ida Baldo}"],
    ],
)
def test_a_decision_stands_when_a_longer_name_comes(articles: list[str]) -> None:
    first, last = numbered(articles[:2]), {"a02": articles[2]}
    before = resolve(State(), seen_in(first))
    after = resolve(before.state, seen_in(last))
    at_once = resolve(State(), seen_in(numbered(articles)))
    kept = {m for m in before.merges if after.decided.isdisjoint((m.left, m.right))}
    assert {*kept, *after.merges} == {*at_once.merges}


def test_a_decision_goes_with_the_articles_it_was_on() -> None:
    marked = numbered(["{P1:Ida Baldo} ran", "{M8:Brazilian} striker {P2:Baldo} scored"])
    before = resolve(State(), seen_in(marked))
    after = resolve(before.state, [], ["a01"])
    assert before.merges and not after.merges
    assert not any(after.decided.isdisjoint((m.left, m.right)) for m in before.merges)


def test_near_misses_say_why() -> None:
    marked = numbered(CASES["spelling of a name that many bear"])
    (miss,) = resolve(State(), seen_in(marked)).merges
    assert (miss.same, miss.decided_by) == (False, "rule")
    assert "spelling fischer/fisher" in miss.reasons
    assert 0.6 <= miss.score < 0.9


def test_bearers_of_one_word_are_told_apart_in_words() -> None:
    marked = numbered(CASES["one-word names of two countries"])
    (miss,) = resolve(State(), seen_in(marked)).merges
    assert (miss.left, miss.right) == ("PERSON:baldo@BR/sport", "PERSON:baldo@IT/sport")
    assert (miss.same, miss.reasons) == (False, "one name, of BR and IT")


def test_a_place_is_not_named_after_its_people() -> None:
    articles = {"a": "{L1:Dutch} farms", "b": "{L1:Dutch} towns", "c": "the {L1:Netherlands}"}
    (entity,) = resolve(State(), seen_in(articles)).entities.values()
    assert entity.name == "Netherlands"


def test_of_names_in_as_many_articles_the_more_frequent_is_shown() -> None:
    articles = {"a": "{P1:Jong Un Kim}", "b": "{P1:Kim Jong Un} met {P1:Kim Jong Un}"}
    (entity,) = resolve(State(), seen_in(articles)).entities.values()
    assert entity.name == "Kim Jong Un"


def test_an_entity_adds_up() -> None:
    days = {"a": date(2026, 1, 5), "b": date(2026, 3, 5)}
    articles = {"a": "{P1:Ann Gorse}, {P1:Gorse}", "b": "{P1:ANN GORSE}"}
    (entity,) = resolve(State(), seen_in(articles, days)).entities.values()
    assert entity.name == "Ann Gorse"
    assert entity.aliases == (("ANN GORSE", 1), ("Ann Gorse", 1), ("Gorse", 1))
    assert (entity.article_count, entity.mention_count) == (2, 3)
    assert (entity.first_seen_on, entity.last_seen_on) == (days["a"], days["b"])
