-- One row per exact day, not after publication, that an article speaks of; copies left out.
select
    article_id,
    source,
    published_on,
    begins_on::date as happened_on,
    date_mentions.text as date_text,
    section,
    sentence_no
from date_mentions
join articles using (article_id)
where
    timex_type in ('DATE', 'TIME')
    and grain in ('day', 'hour', 'minute')
    and begins_on::date <= published_on
    and is_original is not false
