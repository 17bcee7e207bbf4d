-- The entities that a name, an alias or an id (also one that was redirected) stands for.
with wanted as (
    select entity_id, false as by_id
    from parquet_entity_aliases
    where lower(alias) = lower($who)
    union all
    select entity_id, entity_id = $who
    from entities
    where lower(name) = lower($who) or entity_id = $who
    union all
    select entity_id, true
    from parquet_entity_redirects
    where old_entity_id = $who
)
select entity_no, entity_id, name, bool_or(by_id) as by_id
from entities
join wanted using (entity_id)
group by all
order by entity_no
