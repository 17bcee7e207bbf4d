-- Why were two names taken for one entity, the least certain first?
select left_name, right_name, entity_type, score, reasons, decided_by
from entity_merges
where same
order by score nulls last, left_name, right_name
limit 20
