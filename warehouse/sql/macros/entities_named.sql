-- The entities that a name, an alias or an id (also one that was redirected) stands for.
create or replace macro entities_named(who) as table
select entity_id from entity_aliases where lower(alias) = lower(who)
union
select entity_id from entities where lower(name) = lower(who) or entity_id = who
union
select entity_id from entity_redirects where old_entity_id = who
