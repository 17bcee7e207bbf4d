"""Temporal tagging: every date expression an interval, with its reason."""

from transforms.dates.language import LANGUAGES
from transforms.dates.mention import DateMention
from transforms.dates.tagger import tag

__all__ = ["LANGUAGES", "DateMention", "tag"]
