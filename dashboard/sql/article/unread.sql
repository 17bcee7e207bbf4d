-- Why nothing was looked for in an article, where it is not its language.
select detail
from parquet_rejects
where
    stage = 'annotate'
    and raw_path = $path
    and raw_member is not distinct from $member
