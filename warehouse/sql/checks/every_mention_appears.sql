-- Every resolved mention in a body or title is counted in appearances: the derived tables were made
-- from all rows.
-- scope: changed
select article_id, entity_id, count(*) as mentions
from entity_mentions
anti join appearances using (article_id, entity_id)
where entity_id is not null and section in ('body', 'title')
group by all
