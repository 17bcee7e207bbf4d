-- What gave no article, by reason and source, with one example.
select
    reason,
    coalesce(source, nullif(regexp_extract(raw_path, '^(.*)/', 1), ''), 'raw') as source,
    count(*) as inputs,
    max(seen_at) as last_seen_at,
    arg_max(raw_path, seen_at) as raw_path,
    arg_max(detail, seen_at) as detail
from parquet_rejects
group by all
order by inputs desc, reason, source
limit 40
