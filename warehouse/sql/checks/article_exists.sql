-- Every row that names an article names one that is there.
with named as (
    select 'article_versions' as in_table, article_id from article_versions
    union all
    select 'date_mentions', article_id from date_mentions
    union all
    select 'entity_mentions', article_id from entity_mentions
    union all
    select 'entity_roles', article_id from entity_roles
)
select in_table, article_id, count(*) as offending_rows
from named
anti join articles using (article_id)
group by all
