-- A source that brings articles again and again has brought none for far longer than it ever waited.
-- scope: clock
with days as (
    select distinct
        coalesce(source, 'articles without a source') as source,
        date_trunc('day', first_seen_at) as day
    from articles
    where first_seen_at > getvariable('run_at')::timestamptz - interval 90 day
),
waits as (
    select
        source,
        day,
        date_diff('day', lag(day) over (partition by source order by day), day) as wait
    from days
),
sources as (
    select
        source,
        max(wait) as longest,
        date_diff('day', max(day), getvariable('run_at')::timestamptz) as silent
    from waits
    group by source
    having count(*) >= 5
)
select format('{} has brought nothing for {:d} days; before, {:d} at most', source, silent, longest)
    as warning
from sources
where silent > greatest(2, 2 * longest)
order by source
