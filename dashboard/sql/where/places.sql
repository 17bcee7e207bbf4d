-- Places with a point, by how many articles name them; an article and its copies count once.
select
    entity_id,
    name,
    country_code,
    latitude,
    longitude,
    count(distinct cluster) as articles
from named
join articles using (article_no)
join entities using (entity_no)
where
    latitude is not null
    and longitude is not null
    and ($source::varchar is null or source = $source::varchar)
    and ($since::date is null or published_on >= $since::date)
    and ($until::date is null or published_on <= $until::date)
    and (
        $who::integer[] is null
        or article_no in (
            select article_no from named where list_contains($who::integer[], entity_no)
        )
    )
group by all
order by articles desc, name, entity_id
limit 300
