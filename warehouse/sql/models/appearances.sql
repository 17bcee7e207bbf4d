-- One row per article and entity named in it (byline, dateline and trailer apart).
select
    article_id,
    entity_id,
    published_on,
    coalesce(duplicate_cluster, article_id) as cluster,
    coalesce(is_original, true) as is_original,
    mentions
from (
    select article_id, entity_id, count(*)::integer as mentions
    from entity_mentions
    where entity_id is not null and section in ('body', 'title')
    group by article_id, entity_id
)
join articles using (article_id)
order by published_on, article_id, entity_id
