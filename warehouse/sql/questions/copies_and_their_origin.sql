-- Which articles were copied most, and where did they come from?
select title, original_source, first_published_at, copies, sources, last_published_at
from syndication
order by copies desc, first_published_at, original_article_id
limit 20
