-- Who is named in the same articles as an entity, most often first; copies count once.
create or replace macro mentioned_with(who) as table
select entities.name, entities.entity_type, count(distinct one.cluster) as articles, entities.entity_id
from appearances as one
join appearances as other using (article_id)
join entities on entities.entity_id = other.entity_id
where
    one.entity_id in (select entity_id from entities_named(who))
    and other.entity_id not in (select entity_id from entities_named(who))
group by all
order by articles desc, entities.name
