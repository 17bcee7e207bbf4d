-- One row per superseded version, each older than the current one.
select article_id, old.version, count(*) as row_count
from article_versions as old
join articles as current using (article_id)
group by article_id, old.version
having count(*) > 1 or old.version >= max(current.version)
