-- The entities that a name, an alias or an id stands for, the most frequent first.
select entities.*, entity_redirects.old_entity_id
from entities_named($who)
join entities using (entity_id)
left join entity_redirects
    on entity_redirects.entity_id = entities.entity_id and old_entity_id = $who
order by article_count desc, mention_count desc, entities.entity_id
