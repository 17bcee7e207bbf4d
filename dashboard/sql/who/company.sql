-- Which people and organisations are named in the same articles, or which places on the map; a text
-- and its copies count once.
with here as (
    select distinct article_no from named where entity_no = $entity_no
)
select
    entity_id,
    name,
    entity_type,
    latitude,
    longitude,
    country_code,
    count(distinct cluster) as articles
from named
semi join here using (article_no)
join articles using (article_no)
join entities using (entity_no)
where
    entity_no <> $entity_no
    and (latitude is not null) = $places
    and ($places or entity_type in ('PERSON', 'ORG'))
group by all
order by articles desc, name, entity_id
limit $size
