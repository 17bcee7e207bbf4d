"""One page a file: `page(snapshot, parameters)` gives the HTML and the title for an address.

Not called `pages`: Streamlit would run the files of such a folder by themselves.
"""

from dashboard.views import article, health, story, where, who

PAGES = {
    "story": story.page,
    "who": who.page,
    "where": where.page,
    "article": article.page,
    "health": health.page,
}
