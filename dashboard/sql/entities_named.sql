-- The entities that a name, an alias or an id (also one that was redirected) stands for.
with wanted as (
    select entity_id from parquet_entity_aliases where lower(alias) = lower($who)
    union
    select entity_id from entities where lower(name) = lower($who) or entity_id = $who
    union
    select entity_id from parquet_entity_redirects where old_entity_id = $who
)
select entity_no, entity_id, name, entity_type
from entities
semi join wanted using (entity_id)
order by entity_no
