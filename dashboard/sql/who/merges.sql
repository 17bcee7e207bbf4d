-- The decisions on an entity's names: what was merged into it, and what was kept apart from it.
with decided as (
    select
        *,
        case when left_entity_id = $entity then right_entity_id else left_entity_id end as other_id
    from parquet_entity_merges
    where left_entity_id = $entity or right_entity_id = $entity
)
select
    case when left_entity_id = $entity then left_name else right_name end as name,
    case when left_entity_id = $entity then right_name else left_name end as other_name,
    other_id,
    other.name as other_entity,
    same and left_entity_id is not distinct from right_entity_id as merged,
    score,
    reasons,
    decided_by
from decided
left join entities as other on other.entity_id = other_id
order by merged desc, score desc nulls last, name, other_name
limit 40
