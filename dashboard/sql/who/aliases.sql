-- The names an entity goes by, the most used first.
select alias, mention_count
from parquet_entity_aliases
where entity_id = $entity
order by mention_count desc, alias
limit 40
