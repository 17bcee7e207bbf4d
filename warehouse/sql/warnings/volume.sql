-- A run brought less than a third, or more than three times, of what the last ten brought.
with ranked as (
    select
        articles_new + articles_updated as articles,
        row_number() over (order by started_at desc, run_id desc) as age
    from runs
    where status = 'completed'
),
usual as (
    select median(articles) as articles, count(*) as runs
    from ranked
    where age between 2 and 11
)
select format(
    '{:d} articles came in; the last {:d} runs brought {:d} each',
    ranked.articles,
    usual.runs,
    round(usual.articles)::bigint
) as warning
from ranked, usual
where
    age = 1
    and usual.runs >= 3
    and usual.articles >= 10
    and (ranked.articles < usual.articles / 3 or ranked.articles > usual.articles * 3)
