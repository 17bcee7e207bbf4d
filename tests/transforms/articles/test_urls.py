import pytest

from transforms.articles.urls import country_of


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.herald.example.co.za/story", "ZA"),
        ("https://news.example.co.uk/a", "GB"),
        ("https://www.example.com/au/story", None),
        ("https://example.tv/a", None),  # Tuvalu's, sold to broadcasters
        ("https://example.eu/a", None),
        ("https://127.0.0.1/a", None),
        (None, None),
    ],
)
def test_country_of_a_host(url: str | None, country: str | None) -> None:
    assert country_of(url) == country
