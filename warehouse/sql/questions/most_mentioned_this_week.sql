-- Who is named in most articles this week, copies counted once?
select name, entity_type, count(distinct cluster) as articles, sum(mentions)::bigint as mentions
from appearances
join entities using (entity_id)
where published_on >= this_week() and published_on < this_week() + 7
group by entity_id, name, entity_type
order by articles desc, mentions desc, name
limit 20
