-- The entity that most articles name.
select any_value(name), max(articles)
from (
    select entity_id, count(*) as articles
    from appearances
    group by entity_id
    order by articles desc, entity_id
    limit 1
)
join entities using (entity_id)
