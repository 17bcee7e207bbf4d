-- One row per sentence (or title) that holds a placed date expression, with its text.
with said as (
    select article_id, list(distinct {'section': section, 'sentence_no': sentence_no}) as places
    from date_mentions
    where begins_on is not null and section in ('body', 'title')
    group by article_id
),
placed as (
    select articles.*, unnest(places) as place
    from articles
    join said using (article_id)
)
select
    article_id,
    place.section as section,
    place.sentence_no as sentence_no,
    published_on,
    greatest(published_on, modified_at::date) as written_on,
    source,
    coalesce(is_original, true) as is_original,
    case
        when place.section = 'title' then title
        else substring(
            body,
            sentence_starts[place.sentence_no + 1] + 1,
            sentence_ends[place.sentence_no + 1] - sentence_starts[place.sentence_no + 1]
        )
    end as sentence
from placed
