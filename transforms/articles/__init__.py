"""Bytes of every form that news comes in to `Article` and `Reject` records."""

from transforms.articles.article import Article, Reject
from transforms.articles.reader import read
from transforms.articles.source import Source, parse_source

__all__ = ["Article", "Reject", "Source", "parse_source", "read"]
