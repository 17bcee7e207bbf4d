-- The day of the latest article.
select max(published_on) as latest, count(*) as articles from articles
