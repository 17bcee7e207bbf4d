-- Other entities that share a name with an entity, with the names that they share.
select
    entity_id,
    entities.name,
    entity_type,
    article_count,
    list(alias order by alias) as shared_names
from entity_aliases as theirs
join entities using (entity_id)
where
    entity_id <> $entity_id
    and alias in (select alias from entity_aliases where entity_id = $entity_id)
group by all
order by article_count desc, entity_id
limit 10
