-- Every entity id resolves to an entity.
with named as (
    select 'entity_mentions' as in_table, entity_id from entity_mentions
    union all
    select 'entity_roles', entity_id from entity_roles
    union all
    select 'entity_aliases', entity_id from entity_aliases
)
select in_table, entity_id, count(*) as offending_rows
from named
anti join entities using (entity_id)
where entity_id is not null
group by all
