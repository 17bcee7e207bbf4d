-- How much is published, and how new it is.
select
    (select count(*) from articles) as articles,
    (select max(first_seen_at) from articles) as newest_came_at,
    (select max(published_at) from articles) as newest_published_at,
    (select max(finished_at) from runs where status in ('completed', 'unchanged')) as looked_at
