-- An entity that as many articles name as the middle one.
select any_value(name), max(articles)
from (
    select entity_id, count(*) as articles
    from appearances
    group by entity_id
    order by articles, entity_id
    limit 1
    offset (select count(distinct entity_id) // 2 from appearances)
)
join entities using (entity_id)
