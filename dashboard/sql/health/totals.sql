-- What there is.
select
    count(*) as articles,
    count(distinct source) as sources,
    min(published_on) as first_on,
    max(published_on) as latest_on,
    max(first_seen_at) as last_seen_at,
    (select count(*) from entities) as entities,
    (select count(*) from parquet_rejects) as rejects
from articles
