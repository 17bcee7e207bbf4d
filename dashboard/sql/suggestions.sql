-- The names that most articles hold, to choose from: of places, or of everybody else.
select name
from entities
where name is not null and (entity_type = 'LOC') = $places
order by entity_no
limit 300
