-- Every id once published leads to an entity that is there, and is none itself.
select old_entity_id, entity_id
from entity_redirects
where
    entity_id not in (select entities.entity_id from entities)
    or old_entity_id in (select entities.entity_id from entities)
