-- Mentions of an article are numbered apart.
-- scope: changed
with mentions as (
    select 'date_mentions' as in_table, article_id, mention_no from date_mentions
    union all
    select 'entity_mentions', article_id, mention_no from entity_mentions
)
select in_table, article_id, mention_no, count(*) as row_count
from mentions
group by all
having count(*) > 1
