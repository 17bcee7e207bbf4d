-- No article was published after the run that published it, a day of clock error allowed.
-- scope: changed
select article_id, published_at
from articles
where published_at > getvariable('run_at')::timestamptz + interval 1 day
