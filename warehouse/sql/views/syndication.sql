-- One row per cluster of copies, with its earliest copy, which counts among `copies`.
select
    duplicate_cluster,
    count(*) as copies,
    count(distinct source) as sources,
    arg_min(article_id, (coalesce(published_at, 'infinity'), article_id)) as original_article_id,
    arg_min(source, (coalesce(published_at, 'infinity'), article_id)) as original_source,
    arg_min(title, (coalesce(published_at, 'infinity'), article_id)) as title,
    min(published_at) as first_published_at,
    max(published_at) as last_published_at
from articles
where duplicate_cluster is not null
group by duplicate_cluster
having count(*) > 1
