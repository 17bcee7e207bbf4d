-- One row per entity, per alias of an entity, per redirect, and per run.
with keys as (
    select 'entities' as in_table, entity_id as key, null as rest from entities
    union all
    select 'entity_aliases', entity_id, alias from entity_aliases
    union all
    select 'entity_redirects', old_entity_id, null from entity_redirects
    union all
    select 'runs', run_id, null from runs
)
select in_table, key, count(*) as row_count
from keys
group by in_table, key, rest
having count(*) > 1
