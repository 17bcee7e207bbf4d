"""Caps that keep hostile input from stopping, hanging or bloating a run. All sizes in bytes."""

MAX_DOCUMENT = 16 << 20  # one page, XML document, JSON record or line of a dump, unpacked
MAX_RATIO = 250  # unpacked / packed, over a whole file: news packs 3-20 fold, bombs 1,000 fold
RATIO_FREE = 64 << 20  # below this much output no ratio is a bomb
MAX_NESTING = 4  # containers inside containers: x.tar.gz is two
MAX_MEMBERS = 2_000_000  # entries of one archive
SNIFF = 8192  # how much of a document's beginning decides its format
EXTRACT_SECONDS = 20.0  # a page whose extraction takes longer is given up
EXTRACT_MEMORY = 4 << 30  # address space of the process that extracts pages
# Characters of an article that is searched for mentions, some 120 pages: who is who takes time by
# the square of the names.
MAX_ANNOTATED = 300_000
EARLIEST_YEAR = 1600  # the first printed news is of 1605
MOST_REJECTS = 1_000  # of one file; what more there are is one row that counts them
