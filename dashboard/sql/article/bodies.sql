-- The texts of some articles.
select article_id, body
from parquet_articles
where article_id in (select unnest($ids::varchar[]))
