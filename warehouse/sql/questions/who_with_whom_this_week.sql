-- Who is mentioned with whom this week?
select one.name as name, other.name as other_name, articles
from comentions
join entities as one on one.entity_id = left_entity_id
join entities as other on other.entity_id = right_entity_id
where week = this_week()
order by articles desc, one.name, other.name
limit 20
