-- Which people and organisations are named together this week?
with this_weeks as materialized (
    select entity_id, name, article_id
    from appearances
    join entities using (entity_id)
    where
        published_on >= this_week()
        and published_on < this_week() + 7
        and is_original
        and entity_type in ('PERSON', 'ORG')
)
select
    least(one.name, other.name) as name,
    greatest(one.name, other.name) as other_name,
    count(*) as articles
from this_weeks as one
join this_weeks as other using (article_id)
where one.entity_id < other.entity_id
group by one.entity_id, other.entity_id, one.name, other.name
order by articles desc, least(one.name, other.name), greatest(one.name, other.name)
limit 20
