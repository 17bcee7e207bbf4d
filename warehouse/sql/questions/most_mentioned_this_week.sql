-- Who is named in most articles this week, copies counted once?
with this_weeks as (
    select entity_id, cluster, max(mentions) as mentions
    from appearances
    where published_on >= this_week() and published_on < this_week() + 7
    group by entity_id, cluster
)
select name, entity_type, count(*) as articles, sum(mentions)::bigint as mentions
from this_weeks
join entities using (entity_id)
group by entity_id, name, entity_type
order by articles desc, mentions desc, name
limit 20
