"""Temporal tagging: every date expression an interval, with its reason."""

from transforms.dates.mention import DateMention
from transforms.dates.tagger import tag

__all__ = ["DateMention", "tag"]
