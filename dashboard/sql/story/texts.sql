-- The texts of some articles, with where their sentences begin and end.
select article_id, title, body, sentence_starts, sentence_ends
from parquet_articles
where article_id in (select unnest($ids::varchar[]))
