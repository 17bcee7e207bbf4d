-- The Monday of the week a question is about: that of the variable `day`, else of the latest
-- article.
create or replace macro this_week() as date_trunc(
    'week',
    coalesce(getvariable('day')::date, (select max(published_on) from articles))
)::date
