-- One row per week and pair of entities named in the same article; an article and its copies
-- count once. The left entity is the one with the smaller id.
select
    date_trunc('week', one.published_on)::date as week,
    one.entity_id as left_entity_id,
    other.entity_id as right_entity_id,
    count(distinct one.cluster) as articles
from appearances as one
join appearances as other using (article_id)
where one.entity_id < other.entity_id
group by all
