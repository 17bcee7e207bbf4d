-- Who is new: named this week for the first time, copies counted once?
select name, entity_type, first_seen_on, count(distinct cluster) as articles
from entities
join appearances using (entity_id)
where
    first_seen_on >= this_week()
    and first_seen_on < this_week() + 7
    and published_on >= this_week()
    and published_on < this_week() + 7
group by entity_id, name, entity_type, first_seen_on
order by articles desc, name
limit 20
