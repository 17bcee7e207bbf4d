-- The entries of the knowledge base that bear a name of an entity: the one it is, and the others.
select
    right_name as name,
    substring(right_node, 4) as kb_id,
    same as linked,
    score,
    reasons,
    decided_by
from entity_merges
where left_entity_id = $entity_id and right_node like 'KB:%'
order by same desc, score desc, kb_id
