-- More than a fifth of what the last run read gave no article.
with latest as (
    select rejected, articles_new + articles_updated as articles
    from runs
    where status = 'completed'
    order by started_at desc, run_id desc
    limit 1
)
select format('{:d} of {:d} inputs were rejected', rejected, rejected + articles) as warning
from latest
where rejected >= 3 and rejected > 0.2 * (rejected + articles)
