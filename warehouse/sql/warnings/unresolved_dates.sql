-- Far more dates than usual could not be placed among the articles that came in last.
with latest as (
    select max(first_seen_at) as seen_at from articles
),
shares as (
    select
        avg((begins_on is null)::integer) filter (where first_seen_at = seen_at) as now,
        avg((begins_on is null)::integer) filter (where first_seen_at < seen_at) as before,
        count(*) filter (where first_seen_at = seen_at) as dates
    from date_mentions
    join articles using (article_id)
    cross join latest
    where timex_type = 'DATE'
)
select format(
    '{:.0f} % of the dates could not be placed; before it was {:.0f} %', now * 100, before * 100
) as warning
from shares
where dates >= 20 and now > before * 2 and now > before + 0.1
