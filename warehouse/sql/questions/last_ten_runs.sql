-- How did the last ten runs go?
select
    run_id,
    started_at,
    status,
    articles_new,
    articles_updated,
    files_gone,
    rejected,
    round(epoch(finished_at - started_at), 1) as seconds,
    warnings
from runs
order by started_at desc, run_id desc
limit 10
