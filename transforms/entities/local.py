"""The record that within-article resolution yields: one entity of one article."""

from dataclasses import dataclass

from transforms.entities.mention import EntityType


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """What one article says of one entity.

    `local_no` counts the article's entities from 0 by first mention. `name` is the fullest form,
    cleaned; `key` is that form folded, and what the corpus compares. `mentions` are indexes into
    the article's mentions, ascending. `names` are the cleaned forms with their counts, most
    frequent first; `keys` the folded ones, `key` first. `titles` are the words said before the
    name (`president`, `mr`). `geoname_id`, `country` and `place_score` (0 to 1) come from the
    places, where there is one; `doubted` says that a person holds it to be another place.
    """

    local_no: int
    name: str
    entity_type: EntityType
    key: str
    mentions: tuple[int, ...]
    names: tuple[tuple[str, int], ...]
    keys: tuple[str, ...]
    titles: tuple[str, ...] = ()
    geoname_id: int | None = None
    country: str | None = None
    place_score: float = 0.0
    doubted: bool = False
