-- Which places are named, where are they, and in how many articles, copies left out?
select name, country_code, latitude, longitude, articles
from (
    select entity_id, count(*) as articles
    from appearances
    where is_original
    group by entity_id
)
join entities using (entity_id)
where latitude is not null
order by articles desc, name
limit 100
