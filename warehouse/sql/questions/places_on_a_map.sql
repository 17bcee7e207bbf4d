-- Which places are named, where are they, and in how many articles?
select
    name,
    country_code,
    latitude,
    longitude,
    count(distinct cluster) as articles
from appearances
join entities using (entity_id)
where latitude is not null
group by entity_id, name, country_code, latitude, longitude
order by articles desc, name
limit 100
