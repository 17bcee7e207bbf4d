-- The names that an entity goes by, the most frequent first.
select alias, mention_count
from entity_aliases
where entity_id = $entity_id
order by mention_count desc, alias
