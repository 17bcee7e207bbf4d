-- One row per sentence (or title) that holds a placed date expression, with its text.
with places as (
    select distinct article_id, section, sentence_no
    from date_mentions
    where begins_on is not null and section in ('body', 'title')
)
select
    article_id,
    section,
    sentence_no,
    published_on,
    greatest(published_on, modified_at::date) as written_on,
    source,
    coalesce(is_original, true) as is_original,
    case
        when section = 'title' then title
        else substring(
            body,
            sentence_starts[sentence_no + 1] + 1,
            sentence_ends[sentence_no + 1] - sentence_starts[sentence_no + 1]
        )
    end as sentence
from articles
join places using (article_id)
