-- Mentions of an article are numbered apart.
-- scope: changed
select 'date_mentions' as in_table, article_id, mention_no, count(*) as row_count
from date_mentions
group by article_id, mention_no
having count(*) > 1
union all
select 'entity_mentions', article_id, mention_no, count(*)
from entity_mentions
group by article_id, mention_no
having count(*) > 1
