-- The titles and roles said of an entity: when, how often, and where it was said last.
select
    arg_max(role, (said_on, article_id)) as role,
    coalesce(status, 'current') as status,
    min(said_on) as first_said_on,
    max(said_on) as last_said_on,
    count(distinct article_id) as articles,
    arg_max(article_id, (said_on, article_id)) as article_id
from parquet_entity_roles
where entity_id = $entity
group by lower(role), coalesce(status, 'current')
order by last_said_on desc, articles desc, role
limit 60
