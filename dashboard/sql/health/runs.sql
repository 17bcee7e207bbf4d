-- The last runs, the latest first.
select
    run_id,
    started_at,
    finished_at,
    status,
    files_seen,
    articles_new,
    articles_updated,
    rejected,
    mentions,
    seconds_by_stage,
    warnings
from parquet_runs
order by started_at desc, run_id desc
limit 20
