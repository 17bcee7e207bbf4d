"""Places: a gazetteer, and the resolution of mentions to its entries."""

from transforms.places.focus import focus_country
from transforms.places.place import Kind, Place
from transforms.places.resolve import resolve
from transforms.places.toponyms import Toponym, given_toponyms, toponym

__all__ = [
    "Kind", "Place", "Toponym", "focus_country", "given_toponyms", "resolve", "toponym",
]  # fmt: skip
