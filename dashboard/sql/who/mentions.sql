-- In how many articles of each unit of time an entity is named; a text and its copies count once.
select date_trunc($unit, published_on)::date as begins_on, count(distinct cluster) as articles
from named
join articles using (article_no)
where entity_no = $entity_no and published_on is not null
group by all
order by begins_on
