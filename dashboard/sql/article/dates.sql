-- The date expressions of an article.
select
    start_char,
    end_char,
    text,
    section,
    timex_type,
    timex_value,
    begins_on,
    ends_before,
    grain,
    anchor,
    anchor_text,
    rule
from parquet_date_mentions
where article_id = $id
order by start_char
