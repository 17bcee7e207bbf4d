"""One page a file: `page(snapshot, parameters)` gives the HTML and the title for an address."""

from dashboard.pages import story

PAGES = {"story": story.page}
