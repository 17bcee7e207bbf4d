"""Every page over the sample articles: opened, clicked, filtered."""

import re

import pytest

playwright = pytest.importorskip("playwright.sync_api")
Page, expect = playwright.Page, playwright.expect


def open_page(page: Page, address: str, heading: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def fill(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Show").click()


def test_the_story_is_told_by_when_it_happened(page: Page, sample: str) -> None:
    open_page(page, sample, "The story")
    expect(page.get_by_text("dated sentences in 10 articles")).to_be_visible()
    days = [text.split("\n")[0] for text in page.locator(".moment h3").all_inner_texts()]
    assert days.index("4 March") < days.index("10 March") < days.index("26 March")
    divider = page.locator(".divider")
    expect(divider).to_contain_text("Latest report, 12 March 2026")
    expect(page.locator(".divider ~ .moment").first).to_have_class(re.compile("upcoming"))


def test_the_story_of_one_person(page: Page, sample: str) -> None:
    open_page(page, sample, "The story")
    fill(page, "Who", "Ingrid Solvang")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingrid Solvang")
    expect(page).to_have_url(re.compile(r"who=Ingrid\+Solvang"))
    sentences = page.locator(".moment li p:first-child")
    expect(sentences.filter(has_text="Solvang").first).to_be_visible()
    expect(sentences.filter(has_not_text="Solvang")).to_have_count(0)
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The story")


def test_filters_of_place_source_and_days(page: Page, sample: str) -> None:
    open_page(page, sample, "The story")
    fill(page, "Where", "Oslo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oslo")
    page.get_by_label("Source").select_option("North Sea Business")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"place=Oslo.*source=North"))
    expect(page.locator(".source", has_not_text="North Sea Business")).to_have_count(0)
    expect(page.locator(".source", has_text="North Sea Business").first).to_be_visible()
    open_page(page, f"{sample}/story?since=2026-03-10&until=2026-03-10", "The story")
    expect(page.locator(".moment h3")).to_have_text(["10 March Tuesday"])


def test_a_bar_of_the_overview_narrows_the_story_and_back_widens_it(
    page: Page, sample: str
) -> None:
    open_page(page, f"{sample}/story?who=Lucija+Merli%C4%87", "Lucija Merlić")
    lead = page.locator(".lead")
    before = lead.inner_text()
    bar = page.locator(".overview a").last
    bar.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("sentence")
    bar.click()
    expect(page).to_have_url(re.compile("since=.*until="))
    expect(lead).not_to_have_text(before)
    page.go_back()
    expect(lead).to_have_text(before)


def test_somebody_has_roles_company_names_and_reasons(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/who", "Who")
    page.get_by_role("link", name="Ivo Barlović").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ivo Barlović")
    expect(page).to_have_title("Ivo Barlović · Dateline")
    roles = page.locator(".roles li")
    expect(roles.filter(has_text="former").first).to_contain_text(re.compile("minister", re.I))
    expect(page.get_by_role("heading", name="Why they are one")).to_be_visible()
    expect(page.locator(".map .spot").first).to_be_visible()
    page.locator(".ranked").get_by_role("link", name="Lucija Merlić").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lucija Merlić")
    expect(page.locator(".roles .status", has_text="acting").first).to_be_visible()


def test_a_bar_in_the_news_leads_to_the_articles(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/who?name=Lucija+Merli%C4%87", "Lucija Merlić")
    page.locator(".overview a").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page.get_by_label("Who", exact=True)).to_have_value("Lucija Merlić")
    expect(page.locator(".articles li")).to_have_count(1)


def test_a_name_is_searched(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/who", "Who")
    fill(page, "Name", "solv")
    expect(page.locator(".ranked a").first).to_have_text("Ingrid Solvang")
    fill(page, "Name", "nobody at all")
    expect(page.get_by_text("Nobody goes by that name")).to_be_visible()


def test_a_place_on_the_map_tells_its_story(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/where", "Where")
    page.locator(".spot", has_text="Zagreb").focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Zagreb · 5 articles")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zagreb")
    sentences = page.locator(".moment li p:first-child")
    expect(sentences.filter(has_not_text=re.compile("zagreb", re.I))).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "heading", "what", "behind"),
    [("where", "Where", "map", "Closer"), ("story", "The story", "chart", "Earlier")],
)
def test_a_key_steps_over_many_links(
    page: Page, sample: str, address: str, heading: str, what: str, behind: str
) -> None:
    open_page(page, f"{sample}/{address}", heading)
    skip = page.get_by_role("button", name=f"Skip the {what}")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=behind)).to_be_focused()


def test_the_map_comes_closer(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/where", "Where")
    land = page.locator(".map path")
    before = land.get_attribute("d")
    page.get_by_role("link", name="Closer").click()
    expect(page).to_have_url(re.compile("view="))
    expect(land).not_to_have_attribute("d", before or "")
    page.get_by_role("link", name="Where most happens").click()
    expect(land).to_have_attribute("d", before or "")


def test_a_spot_takes_the_mouse_where_it_is_drawn(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/where", "Where")
    spots = page.locator(".spot")
    expect(spots.first).to_be_visible()
    drawn = "2 * parseFloat(e.style.getPropertyValue('--radius'))"
    sizes = spots.evaluate_all(f"found => found.map(e => [e.offsetWidth, {drawn}])")
    assert sizes and all(wide <= max(10, shown) + 1 for wide, shown in sizes)


def test_an_article_shows_what_its_dates_mean(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/article", "Articles")
    page.get_by_role("link", name="CORRECTED: Croatian transport minister resigns").click()
    tip = page.get_by_role("tooltip")
    page.locator(".text mark", has_text="next Tuesday").hover()
    expect(tip).to_contain_text("10 March 2026")
    expect(tip).to_contain_text("from the day of publication")
    page.locator(".text a.name", has_text="Halden Maritime").focus()
    expect(tip).to_contain_text("organisation")
    page.locator(".text a.name", has_text="Croatian").first.focus()
    expect(tip).to_contain_text(re.compile("Croatia\\s+place"))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(page.locator("ins", has_text="brother-in-law")).to_have_count(2)


def test_a_copy_leads_to_the_earliest(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/article", "Articles")
    page.get_by_role("link", name="Croatia confirms Merlic as transport minister").click()
    copies = page.locator("section", has=page.get_by_role("heading", name="Copies"))
    expect(copies).to_contain_text("the earliest")
    copies.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Merlić")


def test_evidence_leads_to_its_sentence(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/story?who=Giulia+Sferza", "Giulia Sferza")
    page.locator(".source a").first.click()
    expect(page.locator("#asked")).to_be_in_viewport()
    expect(page.locator("#asked")).to_contain_text("Sferza")


def test_health_counts_what_came_in_and_what_did_not(page: Page, sample: str) -> None:
    open_page(page, f"{sample}/health", "Health")
    expect(page.get_by_text("Last published")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("truncated"))).to_contain_text("broken-transfer")
    expect(page.get_by_role("row", name=re.compile("Adriatic Wire"))).to_contain_text("3")
