-- The articles with the same text, the earliest first.
select article_id, source, title, published_on, is_original
from articles
where cluster = (select cluster from articles where article_id = $id)
order by published_at nulls last, article_id
