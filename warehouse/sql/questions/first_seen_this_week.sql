-- Who is new: named this week for the first time?
select name, entity_type, first_seen_on, article_count
from entities
where first_seen_on >= this_week() and first_seen_on < this_week() + 7
order by article_count desc, name
limit 20
