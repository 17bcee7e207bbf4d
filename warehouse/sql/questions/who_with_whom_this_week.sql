-- Who is mentioned with whom this week?
with this_weeks as materialized (
    select entity_id, article_id
    from appearances
    where published_on >= this_week() and published_on < this_week() + 7 and is_original
)
select one.name as name, other.name as other_name, count(*) as articles
from this_weeks as left_side
join this_weeks as right_side using (article_id)
join entities as one on one.entity_id = left_side.entity_id
join entities as other on other.entity_id = right_side.entity_id
where left_side.entity_id < right_side.entity_id
group by left_side.entity_id, right_side.entity_id, one.name, other.name
order by articles desc, one.name, other.name
limit 20
