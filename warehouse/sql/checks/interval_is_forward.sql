-- No interval ends before it begins.
-- scope: changed
select article_id, mention_no, begins_on, ends_before
from date_mentions
where ends_before <= begins_on
