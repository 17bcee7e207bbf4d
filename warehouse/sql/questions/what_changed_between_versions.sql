-- What changed in an article (--article), or in the one that was corrected last?
with asked as (
    select article_id
    from articles
    where getvariable('article')::varchar in (article_id, url, raw_path)
),
latest as (
    from article_versions
    where getvariable('article') is null or article_id in (from asked)
    order by superseded_at desc, article_id, version desc
    limit 1
),
texts as (
    select
        latest.article_id,
        latest.version,
        sentences_of(latest.body, latest.sentence_starts, latest.sentence_ends) as before,
        sentences_of(current.body, current.sentence_starts, current.sentence_ends) as after
    from latest
    join articles as current using (article_id)
)
select
    article_id,
    version,
    'removed' as change,
    unnest(list_filter(before, lambda said: not list_contains(after, said))) as sentence
from texts
union all
select
    article_id,
    version,
    'added',
    unnest(list_filter(after, lambda said: not list_contains(before, said)))
from texts
