-- The decisions on the names of an entity: what was merged, and what was kept apart from it.
select
    case when left_entity_id = $entity_id then left_name else right_name end as name,
    case when left_entity_id = $entity_id then right_name else left_name end as other_name,
    other.entity_id as other_entity_id,
    other.name as other_entity,
    other.article_count as other_articles,
    same and left_entity_id is not distinct from right_entity_id as merged,
    same,
    score,
    reasons,
    decided_by,
    left_node,
    right_node
from entity_merges
left join entities as other
    on other.entity_id
        = case when left_entity_id = $entity_id then right_entity_id else left_entity_id end
where
    (left_entity_id = $entity_id or right_entity_id = $entity_id)
    and right_node not like 'KB:%'
order by merged desc, decided_by, score desc, name, other_name, other_entity_id
