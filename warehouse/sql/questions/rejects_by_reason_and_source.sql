-- What was rejected, why, and from whom (from which folder, where no source is named)?
select
    reason,
    coalesce(source, nullif(regexp_extract(raw_path, '^(.*)/', 1), ''), 'raw') as source,
    count(*) as inputs,
    min(raw_path) as for_example,
    min(detail) as detail
from rejects
group by all
order by inputs desc, reason, source
