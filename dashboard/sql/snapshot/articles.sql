-- The articles without their texts, numbered by date, so that every other table stays narrow.
create table articles as
select
    (row_number() over (order by published_on nulls last, article_id))::integer as article_no,
    article_id,
    coalesce(source, 'unknown source') as source,
    title,
    published_on,
    published_at,
    coalesce(duplicate_cluster, article_id) as cluster,
    is_original is not false as is_original,
    first_seen_at
from parquet_articles
