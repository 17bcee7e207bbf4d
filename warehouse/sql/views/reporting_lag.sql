-- One row per exact day, not after publication, that an article speaks of: how many days passed
-- until it was printed. Copies of an article are left out.
select
    article_id,
    source,
    published_on,
    happened_on,
    published_on - happened_on as lag_days,
    date_text,
    section,
    sentence_no
from reported_days
