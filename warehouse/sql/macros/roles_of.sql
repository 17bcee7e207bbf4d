-- The titles and roles said of an entity over time, each with its first and last day, as it was
-- written first; upper and lower case are one, and copies of an article count once.
create or replace macro roles_of(who) as table
select
    arg_min(entity_roles.role, (said_on, entity_roles.role)) as role,
    status,
    min(said_on) as first_said_on,
    max(said_on) as last_said_on,
    count(distinct coalesce(duplicate_cluster, article_id)) as articles
from entity_roles
join articles using (article_id)
where entity_id in (select entity_id from entities_named(who))
group by lower(entity_roles.role), status
order by first_said_on, role
