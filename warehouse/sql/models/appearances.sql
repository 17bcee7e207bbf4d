-- One row per article and entity named in it (byline, dateline and trailer apart).
select
    articles.article_id,
    entity_id,
    published_on,
    coalesce(duplicate_cluster, articles.article_id) as cluster,
    coalesce(is_original, true) as is_original,
    count(*)::integer as mentions
from entity_mentions
join articles using (article_id)
where entity_id is not null and section in ('body', 'title')
group by all
order by published_on, article_id, entity_id
