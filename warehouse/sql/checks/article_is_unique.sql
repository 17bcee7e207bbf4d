-- One row per article.
select article_id, count(*) as row_count
from articles
group by article_id
having count(*) > 1
