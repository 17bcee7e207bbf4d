-- The superseded versions of an article, the latest first.
select version, title, body, superseded_at
from parquet_article_versions
where article_id = $id
order by version desc
