"""Files without some of their records: for `dateline forget`."""

from transforms.articles.erasing.files import write_without
from transforms.articles.erasing.out import UnwritableError

__all__ = ["UnwritableError", "write_without"]
